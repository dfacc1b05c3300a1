import {
  client,
  clientPage,
  contact,
  contactList,
  hold,
  holdPage,
  outsidePayment,
  paymentLink,
  paymentLinkList,
  staffInvoicePage,
} from '../contract/generated/staff.ts';
import type {Parser} from '../contract/parse.ts';
import {ConflictError, isPortalError} from '../errors/index.ts';
import type {CallOptions} from './port.ts';
import {toQuery, type Send} from './send.ts';
import type {StaffApi} from './staff-port.ts';

/** The staff API over HTTP, with the tokens of the portal it is part of. */
export function createStaffApi(plain: Send): StaffApi {
  const send: Send = (call, options) => plain(call, options).catch(asStaffMeans);
  const get = <T>(path: string, parse: Parser<T>, options?: CallOptions) =>
    send({method: 'GET', path, parse}, options);
  const page = <T>(
    path: string,
    parse: Parser<T>,
    query: Readonly<Record<string, string>>,
    {cursor, signal}: CallOptions & {cursor?: string | null | undefined} = {},
  ) => get(path + toQuery({...query, cursor: cursor ?? undefined}), parse, {signal});
  const patch = <T>(
    path: string,
    body: unknown,
    parse: Parser<T>,
    {version, ...options}: CallOptions & {version: number},
  ) => send({method: 'PATCH', path, body, parse, headers: {'if-match': `"${version}"`}}, options);
  const post = <T>(path: string, parse: Parser<T>, rest: object, options?: CallOptions) =>
    send({method: 'POST', path, parse, ...rest}, options);

  return {
    listClients: (q, options) => page('/clients', clientPage, {q}, options),
    getClient: (id, options) => get(clients(id), client, options),
    turnPortal: (id, enabled, options) => patch(clients(id), {portal: {enabled}}, client, options),
    listContacts: (id, options) => get(`${clients(id)}/contacts`, contactList, options),
    changeAccess: (id, access, options) => patch(contacts(id), {access}, contact, options),
    sendInvite: (id, {idempotencyKey, ...options}) =>
      post(`${contacts(id)}/invites`, contact, keyed(idempotencyKey), options),
    listClientInvoices: (id, options) =>
      page(`${clients(id)}/invoices`, staffInvoicePage, {}, options),
    listLinks: (id, options) => get(linksOf(id), paymentLinkList, options),
    makeLink: (id, {idempotencyKey, ...options}) =>
      post(linksOf(id), paymentLink, keyed(idempotencyKey), options),
    revokeLink: (id, options) =>
      send(
        {method: 'DELETE', path: `/payment-links/${encodeURIComponent(id)}`, parse: nothing},
        options,
      ),
    listHolds: (clientId, options) =>
      page('/holds', holdPage, clientId === null ? {} : {clientId}, options),
    releaseHold: (id, options) =>
      post(`/holds/${encodeURIComponent(id)}/release`, hold, {}, options),
    recordOutsidePayment: (id, body, options) =>
      post(`/invoices/${encodeURIComponent(id)}/outside-payments`, outsidePayment, {body}, options),
  };
}

/** To a contact it ends the session; to staff it says that a colleague was faster with this client. */
function asStaffMeans(error: unknown): never {
  if (!isPortalError(error) || error.code !== 'portal_off') throw error;
  const {message, requestId} = error;
  throw new ConflictError(message, {code: 'version_conflict', requestId, cause: error});
}

const nothing: Parser<undefined> = () => undefined;

/** What the late calls of contacts share with this would not be a chunk of its own any more. */
const keyed = (idempotencyKey: string) => ({headers: {'idempotency-key': idempotencyKey}});

const clients = (id: string) => `/clients/${encodeURIComponent(id)}`;
const contacts = (id: string) => `/contacts/${encodeURIComponent(id)}`;
const linksOf = (invoiceId: string) => `/invoices/${encodeURIComponent(invoiceId)}/payment-links`;
