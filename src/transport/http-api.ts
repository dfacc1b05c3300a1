import {invoicePage, invoiceSummary, payablePage} from '../contract/generated/invoice.ts';
import {paymentMethodList} from '../contract/generated/method.ts';
import {submission, submissionPage} from '../contract/generated/payment.ts';
import {session, sessionTokens} from '../contract/generated/session.ts';
import {nullable, type Parser} from '../contract/parse.ts';
import {NetworkError} from '../errors/index.ts';
import type {CallOptions, PortalApi} from './port.ts';
import {createSend, type HttpOptions} from './send.ts';

/** Only the detail of one invoice needs it. */
const loadDetailParser = () =>
  import('../contract/generated/invoice-detail.ts').catch((cause: unknown) => {
    throw new NetworkError('A part of the portal could not be loaded', {cause});
  });

const nothing: Parser<undefined> = () => undefined;

/**
 * The contract over HTTP. Nothing is sent before the first call, and an `apiUrl` that cannot be one
 * makes each call reject with a `SetupError`.
 */
export function createHttpApi(options: HttpOptions): PortalApi {
  const send = createSend(options);
  const get = <T>(path: string, parse: Parser<T>, callOptions?: CallOptions) =>
    send({method: 'GET', path, parse}, callOptions);

  return {
    createSession: (grant, callOptions) =>
      send(
        {method: 'POST', path: '/sessions', body: grant, parse: sessionTokens, isPublic: true},
        callOptions,
      ),
    getSession: (callOptions) => get('/session', session, callOptions),
    endSession: (callOptions) =>
      send({method: 'DELETE', path: '/session', parse: nothing, keepalive: true}, callOptions),

    listInvoices: (query, callOptions) =>
      get(`/invoices${toQuery({...query})}`, invoicePage, callOptions),
    getInvoice: async (id, callOptions) => {
      const {invoiceDetail} = await loadDetailParser();
      return get(`/invoices/${encodeURIComponent(id)}`, invoiceDetail, callOptions);
    },
    getSummary: (callOptions) => get('/invoices/summary', invoiceSummary, callOptions),
    listPayable: (query, callOptions) =>
      get(`/invoices/payable${toQuery({...query})}`, payablePage, callOptions),
    checkPayable: (ids, callOptions) =>
      send(
        {method: 'POST', path: '/invoices/payable', body: {ids}, parse: payablePage, isSafe: true},
        callOptions,
      ),

    submitPayment: (body, {idempotencyKey, ...callOptions}) =>
      send(
        {method: 'POST', path: '/payments', body, parse: submission, idempotencyKey},
        callOptions,
      ),
    getPayment: (id, callOptions) => get(payment(id), submission, callOptions),
    getPaymentByKey: (key, callOptions) => get(byKey(key), submission, callOptions),
    abandonKey: (key, callOptions) =>
      send({method: 'DELETE', path: byKey(key), parse: nullable(submission)}, callOptions),
    listUnfinishedPayments: (callOptions) =>
      get('/payments?state=unfinished', submissionPage, callOptions),
    syncPayment: (id, callOptions) =>
      send({method: 'POST', path: `${payment(id)}/sync`, parse: submission}, callOptions),
    cancelPayment: (id, transactionIds, callOptions) =>
      send(
        {
          method: 'POST',
          path: `${payment(id)}/cancel`,
          body: transactionIds ? {transactionIds} : {},
          parse: submission,
        },
        callOptions,
      ),
    retryPayment: (id, body, {idempotencyKey, ...callOptions}) =>
      send(
        {method: 'POST', path: `${payment(id)}/retry`, body, parse: submission, idempotencyKey},
        callOptions,
      ),

    listMethods: (callOptions) => get('/payment-methods', paymentMethodList, callOptions),
  };
}

const payment = (id: string) => `/payments/${encodeURIComponent(id)}`;
const byKey = (key: string) => payment('by-key') + `/${encodeURIComponent(key)}`;

/** Leaves out what is not asked for: an empty search, the first page's cursor. */
function toQuery(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
