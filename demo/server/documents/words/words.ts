import type {InvoicePayment, StatementAge, StatementLine} from '../../../../src/contract/types.ts';
import type {Localizer} from '../../../../src/i18n/index.ts';

type PaymentState = InvoicePayment['state'] | 'unrecognized';

/** Texts of the PDFs in one language. */
export interface DocumentWords {
  page: (page: number, pages: number) => string;
  invoice: {
    title: string;
    creditNote: string;
    billedTo: string;
    issued: string;
    due: string;
    noDueDate: string;
    projects: string;
    description: string;
    quantity: string;
    rate: string;
    amount: string;
    subtotal: string;
    total: string;
    paid: string;
    inProgress: string;
    amountDue: string;
    payments: string;
    date: string;
    method: string;
    state: string;
    states: Readonly<Record<PaymentState, string>>;
    outside: string;
  };
  receipt: {
    title: string;
    /** Of a bank debit, which is never called paid (P-23). */
    debitTitle: string;
    paid: (amount: string, date: string) => string;
    initiated: (amount: string, date: string) => string;
    expected: (date: string) => string;
    arrived: (date: string) => string;
    refunded: (amount: string) => string;
    disputed: string;
    returned: string;
    from: string;
    invoice: string;
    amount: string;
    date: string;
    dateInitiated: string;
    method: string;
    reference: string;
    payer: string;
    statement: string;
    refundPolicy: string;
    askAboutRefunds: (firm: string) => string;
  };
  statement: {
    title: string;
    client: string;
    period: string;
    periodOf: (from: string, to: string) => string;
    agedOn: string;
    nothing: string;
    ageing: string;
    ages: Readonly<Record<StatementAge['age'], string>>;
    openItems: string;
    invoice: string;
    issued: string;
    due: string;
    daysLate: string;
    open: string;
    activity: string;
    date: string;
    entry: string;
    kinds: Readonly<Record<StatementLine['kind'], (number: string) => string>>;
    paidBy: (entry: string, kind: string) => string;
    outside: string;
    amount: string;
    balance: string;
    opening: string;
    closing: string;
    inProgress: string;
    /** What money under way and credits do to the sums. */
    notes: string;
  };
  /** Of one submission. */
  summary: {
    title: string;
    submitted: (count: number, date: string) => string;
    /** Each invoice is a charge, and has a receipt, of its own. */
    each: string;
    paid: string;
    /** Of a bank debit, which is never called paid (P-23). */
    initiated: string;
    expected: (date: string) => string;
    arrived: (date: string) => string;
    inProgress: string;
    notPaid: string;
    notAttempted: string;
    refunded: (amount: string) => string;
    disputed: string;
    returned: string;
    totalPaid: string;
    totalInitiated: string;
    totalRefunded: string;
    /** Disputed, or returned by the bank. */
    totalTakenBack: string;
  };
}

export type DocumentWordsOf = (formats: Localizer) => DocumentWords;
