import type {Money, PaymentFailure} from '../../contract/types.ts';
import type {ViewText} from './core.ts';

/** The badge of one invoice's transaction (LOOK §4). */
export type TransactionBadge =
  | 'queued'
  | 'paying'
  | 'succeeded'
  | 'processing'
  | 'requires_action'
  | 'failed'
  | 'unknown'
  | 'skipped'
  | 'canceled'
  | 'refunded'
  | 'partly_refunded'
  | 'disputed';

export type MethodKind = 'card' | 'us_bank_account';

/** What the payer agrees to (P-22). Amounts are of one currency. */
export interface ConsentValues {
  /** The firm's legal name. */
  readonly firm: string;
  /** The method as it is shown, "Visa •••• 4242". */
  readonly method: string;
  readonly count: number;
  readonly total: Money;
  /** First day on which a debit may be made; `YYYY-MM-DD`. */
  readonly date: string;
  /** Where the payer can write to: an address, else the firm's name. */
  readonly contact: string;
}

/** Sums of a submission by how its items ended. */
export interface ResultSums {
  readonly paid: Money;
  readonly processing: Money;
  readonly toConfirm: Money;
  readonly checking: Money;
  readonly notPaid: Money;
}

/** Values for codes that say more than their kind. Missing ones fall back to the kind's text. */
export interface CodeValues {
  readonly firm: string;
  readonly number: string;
  readonly limit: number;
  readonly min: Money;
  readonly max: Money;
}

export type TextCode =
  | 'payments_unavailable'
  | 'portal_off'
  | 'invoice_not_payable'
  | 'invoice_changed'
  | 'invoice_payment_in_progress'
  | 'invoice_already_paid'
  | 'currency_mixed'
  | 'amount_out_of_range'
  | 'too_many_invoices'
  | 'payment_method_not_found'
  | 'payment_method_unusable'
  | 'processor_unavailable';

/** The payment view; loaded with it. */
export interface PaymentMessages {
  // Review
  readonly payOne: (number: string) => string;
  readonly payMany: (count: number) => string;
  readonly payer: (client: string, firm: string) => string;
  readonly payWith: string;
  readonly total: string;
  readonly charges: (count: number) => string;
  readonly chargesShort: (count: number) => string;
  readonly chargesBy: (count: number, statementName: string) => string;
  readonly payTotal: (total: Money) => string;
  readonly payNewTotal: (total: Money) => string;
  readonly change: string;
  readonly changeName: string;
  readonly invoicesToPay: string;
  readonly testMode: string;
  readonly chooseFirst: string;
  readonly checkingInvoices: string;

  // Methods
  readonly expires: (month: string) => string;
  readonly methodReasons: {
    readonly notAccepted: (numbers: readonly string[]) => string;
    readonly expired: (month: string) => string;
    readonly pendingVerification: string;
    readonly unusable: string;
  };
  readonly noUsableMethod: string;
  readonly noSavedMethods: string;
  readonly methodBadges: Readonly<Record<'default' | 'expires_soon', string>>;

  // Which invoices, which method
  readonly whichCurrency: string;
  readonly oneCurrency: string;
  readonly currencyChoice: (count: number, total: Money) => string;
  /** Which of them take cards alone, and which bank accounts alone; by number. */
  readonly noCommonMethod: (
    count: number,
    cardsOnly: readonly string[],
    banksOnly: readonly string[],
  ) => string;
  readonly payByFirst: (count: number, kind: MethodKind) => string;
  readonly leaveOut: (numbers: readonly string[]) => string;

  // What the payer agrees to, above the button
  readonly consent: {
    readonly card: (values: ConsentValues) => string;
    readonly bank: (values: ConsentValues) => string;
  };
  readonly about: {
    readonly soldBy: (legalName: string, country: string) => string;
    readonly contact: (contact: string) => string;
    readonly terms: string;
    readonly refundPolicy: string;
    readonly privacy: string;
  };

  // While it runs
  readonly working: {
    readonly one: (number: string) => string;
    readonly many: (count: number) => string;
    readonly button: (done: number, count: number) => string;
    readonly progress: (done: number, count: number) => string;
    readonly mayClose: string;
    readonly stop: (count: number) => string;
    readonly stopping: string;
  };
  readonly live: {
    readonly progress: (done: number, count: number) => string;
    readonly paid: (number: string) => string;
    readonly failed: (number: string, reason: string) => string;
  };
  readonly checking: ViewText;
  readonly wasNow: (from: Money, to: Money) => string;
  readonly noLongerPayable: (number: string) => string;
  readonly nothingLeft: string;
  readonly payRest: string;
  readonly sessionEnded: string;
  readonly refusedByPage: string;

  // How it ended
  readonly badges: Readonly<Record<TransactionBadge, string>>;
  /** For `resultHeading()` and `resultSums()`, which choose among them. */
  readonly result: {
    readonly onePaid: (number: string) => string;
    readonly oneProcessing: (number: string) => string;
    readonly oneNotPaid: (number: string) => string;
    readonly allPaid: (count: number) => string;
    readonly somePaid: (paid: number, count: number) => string;
    readonly allProcessing: (count: number) => string;
    readonly someProcessing: (processing: number, count: number) => string;
    readonly toConfirm: (count: number) => string;
    readonly nonePaid: (count: number) => string;
  };
  readonly sums: Readonly<Record<keyof ResultSums, (amount: Money) => string>>;
  readonly whatYouCanDo: string;
  readonly paidWith: (method: string) => string;
  readonly expectMoney: (date: string) => string;
  readonly onlyCharged: (numbers: readonly string[]) => string;
  readonly retryTotal: (total: Money) => string;
  readonly done: string;
  readonly cancel: string;
  readonly failures: {
    readonly card: Readonly<Record<CardFailure, string>>;
    readonly bank: Readonly<Record<BankFailure, string>>;
    /** `number` is the invoice whose refusal stopped the rest, where it is known. */
    readonly notAttempted: (kind: MethodKind, number: string | undefined) => string;
    readonly changed: string;
    readonly stopped: string;
    readonly authorizationExpired: string;
  };
  /** Heading of one notice for several invoices that failed for the same reason. */
  readonly forInvoices: (numbers: readonly string[]) => string;

  readonly codes: Readonly<Record<TextCode, (values: CodeValues) => string>>;
}

type Failure = PaymentFailure['code'];

export type CardFailure = Extract<
  Failure,
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'incorrect_number'
  | 'processing_error'
  | 'try_again_later'
  | 'authentication_required'
  | 'payment_declined'
>;

export type BankFailure = Extract<
  Failure,
  | 'insufficient_funds'
  | 'account_closed'
  | 'no_account'
  | 'debit_not_authorized'
  | 'payment_declined'
>;
