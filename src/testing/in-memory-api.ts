import {open} from '../contract/open.ts';
import {problem} from '../contract/problem.ts';
import {portalRoutes, type Query, type Route} from '../contract/routes.ts';
import type {
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
  Problem,
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
import {ApiError, errorOf} from './api-error.ts';
import type {PortalOperation} from './operations.ts';
import type {TestPortal} from './portal.ts';
import type {Schema} from './request.ts';

interface CallOptions {
  signal?: AbortSignal | undefined;
}

interface FileOptions extends CallOptions {
  language: string;
}

interface KeyedCallOptions extends CallOptions {
  idempotencyKey: string;
}

type StatementPeriod = Query<typeof portalRoutes.getStatement>;
type HistoryQuery = {cursor?: string | undefined; limit: number};
type ListQuery = Omit<Query<typeof portalRoutes.listInvoices>, 'limit'> & {limit: number};

/** The SDK's `PortalApi`: what `api` of a provider or of `configurePortal()` takes. */
export interface InMemoryApi {
  createSession(grant: SessionGrant, options?: CallOptions): Promise<SessionTokens>;
  getSession(options?: CallOptions): Promise<Session>;
  endSession(options?: CallOptions): Promise<void>;
  requestSignInLink(email: string, options?: CallOptions): Promise<void>;
  changePassword(password: string, options?: CallOptions): Promise<void>;
  listInvoices(query: ListQuery, options?: CallOptions): Promise<InvoicePage>;
  getInvoice(id: string, options?: CallOptions): Promise<InvoiceDetail>;
  getInvoiceDocument(id: string, options: FileOptions): Promise<Blob>;
  getReceipt(invoiceId: string, transactionId: string, options: FileOptions): Promise<Blob>;
  getStatement(period: StatementPeriod, options?: CallOptions): Promise<Statement>;
  getStatementFile(
    period: StatementPeriod,
    options: FileOptions & {format: 'pdf' | 'csv'},
  ): Promise<Blob>;
  getSummary(options?: CallOptions): Promise<InvoiceSummary>;
  listPayable(
    query: Pick<ListQuery, 'status' | 'q' | 'cursor'>,
    options?: CallOptions,
  ): Promise<PayablePage>;
  checkPayable(ids: readonly string[], options?: CallOptions): Promise<PayablePage>;
  submitPayment(request: PaymentRequest, options: KeyedCallOptions): Promise<Submission>;
  getPayment(id: string, options?: CallOptions): Promise<Submission>;
  getPaymentByKey(key: string, options?: CallOptions): Promise<Submission>;
  abandonKey(key: string, options?: CallOptions): Promise<Submission | null>;
  listUnfinishedPayments(options?: CallOptions): Promise<SubmissionPage>;
  listPaymentHistory(query: HistoryQuery, options?: CallOptions): Promise<PaymentHistoryPage>;
  getPaymentSummary(id: string, options: FileOptions): Promise<Blob>;
  syncPayment(id: string, options?: CallOptions): Promise<Submission>;
  continuePayment(id: string, options?: CallOptions): Promise<Submission>;
  cancelPayment(
    id: string,
    transactionIds?: readonly string[],
    options?: CallOptions,
  ): Promise<Submission>;
  retryPayment(id: string, request: RetryRequest, options: KeyedCallOptions): Promise<Submission>;
  listMethods(options?: CallOptions): Promise<PaymentMethodList>;
  addMethod(
    request: PaymentMethodRequest,
    options: KeyedCallOptions,
  ): Promise<PaymentMethod | MethodSetup>;
  completeMethod(setupId: string, options?: CallOptions): Promise<PaymentMethod>;
  verifyMethod(
    id: string,
    proof: VerificationRequest,
    options?: CallOptions,
  ): Promise<PaymentMethod>;
  setDefaultMethod(id: string, options?: CallOptions): Promise<PaymentMethod>;
  removeMethod(id: string, options?: CallOptions): Promise<MethodDeleted>;
  getTeam(options?: CallOptions): Promise<Team>;
}

interface Call extends CallOptions {
  params?: Record<string, string>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  idempotencyKey?: string;
}

/**
 * The portal without HTTP and without a service worker. It signs in whoever the portal names, and
 * keeps the tokens itself; faults, latency and the answers' schemas are those of the handlers.
 */
export function createInMemoryApi(portal: TestPortal): InMemoryApi {
  let tokens = portal.signedInAs && portal.signIn(portal.signedInAs);

  async function request(operation: PortalOperation, call: Call): Promise<Response> {
    const {method, path} = portalRoutes[operation];
    const {params = {}, query = {}, body, idempotencyKey, signal} = call;
    const headers = new Headers();
    if (tokens) headers.set('Authorization', `Bearer ${tokens.accessToken}`);
    if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const sent = new Request(`http://portal.invalid${filled}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    return portal.respond(sent, filled + toSearch(query));
  }

  /** An access token that ran out is replaced once, as the SDK's own transport does. */
  async function send(operation: PortalOperation, call: Call = {}): Promise<unknown> {
    let response = await request(operation, call);
    if (response.status === 401 && tokens?.refreshToken && operation !== 'createSession') {
      const {refreshToken: token} = tokens;
      tokens = null;
      const renewed = await request('createSession', {body: {grant: 'refresh', token}});
      if (renewed.ok) {
        tokens = (await receive('createSession', renewed)) as SessionTokens;
        response = await request(operation, call);
      }
    }
    call.signal?.throwIfAborted();
    return receive(operation, response);
  }

  return {
    async createSession(body, options) {
      tokens = (await send('createSession', {...options, body})) as SessionTokens;
      return tokens;
    },
    getSession: (options) => send('getSession', options) as Promise<Session>,
    async endSession(options) {
      await send('endSession', options).finally(() => (tokens = null));
    },
    async requestSignInLink(email, options) {
      await send('requestSignInLink', {...options, body: {email}});
    },
    async changePassword(password, options) {
      await send('changePassword', {...options, body: {password}});
    },

    listInvoices: (query, options) =>
      send('listInvoices', {...options, query}) as Promise<InvoicePage>,
    getInvoice: (id, options) =>
      send('getInvoice', {...options, params: {id}}) as Promise<InvoiceDetail>,
    getInvoiceDocument: (id, {signal}) =>
      send('getInvoiceDocument', {signal, params: {id}}) as Promise<Blob>,
    getReceipt: (id, transactionId, {signal}) =>
      send('getReceipt', {signal, params: {id, transactionId}}) as Promise<Blob>,
    getSummary: (options) => send('summarizeInvoices', options) as Promise<InvoiceSummary>,
    listPayable: (query, options) =>
      send('listPayable', {...options, query}) as Promise<PayablePage>,
    checkPayable: (ids, options) =>
      send('checkPayable', {...options, body: {ids}}) as Promise<PayablePage>,

    getStatement: (query, options) =>
      send('getStatement', {...options, query: {...query}}) as Promise<Statement>,
    getStatementFile: (query, {format, signal}) =>
      send(format === 'pdf' ? 'getStatementDocument' : 'getStatementTable', {
        signal,
        query: {...query},
      }) as Promise<Blob>,

    submitPayment: (body, options) =>
      send('createPayment', {...options, body}) as Promise<Submission>,
    getPayment: (id, options) =>
      send('getPayment', {...options, params: {id}}) as Promise<Submission>,
    getPaymentByKey: (key, options) =>
      send('getPaymentByKey', {...options, params: {key}}) as Promise<Submission>,
    abandonKey: (key, options) =>
      send('burnPaymentKey', {...options, params: {key}}) as Promise<Submission | null>,
    listUnfinishedPayments: (options) =>
      send('listPayments', {...options, query: {state: 'unfinished'}}) as Promise<SubmissionPage>,
    listPaymentHistory: (query, options) =>
      send('listPaymentHistory', {...options, query}) as Promise<PaymentHistoryPage>,
    getPaymentSummary: (id, {signal}) =>
      send('getPaymentSummary', {signal, params: {id}}) as Promise<Blob>,
    syncPayment: (id, options) =>
      send('syncPayment', {...options, params: {id}, body: {}}) as Promise<Submission>,
    continuePayment: (id, options) =>
      send('continuePayment', {...options, params: {id}, body: {}}) as Promise<Submission>,
    cancelPayment: (id, transactionIds, options) =>
      send('cancelPayment', {
        ...options,
        params: {id},
        body: transactionIds ? {transactionIds} : {},
      }) as Promise<Submission>,
    retryPayment: (id, body, options) =>
      send('retryPayment', {...options, params: {id}, body}) as Promise<Submission>,

    listMethods: (options) => send('listMethods', options) as Promise<PaymentMethodList>,
    addMethod: (body, options) =>
      send('addMethod', {...options, body}) as Promise<PaymentMethod | MethodSetup>,
    completeMethod: (id, options) =>
      send('completeMethod', {...options, params: {id}}) as Promise<PaymentMethod>,
    verifyMethod: (id, body, options) =>
      send('verifyMethod', {...options, params: {id}, body}) as Promise<PaymentMethod>,
    setDefaultMethod: (id, options) =>
      send('setDefaultMethod', {
        ...options,
        params: {id},
        body: {isDefault: true},
      }) as Promise<PaymentMethod>,
    removeMethod: (id, options) =>
      send('removeMethod', {...options, params: {id}}) as Promise<MethodDeleted>,

    getTeam: (options) => send('getTeam', options) as Promise<Team>,
  };
}

/** What an answer means: the resource as the client's open variant reads it, or the error. */
async function receive(operation: PortalOperation, response: Response): Promise<unknown> {
  if (response.type === 'error') throw new ApiError('network', `${operation} got no answer`);
  const {answers}: Route = portalRoutes[operation];
  const {schema, contentType} = answers[response.status] ?? {};
  const isFile = contentType === 'application/pdf' || contentType === 'text/csv';
  if (response.ok && isFile) return file(operation, response, contentType);
  if (answers[response.status] && !schema) return null;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && schema) return parse(operation, schema, body);
  const found = parse(operation, problem, body) as Problem;
  throw errorOf(found, response.headers.get('retry-after'));
}

async function file(operation: PortalOperation, response: Response, type: string): Promise<Blob> {
  const blob = await response.blob();
  if (blob.type.split(';')[0] === type) return blob;
  throw new ApiError('contract', `${operation} answered something else than ${type}`);
}

function parse(operation: PortalOperation, schema: Schema, body: unknown): unknown {
  const parsed = open(schema).safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ApiError('contract', `${operation} answered something else than agreed: ${where}`);
}

function toSearch(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
