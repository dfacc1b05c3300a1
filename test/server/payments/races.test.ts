import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {openPostgres} from '../../../demo/server/db/postgres.ts';
import {recomputeInvoices} from '../../../demo/server/payments/invoice-totals.ts';
import {Refusal} from '../../../demo/server/refusal.ts';
import {isPostgres, urlOf} from '../harness.ts';
import {apiOf, requestOf} from './api.ts';
import {gateAt} from './gate.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {
  addInvoices,
  connectProcessor,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  startServer,
  type Server,
  type World,
} from './world.ts';

/** A second process on the same database: its own pool where there are pools. */
async function secondServer(world: World): Promise<Server> {
  if (!isPostgres) return startServer(world.plain);
  const db = await openPostgres({url: await urlOf(world.plain.db)});
  after(() => db.close());
  return startServer({...world.plain, db, processor: connectProcessor()});
}

for (const wall of ['locks and index', 'locks alone']) {
  test(`P-08, FM-06: 20 parallel submissions of the same invoices by two contacts: each balance charged once (${wall})`, async () => {
    await race(wall === 'locks alone');
  });
}

async function race(isIndexDropped: boolean): Promise<void> {
  const world = await createWorld();
  if (isIndexDropped) {
    await world.ports.db.script('drop index one_active_transaction_per_invoice');
  }
  const other = await secondServer(world);
  const mine = await saveMethod(world, world.ada);
  const theirs = await saveMethod(world, world.ben);
  const invoices = await addInvoices(world, 4);
  const attempts = await Promise.all(
    Array.from({length: 20}, async (_, index) => {
      const isMine = index % 2 === 0;
      // Each names them in another order, and leaves another one out.
      const chosen = invoices.filter((__, at) => at !== index % 5);
      if (index % 3 === 0) chosen.reverse();
      const order = await orderOf(world, chosen, isMine ? mine : theirs);
      return {order, payer: isMine ? world.ada : world.ben, server: index < 10 ? world : other};
    }),
  );
  const outcomes = await Promise.allSettled(
    attempts.map(({order, payer, server}) => server.service.pay(payer, order)),
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    const {code} = outcome.reason as Refusal;
    assert.ok(outcome.reason instanceof Refusal, String(outcome.reason));
    const losing = ['invoice_payment_in_progress', 'invoice_already_paid', 'invoice_changed'];
    assert.ok(losing.includes(code), code);
  }
  await expectSound(world);
  await expectAllFinal(world);
  const [first] = outcomes.filter(({status}) => status === 'fulfilled');
  assert.ok(first, 'one of them wins');
  for (const id of invoices) {
    const {paid, total} = await invoiceNow(world, id);
    assert.ok(paid === 0 || paid === total);
  }
}

test('P-08: several workers on one database finish each submission once', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const stalled = startServer({
    ...world.plain,
    processor: {
      ...world.plain.processor,
      createIntent: () => Promise.reject(new Error('This process hangs')),
    },
  });
  const invoices = await addInvoices(world, 18);
  for (let start = 0; start < invoices.length; start += 3) {
    const order = await orderOf(world, invoices.slice(start, start + 3), method);
    await stalled.service.pay(world.ada, order);
  }
  world.ports.clock.advance(3 * 60_000);
  const servers = [await secondServer(world), await secondServer(world), world];
  await Promise.all(servers.map(({worker}) => worker.tick()));
  await expectSound(world);
  await expectAllFinal(world);
  for (const id of invoices) assert.equal((await invoiceNow(world, id)).paid, 10_000);
});

test('the wall behind the locks: a second active transaction is refused by code, never a 500', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [invoice, free] = await addInvoices(world, 2);
  await world.simulator.arm({path: '/v1/payment_intents', fault: {kind: 'lock_timeout'}});
  await pay(world, world.ada, [invoice!], method);
  // As if the invoice did not know of it.
  await world.ports.db.query('update invoices set has_active = false, pending = 0');
  const request = await requestOf(world, [free!, invoice!], method);
  const {status, problem} = await apiOf(world, world.ada).pay(request);
  assert.deepEqual([status, problem.code], [409, 'invoice_payment_in_progress']);
  assert.deepEqual(problem.errors, [{invoiceId: invoice, code: 'invoice_payment_in_progress'}]);
  assert.equal((await world.ports.db.query('select id from submissions')).length, 1);
  await world.ports.db.transaction((sql) => recomputeInvoices(sql, [invoice!]));
});

test('a lease that ran out while its holder waited: the late holder changes nothing', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const late = startServer(gate.wrap(world.plain));
  const [invoice] = await addInvoices(world, 1);
  const paying = late.service.pay(world.ada, await orderOf(world, [invoice!], method));
  await gate.reached;
  world.ports.clock.advance(3 * 60_000);
  await world.worker.tick();
  const before = await invoiceNow(world, invoice!);
  assert.equal(before.paid, 10_000);

  gate.open();
  const {submission} = await paying;
  assert.equal(submission.status, 'completed');
  assert.deepEqual(await invoiceNow(world, invoice!), before);
  await expectSound(world);
});

test('a lease that went to another: the late holder stores nothing, though the state is as it knew it', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [lateGate, nextGate] = [gateAt('createIntent'), gateAt('createIntent')];
  const late = startServer(lateGate.wrap(world.plain));
  const next = startServer(nextGate.wrap(world.plain));
  const [invoice] = await addInvoices(world, 1);
  const paying = late.service.pay(world.ada, await orderOf(world, [invoice!], method));
  await lateGate.reached;
  world.ports.clock.advance(3 * 60_000);
  const ticking = next.worker.tick();
  await nextGate.reached;

  lateGate.open();
  assert.equal((await paying).submission.transactions[0]!.state, 'creating');
  nextGate.open();
  await ticking;
  assert.equal((await invoiceNow(world, invoice!)).paid, 10_000);
  assert.equal((await world.simulator.intents()).length, 1);
  await expectSound(world);
});
