import {invoiceSummary} from '../contract/generated/invoice.ts';
import {invoiceDetail} from '../contract/generated/invoice-detail.ts';
import {
  methodDeleted,
  methodSetup,
  paymentMethod,
  paymentMethodList,
} from '../contract/generated/method.ts';
import {payablePage} from '../contract/generated/payable.ts';
import {submission, submissionPage} from '../contract/generated/payment.ts';
import {ContractViolation, nullable, type Parser} from '../contract/parse.ts';
import type {MethodSetup, PaymentMethod} from '../contract/types.ts';
import {Late} from '../errors/index.ts';
import type {HttpOptions} from './attempt.ts';
import type {CallOptions, FileOptions, PortalApi} from './port.ts';
import {toQuery, type Send} from './send.ts';

/** Nothing of these is asked until rows show; with their parsers they load with the first of them. */
export type LateApi = Omit<
  PortalApi,
  'createSession' | 'getSession' | 'endSession' | 'listInvoices'
>;

const staff = new Late(() => import('./client-access-api.ts'));
const stream = new Late(() => import('./event-stream.ts'));

export function createLateApi(send: Send, http: HttpOptions): LateApi {
  const get = <T>(path: string, parse: Parser<T>, options?: CallOptions) =>
    send({method: 'GET', path, parse}, options);
  const file = (path: string, {language, ...options}: FileOptions) =>
    send(
      {method: 'GET', path, parse: pdf, isFile: true, headers: {'accept-language': language}},
      options,
    );
  const post = (path: string, body?: unknown, options?: CallOptions, idempotencyKey?: string) =>
    send(
      {method: 'POST', path, body, parse: submission, ...(idempotencyKey && keyed(idempotencyKey))},
      options,
    );

  return {
    requestSignInLink: (email, options) =>
      send(
        {method: 'POST', path: '/sign-in-links', body: {email}, parse: nothing, isPublic: true},
        options,
      ),
    changePassword: (password, options) =>
      send({method: 'PUT', path: '/session/password', body: {password}, parse: nothing}, options),

    getInvoice: (id, options) => get(invoice(id), invoiceDetail, options),
    getInvoiceDocument: (id, options) => file(`${invoice(id)}/document`, options),
    getReceipt: (id, transactionId, options) =>
      file(`${invoice(id)}/receipts/${encodeURIComponent(transactionId)}`, options),
    getStatement: async (...asked) => (await statements.load()).getStatement(send, ...asked),
    getStatementFile: async (...asked) =>
      (await statements.load()).getStatementFile(send, ...asked),
    getSummary: (options) => get('/invoices/summary', invoiceSummary, options),
    listPayable: (query, options) =>
      get(`/invoices/payable${toQuery({...query})}`, payablePage, options),
    checkPayable: (ids, options) =>
      send(
        {method: 'POST', path: '/invoices/payable', body: {ids}, parse: payablePage, isSafe: true},
        options,
      ),

    submitPayment: (request, {idempotencyKey, ...options}) =>
      post('/payments', request, options, idempotencyKey),
    getPayment: (id, options) => get(payment(id), submission, options),
    getPaymentByKey: (key, options) => get(byKey(key), submission, options),
    abandonKey: (key, options) =>
      send({method: 'DELETE', path: byKey(key), parse: nullable(submission)}, options),
    listUnfinishedPayments: (options) => get('/payments?state=unfinished', submissionPage, options),
    listPaymentHistory: async (query, options) =>
      get(
        `/payment-history${toQuery(query)}`,
        (await historyParsers.load()).paymentHistoryPage,
        options,
      ),
    getPaymentSummary: (id, options) => file(`${payment(id)}/summary`, options),
    syncPayment: (id, options) => post(`${payment(id)}/sync`, undefined, options),
    continuePayment: (id, options) => post(`${payment(id)}/continue`, undefined, options),
    cancelPayment: (id, transactionIds, options) =>
      post(`${payment(id)}/cancel`, transactionIds ? {transactionIds} : {}, options),
    retryPayment: (id, request, {idempotencyKey, ...options}) =>
      post(`${payment(id)}/retry`, request, options, idempotencyKey),

    listMethods: (options) => get('/payment-methods', paymentMethodList, options),
    addMethod: (body, {idempotencyKey, ...options}) =>
      send(
        {
          method: 'POST',
          path: '/payment-methods',
          body,
          parse: methodOrSetup,
          ...keyed(idempotencyKey),
        },
        options,
      ),
    completeMethod: (setupId, options) =>
      send({method: 'POST', path: `${setup(setupId)}/complete`, parse: paymentMethod}, options),
    verifyMethod: (id, body, options) =>
      send({method: 'POST', path: `${method(id)}/verify`, body, parse: paymentMethod}, options),
    setDefaultMethod: (id, options) =>
      send(
        {method: 'PATCH', path: method(id), body: {isDefault: true}, parse: paymentMethod},
        options,
      ),
    removeMethod: (id, options) =>
      send({method: 'DELETE', path: method(id), parse: methodDeleted}, options),

    getTeam: async (options) => get('/team', (await teamParsers.load()).team, options),
    asStaff: async (run) => run((await staff.load()).createStaffApi(send)),
    listen: async (options) => (await stream.load()).listen(http, options),
  };
}

const nothing: Parser<void> = () => undefined;
const statements = new Late(() => import('./statement-api.ts'));

/** With what few pages show comes the parser of its answers. */
const teamParsers = new Late(() => import('../contract/generated/team.ts'));
const historyParsers = new Late(() => import('../contract/generated/payment-history.ts'));

/** 201 is the method, 202 the question of its bank. */
const methodOrSetup: Parser<PaymentMethod | MethodSetup> = (value, path) =>
  Object.hasOwn(Object(value) as object, 'setupId')
    ? methodSetup(value, path)
    : paymentMethod(value, path);

/** A page of a proxy's is no document. */
const pdf: Parser<Blob> = (value, path) => {
  if (value instanceof Blob && value.type === 'application/pdf') return value;
  throw new ContractViolation(path, 'a PDF');
};

/** For what must take effect once, however often it has to be sent. */
const keyed = (idempotencyKey: string) => ({headers: {'idempotency-key': idempotencyKey}});

const invoice = (id: string) => `/invoices/${encodeURIComponent(id)}`;
const payment = (id: string) => `/payments/${encodeURIComponent(id)}`;
const method = (id: string) => `/payment-methods/${encodeURIComponent(id)}`;
const setup = (id: string) => `/payment-methods/setups/${encodeURIComponent(id)}`;
const byKey = (key: string) => `/payments/by-key/${encodeURIComponent(key)}`;
