import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiOf, requestOf} from './api.ts';
import {gateAt} from './gate.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  testSettings,
} from './world.ts';

test('P-01: three invoices in one submission are three transactions, entries and intents', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 3);
  const submission = await pay(world, world.ada, invoices, method);

  assert.equal(submission.status, 'completed');
  assert.deepEqual(
    submission.transactions.map(({state, amount}) => ({state, amount})),
    invoices.map(() => ({state: 'succeeded', amount: {amount: 10_000, currency: 'USD'}})),
  );
  const intents = await world.simulator.intents();
  const entries = await world.ports.db.query<{source: string; amount: number}>(
    'select source, amount from ledger order by source collate "C"',
  );
  assert.equal(intents.length, 3);
  assert.deepEqual(
    entries,
    intents
      .map(({id, amount_received: amount}) => ({source: id, amount}))
      .sort((one, other) => (one.source < other.source ? -1 : 1)),
  );
  for (const id of invoices) {
    const {paid, pending, hasActive} = await invoiceNow(world, id);
    assert.deepEqual({paid, pending, hasActive}, {paid: 10_000, pending: 0, hasActive: false});
  }
});

test('works oldest due first, those without a due date last', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const late = await addInvoice(world, {dueOn: '2026-12-30'});
  const undated = await addInvoice(world, {dueOn: null});
  const early = await addInvoice(world, {dueOn: '2026-10-01'});
  const submission = await pay(world, world.ada, [late, undated, early], method);
  assert.deepEqual(
    submission.transactions.map(({invoiceId}) => invoiceId),
    [early, late, undated],
  );
  const intents = await world.simulator.intents();
  assert.deepEqual(intents.map(({metadata}) => metadata['invoice']).reverse(), [
    early,
    late,
    undated,
  ]);
});

test('P-09: two invoices of the same amount with the same card both succeed', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 2, {total: 4_200});
  const submission = await pay(world, world.ada, invoices, method);
  assert.equal(submission.totals.succeeded.amount, 8_400);
});

for (const {currency, total, charged} of [
  {currency: 'JPY', total: 120_000, charged: 120_000},
  {currency: 'KWD', total: 12_340, charged: 12_340},
  {currency: 'ISK', total: 5_000, charged: 500_000},
]) {
  test(`P-19: ${total} minor units of ${currency} are charged as ${charged}`, async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const invoice = await addInvoice(world, {currency, total, options: ['card']});
    const submission = await pay(world, world.ada, [invoice], method);
    assert.equal(submission.status, 'completed');
    const [intent] = await world.simulator.intents();
    assert.equal(intent?.amount_received, charged);
    assert.equal((await invoiceNow(world, invoice)).paid, total);
  });
}

test('names the invoice on the card statement and asks for nothing else', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world, {number: '2026/<0042>'});
  const submission = await pay(world, world.ada, [invoice], method);
  const [intent] = await world.simulator.intents();
  assert.equal(intent?.statement_descriptor_suffix, 'INV 2026/0042');
  assert.deepEqual(intent?.allowed_payment_method_types, ['card']);
  assert.equal(intent?.receipt_email, null);
  assert.equal(intent?.setup_future_usage, null);
  assert.deepEqual(intent?.metadata, {
    submission: submission.id,
    transaction: submission.transactions[0]!.id,
    invoice,
  });
});

test('P-22: keeps what the payer was shown and agreed to', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world, {number: 'INV-7'});
  const submission = await pay(world, world.ada, [invoice], method);
  const [consent] = await world.ports.db.query(
    `select submission_id as "submissionId", kind, text_version as "textVersion", locale, shown,
       address, agent, given_at as "givenAt" from consents where submission_id is not null`,
  );
  assert.deepEqual(consent, {
    submissionId: submission.id,
    kind: 'charge',
    textVersion: '1',
    locale: 'en',
    shown: {
      items: [{invoiceId: invoice, number: 'INV-7', amount: 10_000, currency: 'USD'}],
      charges: 1,
      total: 10_000,
      currency: 'USD',
      method: {kind: 'card', brand: 'visa', last4: '4242'},
      statementName: 'ALDER',
    },
    address: '192.0.2.7',
    agent: 'Test/1.0',
    givenAt: '2026-11-20T12:00:00.000Z',
  });
});

test('answers 201 with the version as ETag when all has ended', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  const api = apiOf(world, world.ada);
  const paid = await api.pay(await requestOf(world, [invoice!], method));
  assert.equal(paid.status, 201);
  assert.equal(paid.headers.get('etag'), `"${paid.submission.version}"`);
  assert.deepEqual(paid.submission.method, {kind: 'card', brand: 'visa', last4: '4242'});

  const read = await api.get(`/payments/${paid.submission.id}`);
  assert.deepEqual(read.body, paid.body);
});

test('P-21: answers 202 when the time is up, and goes on', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld({settings: {...testSettings, answerWithin: 1}, wrap: gate.wrap});
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 2);
  const api = apiOf(world, world.ada);
  const early = await api.pay(await requestOf(world, invoices, method));
  assert.equal(early.status, 202);

  await gate.reached;
  const {items} = await api.get('/payments?state=unfinished');
  assert.deepEqual(
    items.map(({id, status}) => [id, status]),
    [[early.submission.id, 'working']],
  );
  gate.open();
  await world.service.settled();
  const later = await api.get(`/payments/${early.submission.id}`);
  assert.equal(later.submission.status, 'completed');
  assert.deepEqual((await api.get('/payments?state=unfinished')).items, []);
});

test('FM-13, M-02: another payer of the same client sees nothing of it', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  const order = await orderOf(world, [invoice!], method);
  const {submission} = await world.service.pay(world.ada, order);
  const api = apiOf(world, world.ben);
  const {id} = submission;
  const answers = await Promise.all([
    api.get(`/payments/${id}`),
    api.get(`/payments/by-key/${order.request.key}`),
    api.post(`/payments/${id}/sync`),
    api.post(`/payments/${id}/continue`),
    api.post(`/payments/${id}/cancel`, {body: {}}),
    api.post(`/payments/${id}/retry`, {
      key: crypto.randomUUID(),
      body: {
        items: [
          {transactionId: submission.transactions[0]!.id, ...order.items[0], invoiceId: undefined},
        ],
        instrument: order.instrument,
        consent: order.consent,
      },
    }),
  ]);
  for (const {status, problem} of answers)
    assert.deepEqual([status, problem.code], [404, 'not_found']);
  assert.deepEqual((await api.get('/payments')).items, []);
  assert.deepEqual((await api.get(`/payments?invoiceId=${invoice}`)).items, []);
});
