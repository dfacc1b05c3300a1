import type {RowMessages} from '../messages/index.ts';
import type {RowFormats} from '../row-formats.ts';

/** English as far as every page has it from the start: the words of rows. */
export const rows = (f: RowFormats): RowMessages => {
  const andMore = (shown: string, more: number) => `${shown} and ${f.number(more)} more`;

  return {
    theFirm: 'the firm',
    andMore,

    retry: 'Retry',
    payNow: 'Pay Now',
    payNowName: (number, amount) => `Pay Now, invoice ${f.text(number)}, ${f.money(amount)}`,
    invoices: 'Invoices',
    columns: {
      invoice: 'Invoice',
      issued: 'Issued',
      due: 'Due',
      status: 'Status',
      amount: 'Amount',
      action: 'Payment',
    },
    badges: {
      open: 'Open',
      due_today: 'Due today',
      past_due: 'Past due',
      partly_paid: 'Partly paid',
      processing: 'Processing',
      paid: 'Paid',
      returned: 'Payment returned',
      credit: 'Credit',
      on_hold: 'On hold',
      unknown: 'Other',
    },
    relativeDue: (days) => {
      if (days === 0) return 'today';
      if (days === 1) return 'tomorrow';
      if (days > 1) return `in ${f.number(days)} days`;
      return f.plural(-days, {one: '1 day late', other: `${f.number(-days)} days late`});
    },
    noDueDate: 'No due date',
    ofTotal: (total) => `of ${f.money(total)}`,
    paidOn: (date) => `paid ${date}`,
    expectedBy: (date) => `expected by ${date}`,
    amountProcessing: (amount) => `${f.money(amount)} processing`,
    notPayable: {
      noOptions: 'Online payment is not offered for this invoice.',
      onHold: (firm) => `On hold: ask ${f.text(firm)}.`,
      amount: 'This amount cannot be paid online.',
      processing: 'A payment is in progress.',
      other: 'This invoice cannot be paid online.',
    },
    returned: (amount, date) =>
      `A debit of ${f.money(amount)} was returned on ${date}. The invoice is open again.`,
    returnedToPayer: (amount, date, reason) =>
      `Your bank returned the debit of ${f.money(amount)} on ${date}: ${reason}. The invoice is open again.`,
    returnReasons: {
      insufficient_funds: 'there was not enough money in the account',
      account_closed: 'the account is closed',
      no_account: 'no account has this number',
      debit_not_authorized: 'your bank does not allow this debit',
      other: 'the bank gave no reason',
    },

    card: 'Card',
    bankAccount: 'Bank account',
    paymentMethod: 'Payment method',
    endingIn: (name, last4) => `${name} ending in ${last4}`,
    otherPayment: 'Paid outside the portal',

    selectAll: 'Select all outstanding invoices',
    selectAllShort: 'Select all',
    selectInvoice: (number, due) => `Select ${f.text(number)}, ${f.money(due)} due`,
    loadFailed: {
      title: 'We could not load your invoices',
      text: 'Nothing has changed on your account. Check your connection and try again.',
    },
  };
};
