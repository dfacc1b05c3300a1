import type {Body, portalRoutes, Query, staffRoutes} from '../contract/routes.ts';
import type {MethodSetup, Submission} from '../contract/types.ts';
import {statementCsv} from '../model/statement-csv.ts';
import {isFinalStatus} from '../model/transaction-state.ts';
import {cancel} from './cancel.ts';
import {invoiceDocument, receiptDocument, summaryDocument} from './documents.ts';
import {streamChanges} from './changes.ts';
import {checkPayable, listInvoices, listPayable, readInvoice, summarize} from './invoices.ts';
import {bindKey, burnKey, findReplay, submissionOfKey} from './keys.ts';
import {
  listMethods,
  makeDefault,
  removeMethod,
  requirePayments,
  toMethod,
  verifyMethod,
} from './methods.ts';
import {beginSetup, ownSetup, pursueSetup} from './method-setups.ts';
import {sendSignInLinks} from './invites.ts';
import {invoiceOfLink} from './links.ts';
import {Refusal} from './refusal.ts';
import {listPaymentHistory} from './payment-history.ts';
import {checkKey} from './request.ts';
import {changePassword, describeSession, openByGrant, type Principal} from './sessions.ts';
import type {MethodRecord, State} from './state.ts';
import {retriedItems, submit} from './submit.ts';
import {readStatement, statementDocument} from './statement.ts';
import {listSubmissions, ownSubmission, toSubmission} from './submissions.ts';
import {readTeam} from './team.ts';
import {catchUp} from './work.ts';

export type PortalOperation = keyof typeof portalRoutes;

/** Of the portal's API, or of the staff's. */
export type Operation = PortalOperation | keyof typeof staffRoutes;

/** What an operation is given: already parsed, already signed in. */
export interface Exchange<O extends PortalOperation = PortalOperation> {
  state: State;
  principal: Principal;
  /** From the path: `id`, `key`. */
  params: Record<string, string>;
  query: Query<(typeof portalRoutes)[O]>;
  body: Body<(typeof portalRoutes)[O]>;
  /** The request's `Idempotency-Key`, where the operation requires one. */
  key: string;
  /** Aborted when the page takes its request back. */
  signal: AbortSignal;
}

export interface OperationAnswer {
  status: number;
  body?: object;
  /** In place of JSON. */
  pdf?: Uint8Array<ArrayBuffer>;
  csv?: string;
  /** Instead of a body: events as they happen. */
  stream?: ReadableStream<Uint8Array>;
  isReplay?: boolean;
}

type Handlers = {[O in PortalOperation]?: (exchange: Exchange<O>) => OperationAnswer};

/** How often one submission may be synced. */
const syncEvery = 2000;

const ok = (body: object): OperationAnswer => ({status: 200, body});

