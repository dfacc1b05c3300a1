import assert from 'node:assert/strict';
import {test} from 'node:test';
import {auditPage, hold, holdPage, outsidePayment} from '../../../src/contract/staff.ts';
import {refusalOf} from '../portal.ts';
import {openDesk, type Desk} from './desk.ts';

async function openWithInvoice() {
  const desk = await openDesk();
  await desk.build.invoice('INV-1', {client_id: 'cli_1'});
  return desk;
}

async function placeHolds(db: Desk['db'], count: number): Promise<void> {
  await db.query(
    `insert into holds (id, invoice_id, reason, created_at)
     select 'hld_' || lpad(n::text, 3, '0'), 'INV-1', 'refund', '2026-11-01T00:00:00Z'
     from generate_series(1, $1::integer) n`,
    [count],
  );
  await db.query(`update invoices set is_on_hold = true where id = 'INV-1'`);
}

const payment = {amount: 4000, currency: 'USD', receivedOn: '2026-11-18', reference: 'Check 1042'};

test('L-17 holds are listed, newest first, page by page, until they are released', async () => {
  const {desk, db} = await openWithInvoice();
  await placeHolds(db, 30);
  const first = holdPage.parse((await desk('GET', '/holds')).body);
  const second = holdPage.parse((await desk('GET', `/holds?cursor=${first.nextCursor}`)).body);
  assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [25, 5, null]);
  assert.deepEqual(first.items[0], {
    id: 'hld_030',
    invoiceId: 'INV-1',
    invoiceNumber: 'INV-1',
    clientId: 'cli_1',
    clientName: 'Client cli_1',
    reason: 'refund',
    createdAt: '2026-11-01T00:00:00.000Z',
  });
});

test('L-17 holds of one client come without those of others', async () => {
  const {desk, db} = await openWithInvoice();
  await placeHolds(db, 30);
  const first = holdPage.parse((await desk('GET', '/holds?clientId=cli_1')).body);
  assert.equal(first.items.length, 25);
  assert.deepEqual(holdPage.parse((await desk('GET', '/holds?clientId=cli_off')).body).items, []);
  const elsewhere = await desk('GET', `/holds?cursor=${first.nextCursor}`);
  assert.deepEqual(refusalOf(elsewhere), [400, 'validation_failed', 'cursor']);
});

test('L-17 an invoice can be paid again when its last hold is released', async () => {
  const {desk, call, db, signIn} = await openWithInvoice();
  await placeHolds(db, 2);
  const token = await signIn('ann@client.example');
  const reason = async () => {
    const {body} = await call('GET', '/invoices/INV-1', {token});
    return (body as {notPayableReason?: string}).notPayableReason;
  };
  const released = await desk('POST', '/holds/hld_001/release');
  assert.equal(hold.parse(released.body).releasedAt, '2026-11-20T12:00:00.000Z');
  assert.equal(await reason(), 'on_hold');
  await desk('POST', '/holds/hld_002/release');
  assert.equal(await reason(), undefined);
  assert.equal((await desk('POST', '/holds/hld_002/release')).status, 200, 'twice is once');
  assert.equal(holdPage.parse((await desk('GET', '/holds')).body).items.length, 0);
});

test('A-07 another firm’s holds and invoices are unknown', async () => {
  const {deskOfBirch, db} = await openWithInvoice();
  await placeHolds(db, 1);
  assert.deepEqual(holdPage.parse((await deskOfBirch('GET', '/holds')).body).items, []);
  const release = await deskOfBirch('POST', '/holds/hld_001/release');
  assert.deepEqual(refusalOf(release), [404, 'not_found']);
  const path = '/invoices/INV-1/outside-payments';
  assert.deepEqual(refusalOf(await deskOfBirch('POST', path, {body: payment})), [404, 'not_found']);
});

test('what was paid elsewhere lowers what is due, once per reference', async () => {
  const {desk, call, signIn} = await openWithInvoice();
  const path = '/invoices/INV-1/outside-payments';
  const booked = await desk('POST', path, {body: payment});
  assert.equal(booked.status, 201);
  const {reference, amount} = outsidePayment.parse(booked.body);
  assert.deepEqual([reference, amount], ['Check 1042', {amount: 4000, currency: 'USD'}]);
  assert.deepEqual((await desk('POST', path, {body: payment})).body, booked.body);
  const other = await desk('POST', path, {body: {...payment, amount: 1}});
  assert.deepEqual(refusalOf(other), [400, 'validation_failed', 'reference']);

  const token = await signIn('ann@client.example');
  const {body} = await call('GET', '/invoices/INV-1', {token});
  const invoice = body as {due: object; payments: {kind: string}[]};
  assert.deepEqual(invoice.due, {amount: 6000, currency: 'USD'});
  assert.deepEqual(
    invoice.payments.map(({kind}) => kind),
    ['outside'],
  );
});

