import type {
  ExcludedItem,
  Invoice,
  InvoiceSummary,
  Money,
  PayablePage,
  PaymentMethod,
  Session,
  SessionGrant,
} from '../contract/types.ts';
import type {PortalError} from '../errors/index.ts';
import type {Selection, SelectedInvoice, SelectionChange, TopBox} from '../model/selection.ts';
import type {InvoiceQuery, PortalApi} from './api.ts';
import type {PaymentFlow, PaymentFlowOptions, ResumeOptions} from './payment-flow/state.ts';
import type {Platform, RowPlatform} from './platform.ts';
import type {ScopedStorage} from './scoped-storage.ts';
import type {Store} from './store.ts';

/**
 * The client as far as rows need it: everything below one provider shares one. Elements ask it, it decides,
 * and what it shows of money is what the server said.
 */
export interface RowClient {
  /** The address of the firm's API; it names what is stored and which tabs belong together. */
  readonly apiUrl: string;
  readonly platform: RowPlatform;
  /** This firm's part of the tab's storage; null where nothing is kept. */
  readonly storage: ScopedStorage | null;
  readonly api: PortalApi;
  readonly session: SessionStore;
  /** Settles once it is known who is signed in, or that this can't be found out. Never rejects. */
  readonly started: Promise<void>;
  /** The list of a query, shared by everyone who asks for the same one. Release it when done. */
  invoices(query: InvoiceQuery): InvoiceListStore;
  /**
   * What an element loads that most pages don't have, shared by everyone who names it alike. Like all
   * that is loaded it is asked for while somebody looks, and dropped with the session. The first
   * caller's `load` counts.
   */
  share<T>(name: string, load: (signal: AbortSignal) => Promise<T>): SharedStore<T>;
  /** All of it, if its code is there already. */
  readonly known: PortalClient | null;
  /** All of it, once its code is there. Rejects with a `NetworkError` when that cannot be loaded. */
  whole(): Promise<PortalClient>;
  /** Something about money changed: lists, summary and methods in use ask again; other tabs hear it. */
  invalidate(): void;
  dispose(): void;
}

/** The whole client. Of a {@link RowClient} there is one: `wholeClient()` finds it. */
export interface PortalClient extends RowClient {
  readonly platform: Platform;
  readonly summary: ResourceStore<InvoiceSummary>;
  readonly methods: MethodListStore;
  readonly selection: SelectionStore;
  readonly unfinished: UnfinishedStore;
  /**
   * Contacts hear what others do with invoices, and what is in use asks again, also where no list is
   * shown. `since`: when what is shown was asked for. Once is enough.
   */
  listen(since: number): void;
  /** A row that some list has loaded. */
  findInvoice(id: string): Invoice | undefined;
  /** Begins a payment: what the payment dialog renders. Its code is loaded with the first one. */
  startPayment(options: PaymentFlowOptions): Promise<PaymentFlow>;
  /** Goes on with an unfinished payment, in the very state it was left in where this page has it. */
  resumePayment(reference: PaymentReference, options: ResumeOptions): Promise<PaymentFlow>;
  /**
   * Which of some invoices can be paid now, and the outstanding ones that cannot; unknown ids are in
   * neither. Shared by everyone who asks for the same ones.
   */
  payable(ids: readonly string[]): ResourceStore<PayableInvoices>;
}

export type PayableInvoices = Pick<PayablePage, 'items' | 'excluded'>;

/** What is known of something that is loaded. Stale data stays while it refreshes. */
export type Resource<T> =
  | {readonly status: 'loading'}
  | {readonly status: 'failed'; readonly error: PortalError}
  | {
      readonly status: 'ready';
      readonly data: T;
      readonly isRefreshing: boolean;
      /** The last refresh failed; `data` is from `loadedAt`. */
      readonly error?: PortalError | undefined;
      /** Milliseconds since the epoch. */
      readonly loadedAt: number;
    };

/** Loads on its first subscriber, aborts when the last one leaves, keeps no failure. */
export interface ResourceStore<T> extends Store<Resource<T>> {
  reload(): Promise<void>;
}

export interface SharedStore<T> extends ResourceStore<T> {
  /** Forgets what is known not to be so any more; whoever looks gets it anew. */
  drop(): void;
}

