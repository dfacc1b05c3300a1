import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../../../demo/simulator/faults.ts';
import {readSubmission} from '../../../demo/server/payments/read.ts';
import {addInvoices, createWorld, invoiceNow, pay, saveMethod, type World} from './world.ts';

const create = {method: 'POST', path: '/v1/payment_intents'};
const confirm = {method: 'POST', path: '/v1/payment_intents/*/confirm'};
const retrieve = {method: 'GET', path: '/v1/payment_intents/*'};
const cancelCall = {method: 'POST', path: '/v1/payment_intents/*/cancel'};

/** The SDK repeats a closed connection once by itself, so a lost answer takes two. */
const lostTwice = {times: 2, fault: {kind: 'drop_after'}} as const;
const lockedTwice = {times: 2, fault: {kind: 'lock_timeout'}} as const;

/** Minutes pass, and every process looks for what is left to do. */
async function later(world: World, minutes = 5): Promise<void> {
  world.ports.clock.advance(minutes * 60_000);
  await world.worker.tick();
}

async function expectEachPaidOnce(world: World, submissionId: string, invoices: string[]) {
  const submission = await readSubmission(world.ports.db, world.ada, submissionId);
  assert.equal(submission.status, 'completed');
  const paid = (await world.simulator.intents()).filter(({status}) => status === 'succeeded');
  assert.deepEqual(paid.map(({metadata}) => metadata['invoice']).sort(), [...invoices].sort());
  const ledger = await world.ports.db.query<{source: string}>('select source from ledger');
  assert.deepEqual(ledger.map(({source}) => source).sort(), paid.map(({id}) => id).sort());
}

const faults: Record<string, Fault[]> = {
  'the answer of create is lost after the effect': [{...create, ...lostTwice}],
  'the request of create is lost': [{...create, times: 2, fault: {kind: 'drop_before'}}],
  'create is answered 500 after the effect, saved under its key (FM-16)': [
    {...create, fault: {kind: 'server_error', effect: 'after'}},
  ],
  'the answer of confirm is lost after the effect': [{...confirm, ...lostTwice}],
  'the request of confirm is lost': [{...confirm, times: 2, fault: {kind: 'drop_before'}}],
  'confirm is answered 500 before the effect, saved under its key (FM-16)': [
    {...confirm, fault: {kind: 'server_error', effect: 'before'}},
  ],
  'confirm is answered 500 after the effect': [
    {...confirm, fault: {kind: 'server_error', effect: 'after'}},
  ],
  'confirm is answered 429 (FM-16)': [{...confirm, ...lockedTwice}],
  'create is answered 429 (FM-16)': [{...create, ...lockedTwice}],
  'confirm is lost and asking is lost as well': [
    {...confirm, ...lostTwice},
    {...retrieve, times: 4, fault: {kind: 'drop_before'}},
  ],
};

for (const [what, armed] of Object.entries(faults)) {
  test(`FM-03: ${what}: each invoice is paid once`, async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const invoices = await addInvoices(world, 2);
    await world.simulator.arm(...armed);
    const submission = await pay(world, world.ada, invoices, method);
    for (let round = 0; round < 5; round += 1) await later(world);
    await expectEachPaidOnce(world, submission.id, invoices);
  });
}

test('FM-03: a call that is repeated carries the key of the first: one intent for each invoice', async () => {
  const keys: string[] = [];
  const world = await createWorld({
    wrap: (ports) => ({
      ...ports,
      processor: {
        ...ports.processor,
        createIntent(order, key) {
          keys.push(key);
          return ports.processor.createIntent(order, key);
        },
        confirmIntent(order, key) {
          keys.push(key);
          return ports.processor.confirmIntent(order, key);
        },
      },
    }),
  });
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  await world.simulator.arm({...create, ...lostTwice}, {...confirm, ...lockedTwice});
  const {id, transactions} = await pay(world, world.ada, [invoice!], method);
  for (let round = 0; round < 5; round += 1) await later(world);
  await expectEachPaidOnce(world, id, [invoice!]);
  assert.equal((await world.simulator.intents()).length, 1);
  const {id: transaction} = transactions[0]!;
  assert.ok(keys.length > 2, `${keys.length} calls`);
  assert.deepEqual([...new Set(keys)], [`tx:${transaction}:create`, `tx:${transaction}:confirm:1`]);
});

test('FM-03: a transaction whose fate is unknown reads so, and holds its invoice and the rest', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 2);
  await world.simulator.arm(
    {...confirm, ...lostTwice},
    {...retrieve, times: 2, fault: {kind: 'drop_before'}},
  );
  const submission = await pay(world, world.ada, invoices, method);
  assert.equal(submission.status, 'working');
  assert.deepEqual(
    submission.transactions.map(({state}) => state),
    ['unknown', 'queued'],
  );
  for (const id of invoices) assert.equal((await invoiceNow(world, id)).hasActive, true);

  await later(world);
  await expectEachPaidOnce(world, submission.id, invoices);
});

test('waits longer each time the processor gives no answer', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 1);
  await world.simulator.arm({...create, times: 100, fault: {kind: 'lock_timeout'}});
  await pay(world, world.ada, invoices, method);
  const waits: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const [row] = await world.ports.db.query<{until: string}>(
      'select lease_until as until from submissions',
    );
    const wait = Date.parse(row!.until) - world.ports.clock.now();
    waits.push(wait / 1000);
    world.ports.clock.advance(wait - 1);
    await world.worker.tick();
    world.ports.clock.advance(1);
    await world.worker.tick();
  }
  assert.deepEqual(waits, [1, 2, 4, 8]);
  await world.simulator.heal();
});

test('a lost answer of cancel keeps the invoice until the processor has ended the intent', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_card_chargeCustomerFail');
  const [invoice] = await addInvoices(world, 1);
  await world.simulator.arm(
    {...cancelCall, times: 2, fault: {kind: 'drop_before'}},
    {...retrieve, times: 2, fault: {kind: 'drop_before'}},
  );
  const submission = await pay(world, world.ada, [invoice!], method);
  assert.equal(submission.transactions[0]!.state, 'unknown');
  assert.equal((await invoiceNow(world, invoice!)).hasActive, true);

  await later(world);
  const now = await readSubmission(world.ports.db, world.ada, submission.id);
  assert.equal(now.transactions[0]!.failure?.code, 'payment_declined');
  assert.equal((await invoiceNow(world, invoice!)).hasActive, false);
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
});

test('a method gone at the processor’s stops the submission, charging nothing', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 2);
  await world.ports.db.query("update payment_methods set processor_method = 'pm_gone'");
  const submission = await pay(world, world.ada, invoices, method);
  assert.deepEqual(
    submission.transactions.map(({state, failure}) => [state, failure?.code]),
    [
      ['failed', 'processing_error'],
      ['skipped', 'earlier_decline'],
    ],
  );
  assert.deepEqual(await world.simulator.intents(), []);
});
