import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  portalRoutes,
  problemCodes,
  problemsOf,
  registry,
  staffRoutes,
  type Body,
  type Params,
  type ProblemCode,
  type Route,
} from '../../src/contract/index.ts';

const apis: Record<string, Record<string, Route>> = {portal: portalRoutes, staff: staffRoutes};
const every = Object.values(apis).flatMap((routes) => Object.entries(routes));

/** API.md, route by route, and what decision 0105 adds. */
const documented = {
  portal: `POST /sessions, POST /sign-in-links, PUT /session/password, GET /session, DELETE /session,
    GET /invoices, GET /invoices/summary, GET /invoices/payable, POST /invoices/payable,
    GET /invoices/{id}, GET /invoices/{id}/document, GET /invoices/{id}/receipts/{transactionId},
    POST /payments, GET /payments, GET /payments/{id}, GET /payments/by-key/{key},
    DELETE /payments/by-key/{key}, POST /payments/{id}/sync, POST /payments/{id}/continue,
    POST /payments/{id}/cancel, POST /payments/{id}/retry, GET /payments/{id}/summary,
    GET /payment-history, GET /payment-methods,
    POST /payment-methods, POST /payment-methods/setups/{id}/complete,
    POST /payment-methods/{id}/verify, PATCH /payment-methods/{id}, DELETE /payment-methods/{id},
    GET /statement, GET /statement/document, GET /statement/table, GET /team, GET /events`,
  staff: `POST /sessions, GET /session, DELETE /session, GET /clients, GET /clients/{id},
    PATCH /clients/{id}, GET /clients/{id}/contacts, PATCH /contacts/{id},
    POST /contacts/{id}/invites, GET /clients/{id}/invoices, GET /invoices/{id}/payment-links,
    POST /invoices/{id}/payment-links, DELETE /payment-links/{id}, GET /holds,
    POST /holds/{id}/release, POST /invoices/{id}/outside-payments, GET /audit`,
};

for (const [api, list] of Object.entries(documented)) {
  test(`the ${api} table holds every route of the contract and no other`, () => {
    const present = Object.values(apis[api] ?? {}).map(({method, path}) => `${method} ${path}`);

    assert.deepEqual(present.sort(), list.split(/,\s+/).sort());
  });
}

test('A-08 a payment link may read, pay and follow up its one invoice, and nothing else', () => {
  const open = Object.entries(portalRoutes)
    .filter(([, {callers}]) => (callers as readonly string[]).includes('link'))
    .filter(([, {callers}]) => !(callers as readonly string[]).includes('nobody'))
    .map(([name]) => name);

  assert.deepEqual(open.sort(), [
    'burnPaymentKey',
    'cancelPayment',
    'continuePayment',
    'createPayment',
    'endSession',
    'getInvoice',
    'getInvoiceDocument',
    'getPayment',
    'getPaymentByKey',
    'getPaymentSummary',
    'getReceipt',
    'getSession',
    'listPayments',
    'retryPayment',
    'syncPayment',
  ]);
});

test('only signing in and asking for a sign-in link take no session', () => {
  const open = every.filter(([, {callers}]) => callers.includes('nobody')).map(([name]) => name);

  assert.deepEqual(open, ['createSession', 'requestSignInLink', 'createStaffSession']);
});

test('an Idempotency-Key is required where a repetition would do a thing twice', () => {
  const keyed = every.filter(([, {requires}]) => requires === 'idempotency-key');

  assert.deepEqual(keyed.map(([name]) => name).sort(), [
    'addMethod',
    'createPayment',
    'createPaymentLink',
    'retryPayment',
    'sendInvite',
  ]);
});

test('If-Match is required on PATCH of clients and contacts', () => {
  const matched = every.filter(([, {requires}]) => requires === 'if-match').map(([name]) => name);

  assert.deepEqual(matched, ['changeClient', 'changeContact']);
});

test('the placeholders of a path are the keys of its params', () => {
  for (const [name, {path, params}] of every) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
    const shape = (params?._zod.def as {shape?: object} | undefined)?.shape ?? {};

    assert.deepEqual(Object.keys(shape), placeholders, name);
  }
});

test('bodies and answers have names', () => {
  for (const [name, {body, answers}] of every) {
    for (const schema of [body, ...Object.values(answers).map((answer) => answer.schema)]) {
      if (schema) assert.ok(registry.get(schema)?.id, name);
    }
  }
});

test('every code of the contract is what some route may answer', () => {
  const answered = new Set(every.flatMap(([, route]) => problemsOf(route)));
  const known = Object.keys(problemCodes) as ProblemCode[];

  assert.deepEqual(
    known.filter((code) => !answered.has(code)),
    [],
  );
});

test('a route that needs a session may say that there is none, and that the portal is off', () => {
  const codes = problemsOf(portalRoutes.listInvoices);

  for (const code of ['unauthenticated', 'session_expired', 'portal_off', 'forbidden'] as const) {
    assert.ok(codes.includes(code), code);
  }
});

test('A-09 asking for a sign-in link tells nothing but that the input is wrong or too frequent', () => {
  assert.deepEqual(problemsOf(portalRoutes.requestSignInLink), [
    'rate_limited',
    'validation_failed',
  ]);
});

test('a handler gets the parts of its route as types', () => {
  const body: Body<typeof portalRoutes.setDefaultMethod> = {isDefault: true};
  const params: Params<typeof portalRoutes.getReceipt> = {id: 'inv_1', transactionId: 'txn_1'};
  const none: Body<typeof portalRoutes.getSession> = undefined;

  assert.deepEqual([body.isDefault, params.transactionId, none], [true, 'txn_1', undefined]);
});
