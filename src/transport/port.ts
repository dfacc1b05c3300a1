import type {
  Changes,
  InvoiceDetail,
  InvoicePage,
  InvoiceSummary,
  MethodDeleted,
  MethodSetup,
  PayablePage,
  PaymentHistoryPage,
  PaymentMethod,
  PaymentMethodList,
  PaymentMethodRequest,
  PaymentRequest,
  RetryRequest,
  Session,
  SessionGrant,
  SessionTokens,
  Statement,
  Submission,
  SubmissionPage,
  Team,
  VerificationRequest,
} from '../contract/types.ts';

import type {StaffApi} from './staff-port.ts';

/** Which invoices a list shows. */
export interface InvoiceQuery {
  status: 'outstanding' | 'all' | 'past_due' | 'processing' | 'paid';
  /** Searches number and project name; empty for none. */
  q: string;
  sort:
    'number' | '-number' | 'due_on' | '-due_on' | 'issued_on' | '-issued_on' | 'amount' | '-amount';
  /** Rows per page, 1 to 100. */
  limit: number;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

export interface FileOptions extends CallOptions {
  /** BCP 47; what the reader reads. */
  language: string;
}

/** Both days belong to it, `YYYY-MM-DD`; what is left out is the backend's to choose. */
export interface StatementPeriod {
  from?: string | undefined;
  to?: string | undefined;
}

export interface StatementFileOptions extends FileOptions {
  format: 'pdf' | 'csv';
}

export interface KeyedCallOptions extends CallOptions {
  /** UUID; the same key for the same payment, however often it has to be sent. */
  idempotencyKey: string;
}

/**
 * The backend as the client sees it, and the place to put another one in: stateless functions typed
 * by the contract. Each rejects with a `PortalError`. Authentication is the implementation's concern;
 * ours asks an {@link AccessTokens}.
 */
export interface PortalApi {
  createSession(grant: SessionGrant, options?: CallOptions): Promise<SessionTokens>;
  getSession(options?: CallOptions): Promise<Session>;
  endSession(options?: CallOptions): Promise<void>;
  /**
   * Sends a link by e-mail if whoever has the address may come in; nobody is told which. A backend
   * without such links leaves it out, and none is offered.
   */
  requestSignInLink?(email: string, options?: CallOptions): Promise<void>;
  /**
   * Of whoever is signed in; other sessions of theirs end. Rejects with `forbidden` when the sign-in
   * was too long ago. A backend that keeps no passwords leaves it out, and no change is offered.
   */
  changePassword?(password: string, options?: CallOptions): Promise<void>;

  listInvoices(
    query: InvoiceQuery & {cursor?: string},
    options?: CallOptions,
  ): Promise<InvoicePage>;
  getInvoice(id: string, options?: CallOptions): Promise<InvoiceDetail>;
  /** The invoice as PDF. */
  getInvoiceDocument(id: string, options: FileOptions): Promise<Blob>;
  /** The receipt of one of the caller's own payments, as PDF. */
  getReceipt(invoiceId: string, transactionId: string, options: FileOptions): Promise<Blob>;
  /** What was billed and paid between two days, and what is open, by currency. */
  getStatement(period: StatementPeriod, options?: CallOptions): Promise<Statement>;
  /** The same as PDF or CSV. */
  getStatementFile(period: StatementPeriod, options: StatementFileOptions): Promise<Blob>;
  getSummary(options?: CallOptions): Promise<InvoiceSummary>;
  /** Payable invoices of a query, oldest due first, and the outstanding ones left out. */
  listPayable(
    query: Pick<InvoiceQuery, 'status' | 'q'> & {cursor?: string},
    options?: CallOptions,
  ): Promise<PayablePage>;
  /** The same for given ids (at most 500); unknown ones don't come back. */
  checkPayable(ids: readonly string[], options?: CallOptions): Promise<PayablePage>;

  submitPayment(request: PaymentRequest, options: KeyedCallOptions): Promise<Submission>;
  getPayment(id: string, options?: CallOptions): Promise<Submission>;
  /** Rejects with `missing` when no submission has this key. */
  getPaymentByKey(key: string, options?: CallOptions): Promise<Submission>;
  /** Burns an unbound key (null), or answers the submission it is bound to. */
  abandonKey(key: string, options?: CallOptions): Promise<Submission | null>;
  listUnfinishedPayments(options?: CallOptions): Promise<SubmissionPage>;
  /** A page of the client's payments, newest first: what was paid at once is one entry. `limit`: 1 to 100. */
  listPaymentHistory(
    query: {cursor?: string | undefined; limit: number},
    options?: CallOptions,
  ): Promise<PaymentHistoryPage>;
  /** What became of each invoice of one of the caller's own submissions, as PDF. */
  getPaymentSummary(id: string, options: FileOptions): Promise<Blob>;
  syncPayment(id: string, options?: CallOptions): Promise<Submission>;
  /** After the payer did what the set-up of a new method asked for. */
  continuePayment(id: string, options?: CallOptions): Promise<Submission>;
  cancelPayment(
    id: string,
    transactionIds?: readonly string[],
    options?: CallOptions,
  ): Promise<Submission>;
  retryPayment(id: string, request: RetryRequest, options: KeyedCallOptions): Promise<Submission>;

  listMethods(options?: CallOptions): Promise<PaymentMethodList>;
  /** The saved method, or the question that its bank asks first. */
  addMethod(
    request: PaymentMethodRequest,
    options: KeyedCallOptions,
  ): Promise<PaymentMethod | MethodSetup>;
  /** The payer has answered the bank; rejects with `authentication_required` where they have not. */
  completeMethod(setupId: string, options?: CallOptions): Promise<PaymentMethod>;
  verifyMethod(
    id: string,
    proof: VerificationRequest,
    options?: CallOptions,
  ): Promise<PaymentMethod>;
  setDefaultMethod(id: string, options?: CallOptions): Promise<PaymentMethod>;
  removeMethod(id: string, options?: CallOptions): Promise<MethodDeleted>;

  /** The firm's people on the client's projects. */
  getTeam(options?: CallOptions): Promise<Team>;

  /**
   * Calls of the firm's own people, where this is their API. A backend that has none leaves it out.
   */
  asStaff?<T>(run: (api: StaffApi) => Promise<T>): Promise<T>;

  /**
   * What others change, as it happens: names alone, so the client asks again. Resolves when the
   * backend ends the stream. One that cannot tell leaves it out; a page then knows what it asks for.
   */
  listen?(options: ListenOptions): Promise<void>;
}

/** One event of {@link PortalApi.listen}. */
export interface ChangesEvent extends Changes {
  /** From where a later stream goes on. */
  id?: string | undefined;
}

export interface ListenOptions extends CallOptions {
  /** Of the last event that was heard: what came after it comes first. */
  lastEventId?: string | undefined;
  /** Without one: milliseconds since what is shown was asked for. */
  age: number;
  hear(event: ChangesEvent): void;
}

/** What the transport asks for before each call, and tells when a token was refused. */
export interface AccessTokens {
  /** A token good for at least a few seconds, or null for a visitor. Single flight. */
  current(): Promise<string | null>;
  /** The server refused `token` (401): a newer one, or null when the session is over. Single flight. */
  renew(token: string): Promise<string | null>;
}
