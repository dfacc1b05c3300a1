import {invoicePage} from '../contract/generated/invoice.ts';
import {session, sessionTokens} from '../contract/generated/session.ts';
import type {Parser} from '../contract/parse.ts';
import {Late} from '../errors/index.ts';
import type {LateApi} from './late-api.ts';
import type {CallOptions, PortalApi} from './port.ts';
import type {HttpOptions} from './attempt.ts';
import {createSend, toQuery} from './send.ts';

const late = new Late(() => import('./late-api.ts'));
const nothing: Parser<undefined> = () => undefined;

/**
 * The contract over HTTP. Nothing is sent before the first call, and an `apiUrl` that cannot be one
 * makes each call reject with a `SetupError`.
 */
export function createHttpApi(options: HttpOptions): PortalApi {
  const send = createSend(options);
  const get = <T>(path: string, parse: Parser<T>, callOptions?: CallOptions) =>
    send({method: 'GET', path, parse}, callOptions);

  const early: Omit<PortalApi, keyof LateApi> = {
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
  };

  return new Proxy(early as PortalApi, {
    get: (calls, name: keyof PortalApi | 'then') =>
      // Whoever has a `then` is taken for a promise.
      name === 'then' ? undefined : ((calls as Partial<PortalApi>)[name] ?? callLate(name)),
  });

  function callLate(name: keyof PortalApi) {
    return async (...values: unknown[]) => {
      const api = (await late.load()).createLateApi(send, options) as Partial<PortalApi>;
      return (api[name] as (...given: unknown[]) => unknown)(...values);
    };
  }
}
