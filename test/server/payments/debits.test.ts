import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSubmission} from '../../../demo/server/payments/read.ts';
import type {Refusal} from '../../../demo/server/refusal.ts';
import {
  addInvoice,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  type World,
} from './world.ts';

const minutes = 60_000;

async function debited(account: string) {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, `pm_usBankAccount_${account}`);
  const invoice = await addInvoice(world);
  const submission = await pay(world, world.ada, [invoice], method);
  return {world, method, invoice, submission};
}

/** As the demo does it: days pass at the bank, and the worker asks at its interval. */
async function pass(world: World, days: number): Promise<void> {
  await world.simulator.advance(days);
  world.ports.clock.advance(2 * minutes);
  await world.worker.tick();
}

test('P-12: a debit ends in processing, with the date it is expected', async () => {
  const {world, invoice, submission} = await debited('success');
  assert.equal(submission.status, 'completed');
  assert.equal(submission.transactions[0]!.state, 'processing');
  const {paid, pending, hasActive} = await invoiceNow(world, invoice);
  assert.deepEqual({paid, pending, hasActive}, {paid: 0, pending: 10_000, hasActive: false});
  const [row] = await world.ports.db.query<{on: string}>(
    'select expected_on as on from transactions',
  );
  // Friday, then four banking days.
  assert.equal(row!.on, '2026-11-26');
});

test('P-12: the worker hears of it when the debit has arrived', async () => {
  const {world, invoice, submission} = await debited('success');
  await pass(world, 1);
  assert.equal((await invoiceNow(world, invoice)).paid, 0);
  await pass(world, 4);
  const {paid, pending, isOnHold} = await invoiceNow(world, invoice);
  assert.deepEqual({paid, pending, isOnHold}, {paid: 10_000, pending: 0, isOnHold: false});
  const now = await readSubmission(world.ports.db, world.ada, submission.id);
  assert.equal(now.transactions[0]!.state, 'succeeded');
});

test('asks about a debit at its interval, not in every round', async () => {
  let asked = 0;
  const world = await createWorld({
    wrap: (ports) => ({
      ...ports,
      processor: {
        ...ports.processor,
        retrieveIntent(intent) {
          asked += 1;
          return ports.processor.retrieveIntent(intent);
        },
      },
    }),
  });
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_processing');
  await pay(world, world.ada, [await addInvoice(world)], method);
  for (let round = 0; round < 5; round += 1) await world.worker.tick();
  assert.equal(asked, 0);
  world.ports.clock.advance(minutes);
  for (let round = 0; round < 5; round += 1) await world.worker.tick();
  assert.equal(asked, 1);
});

test('L-11, FM-11: a debit that fails before it succeeded makes the invoice payable again', async () => {
  const {world, method, invoice, submission} = await debited('insufficientFunds');
  await pass(world, 2);
  const now = await readSubmission(world.ports.db, world.ada, submission.id);
  assert.equal(now.status, 'failed');
  assert.deepEqual(now.transactions[0]!.failure, {
    code: 'insufficient_funds',
    retrySameMethod: false,
  });
  const {paid, pending, isOnHold} = await invoiceNow(world, invoice);
  assert.deepEqual({paid, pending, isOnHold}, {paid: 0, pending: 0, isOnHold: false});
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
  assert.equal((await pay(world, world.ada, [invoice], method)).status, 'completed');
});

for (const [account, code, reason] of [
  ['accountClosed', 'account_closed', 'account_closed'],
  ['noAccount', 'no_account', null],
  ['debitNotAuthorized', 'debit_not_authorized', null],
] as const) {
  test(`FM-11: ${code} makes the account unusable`, async () => {
    const {world, method, invoice} = await debited(account);
    await pass(world, 2);
    const [row] = await world.ports.db.query(
      'select status, unusable_reason as reason from payment_methods',
    );
    assert.deepEqual(row, {status: 'unusable', reason});
    await assert.rejects(
      world.service.pay(world.ada, await orderOf(world, [invoice], method)),
      (error: Refusal) => error.code === 'payment_method_unusable',
    );
  });
}

test('L-10: the rest can be paid while a debit for a part is under way', async () => {
  const world = await createWorld();
  await world.ports.db.query('update firms set allows_partial_payments = true');
  const account = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const card = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world);
  const order = await orderOf(world, [invoice], account);
  await world.service.pay(world.ada, {...order, items: [{...order.items[0]!, amount: 4_000}]});
  const rest = await pay(world, world.ada, [invoice], card);
  assert.deepEqual(rest.totals.succeeded, {amount: 6_000, currency: 'USD'});
  await pass(world, 5);
  const {paid, pending, isOnHold} = await invoiceNow(world, invoice);
  assert.deepEqual({paid, pending, isOnHold}, {paid: 10_000, pending: 0, isOnHold: false});
});

test('a debit that has been under way for more than ten days is flagged for staff, once', async () => {
  const {world} = await debited('processing');
  const flags = () =>
    world.ports.db.query('select flagged_at from transactions where flagged_at is not null');
  world.ports.clock.advance(9 * 24 * 60 * minutes);
  await world.worker.tick();
  assert.equal((await flags()).length, 0);
  world.ports.clock.advance(2 * 24 * 60 * minutes);
  await world.worker.tick();
  await world.worker.tick();
  assert.equal((await flags()).length, 1);
  const said = world.ports.log.lines.filter(({message}) => /more than ten days/.test(message));
  assert.equal(said.length, 1);
});
