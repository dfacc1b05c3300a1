import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiOf} from './api.ts';
import {gateAt} from './gate.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  startServer,
} from './world.ts';

test('sync asks the processor about a debit under way', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const invoice = await addInvoice(world);
  const {id} = await pay(world, world.ada, [invoice], method);
  await world.simulator.advance(5);
  const synced = await apiOf(world, world.ada).post(`/payments/${id}/sync`);
  assert.equal(synced.status, 200);
  assert.equal(synced.submission.transactions[0]!.state, 'succeeded');
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
});

test('sync goes on with what waits for the processor', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  await world.simulator.arm({path: '/v1/payment_intents', fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, await addInvoices(world, 2), method);
  assert.equal(submission.status, 'working');
  const synced = await apiOf(world, world.ada).post(`/payments/${submission.id}/sync`);
  assert.equal(synced.submission.status, 'completed');
});

test('sync leaves alone what somebody works on', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const working = startServer(gate.wrap(world.plain));
  const order = await orderOf(world, await addInvoices(world, 1), method);
  const paying = working.service.pay(world.ada, order);
  await gate.reached;
  const api = apiOf(world, world.ada);
  const {submission: found} = await api.get(`/payments/by-key/${order.request.key}`);
  const synced = await api.post(`/payments/${found.id}/sync`);
  assert.equal(synced.submission.transactions[0]!.state, 'confirming');
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['requires_confirmation'],
  );
  gate.open();
  assert.equal((await paying).submission.status, 'completed');
});

test('sync is refused within two seconds of the last one', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const {id} = await pay(world, world.ada, await addInvoices(world, 1), method);
  const api = apiOf(world, world.ada);
  assert.equal((await api.post(`/payments/${id}/sync`)).status, 200);
  const soon = await api.post(`/payments/${id}/sync`);
  assert.deepEqual([soon.status, soon.problem.code], [429, 'rate_limited']);
  assert.equal(soon.headers.get('retry-after'), '2');
  world.ports.clock.advance(2_000);
  assert.equal((await api.post(`/payments/${id}/sync`)).status, 200);
});

test('a sync that finds nothing new leaves the version as it is', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_processing');
  const submission = await pay(world, world.ada, await addInvoices(world, 1), method);
  const synced = await apiOf(world, world.ada).post(`/payments/${submission.id}/sync`);
  assert.deepEqual(synced.submission, submission);
});

test('continue goes on with what is not final, and answers 200 when all is', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  await world.simulator.arm({path: '/v1/payment_intents', times: 2, fault: {kind: 'lock_timeout'}});
  const {id} = await pay(world, world.ada, await addInvoices(world, 1), method);
  const api = apiOf(world, world.ada);
  const early = await api.post(`/payments/${id}/continue`);
  assert.deepEqual([early.status, early.submission.status], [202, 'working']);
  const later = await api.post(`/payments/${id}/continue`);
  assert.deepEqual([later.status, later.submission.status], [200, 'completed']);
});

test('lists a payer’s own submissions, newest first, page by page', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 23);
  const ids: string[] = [];
  for (const invoice of invoices) {
    world.ports.clock.advance(1_000);
    ids.unshift((await pay(world, world.ada, [invoice], method)).id);
  }
  const api = apiOf(world, world.ada);
  const first = await api.get('/payments');
  assert.deepEqual(
    first.items.map(({id}) => id),
    ids.slice(0, 20),
  );
  const second = await api.get(`/payments?cursor=${first.nextCursor}`);
  assert.deepEqual(
    second.items.map(({id}) => id),
    ids.slice(20),
  );
  assert.equal(second.nextCursor, null);

  const ofInvoice = await api.get(`/payments?invoiceId=${invoices[4]}`);
  assert.deepEqual(
    ofInvoice.items.map(({transactions}) => transactions.map(({invoiceId}) => invoiceId)),
    [[invoices[4]]],
  );
  assert.deepEqual((await api.get('/payments?invoiceId=inv_nobody')).items, []);
});

test('X-04 an unknown cursor, a forged one, one of another query, and unknown queries are refused', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  for (const invoice of await addInvoices(world, 21))
    await pay(world, world.ada, [invoice], method);
  const api = apiOf(world, world.ada);
  const {nextCursor} = await api.get('/payments');
  const [list, [createdAt, id]] = JSON.parse(Buffer.from(nextCursor!, 'base64url').toString()) as [
    string[],
    [string, string],
  ];
  const forged = (...keys: string[]) =>
    `cursor=${Buffer.from(JSON.stringify([list, keys])).toString('base64url')}`;
  for (const [query, field] of [
    [forged(createdAt, 'sub_\0'), 'cursor'],
    [forged(createdAt, 'sub_\ud800'), 'cursor'],
    [forged('2026-02-31T00:00:00.000Z', id), 'cursor'],
    [forged('0000-01-01T00:00:00.000Z', id), 'cursor'],
    [forged('-000001-01-01T00:00:00.000Z', id), 'cursor'],
    [forged('+275760-09-13T00:00:00.000Z', id), 'cursor'],
    ['cursor=nonsense', 'cursor'],
    ['cursor=', 'cursor'],
    [`state=unfinished&cursor=${nextCursor}`, 'cursor'],
    ['state=finished', 'state'],
    ['page=2', 'page'],
  ]) {
    const {status, problem} = await api.get(`/payments?${query}`);
    assert.deepEqual([status, problem.code, problem.field], [400, 'validation_failed', field]);
  }
});
