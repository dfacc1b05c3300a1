import {
  client,
  clientPage,
  contact,
  contactList,
  hold,
  holdPage,
  paymentLink,
  paymentLinkList,
  staffInvoicePage,
} from '../contract/generated/staff.ts';
import type {Parser} from '../contract/parse.ts';
import {ConflictError, isPortalError} from '../errors/index.ts';
import type {Call} from './call.ts';
import {toQuery, type Send} from './send.ts';
import type {StaffApi} from './staff-port.ts';

/** What a call has beside its address and answer. */
interface Rest {
  readonly signal?: AbortSignal | undefined;
  readonly version?: number;
  readonly idempotencyKey?: string;
  readonly body?: unknown;
}

/** The staff API over HTTP, with the tokens of the portal it is part of. */
export function createStaffApi(plain: Send): StaffApi {
  const send =
    (method: Call<unknown>['method']) =>
    <T>(path: string, parse: Parser<T>, rest: Rest = {}): Promise<T> => {
      const {signal, version, idempotencyKey, body} = rest;
      const headers = {
        ...(version !== undefined && {'if-match': `"${version}"`}),
        ...(idempotencyKey !== undefined && {'idempotency-key': idempotencyKey}),
      };
      return plain({method, path, parse, body, headers}, {signal}).catch(asStaffMeans);
    };
  const get = send('GET');
  const patch = send('PATCH');
  const post = send('POST');

  return {
    listClients: (q, {cursor, ...rest} = {}) =>
      get(`/clients${toQuery({q, cursor: cursor ?? ''})}`, clientPage, rest),
    getClient: (id, rest) => get(at`/clients/${id}`, client, rest),
    turnPortal: (id, enabled, rest) =>
      patch(at`/clients/${id}`, client, {...rest, body: {portal: {enabled}}}),
    listContacts: (id, rest) => get(at`/clients/${id}/contacts`, contactList, rest),
    changeAccess: (id, access, rest) =>
      patch(at`/contacts/${id}`, contact, {...rest, body: {access}}),
    sendInvite: (id, rest) => post(at`/contacts/${id}/invites`, contact, rest),
    listClientInvoices: (id, {cursor, ...rest} = {}) =>
      get(at`/clients/${id}/invoices` + toQuery({cursor: cursor ?? ''}), staffInvoicePage, rest),
    listLinks: (id, rest) => get(at`/invoices/${id}/payment-links`, paymentLinkList, rest),
    makeLink: (id, rest) => post(at`/invoices/${id}/payment-links`, paymentLink, rest),
    revokeLink: (id, rest) => send('DELETE')(at`/payment-links/${id}`, nothing, rest),
    listHolds: (clientId, {cursor, ...rest} = {}) =>
      get(`/holds${toQuery({clientId: clientId ?? '', cursor: cursor ?? ''})}`, holdPage, rest),
    releaseHold: (id, rest) => post(at`/holds/${id}/release`, hold, rest),
  };
}

/** To a contact it ends the session; to staff it says that a colleague was faster with this client. */
function asStaffMeans(error: unknown): never {
  if (!isPortalError(error) || error.code !== 'portal_off') throw error;
  const {message, requestId} = error;
  throw new ConflictError(message, {code: 'version_conflict', requestId, cause: error});
}

const nothing: Parser<undefined> = () => undefined;

/** An address: an id in it is a part of the path, whatever it holds. */
const at = (path: TemplateStringsArray, id: string) => path.join(encodeURIComponent(id));
