import type {MessagesOf} from '../messages/index.ts';

/** English, the payment view; it comes with that view. */
export const payment: MessagesOf<'payment'> = (f) => {
  const andMore = (shown: string, more: number) => `${shown} and ${f.number(more)} more`;
  const numbers = (all: readonly string[]) => f.named(all, andMore);
  const anotherMethod = 'Use another method.';
  const charges = (count: number) =>
    f.plural(count, {one: '1 charge', other: `${f.number(count)} separate charges`});

  return {
    payOne: (number) => `Pay ${f.text(number)}`,
    payMany: (count) =>
      f.plural(count, {one: 'Pay 1 invoice', other: `Pay ${f.number(count)} invoices`}),
    payer: (client, firm) => `${f.text(client)}, to ${f.text(firm)}`,
    payWith: 'Pay with',
    total: 'Total',
    charges: (count) => `${charges(count)} will appear on your statement.`,
    chargesShort: charges,
    chargesBy: (count, statementName) =>
      f.plural(count, {
        one: `1 charge by ${f.text(statementName)}`,
        other: `${f.number(count)} charges by ${f.text(statementName)}`,
      }),
    payTotal: (total) => `Pay ${f.money(total)}`,
    payNewTotal: (total) => `Pay new total ${f.money(total)}`,
    change: 'Change',
    changeName: 'Change payment method',
    invoicesToPay: 'Invoices to pay',
    testMode: 'Test mode: no real money moves',
    chooseFirst: 'Choose a payment method first.',
    checkingInvoices: 'Checking what is due',

    expires: (month) => `Expires ${month}`,
    methodReasons: {
      notAccepted: (all) => `Not accepted for ${numbers(all)}`,
      expired: (month) => `Expired ${month}`,
      pendingVerification: 'Verify this account first',
      unusable: "This account can't be used any more",
    },
    noUsableMethod: 'None of your saved methods can pay this.',
    noSavedMethods: 'No saved payment methods',
    methodBadges: {
      default: 'Default',
      expires_soon: 'Expires soon',
    },

    whichCurrency: 'Which currency first?',
    oneCurrency: 'One payment has one currency. The others stay selected.',
    currencyChoice: (count, total) =>
      f.plural(count, {
        one: `${f.money(total)} · 1 invoice`,
        other: `${f.money(total)} · ${f.number(count)} invoices`,
      }),
    noCommonMethod: (count, cardsOnly, banksOnly) => {
      const takes = (all: readonly string[]) =>
        f.plural(all.length, {one: ' takes', other: ' take'});
      const cards = cardsOnly.length ? `${numbers(cardsOnly)}${takes(cardsOnly)} cards only` : '';
      const verb = cards && cardsOnly.length === banksOnly.length ? '' : takes(banksOnly);
      const banks = banksOnly.length ? `${numbers(banksOnly)}${verb} bank accounts only` : '';
      const which = [cards, banks].filter(Boolean).join(', ');
      return `No single method fits all ${f.number(count)} invoices. ${which}${which && '.'}`.trim();
    },
    payByFirst: (count, kind) =>
      `Pay ${f.number(count)} by ${kind === 'card' ? 'card' : 'bank account'} first`,
    leaveOut: (all) => `Leave out ${numbers(all)}`,

    consent: {
      card: ({firm, method, count, total}) =>
        `By paying, you allow ${f.text(firm)} to charge ${f.text(method)} ${
          count === 1 ? f.money(total) : 'each amount listed here'
        }.`,
      bank: ({firm, method, count, total, date, contact}) => {
        const debit = `By paying, you allow ${f.text(firm)} to debit ${f.text(method)}`;
        const amounts =
          count === 1
            ? f.money(total)
            : `${f.number(count)} times for the amounts listed here, ${f.money(total)} in all,`;
        return `${debit} ${amounts} on or after ${f.date(date)}, and to credit it to correct errors. You can withdraw this authorization for debits not yet sent by writing to ${f.text(contact)}. A debit takes a few business days and your bank can return it.`;
      },
    },
    about: {
      soldBy: (legalName, country) => `${f.text(legalName)}, ${country}`,
      contact: (contact) => `Questions: ${f.text(contact)}`,
      terms: 'Terms',
      refundPolicy: 'Refund policy',
      privacy: 'Privacy',
    },

    working: {
      one: (number) => `Paying ${f.text(number)}`,
      many: (count) =>
        f.plural(count, {one: 'Paying 1 invoice', other: `Paying ${f.number(count)} invoices`}),
      button: (done, count) => `Paying ${f.number(done)} of ${f.number(count)}`,
      progress: (done, count) => `${f.number(done)} of ${f.number(count)}`,
      mayClose: 'You can close this window. The result will be here when you return.',
      stop: (count) =>
        f.plural(count, {
          one: 'Stop the remaining one',
          other: `Stop the remaining ${f.number(count)}`,
        }),
      stopping: 'Stopping what has not started yet',
    },
    live: {
      progress: (done, count) => `${f.number(done)} of ${f.number(count)} done`,
      paid: (number) => `${f.text(number)} paid`,
      failed: (number, reason) => `${f.text(number)} failed: ${reason}`,
    },
    checking: {
      title: 'Checking your payment',
      text: "The answer got lost on the way, so we are asking what happened. Please don't pay again; this updates by itself.",
    },
    wasNow: (from, to) => `was ${f.money(from)}, now ${f.money(to)}`,
    noLongerPayable: (number) => `${f.text(number)} can no longer be paid and was left out.`,
    nothingLeft: 'None of these invoices can be paid any more.',
    payRest: 'Continue without it',
    sessionEnded:
      'You have been signed out. Log in to continue; your selection and what you typed are kept.',
    refusedByPage: 'This page stopped the payment. Nothing was charged.',

    badges: {
      queued: 'Waiting',
      paying: 'Paying',
      succeeded: 'Paid',
      processing: 'Processing',
      requires_action: 'Needs confirmation',
      failed: 'Failed',
      unknown: 'Checking',
      skipped: 'Not attempted',
      canceled: 'Canceled',
      refunded: 'Refunded',
      partly_refunded: 'Partly refunded',
      disputed: 'Disputed',
    },
    result: {
      onePaid: (number) => `${f.text(number)} is paid`,
      oneProcessing: (number) => `The payment for ${f.text(number)} is processing`,
      oneNotPaid: (number) => `${f.text(number)} is not paid`,
      allPaid: (count) => `All ${f.number(count)} invoices are paid`,
      somePaid: (paid, count) =>
        f.plural(paid, {
          one: `1 of ${f.number(count)} invoices is paid`,
          other: `${f.number(paid)} of ${f.number(count)} invoices are paid`,
        }),
      allProcessing: (count) => `All ${f.number(count)} payments are processing`,
      someProcessing: (processing, count) =>
        f.plural(processing, {
          one: `1 of ${f.number(count)} payments is processing`,
          other: `${f.number(processing)} of ${f.number(count)} payments are processing`,
        }),
      toConfirm: (count) =>
        f.plural(count, {
          one: '1 payment needs confirmation',
          other: `${f.number(count)} payments need confirmation`,
        }),
      nonePaid: (count) => `None of the ${f.number(count)} invoices is paid`,
    },
    sums: {
      paid: (amount) => `${f.money(amount)} paid`,
      processing: (amount) => `${f.money(amount)} processing`,
      toConfirm: (amount) => `${f.money(amount)} to confirm`,
      checking: (amount) => `${f.money(amount)} being checked`,
      notPaid: (amount) => `${f.money(amount)} not paid`,
    },
    whatYouCanDo: 'What you can do',
    paidWith: (method) => `Paid with ${f.text(method)}`,
    expectMoney: (date) => `We expect the money by ${date}. Your bank can still return it.`,
    onlyCharged: (all) =>
      `${f.plural(all.length, {
        one: `Only ${numbers(all)} will be charged.`,
        other: `Only these ${f.number(all.length)} invoices will be charged.`,
      })} What is paid stays paid.`,
    retryTotal: (total) => `Retry ${f.money(total)}`,
    done: 'Done',
    cancel: 'Cancel',
    failures: {
      card: {
        insufficient_funds:
          'Not enough money is available on this card. Try again later, or use another payment method.',
        expired_card: 'This card has expired. Use another one.',
        incorrect_cvc: 'The security code is not right. Enter the card again.',
        incorrect_number: 'The card number is not right. Enter the card again.',
        processing_error: 'The bank could not answer. Try again in a few minutes.',
        try_again_later: 'The bank could not answer. Try again in a few minutes.',
        authentication_required:
          'Your bank could not confirm it was you. Try again, or use another method.',
        payment_declined: 'The bank refused this card. Use another method, or call your bank.',
      },
      bank: {
        insufficient_funds: `There was not enough money in the account. ${anotherMethod}`,
        account_closed: `The account is closed. ${anotherMethod}`,
        no_account: `No account has this number. ${anotherMethod}`,
        debit_not_authorized: `Your bank does not allow this debit. ${anotherMethod}`,
        payment_declined: 'The bank refused this debit. Use another method, or call your bank.',
      },
      notAttempted: (kind, number) => {
        const method = kind === 'card' ? 'card' : 'bank account';
        return `Not attempted, because the ${method} was refused${number ? ` for ${f.text(number)}` : ''}.`;
      },
      changed: 'The amount changed before it was sent. Nothing was charged for it.',
      stopped: 'You stopped the payment before this one was sent.',
      authorizationExpired: 'The time for this payment ran out before it was sent.',
    },
    forInvoices: numbers,

    codes: {
      payments_unavailable: ({firm}) => `${f.text(firm)} does not take payments here.`,
      portal_off: ({firm}) => `The client portal is not available. Ask ${f.text(firm)}.`,
      invoice_not_payable: ({number}) => `${f.text(number)} cannot be paid online.`,
      invoice_changed: () => 'Some amounts have changed. Nothing was charged.',
      invoice_payment_in_progress: ({number}) =>
        `${f.text(number)} is already being paid, in another window or by a colleague. Nothing was charged.`,
      invoice_already_paid: ({number}) => `${f.text(number)} is already paid. Nothing was charged.`,
      currency_mixed: () => 'One payment has one currency.',
      amount_out_of_range: ({number, min, max}) =>
        `The amount for ${f.text(number)} must be from ${f.money(min)} to ${f.money(max)}.`,
      too_many_invoices: ({limit}) => `One payment holds up to ${f.number(limit)} invoices.`,
      payment_method_not_found: () => 'This method was deleted. Choose another one.',
      payment_method_unusable: () => "This method can't be used. Choose another one.",
      processor_unavailable: () =>
        "Payments can't be taken right now. Nothing was charged. Try again in a few minutes.",
    },
  };
};
