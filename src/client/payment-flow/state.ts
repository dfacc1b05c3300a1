import type {
  Consent,
  ExcludedItem,
  Money,
  PaymentFailure,
  PaymentMethod,
  Submission,
  Transaction,
} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import type {PaymentOption} from '../../model/invoice-state.ts';
import type {Ineligibility} from '../../model/method-eligibility.ts';
import type {Store} from '../store.ts';

/** How one invoice of the payment stands (P-04). `planned` until something was sent for it. */
export type LineState =
  | 'planned'
  | 'waiting'
  | 'paying'
  | 'paid'
  | 'processing'
  | 'needs_confirmation'
  | 'failed'
  | 'not_attempted'
  /** Its outcome is being asked for; it is neither paid nor free to be paid again. */
  | 'checking'
  | 'canceled';

/** One invoice of the payment: what the left column shows. */
export interface PaymentLine {
  readonly invoiceId: string;
  readonly number: string;
  /** Names of its projects, where the invoice is loaded somewhere on the page. */
  readonly projects: readonly string[];
  /** What is charged for it, to the minor unit. */
  readonly amount: Money;
  /** Its whole total, where that is known and more than `amount` ("of $2,400.00"). */
  readonly ofTotal?: Money | undefined;
  /** What was shown before the server said `amount` (P-10). */
  readonly was?: Money | undefined;
  /** Where a part of it may be paid (P-13). */
  readonly part?: AmountPart | undefined;
  readonly version: number;
  readonly paymentOptions: readonly string[];
  readonly state: LineState;
  /** Of its last attempt, once something was sent. */
  readonly transactionId?: string | undefined;
  readonly submissionId?: string | undefined;
  readonly failure?: PaymentFailure | undefined;
  readonly hasReceipt?: boolean | undefined;
  /** The payer did not answer the bank, and let it go. */
  readonly wasSkipped?: boolean | undefined;
}

/** How much of an invoice is paid now. What then remains is nothing, or at least `min`. */
export interface AmountPart {
  /** The least, and all that is due: what one payment may take. */
  readonly min: Money;
  readonly due: Money;
  /** Something else than all of it is wanted; `amount` is that while nothing is wrong with it. */
  readonly isOther: boolean;
  /** `too_much` also where what remains would be less than can be paid. */
  readonly problem: 'missing' | 'unreadable' | 'too_little' | 'too_much' | null;
}

/** A saved method as a radio. Unusable ones come last and carry their reason (P-15). */
export interface MethodChoice {
  readonly method: PaymentMethod;
  readonly ineligibility: Ineligibility | null;
}

/** Why the button does not pay yet. */
export type Blocked =
  /** There are usable methods, and none is chosen. */
  | 'choose_method'
  /** None of the saved methods can pay this. */
  | 'no_method'
  /** Some amount that was typed cannot be paid. */
  | 'amount';

/** A method entered by hand, and what becomes of it. */
export interface NewMethod {
  readonly isChosen: boolean;
  /** What every one of the invoices takes. */
  readonly kinds: readonly PaymentOption[];
  /** Behind a payment link nothing is kept. */
  readonly canSave: boolean;
  /** The first one that is saved becomes the default, asked or not (M-04). */
  readonly isFirst: boolean;
  readonly save: boolean;
  readonly makeDefault: boolean;
}

/** With what: the right column. */
export interface MethodPick {
  readonly methods: readonly MethodChoice[];
  /** The saved one that is chosen. */
  readonly methodId: string | null;
  /** Null where the firm's processor takes none. */
  readonly newMethod: NewMethod | null;
  /** Null when the button pays. */
  readonly blocked: Blocked | null;
}

/** Which part of a selection above the limit per submission this is (S-14); `index` from 1. */
export interface Part {
  readonly index: number;
  readonly count: number;
  readonly limit: number;
}

/** What is to be paid: the left column, in every phase that has one. */
export interface Plan {
  readonly lines: readonly PaymentLine[];
  /** Of `lines`: exactly what the button says and the server charges. */
  readonly total: Money;
  /** Null when everything of this currency fits into one submission. */
  readonly part: Part | null;
  /** Asked for, but not payable now; not part of `lines`. */
  readonly excluded: readonly ExcludedItem[];
}

export interface LoadingState {
  readonly phase: 'loading';
  /** Invoices asked for. */
  readonly count: number;
}

/** What is needed could not be loaded. Nothing was charged; `reload()` tries again. */
export interface FailedState {
  readonly phase: 'failed';
  readonly error: PortalError;
}

/** One payment has one currency (S-08). `chooseCurrency()` goes on; the others stay selected. */
export interface CurrencyState {
  readonly phase: 'currency';
  readonly choices: readonly {readonly total: Money; readonly count: number}[];
}

