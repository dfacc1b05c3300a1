import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {setupServer} from 'msw/node';
import type {Problem, SessionTokens, Submission} from '../../src/contract/types.ts';
import {
  createTestPortal,
  handlers,
  mara,
  scenarios,
  testPassword,
  type TestPortal,
} from '../../src/testing/index.ts';

const apiUrl = 'https://billing.example/portal/v1/alder';
const server = setupServer();
before(() => server.listen({onUnhandledFrame: 'error'}));
after(() => server.close());

/** A page in front of the portal, with nobody signed in. */
function pageOf(portal: TestPortal) {
  server.resetHandlers(...handlers(portal, {apiUrl}));
  return async (method: string, path: string, given: {body?: unknown; headers?: object} = {}) => {
    const {body, headers} = given;
    const response = await fetch(apiUrl + path, {
      method,
      headers: {
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        Authorization: `Bearer ${portal.signIn().accessToken}`,
        ...headers,
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    const text = await response.text();
    return {status: response.status, headers: response.headers, text};
  };
}

const codeOf = ({text}: {text: string}) => (JSON.parse(text) as Problem).code;

describe('handlers', () => {
  test('sign in with the password that everybody has', async () => {
    const call = pageOf(createTestPortal());
    const body = {grant: 'password', email: mara.email.toUpperCase(), password: testPassword};
    const {status, text} = await call('POST', '/sessions', {body});
    assert.equal(status, 200);
    assert.equal((JSON.parse(text) as SessionTokens).session.contact?.name, 'Mara Lindt');
  });

  test('refuse a wrong password, an unknown address and a portal that is off alike (A-09)', async () => {
    const portal = createTestPortal();
    const call = pageOf(portal);
    const attempt = async (email: string, password: string) =>
      codeOf(await call('POST', '/sessions', {body: {grant: 'password', email, password}}));
    assert.equal(await attempt(mara.email, 'something else'), 'sign_in_failed');
    assert.equal(await attempt('nobody@nowhere.example', testPassword), 'sign_in_failed');
    portal.turnPortal(false);
    assert.equal(await attempt(mara.email, testPassword), 'sign_in_failed');
  });

  test('A-09 send a sign-in link to whoever may come in, and answer everybody alike', async () => {
    const portal = createTestPortal();
    const call = pageOf(portal);
    for (const email of [mara.email.toUpperCase(), 'nobody@nowhere.example']) {
      const {status, text} = await call('POST', '/sign-in-links', {body: {email}});
      assert.deepEqual([status, text], [202, ''], email);
    }
    portal.setAccess(false);
    await call('POST', '/sign-in-links', {body: {email: mara.email}});
    assert.deepEqual(
      portal.sentLinks.map(({contactId}) => contactId),
      [mara.id],
    );
  });

  test('change a password: the old one and other sessions are over', async () => {
    const portal = createTestPortal();
    const call = pageOf(portal);
    const other = portal.signIn();
    const body = {password: 'another one of my own'};
    assert.equal((await call('PUT', '/session/password', {body})).status, 204);
    const headers = {Authorization: `Bearer ${other.accessToken}`};
    assert.equal(codeOf(await call('GET', '/session', {headers})), 'session_expired');
    const signIn = (password: string) =>
      call('POST', '/sessions', {body: {grant: 'password', email: mara.email, password}});
    assert.equal(codeOf(await signIn(testPassword)), 'sign_in_failed');
    assert.equal((await signIn(body.password)).status, 200);
  });

  test('answer a path that the contract does not have with a problem', async () => {
    const call = pageOf(createTestPortal());
    const {status, headers, text} = await call('GET', '/no/such/path');
    assert.equal(status, 404);
    assert.equal(headers.get('content-type'), 'application/problem+json');
    assert.equal(codeOf({text}), 'not_found');
  });

  test('take an address with a slash at its end', async () => {
    const portal = createTestPortal();
    server.resetHandlers(...handlers(portal, {apiUrl: `${apiUrl}/`}));
    const {status} = await fetch(`${apiUrl}/session`);
    assert.equal(status, 401);
  });

  test('keep what was asked, for a test to look at', async () => {
    const portal = scenarios.oneInvoice();
    const call = pageOf(portal);
    await call('GET', '/invoices?status=all');
    assert.deepEqual(portal.requests, [
      {operation: 'listInvoices', method: 'GET', path: '/invoices?status=all', status: 200},
    ]);
  });

  test('pay, and replay the payment under its key', async () => {
    const portal = scenarios.oneInvoice();
    const call = pageOf(portal);
    const [invoice] = portal.invoicesOf();
    assert.ok(invoice);
    const {id: invoiceId, total: amount, currency, version} = invoice;
    const pay = () =>
      call('POST', '/payments', {
        headers: {'Idempotency-Key': '0b8f5a6e-6d0f-4a5e-8d2b-1c2f3a4b5c6d'},
        body: {
          items: [{invoiceId, amount, currency, version}],
          instrument: {kind: 'saved', paymentMethodId: 'pmt_000001'},
          consent: {textVersion: '1', locale: 'en'},
        },
      });
    const first = await pay();
    assert.equal(first.status, 201);
    assert.equal((JSON.parse(first.text) as Submission).status, 'completed');
    const again = await pay();
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(again.text, first.text);
    assert.equal(portal.showSubmissions().length, 1);
  });
});