/** What the portal serves so far; another route of the contract is as unknown as any path. */
export const operations: Handlers = {
  createSession: ({state, body}) => ok(openByGrant(state, body)),
  requestSignInLink({state, body}) {
    sendSignInLinks(state, body.email);
    return {status: 202};
  },
  changePassword({state, principal, body}) {
    changePassword(state, principal, body.password);
    return {status: 204};
  },
  getSession: ({state, principal}) => ok(describeSession(state, principal.contact)),
  endSession({principal}) {
    principal.session.hasEnded = true;
    return {status: 204};
  },

  listInvoices: ({state, principal, query}) => ok(listInvoices(state, principal.contact, query)),
  summarizeInvoices: ({state, principal}) => ok(summarize(state, principal.contact)),
  listPayable: ({state, principal, query}) => ok(listPayable(state, principal.contact, query)),
  checkPayable: ({state, principal, body}) => ok(checkPayable(state, principal.contact, body.ids)),
  getInvoice({state, principal: {contact}, params}) {
    const invoice = readInvoice(state, contact, params['id'] ?? '');
    return ok(contact.link ? invoiceOfLink(invoice, contact.link) : invoice);
  },
  getInvoiceDocument: ({state, principal: {contact}, params}) => ({
    status: 200,
    pdf: invoiceDocument(state, contact, params['id'] ?? ''),
  }),
  getReceipt: ({state, principal: {contact}, params: {id = '', transactionId = ''}}) => ({
    status: 200,
    pdf: receiptDocument(state, contact, id, transactionId),
  }),

  getStatement: ({state, principal, query}) => ok(readStatement(state, principal.contact, query)),
  getStatementDocument: ({state, principal, query}) => ({
    status: 200,
    pdf: statementDocument(readStatement(state, principal.contact, query)),
  }),
  getStatementTable: ({state, principal, query}) => ({
    status: 200,
    csv: statementCsv(readStatement(state, principal.contact, query)),
  }),

  createPayment({state, principal: {contact}, body, key}) {
    const request = `createPayment ${JSON.stringify(body)}`;
    const replay = findReplay(state, contact, key, request);
    if (replay !== null) return paid(state, replay, {isReplay: true});
    const {id} = submit(state, contact, body);
    bindKey(state, contact, key, {request, submissionId: id});
    return paid(state, id);
  },
  retryPayment({state, principal: {contact}, params, body, key}) {
    const retried = ownSubmission(state, contact, params['id'] ?? '');
    const request = `retryPayment ${retried.id} ${JSON.stringify(body)}`;
    const replay = findReplay(state, contact, key, request);
    if (replay !== null) return paid(state, replay, {isReplay: true});
    const items = retriedItems(retried, body.items);
    const {instrument} = body;
    const {id} = submit(state, contact, {items, instrument, retryOf: retried.id});
    bindKey(state, contact, key, {request, submissionId: id});
    return paid(state, id);
  },
  listPayments: ({state, principal, query}) => ok(listSubmissions(state, principal.contact, query)),
  listPaymentHistory: ({state, principal, query}) =>
    ok(listPaymentHistory(state, principal.contact, query)),
  getPaymentSummary: ({state, principal: {contact}, params}) => ({
    status: 200,
    pdf: summaryDocument(state, contact, params['id'] ?? ''),
  }),
  getPayment: ({state, principal, params}) =>
    ok(toSubmission(ownSubmission(state, principal.contact, params['id'] ?? ''))),
  getPaymentByKey({state, principal: {contact}, params}) {
    const id = submissionOfKey(state, contact, checkKey(params['key'] ?? '', 'key'));
    if (id === null) throw new Refusal('not_found');
    return ok(toSubmission(ownSubmission(state, contact, id)));
  },
  burnPaymentKey({state, principal: {contact}, params}) {
    const id = burnKey(state, contact, checkKey(params['key'] ?? '', 'key'));
    if (id === null) return {status: 204};
    return ok(toSubmission(ownSubmission(state, contact, id)));
  },
  syncPayment({state, principal, params}) {
    const submission = ownSubmission(state, principal.contact, params['id'] ?? '');
    const now = state.clock.now();
    if (submission.syncedAt > now - syncEvery) {
      throw new Refusal('rate_limited', {retryAfter: syncEvery / 1000});
    }
    submission.syncedAt = now;
    return ok(toSubmission(submission));
  },
  continuePayment({state, principal, params}) {
    const submission = toSubmission(ownSubmission(state, principal.contact, params['id'] ?? ''));
    return {status: isFinalStatus(submission.status) ? 200 : 202, body: submission};
  },
  cancelPayment({state, principal, params, body}) {
    const submission = ownSubmission(state, principal.contact, params['id'] ?? '');
    const {isPending} = cancel(state, submission, body.transactionIds);
    return {status: isPending ? 202 : 200, body: toSubmission(submission)};
  },

  listMethods({state, principal: {contact}}) {
    requirePayments(state);
    return ok({items: listMethods(state, contact).map((method) => toMethod(state, method))});
  },
  addMethod({state, principal: {contact}, body, key}) {
    const request = `addMethod ${JSON.stringify(body)}`;
    const replay = findReplay(state, contact, key, request);
    const isReplay = replay !== null;
    const setup = isReplay ? ownSetup(state, contact, replay) : beginSetup(state, contact, body);
    if (!isReplay) bindKey(state, contact, key, {request, submissionId: setup.id});
    return saved(state, pursueSetup(state, contact, setup), isReplay);
  },
  completeMethod({state, principal: {contact}, params}) {
    requirePayments(state);
    const setup = ownSetup(state, contact, params['id'] ?? '');
    const made = pursueSetup(state, contact, setup);
    // The bank still waits for its answer; the payer may go on with it.
    if ('setupId' in made) throw new Refusal('authentication_required');
    return saved(state, made);
  },
  verifyMethod({state, principal: {contact}, params, body}) {
    requirePayments(state);
    return ok(toMethod(state, verifyMethod(state, contact, params['id'] ?? '', body)));
  },
  setDefaultMethod({state, principal: {contact}, params}) {
    requirePayments(state);
    return ok(toMethod(state, makeDefault(state, contact, params['id'] ?? '')));
  },
  removeMethod: ({state, principal: {contact}, params}) =>
    ok({deleted: true, newDefaultId: removeMethod(state, contact, params['id'] ?? '')}),

  streamEvents: ({state, principal, signal}) => ({
    status: 200,
    stream: streamChanges(state, principal.contact, signal),
  }),
  getTeam: ({state, principal}) => ok(readTeam(state, principal.contact)),
};

/** 201 when every transaction has ended, a debit under way counted as ended. */
function paid(state: State, id: string, {isReplay = false} = {}): OperationAnswer {
  catchUp(state);
  const record = state.submissions.get(id);
  if (!record) throw new Error(`There is no submission ${id}`);
  const submission: Submission = toSubmission(record);
  return {status: isFinalStatus(submission.status) ? 201 : 202, body: submission, isReplay};
}

function saved(state: State, made: MethodRecord | MethodSetup, isReplay = false): OperationAnswer {
  return 'setupId' in made
    ? {status: 202, body: made, isReplay}
    : {status: 201, body: toMethod(state, made), isReplay};
}