/** No kind of method fits all invoices (S-09). */
export interface NoCommonMethodState extends Plan {
  readonly phase: 'no_common_method';
  /** Numbers of those that take cards only, and bank accounts only. */
  readonly cardOnly: readonly string[];
  readonly bankOnly: readonly string[];
  /** `payByCardFirst()` pays these and leaves the others selected. Empty: not offered. */
  readonly byCard: readonly PaymentLine[];
  /** `leaveOut()` takes these out of the payment and the selection. */
  readonly others: readonly PaymentLine[];
}

/** The person looks at what will be charged, and presses Pay (P-03). */
export interface ReviewState extends Plan, MethodPick {
  readonly phase: 'review';
  /** Why the last attempt was refused as a whole. Nothing was charged. */
  readonly error: PortalError | null;
  /** The last attempt never arrived, for certain: nothing was charged, paying again is safe. */
  readonly isKnownUnsent: boolean;
}

/** Amounts changed since they were shown; nothing was charged. `confirmChanged()` pays (P-10). */
export interface ChangedState extends Plan, MethodPick {
  readonly phase: 'changed';
}

/** Some cannot be paid (any more); nothing was charged. `continueWithRest()` goes on with `lines`. */
export interface TakenState extends Omit<Plan, 'total'> {
  readonly phase: 'taken';
  readonly taken: readonly TakenInvoice[];
  /** Null when nothing is left to pay. */
  readonly total: Money | null;
}

export interface TakenInvoice {
  readonly invoiceId: string;
  /** Empty when the server does not know the invoice any more and nobody showed its number. */
  readonly number: string;
  readonly reason: 'in_progress' | 'paid' | 'not_payable' | 'gone';
}

/** Pay was pressed; no answer yet. What was chosen stays to be seen. */
export interface SendingState extends Plan, MethodPick {
  readonly phase: 'sending';
  /** Invoices sent now; in a retry fewer than `lines`. `total` is theirs. */
  readonly count: number;
}

/** The server has the submission and works on it (P-21). */
export interface WorkingState extends Plan {
  readonly phase: 'working';
  readonly submission: Submission;
  /** Transactions of this submission that are through, and how many there are. */
  readonly done: number;
  readonly count: number;
  /** How many `stopRemaining()` would stop. */
  readonly stoppable: number;
  readonly isStopping: boolean;
  /** Why the last `stopRemaining()` had no effect. */
  readonly stopError: PortalError | null;
}

/**
 * The payer's bank asks the payer (P-11): `confirm()` opens its window, `skip()` leaves this one
 * unpaid. What came before is paid already, what comes after waits.
 */
export interface ConfirmState extends Plan {
  readonly phase: 'confirm';
  readonly submission: Submission;
  /** Null: it asks about the new method itself, before anything is charged. */
  readonly line: PaymentLine | null;
  readonly done: number;
  readonly count: number;
  /** The bank's window is open over the page: no modal dialog may be. */
  readonly isOpen: boolean;
  /** The bank was answered, or the payment skipped: the server is being asked. */
  readonly isBusy: boolean;
  /** Why the bank's window did not open, or skipping had no effect. */
  readonly error: PortalError | null;
}

/**
 * The answer got lost (P-07). Nothing can be paid until the server's record has decided. `lines` is
 * empty after a reload, when no more than the key is known.
 */
export interface CheckingState extends Omit<Plan, 'total'> {
  readonly phase: 'checking';
  readonly total: Money | null;
}

/** The session ended in the middle (P-16). The same contact's return goes on by itself. */
export interface SignedOutState extends Omit<Plan, 'total'> {
  readonly phase: 'signed_out';
  readonly total: Money | null;
}

/** How many invoices and how much of it ended in each way. */
export interface Sum {
  readonly count: number;
  readonly amount: Money;
}

export interface Sums {
  readonly paid: Sum;
  readonly processing: Sum;
  readonly toConfirm: Sum;
  readonly checking: Sum;
  /** Failed, not attempted and canceled. */
  readonly notPaid: Sum;
}

/** One notice of the result: a reason and the invoices that have it. */
export interface ResultProblem {
  readonly state: LineState;
  readonly failure: PaymentFailure | null;
  readonly lines: readonly PaymentLine[];
}

/** What Retry would send: present amounts, asked anew (P-06). */
export type RetryOffer =
  | {readonly status: 'loading'}
  | {readonly status: 'failed'; readonly error: PortalError}
  | (RetryPlan & {readonly status: 'ready'});