/** The contact's own saved methods, shared by everyone who shows them. */
export interface MethodListStore extends SharedStore<readonly PaymentMethod[]> {
  /** One of them was changed: asks again like `reload()`, and other tabs hear it. */
  changed(): Promise<void>;
}

export type SessionState =
  /** Asking who this is. */
  | {readonly status: 'starting'}
  /** `isExpired` when a session ended by itself. */
  | {readonly status: 'signed-out'; readonly isExpired: boolean}
  | {readonly status: 'signed-in'; readonly session: Session}
  /** The firm has turned the portal off for this client; `session` is the last one known. */
  | {readonly status: 'portal-off'; readonly session: Session | null}
  | {readonly status: 'failed'; readonly error: PortalError};

export interface SessionStore extends Store<SessionState> {
  /**
   * Resolves with what the grant is for; where somebody has signed in or out meanwhile, that stays.
   * Rejects with a `PortalError` (`sign_in_failed`, `client_choice_required`, `rate_limited` …).
   */
  signIn(grant: SessionGrant): Promise<Session>;
  /** Drops everything cached at once, then tells the server. Never rejects. */
  signOut(): Promise<void>;
  /** Asks again who this is. */
  refresh(): Promise<void>;
}

export interface InvoiceListData {
  /** All rows loaded so far, in the server's order. */
  readonly items: readonly Invoice[];
  /** Payable invoices of the whole query. */
  readonly payableCount: number;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** "Show more" failed; the rows stay. */
  readonly moreError?: PortalError | undefined;
}

export interface InvoiceListStore extends ResourceStore<InvoiceListData> {
  readonly query: InvoiceQuery;
  loadMore(): Promise<void>;
}

export interface SelectionState {
  readonly selection: Selection;
  /** One per currency; never added together. */
  readonly totals: readonly Money[];
  /** Outstanding ones that the last select-all had to leave out, while something of it is selected. */
  readonly excluded: readonly ExcludedItem[];
  /** A select-all is asking the server. */
  readonly isSelectingAll: boolean;
  /** What the last refresh did to the selection; to be announced once, then replaced by the next. */
  readonly changes: readonly SelectionChange[];
}

export interface SelectionStore extends Store<SelectionState> {
  has(id: string): boolean;
  /** Selects or unselects rows with the amounts seen. */
  set(invoices: readonly SelectedInvoice[], isSelected: boolean): void;
  /** Selects every payable invoice of the query, on every page (S-02, S-03). */
  selectAll(query: Pick<InvoiceQuery, 'status' | 'q'>): Promise<void>;
  /** Unselects what belongs to the query (S-05). */
  unselectAll(list: InvoiceListStore): void;
  remove(ids: Iterable<string>): void;
  clear(): void;
  /** State of the top-most box of a list. */
  topBox(list: InvoiceListStore): TopBox;
  /** How many selected invoices the list's query matches, loaded or not. */
  countIn(list: InvoiceListStore): number;
  /** Brings the selection in line with invoices as just loaded (S-11). */
  reconcile(invoices: readonly Invoice[]): void;
  /** True while a Pay Selected of its own is in view somewhere, so the list's bar drops its button. */
  readonly hasPayButton: Store<boolean>;
  /** A visible `<portal-pay-selected>` says so; call the result when it leaves. */
  showPayButton(): () => void;
}

/** A payment that is under way: its submission, or the key it was sent with. */
export type PaymentReference = {submissionId: string} | {key: string};

/** A payment that was sent and that no open dialog shows (P-21). */
export interface UnfinishedPayment {
  readonly reference: PaymentReference;
  /** `finished` stays until it was looked at or dismissed: its result has not been seen. */
  readonly status: 'checking' | 'working' | 'needs_confirmation' | 'finished';
  /** Invoices in it; those that have their result; those that are paid or whose debit is under way. */
  readonly count: number;
  readonly done: number;
  readonly paid: number;
  /**
   * Gives up what is not charged yet. Only while it needs confirmation. Rejects with a `PortalError`.
   */
  readonly cancel?: (() => Promise<void>) | undefined;
}

export interface UnfinishedStore extends Store<readonly UnfinishedPayment[]> {
  /** Its result needs no looking at. */
  dismiss(reference: PaymentReference): void;
}
