import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Problem, SessionTokens, Submission} from '../../src/contract/types.ts';
import {createTestPortal, handlers} from '../../src/testing/index.ts';
import {getResponse} from 'msw';

const apiUrl = 'https://billing.example/portal/v1/alder';

/** Whoever holds a link to an invoice whose payments the bank refuses, in front of the handlers. */
async function guestAt(portal = createTestPortal()) {
  const {id: invoiceId, version} = portal.addInvoice({total: 10_000, outcome: 'lost_card'});
  const {token} = portal.addLink(invoiceId);
  let accessToken = '';
  async function call(method: string, path: string, body?: object) {
    const request = new Request(apiUrl + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...(accessToken && {Authorization: `Bearer ${accessToken}`}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const response = await getResponse(handlers(portal, {apiUrl}), request);
    assert.ok(response);
    const text = await response.text();
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      body: (text && JSON.parse(text)) as unknown,
    };
  }
  async function open() {
    accessToken = '';
    const opened = await call('POST', '/sessions', {grant: 'payment_link', token});
    ({accessToken} = opened.body as SessionTokens);
  }
  await open();
  return {
    portal,
    invoiceId,
    call,
    open,
    async pay() {
      const invoice = (await call('GET', `/invoices/${invoiceId}`)).body as {version: number};
      const confirmationToken = portal.issueToken({kind: 'card', brand: 'visa', last4: '0002'});
      return call('POST', '/payments', {
        items: [{invoiceId, amount: 10_000, currency: 'USD', version: invoice.version ?? version}],
        instrument: {kind: 'new', confirmationToken, save: false},
        consent: {textVersion: 'test', locale: 'en'},
      });
    },
  };
}

test('A-08 five payments an hour begin by one link, and the next one after that', async () => {
  const guest = await guestAt();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const {status, body} = await guest.pay();
    assert.ok(status < 300, `attempt ${attempt}: ${JSON.stringify(body)}`);
    guest.portal.advance(60_000);
    const {body: ended} = await guest.call('GET', `/payments/${(body as Submission).id}`);
    assert.equal((ended as Submission).status, 'failed');
  }
  const refused = await guest.pay();
  assert.equal((refused.body as Problem).code, 'rate_limited');
  assert.equal(refused.retryAfter, String(55 * 60));

  guest.portal.advance(55 * 60_000);
  await guest.open();
  assert.ok((await guest.pay()).status < 300);
});