export interface RetryPlan extends MethodPick {
  /** `was` where the amount differs from the failed attempt. */
  readonly lines: readonly PaymentLine[];
  readonly total: Money;
  /** The same method cannot work: the radios are open and Retry waits for a choice. */
  readonly needsOtherMethod: boolean;
  /** Why the last retry was refused as a whole. */
  readonly error: PortalError | null;
  /** The last retry never arrived, for certain. */
  readonly isKnownUnsent: boolean;
}

/** What became of each invoice, over all attempts of this dialog. */
export interface ResultState extends Plan {
  readonly phase: 'result';
  /** The last one. */
  readonly submission: Submission;
  readonly sums: Sums;
  /** One per invoice up to four, then one per reason. */
  readonly problems: readonly ResultProblem[];
  /** Null when nothing is left that a retry may send. */
  readonly retry: RetryOffer | null;
  /** `YYYY-MM-DD` by which the processing ones should arrive, once known. */
  readonly expectedOn: string | null;
}

/** The dialog is done with: closed, or its contact is gone. Nothing of the payment is kept. */
export interface ClosedState {
  readonly phase: 'closed';
}

export type PaymentState =
  | LoadingState
  | FailedState
  | CurrencyState
  | NoCommonMethodState
  | ReviewState
  | ChangedState
  | TakenState
  | SendingState
  | WorkingState
  | ConfirmState
  | CheckingState
  | SignedOutState
  | ResultState
  | ClosedState;

/** What is about to be sent: what `portal-payment-submit` says. */
export interface SubmitDetail {
  readonly items: readonly {readonly invoiceId: string; readonly amount: Money}[];
  readonly total: Money;
  /** Null for a method entered by hand. */
  readonly paymentMethodId: string | null;
  /** The submission whose rest this is. */
  readonly retryOf?: string | undefined;
}

/** What the past-tense events of a payment are made of. */
export type PaymentNotice =
  | {readonly type: 'submitted'; readonly submission: Submission}
  /** Once per invoice that reached its result. */
  | {
      readonly type: 'settled';
      readonly submission: Submission;
      readonly transaction: Transaction;
    }
  | {readonly type: 'completed'; readonly submission: Submission}
  /** Instead of completed: nothing succeeded or is processing. */
  | {readonly type: 'failed'; readonly submission: Submission};

/** How a payment speaks to the page; whoever has the DOM makes events of it. */
export interface PaymentPort {
  /**
   * Asked before anything leaves the page or is stored; false or a rejection stops it, and the
   * person is back at the review (P-25).
   */
  approve?(detail: SubmitDetail): boolean | Promise<boolean>;
  notify?(notice: PaymentNotice): void;
  /**
   * Makes a token that serves once of what was typed; after `approve`. Rejects with what the payer
   * has to correct.
   */
  createToken?(options: {save: boolean}): Promise<string>;
  /** Opens the bank's window and waits for the payer. `left`: without an answer. */
  handleAction?(clientSecret: string): Promise<'completed' | 'left' | 'failed'>;
}

export interface ResumeOptions extends PaymentPort {
  /** Which consent text stands at the button, in which language; read when Pay is pressed. */
  consent(): Consent;
}

export interface PaymentFlowOptions extends ResumeOptions {
  /** What to pay; without it, the client's selection. */
  invoiceIds?: readonly string[] | undefined;
}

/** One payment dialog's decisions. Commands that do not fit the phase do nothing. */
export interface PaymentFlow extends Store<PaymentState> {
  /** Nothing of it was sent, and its person is still there: what was typed may serve another one. */
  readonly isUnsent: boolean;
  /** `failed`, or a retry whose amounts could not be loaded: asks again. */
  reload(): void;
  chooseCurrency(currency: string): void;
  payByCardFirst(): void;
  /** Takes invoices out of the payment and the selection; without ids, those of `others`. */
  leaveOut(invoiceIds?: readonly string[]): void;
  /** `review`, `changed` and `result` (for the retry). */
  chooseMethod(methodId: string): void;
  /** The same phases: a method is entered by hand; what is left out stays as it was. */
  enterMethod(wishes?: Partial<Pick<NewMethod, 'save' | 'makeDefault'>>): void;
  /**
   * `review`: pays this much of an invoice, in minor units; NaN for what could not be read, null
   * while nothing was typed, and without an amount all that is due.
   */
  payPart(invoiceId: string, amount?: number | null): void;
  submit(): Promise<void>;
  confirmChanged(): Promise<void>;
  continueWithRest(): void;
  stopRemaining(): Promise<void>;
  confirm(): Promise<void>;
  skip(): Promise<void>;
  retry(): Promise<void>;
  /**
   * The dialog closes. A payment that was sent goes on: it is in `client.unfinished` until it is
   * resumed or dismissed.
   */
  close(): void;
}
