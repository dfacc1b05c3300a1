import type {Body, Query, staffRoutes} from '../../contract/routes.ts';
import {listInvoices} from '../invoices.ts';
import {bindKey, findReplay} from '../keys.ts';
import type {OperationAnswer} from '../operations.ts';
import {pageOf} from '../cursors.ts';
import {mara} from '../cast.ts';
import type {State} from '../state.ts';
import {
  changeAccess,
  changePortal,
  clientOf,
  invite,
  listContacts,
  showContact,
  toClient,
} from './access.ts';
import {openHolds, releaseHold, toHold} from './holds.ts';
import {listLinks, makeLink, recordOutsidePayment, revokeLink, showLink} from './money.ts';
import {describeStaff, openStaffByGrant, type StaffPrincipal} from './sessions.ts';

export type StaffOperation = keyof typeof staffRoutes;

/** What an operation is given: already parsed, already signed in. */
export interface StaffExchange<O extends StaffOperation> {
  state: State;
  principal: StaffPrincipal;
  params: Record<string, string>;
  query: Query<(typeof staffRoutes)[O]>;
  body: Body<(typeof staffRoutes)[O]>;
  key: string;
  /** From `If-Match`, where the operation requires it. */
  version: number;
}

type Handlers = {[O in StaffOperation]: (exchange: StaffExchange<O>) => OperationAnswer};

const rowsPerPage = 25;
const ok = (body: object): OperationAnswer => ({status: 200, body});

/** Everything that the staff API serves. */
export const staffOperations: Handlers = {
  createStaffSession: ({state, body}) => ok(openStaffByGrant(state, body)),
  getStaffSession: ({state, principal}) => ok(describeStaff(state, principal.staff)),
  endStaffSession({principal}) {
    principal.session.hasEnded = true;
    return {status: 204};
  },

  listClients({state, query: {q = '', cursor}}) {
    const part = q.trim().toLowerCase();
    const rows = [...state.clients.values()]
      .map(({id, name}) => ({id, key: name.toLowerCase()}))
      .filter(({key}) => key.includes(part));
    const compare = (one: (typeof rows)[number], other: (typeof rows)[number]) =>
      compareText(one.key, other.key) || compareText(one.id, other.id);
    const query = `clients ${part}`;
    const page = pageOf(state, rows, {query, compare, cursor, limit: rowsPerPage});
    const items = page.items.map(({id}) => toClient(state, clientOf(state, id)));
    return ok({items, nextCursor: page.nextCursor});
  },
  getClient: ({state, params: {id = ''}}) => ok(toClient(state, clientOf(state, id))),
  changeClient: ({state, principal, params: {id = ''}, body, version}) =>
    ok(changePortal(state, principal.staff, {id, version, isEnabled: body.portal.enabled})),
  listContacts: ({state, params: {id = ''}}) => ok({items: listContacts(state, id)}),
  listClientInvoices({state, params: {id: clientId = ''}, query: {cursor}}) {
    clientOf(state, clientId);
    // As a contact who has paid nothing would see them: staff learn of nobody's methods.
    const nobody = {...mara, id: 'nobody', clientId};
    const {items, nextCursor} = listInvoices(state, nobody, {
      status: 'all',
      sort: '-issued_on',
      cursor,
    });
    return ok({items, nextCursor});
  },
  changeContact: ({state, principal, params: {id = ''}, body: {access}, version}) =>
    ok(changeAccess(state, principal.staff, {id, version, access})),
  sendInvite({state, principal: {staff}, params: {id = ''}, key}) {
    const request = `sendInvite ${id}`;
    const isReplay = findReplay(state, staff, key, request) !== null;
    const body = isReplay ? showContact(state, id) : invite(state, staff, id);
    if (!isReplay) bindKey(state, staff, key, {request, submissionId: id});
    return {status: 201, body, isReplay};
  },

  listPaymentLinks: ({state, params: {id = ''}}) => ok({items: listLinks(state, id)}),
  createPaymentLink({state, principal: {staff}, params: {id = ''}, key}) {
    const request = `createPaymentLink ${id}`;
    const before = findReplay(state, staff, key, request);
    if (before !== null) return {status: 201, body: showLink(state, before), isReplay: true};
    const body = makeLink(state, staff, id);
    bindKey(state, staff, key, {request, submissionId: body.id});
    return {status: 201, body};
  },
  revokePaymentLink({state, principal, params: {id = ''}}) {
    revokeLink(state, principal.staff, id);
    return {status: 204};
  },

  listHolds({state, query: {clientId, cursor}}) {
    const page = pageOf(state, openHolds(state, clientId), {
      query: `holds ${clientId}`,
      compare: (one, other) => other.createdAt - one.createdAt || compareText(other.id, one.id),
      cursor,
      limit: rowsPerPage,
    });
    return ok({...page, items: page.items.map((hold) => toHold(state, hold))});
  },
  releaseHold: ({state, principal, params: {id = ''}}) =>
    ok(releaseHold(state, principal.staff, id)),
  recordOutsidePayment: ({state, principal, params: {id = ''}, body}) => ({
    status: 201,
    body: recordOutsidePayment(state, principal.staff, id, body),
  }),
  listAudit({state, query: {cursor}}) {
    const rows = state.audit.map((entry, at) => ({at, entry}));
    const page = pageOf(state, rows, {
      query: 'audit',
      compare: (one, other) => other.at - one.at,
      cursor,
      limit: rowsPerPage,
    });
    return ok({...page, items: page.items.map(({entry}) => entry)});
  },
};

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
