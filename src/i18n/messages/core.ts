import type {Money} from '../../contract/types.ts';
import type {PortalErrorKind} from '../../errors/index.ts';

export type InvoiceFilter = 'outstanding' | 'past_due' | 'processing' | 'paid' | 'all';

export type InvoiceSort =
  'number' | '-number' | 'due_on' | '-due_on' | 'issued_on' | '-issued_on' | 'amount' | '-amount';

/** The one badge of an invoice (LOOK §4). `unknown` is a status of a newer server. */
export type InvoiceBadge =
  | 'open'
  | 'due_today'
  | 'past_due'
  | 'partly_paid'
  | 'processing'
  | 'paid'
  | 'returned'
  | 'credit'
  | 'on_hold'
  | 'unknown';

/** A designed view in the place of a list: what it says. */
export interface ViewText {
  readonly title: string;
  readonly text: string;
}

/** Values for the text of an error; `firm` is the firm's name, or the words for "the firm". */
export interface ErrorValues {
  readonly firm: string;
  /** Seconds to wait, at least 1. */
  readonly seconds: number;
}

/**
 * List, selection, states, errors by kind, account menu. Dates are calendar dates (`YYYY-MM-DD`),
 * amounts are money: the texts format them.
 */
export interface CoreMessages {
  /** For a sentence, while the firm's name is not known. */
  readonly theFirm: string;
  readonly andMore: (shown: string, more: number) => string;

  // Buttons
  readonly login: string;
  readonly signOut: string;
  readonly retry: string;
  readonly close: string;
  readonly clear: string;
  readonly view: string;
  readonly resume: string;
  readonly cancelPayment: string;
  readonly showMore: string;
  readonly payNow: string;
  readonly payNowName: (number: string, amount: Money) => string;
  readonly paySelected: string;
  readonly showAllInvoices: string;
  readonly clearSearch: string;

  // Account menu
  readonly account: (name: string) => string;
  readonly paymentMethods: string;
  readonly changePassword: string;

  // Summary, filters, search, sort
  readonly invoices: string;
  readonly summary: string;
  readonly outstanding: string;
  readonly pastDue: string;
  readonly lastPayment: string;
  readonly invoiceCount: (count: number) => string;
  readonly filter: string;
  readonly filters: Readonly<Record<InvoiceFilter, string>>;
  readonly search: string;
  readonly searchName: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<InvoiceSort, string>>;

  // Rows
  readonly columns: Readonly<
    Record<'invoice' | 'issued' | 'due' | 'status' | 'amount' | 'action', string>
  >;
  readonly badges: Readonly<Record<InvoiceBadge, string>>;
  /** `days` from today; negative when the date has passed. */
  readonly relativeDue: (days: number) => string;
  readonly noDueDate: string;
  readonly ofTotal: (total: Money) => string;
  readonly paidOn: (date: string) => string;
  readonly expectedBy: (date: string) => string;
  readonly amountProcessing: (amount: Money) => string;
  readonly notPayable: {
    readonly noOptions: string;
    readonly onHold: (firm: string) => string;
    readonly amount: string;
    readonly processing: string;
    readonly other: string;
  };
  readonly returned: (amount: Money, date: string) => string;
  /** `reason` is one of {@link returnReasons}. */
  readonly returnedToPayer: (amount: Money, date: string, reason: string) => string;
  /** Why a bank returned a debit; the end of a sentence, without its full stop. */
  readonly returnReasons: Readonly<
    Record<
      'insufficient_funds' | 'account_closed' | 'no_account' | 'debit_not_authorized' | 'other',
      string
    >
  >;

  // Methods, as far as a list names one
  readonly card: string;
  readonly bankAccount: string;
  readonly paymentMethod: string;
  /** How "••••" is read aloud: name, then the last four. */
  readonly endingIn: (name: string, last4: string) => string;
  readonly otherPayment: string;

  // Selection
  readonly selectAll: string;
  readonly selectAllShort: string;
  readonly selectInvoice: (number: string, due: Money) => string;
  readonly selectionHint: string;
  readonly selectionReason: string;
  readonly selected: (count: number) => string;
  readonly selectedHidden: (count: number, hidden: number) => string;
  readonly showSelected: string;
  /** Names three of them. */
  readonly leftOut: (count: number, excluded: number, numbers: readonly string[]) => string;
  readonly allMatchingSelected: (count: number) => string;
  readonly selectAllOutstanding: (count: number) => string;
  readonly clearAll: (count: number) => string;
  readonly partOf: (limit: number, part: number, parts: number) => string;

  // A payment under way or just ended, told in the list
  readonly payingNotice: (count: number, done: number) => string;
  readonly toConfirm: (count: number) => string;
  readonly paidOfAll: (paid: number, count: number) => string;
  readonly checkingNotice: string;

  // Designed views in the place of rows
  readonly nothingToPay: ViewText;
  readonly noInvoices: (firm: string) => ViewText;
  readonly nothingFiltered: Readonly<Record<'past_due' | 'processing' | 'paid', ViewText>>;
  readonly noMatch: (query: string) => ViewText;
  readonly loadFailed: ViewText;
  readonly signedOut: (firm: string) => ViewText;
  readonly portalOff: (firm: string, supportEmail: string | undefined) => ViewText;
  readonly notPermitted: (firm: string) => ViewText;
  readonly stale: (time: string) => string;
  readonly moreFailed: string;

  // Errors by kind; the server's own words are never shown
  readonly errors: Readonly<Record<PortalErrorKind, (values: ErrorValues) => string>>;
  readonly reference: (requestId: string) => string;

  // Live region
  readonly live: {
    readonly loading: string;
    readonly more: (more: number, shown: number) => string;
    readonly selectedTotals: (count: number, totals: string) => string;
    readonly cleared: string;
    readonly leftOut: (count: number, excluded: number) => string;
    readonly paidAndLeft: (number: string) => string;
    readonly left: (number: string) => string;
    readonly changed: (number: string, from: Money, to: Money) => string;
    readonly sorted: (sort: string) => string;
    readonly signedOut: string;
  };
}

/** What must be there until rows show. */
export type RowMessages = Pick<
  CoreMessages,
  | 'theFirm'
  | 'andMore'
  | 'retry'
  | 'payNow'
  | 'payNowName'
  | 'invoices'
  | 'columns'
  | 'badges'
  | 'relativeDue'
  | 'noDueDate'
  | 'ofTotal'
  | 'paidOn'
  | 'expectedBy'
  | 'amountProcessing'
  | 'notPayable'
  | 'returned'
  | 'returnedToPayer'
  | 'returnReasons'
  | 'card'
  | 'bankAccount'
  | 'paymentMethod'
  | 'endingIn'
  | 'otherPayment'
  | 'selectAll'
  | 'selectAllShort'
  | 'selectInvoice'
  | 'loadFailed'
>;
