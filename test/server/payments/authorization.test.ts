import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSubmission} from '../../../demo/server/payments/read.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  saveMethod,
  startServer,
  type World,
} from './world.ts';

const hour = 60 * 60_000;
const create = {method: 'POST', path: '/v1/payment_intents'};
const confirm = {method: 'POST', path: '/v1/payment_intents/*/confirm'};

/** The payment as it stands when the server comes back after `away`. */
async function afterAbsence(world: World, submissionId: string, away: number) {
  world.ports.clock.advance(away);
  await world.worker.tick();
  await expectSound(world);
  await expectAllFinal(world);
  return readSubmission(world.ports.db, world.ada, submissionId);
}

test('P-21: a server that was down for two days charges nobody for what was queued', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 3);
  const dead = startServer({
    ...world.plain,
    processor: {...world.plain.processor, createIntent: () => Promise.reject(new Error('killed'))},
  });
  const {submission} = await dead.service.pay(world.ada, await orderOf(world, invoices, method));
  assert.equal(submission.authorizedUntil, '2026-11-20T13:00:00.000Z');

  const later = await afterAbsence(world, submission.id, 48 * hour);
  assert.equal(later.status, 'expired');
  assert.deepEqual(
    later.transactions.map(({state, failure}) => [state, failure?.code]),
    Array(3).fill(['canceled', 'authorization_expired']),
  );
  assert.deepEqual(await world.simulator.intents(), []);
  for (const id of invoices) assert.equal((await invoiceNow(world, id)).pending, 0);
});

test('P-21: an intent that was created but not confirmed in time is canceled', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  await world.simulator.arm({...confirm, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, await addInvoices(world, 2), method);
  const later = await afterAbsence(world, submission.id, hour + 1);
  assert.equal(later.status, 'expired');
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
});

test('P-21: one that was confirmed in time and never answered is booked whenever it is heard of', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  await world.simulator.arm(
    {...confirm, times: 2, fault: {kind: 'drop_after'}},
    {method: 'GET', path: '/v1/payment_intents/*', times: 2, fault: {kind: 'drop_before'}},
  );
  const submission = await pay(world, world.ada, await addInvoices(world, 2), method);
  const later = await afterAbsence(world, submission.id, 48 * hour);
  assert.equal(later.status, 'partly_completed');
  assert.deepEqual(
    later.transactions.map(({state, failure}) => [state, failure?.code]),
    [
      ['succeeded', undefined],
      ['canceled', 'authorization_expired'],
    ],
  );
});

test('P-21: the last millisecond still counts', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  await world.simulator.arm({...create, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, await addInvoices(world, 2), method);
  const later = await afterAbsence(world, submission.id, hour);
  assert.equal(later.status, 'completed');
});

test('FM-09: an invoice that changed in the queue is skipped, the others are paid', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [first, changed, last] = await addInvoices(world, 3);
  await world.simulator.arm({...create, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, [first!, changed!, last!], method);
  await world.ports.db.query(
    'update invoices set is_on_hold = true, version = version + 1 where id = $1',
    [changed],
  );
  await world.ports.db.query(
    "insert into holds values ('hld_1', $1, 'outside_payment', now(), null)",
    [changed],
  );
  const later = await afterAbsence(world, submission.id, 60_000);
  assert.deepEqual(
    later.transactions.map(({state, failure}) => [state, failure?.code]),
    [
      ['succeeded', undefined],
      ['skipped', 'invoice_changed'],
      ['succeeded', undefined],
    ],
  );
});

test('a change that leaves the payment as right as before does not skip it', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world);
  await world.simulator.arm({...create, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, [await addInvoice(world), invoice], method);
  await world.ports.db.query('update invoices set version = version + 1 where id = $1', [invoice]);
  const later = await afterAbsence(world, submission.id, 60_000);
  assert.equal(later.status, 'completed');
});

for (const [what, change, code] of [
  [
    'the firm takes no payments any more',
    'update firms set takes_payments = false',
    'invoice_changed',
  ],
  ['the method was closed', "update payment_methods set status = 'unusable'", 'payment_declined'],
]) {
  test(`nothing starts when ${what}; what has begun ends as the processor says`, async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    await world.simulator.arm({...create, fault: {kind: 'lock_timeout'}});
    const submission = await pay(world, world.ada, await addInvoices(world, 3), method);
    await world.ports.db.query(change!);
    const later = await afterAbsence(world, submission.id, 60_000);
    assert.deepEqual(
      later.transactions.map(({state, failure}) => [state, failure?.code]),
      [
        ['succeeded', undefined],
        ['skipped', code],
        ['skipped', code],
      ],
    );
  });
}
