import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addInvoice, addInvoices, createWorld, invoiceNow, pay, saveMethod} from './world.ts';

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
    'select source, amount from ledger order by source',
  );
  assert.deepEqual(
    entries,
    intents.map(({id, amount_received: amount}) => ({source: id, amount})).sort((one, other) => one.source < other.source ? -1 : 1),
  );
  assert.equal(intents.length, 3);
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
});
