import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import {invoiceDetail} from '../../src/contract/invoice.ts';
import {portalRoutes} from '../../src/contract/routes.ts';
import {sessionTokens} from '../../src/contract/session.ts';
import {paymentLink, paymentLinkList} from '../../src/contract/staff.ts';
import type {PaymentLink, SessionTokens} from '../../src/contract/types.ts';
import {refusalOf} from './portal.ts';
import {openDesk} from './staff/desk.ts';

const day = 24 * 60 * 60_000;

async function openFirm() {
  const desk = await openDesk({});
  await desk.build.invoice('INV-1', {client_id: 'cli_1', due_on: '2026-12-10'});
  await desk.build.invoice('INV-2', {client_id: 'cli_1'});
  const make = (id = 'INV-1', key: string = randomUUID()) =>
    desk.desk('POST', `/invoices/${id}/payment-links`, {headers: {'Idempotency-Key': key}});
  const open = (token: string, firm = 'alder') =>
    desk.call('POST', '/sessions', {firm, body: {grant: 'payment_link', token}});
  return {
    ...desk,
    make,
    open,
    /** A link to INV-1, and the access token of whoever has opened it. */
    async link() {
      const made = paymentLink.parse((await make()).body);
      const token = tokenOf(made);
      const {accessToken, refreshToken = ''} = (await open(token)).body as SessionTokens;
      const read = (path: string) => desk.call('GET', path, {token: accessToken});
      return {id: made.id, token, accessToken, refreshToken, read};
    },
  };
}

function tokenOf({url = ''}: PaymentLink): string {
  const {hash} = new URL(url);
  return new URLSearchParams(hash.slice(1)).get('portal-link') ?? '';
}