test('X-04 an outside payment that cannot be is refused and books nothing', async () => {
  const {desk, db} = await openWithInvoice();
  const post = async (more: object, id = 'INV-1') =>
    refusalOf(
      await desk('POST', `/invoices/${id}/outside-payments`, {body: {...payment, ...more}}),
    );
  assert.deepEqual(await post({amount: 10_001}), [409, 'amount_out_of_range', 'amount']);
  assert.deepEqual(await post({amount: 0}), [400, 'validation_failed', 'amount']);
  assert.deepEqual(await post({amount: -5}), [400, 'validation_failed', 'amount']);
  assert.deepEqual(await post({currency: 'EUR'}), [409, 'invoice_changed']);
  for (const receivedOn of ['2026-02-30', '2026-11-21', '0000-01-01']) {
    const refused = [400, 'validation_failed', 'receivedOn'];
    assert.deepEqual(await post({receivedOn}), refused, receivedOn);
  }
  assert.deepEqual(await post({reference: ''}), [400, 'validation_failed', 'reference']);
  assert.deepEqual(await post({}, 'INV-none'), [404, 'not_found']);
  assert.equal((await post({amount: 10_000}))[0], 201);
  assert.deepEqual(await post({reference: 'Check 1043'}), [409, 'invoice_already_paid']);
  const [ledger] = await db.query<{count: number}>('select count(*) as count from ledger');
  assert.equal(ledger?.count, 1);
});

test('L-17 an outside payment of what is being paid online puts the invoice on hold', async () => {
  const {desk, db} = await openWithInvoice();
  await db.query(`update invoices set pending = 8000 where id = 'INV-1'`);
  await desk('POST', '/invoices/INV-1/outside-payments', {body: payment});
  const {items} = holdPage.parse((await desk('GET', '/holds')).body);
  assert.deepEqual(
    items.map(({reason}) => reason),
    ['outside_payment'],
  );
});

test('every change is in the audit log with who made it, newest first', async () => {
  const {desk, change, clock, db} = await openWithInvoice();
  await placeHolds(db, 1);
  await change('/clients/cli_1', {portal: {enabled: false}});
  clock.advance(1000);
  await change('/clients/cli_1', {portal: {enabled: true}});
  clock.advance(1000);
  await desk('PATCH', '/contacts/ann', {body: {access: 'none'}, headers: {'If-Match': '"1"'}});
  clock.advance(1000);
  await desk('POST', '/holds/hld_001/release');
  clock.advance(1000);
  await desk('POST', '/invoices/INV-1/outside-payments', {body: payment});
  const {items} = auditPage.parse((await desk('GET', '/audit')).body);
  assert.deepEqual(
    items.map(({action, subject, actor}) => [action, subject, actor.name]),
    [
      ['outside_payment.recorded', 'INV-1', 'Staff sam'],
      ['hold.released', 'hld_001', 'Staff sam'],
      ['access.removed', 'ann', 'Staff sam'],
      ['portal.turned_on', 'cli_1', 'Staff sam'],
      ['portal.turned_off', 'cli_1', 'Staff sam'],
    ],
  );
});

test('a change that changes nothing, or is refused, is not in the audit log', async () => {
  const {desk, change} = await openWithInvoice();
  await change('/clients/cli_1', {portal: {enabled: true}});
  await desk('PATCH', '/clients/cli_1', {body: {portal: {enabled: false}}});
  await desk('PATCH', '/contacts/ann', {body: {access: 'user'}, headers: {'If-Match': '"1"'}});
  assert.deepEqual(auditPage.parse((await desk('GET', '/audit')).body).items, []);
});

test('the audit log cannot be changed, not by the server itself', async () => {
  const {change, db, deskOfBirch} = await openWithInvoice();
  await change('/clients/cli_1', {portal: {enabled: false}});
  for (const statement of [
    `update audit_log set actor_name = 'Nobody'`,
    'delete from audit_log',
    'truncate audit_log',
  ]) {
    await assert.rejects(db.query(statement), /append-only/);
  }
  assert.deepEqual(auditPage.parse((await deskOfBirch('GET', '/audit')).body).items, []);
});
