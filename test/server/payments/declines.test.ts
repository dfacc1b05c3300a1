import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Submission} from '../../../src/contract/types.ts';
import type {Refusal} from '../../../demo/server/refusal.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  processorMethodOf,
  saveMethod,
  type World,
} from './world.ts';

/** A world whose card answers its payments one after the other as told. */
async function worldWithCard(...behaviours: string[]) {
  const left = [...behaviours];
  let card = '';
  const world: World = await createWorld({
    wrap: (ports) => ({
      ...ports,
      processor: {
        ...ports.processor,
        async confirmIntent(order, key) {
          await world.simulator.behave(card, left.shift() ?? 'approve');
          return ports.processor.confirmIntent(order, key);
        },
      },
    }),
  });
  const method = await saveMethod(world, world.ada);
  card = await processorMethodOf(world, method);
  return {world, method};
}

function statesOf({transactions}: Submission): string[] {
  return transactions.map(({state, failure}) => (failure ? `${state} ${failure.code}` : state));
}

test('P-04: one failing item neither undoes nor prevents the others', async () => {
  const {world, method} = await worldWithCard('approve', 'insufficient_funds', 'approve');
  const invoices = await addInvoices(world, 3);
  const submission = await pay(world, world.ada, invoices, method);
  assert.equal(submission.status, 'partly_completed');
  assert.deepEqual(statesOf(submission), ['succeeded', 'failed insufficient_funds', 'succeeded']);
  assert.equal(submission.transactions[1]!.failure?.retrySameMethod, true);
  const declined = await invoiceNow(world, invoices[1]!);
  assert.deepEqual([declined.paid, declined.pending, declined.hasActive], [0, 0, false]);
});

test('P-05, FM-10: a hard decline on the first of several sends nothing more', async () => {
  const {world, method} = await worldWithCard('lost_card');
  await addInvoice(world, {number: 'INV-FIRST', dueOn: '2026-01-01', id: 'inv_first'});
  const invoices = ['inv_first', ...(await addInvoices(world, 3))];
  const submission = await pay(world, world.ada, invoices, method);
  assert.equal(submission.status, 'failed');
  assert.deepEqual(statesOf(submission), [
    'failed payment_declined',
    'skipped earlier_decline',
    'skipped earlier_decline',
    'skipped earlier_decline',
  ]);
  assert.deepEqual(submission.transactions[1]!.failure, {
    code: 'earlier_decline',
    params: {number: 'INV-FIRST'},
    retrySameMethod: false,
  });
  assert.equal((await world.simulator.intents()).length, 1);
  for (const id of invoices) assert.equal((await invoiceNow(world, id)).hasActive, false);
});

test('P-05: two declines in a row stop the rest', async () => {
  const {world, method} = await worldWithCard('approve', 'generic_decline', 'insufficient_funds');
  const submission = await pay(world, world.ada, await addInvoices(world, 5), method);
  assert.deepEqual(statesOf(submission), [
    'succeeded',
    'failed payment_declined',
    'failed insufficient_funds',
    'skipped earlier_decline',
    'skipped earlier_decline',
  ]);
  assert.equal((await world.simulator.intents()).length, 3);
});

test('P-05: three declines in all stop the rest', async () => {
  const no = 'insufficient_funds';
  const {world, method} = await worldWithCard(no, 'approve', no, 'approve', no);
  const submission = await pay(world, world.ada, await addInvoices(world, 7), method);
  assert.deepEqual(
    submission.transactions.map(({state}) => state),
    ['failed', 'succeeded', 'failed', 'succeeded', 'failed', 'skipped', 'skipped'],
  );
});

test('a declined intent is canceled before its invoice is let go', async () => {
  const calls: string[] = [];
  const world = await createWorld({
    wrap: (ports) => ({
      ...ports,
      processor: {
        ...ports.processor,
        async cancelIntent(intent) {
          const [row] = await ports.db.query<{state: string; ending: unknown; active: boolean}>(
            `select t.state, t.ending, i.has_active as active
             from transactions t join invoices i on i.id = t.invoice_id`,
          );
          calls.push(JSON.stringify(row));
          return ports.processor.cancelIntent(intent);
        },
      },
    }),
  });
  const method = await saveMethod(world, world.ada, 'pm_card_chargeCustomerFail');
  const submission = await pay(world, world.ada, await addInvoices(world, 1), method);
  assert.deepEqual(statesOf(submission), ['failed payment_declined']);
  assert.deepEqual(
    calls.map((call) => JSON.parse(call) as unknown),
    [
      {
        state: 'confirming',
        active: true,
        ending: {
          state: 'failed',
          failure: {code: 'payment_declined', retrySameMethod: false},
          stopsRest: false,
        },
      },
    ],
  );
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
});

test('a card that was declined eight times within a day is refused, and taken the day after', async () => {
  const {world, method} = await worldWithCard(...Array<string>(8).fill('generic_decline'));
  const invoices = await addInvoices(world, 8);
  for (const invoice of invoices) await pay(world, world.ada, [invoice], method);

  const before = await orderOf(world, [invoices[0]!], method);
  await assert.rejects(world.service.pay(world.ada, before), (error: Refusal) => {
    assert.equal(error.code, 'payment_method_unusable');
    assert.deepEqual(error.details.params, {reason: 'declined_too_often'});
    return true;
  });
  assert.equal((await world.simulator.intents()).length, 8);

  world.ports.clock.advance(24 * 60 * 60_000 + 1);
  const submission = await pay(world, world.ada, [invoices[0]!], method);
  assert.equal(submission.status, 'completed');
});

test('the eighth decline stops a submission under way', async () => {
  const {world, method} = await worldWithCard(...Array<string>(8).fill('generic_decline'));
  for (const invoice of await addInvoices(world, 7)) await pay(world, world.ada, [invoice], method);
  const submission = await pay(world, world.ada, await addInvoices(world, 3), method);
  assert.deepEqual(statesOf(submission), [
    'failed payment_declined',
    'skipped earlier_decline',
    'skipped earlier_decline',
  ]);
});