test('A-08 staff make a link whose address is shown once, and nothing of it is stored', async () => {
  const firm = await openFirm();
  const key = randomUUID();
  const {status, body} = await firm.make('INV-1', key);
  assert.equal(status, 201);
  const link = paymentLink.parse(body);
  assert.equal(link.state, 'active');
  assert.equal(link.expiresAt, '2027-01-10T00:00:00.000Z');
  assert.match(link.url ?? '', /^https:\/\/billing\.example\/pay\/#portal-link=[\w-]{43}$/);

  const replay = await firm.make('INV-1', key);
  assert.equal(replay.headers.get('idempotency-replayed'), 'true');
  const {url: _, ...known} = link;
  assert.deepEqual(replay.body, known);
  const list = await firm.desk('GET', '/invoices/INV-1/payment-links');
  assert.deepEqual(paymentLinkList.parse(list.body), {items: [known]});
  const [stored] = await firm.db.query<{text: string}>(
    `select row_to_json(l)::text as text from payment_links l`,
  );
  assert.ok(!stored?.text.includes(tokenOf(link)));
  const {body: audit} = await firm.desk('GET', '/audit');
  assert.equal((audit as {items: {action: string}[]}).items[0]?.action, 'payment_link.made');
  assert.ok(!JSON.stringify(audit).includes(tokenOf(link)));
});

test('A-08 there is no link to what cannot be paid, or is not the firm’s own', async () => {
  const firm = await openFirm();
  const {build} = firm;
  await build.invoice('PAID', {client_id: 'cli_1', paid: 10_000});
  await build.invoice('NONE', {client_id: 'cli_1', payment_options: []});
  await build.invoice('DRAFT', {client_id: 'cli_1', state: 'draft'});
  await build.invoice('BIRCH', {client_id: 'cli_birch', firm_id: 'firm_birch'});
  const refused = async (id: string) => refusalOf(await firm.make(id));
  assert.deepEqual(await refused('PAID'), [409, 'invoice_already_paid']);
  assert.deepEqual(await refused('NONE'), [409, 'invoice_not_payable']);
  for (const id of ['DRAFT', 'BIRCH', 'unknown']) {
    assert.deepEqual(await refused(id), [404, 'not_found'], id);
  }
  await firm.db.query(`update firms set takes_payments = false where key = 'alder'`);
  assert.deepEqual(await refused('INV-1'), [403, 'payments_unavailable']);
});

test('M-03 behind a link there is one invoice, no contact and no saved method', async () => {
  const firm = await openFirm();
  const made = paymentLink.parse((await firm.make()).body);
  const {status, body} = await firm.open(tokenOf(made));
  assert.equal(status, 200);
  const {session} = sessionTokens.parse(body);
  assert.deepEqual(session.link, {invoiceId: 'INV-1', expiresAt: made.expiresAt});
  assert.equal(session.kind, 'link');
  assert.ok(!('contact' in session) && !('client' in session));
  assert.deepEqual(
    [session.capabilities.savedMethods, session.capabilities.team, session.capabilities.payments],
    [false, false, true],
  );
  const {read} = await firm.link();
  assert.equal(((await read('/session')).body as {kind: string}).kind, 'link');
  assert.equal(invoiceDetail.parse((await read('/invoices/INV-1')).body).number, 'INV-1');
  assert.deepEqual(refusalOf(await read('/invoices/INV-2')), [404, 'not_found']);
  for (const path of ['/invoices', '/invoices/summary', '/payment-methods', '/team']) {
    assert.deepEqual(refusalOf(await read(path)), [403, 'forbidden'], path);
  }
});

test('M-03 every route that is not a link’s own refuses it, whatever is sent', async () => {
  const firm = await openFirm();
  const {accessToken: token} = await firm.link();
  // Live updates are an area of their own, which the conformance suite asks as a link.
  const {streamEvents: _, ...routes} = portalRoutes;
  const foreign = Object.entries(routes).filter(
    ([, {callers}]) => !callers.some((caller) => caller === 'link' || caller === 'nobody'),
  );
  assert.ok(foreign.length > 10);
  for (const [name, {method, path}] of foreign) {
    const answer = await firm.call(method, path.replaceAll(/\{\w+\}/g, 'any'), {
      token,
      ...(method !== 'GET' && {body: {}}),
      headers: {'Idempotency-Key': randomUUID()},
    });
    assert.deepEqual([name, ...refusalOf(answer)], [name, 403, 'forbidden']);
  }
});

test('A-08 the firm’s own people’s API knows no token of a link', async () => {
  const firm = await openFirm();
  const {accessToken: token, id} = await firm.link();
  const attempts = [
    ['GET', '/session'],
    ['GET', '/clients'],
    ['GET', '/invoices/INV-1/payment-links'],
    ['DELETE', `/payment-links/${id}`],
    ['POST', '/invoices/INV-1/outside-payments'],
  ] as const;
  for (const [method, path] of attempts) {
    const answer = await firm.desk(method, path, {
      token,
      headers: {'Idempotency-Key': randomUUID()},
      ...(method === 'POST' && {body: {amount: 1, currency: 'USD'}}),
    });
    assert.ok(answer.status === 401 || answer.status === 404, `${path}: ${answer.status}`);
  }
  assert.equal((await firm.open((await firm.link()).token)).status, 200);
});

test('A-08 a link is good as often as it is needed, and its session is renewed', async () => {
  const firm = await openFirm();
  const {token, refreshToken} = await firm.link();
  assert.equal((await firm.open(token)).status, 200);
  const renewed = await firm.call('POST', '/sessions', {
    body: {grant: 'refresh', token: refreshToken},
  });
  assert.equal(sessionTokens.parse(renewed.body).session.link?.invoiceId, 'INV-1');
});

test('A-08 a withdrawn link is out at once, in words of its own', async () => {
  const firm = await openFirm();
  const {id, token, read, refreshToken} = await firm.link();
  for (const _ of ['once', 'twice']) {
    assert.equal((await firm.desk('DELETE', `/payment-links/${id}`)).status, 204);
  }
  assert.deepEqual(refusalOf(await read('/invoices/INV-1')), [410, 'link_revoked']);
  assert.deepEqual(refusalOf(await firm.open(token)), [410, 'link_revoked']);
  const renewed = await firm.call('POST', '/sessions', {
    body: {grant: 'refresh', token: refreshToken},
  });
  assert.deepEqual(refusalOf(renewed), [410, 'link_revoked']);
  const {body} = await firm.desk('GET', '/invoices/INV-1/payment-links');
  assert.deepEqual(
    paymentLinkList.parse(body).items.map(({state}) => state),
    ['revoked'],
  );
});

test('A-08 a link ends; an altered, unknown or foreign one looks as if it had', async () => {
  const firm = await openFirm();
  const {token} = await firm.link();
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  assert.deepEqual(refusalOf(await firm.open(altered)), [410, 'link_expired']);
  assert.deepEqual(refusalOf(await firm.open('x'.repeat(43))), [410, 'link_expired']);
  assert.deepEqual(refusalOf(await firm.open(token, 'birch')), [410, 'link_expired']);
  firm.clock.advance(60 * day);
  assert.deepEqual(refusalOf(await firm.open(token)), [410, 'link_expired']);
  const {body} = await firm.call('POST', '/sessions', {body: {grant: 'refresh', token}});
  assert.equal((body as {code: string}).code, 'session_expired');
});

test('A-08 a link that ends while it is open says so', async () => {
  const firm = await openFirm();
  const {read, id} = await firm.link();
  await firm.db.query(`update payment_links set expires_at = $2 where id = $1`, [
    id,
    new Date(firm.clock.now()),
  ]);
  assert.deepEqual(refusalOf(await read('/session')), [410, 'link_expired']);
});

test('A-08 of a paid invoice a link shows number and amount, and of others’ payments nothing', async () => {
  const firm = await openFirm();
  await firm.db.script(`
    insert into projects (id, client_id, external_id, name, search_key)
    values ('prj_1', 'cli_1', 'prj_1', 'Secret weir', 'secret weir');
    insert into invoice_projects values ('INV-1', 'prj_1', 1);
    insert into invoice_lines (invoice_id, position, description, amount, project_id)
    values ('INV-1', 1, 'Secret survey', 10000, 'prj_1');
    insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency, is_live,
      booked_at)
    values ('led_1', 'firm_alder', 'INV-1', 'outside', 'check', 'outside_payment', 4000, 'USD', false,
      '2026-11-19T12:00:00Z');
    update invoices set paid = 4000 where id = 'INV-1';
  `);
  const {read} = await firm.link();
  const open = invoiceDetail.parse((await read('/invoices/INV-1')).body);
  assert.deepEqual([open.payments, open.lastPayment, open.due.amount], [[], undefined, 6000]);
  assert.equal(open.lines.length, 1);

  await firm.db.query(`update invoices set paid = 10000 where id = 'INV-1'`);
  const answer = await read('/invoices/INV-1');
  const paid = invoiceDetail.parse(answer.body);
  assert.deepEqual([paid.number, paid.status, paid.total.amount], ['INV-1', 'paid', 10_000]);
  assert.doesNotMatch(JSON.stringify(answer.body), /Secret/);
  assert.deepEqual(refusalOf(await read('/invoices/INV-1/document')), [403, 'forbidden']);
});

test('a link works while the client’s portal is off: it is the firm’s own word on one invoice', async () => {
  const firm = await openFirm();
  const {read, token} = await firm.link();
  await firm.db.query(`update clients set portal_enabled = false where id = 'cli_1'`);
  assert.equal((await read('/invoices/INV-1')).status, 200);
  assert.equal((await firm.open(token)).status, 200);
});
