import assert from 'node:assert/strict';
import {test} from 'node:test';
import {advance} from '../../../demo/server/payments/attempt.ts';
import {claim} from '../../../demo/server/payments/lease.ts';
import type {ProcessorIntent} from '../../../demo/server/payments/processor.ts';
import {loadWork} from '../../../demo/server/payments/records.ts';
import type {Ports} from '../../../demo/server/ports.ts';
import {addInvoices, createWorld, invoiceNow, pay, saveMethod, startServer} from './world.ts';

/** The processor's answers to one kind of call, changed on their way. */
function answering(
  name: 'confirmIntent' | 'retrieveIntent' | 'cancelIntent',
  change: (intent: ProcessorIntent) => Partial<ProcessorIntent>,
) {
  return (ports: Ports): Ports => {
    const inner = ports.processor[name] as (...given: unknown[]) => Promise<ProcessorIntent>;
    const changed = async (...given: unknown[]) => {
      const intent = await inner(...given);
      return {...intent, ...change(intent)};
    };
    return {...ports, processor: {...ports.processor, [name]: changed}};
  };
}

test('another amount than expected is booked as it came, and the invoice is held (FM-12)', async () => {
  const world = await createWorld({
    wrap: answering('confirmIntent', () => ({amountReceived: 9_000})),
  });
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  const submission = await pay(world, world.ada, [invoice!], method);
  assert.equal(submission.status, 'completed');
  const {paid, pending, isOnHold} = await invoiceNow(world, invoice!);
  assert.deepEqual({paid, pending, isOnHold}, {paid: 9_000, pending: 0, isOnHold: true});
  const holds = await world.ports.db.query('select invoice_id as invoice, reason from holds');
  assert.deepEqual(holds, [{invoice, reason: 'amount_mismatch'}]);
});

test('a success heard of after a failure is booked and held: nobody is asked to pay again (FM-12, L-17)', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_card_chargeCustomerFail');
  const [invoice] = await addInvoices(world, 1);
  const {id, transactions} = await pay(world, world.ada, [invoice!], method);
  assert.equal(transactions[0]!.state, 'failed');

  const late = startServer(
    answering('retrieveIntent', () => ({status: 'succeeded', amountReceived: 10_000}))(world.plain),
  );
  const lease = (await claim(late.ports.db, id, late.service.newTerm()))!;
  const work = await loadWork(late.ports.db, id);
  const attempt = {...late, lease, submission: work.submission, transaction: work.transactions[0]!};
  assert.equal(await advance(attempt), 'moved');
  assert.equal(await advance(attempt), 'moved');
  const {paid, pending, isOnHold} = await invoiceNow(world, invoice!);
  assert.deepEqual({paid, pending, isOnHold}, {paid: 10_000, pending: 0, isOnHold: true});
  const holds = await world.ports.db.query('select reason from holds');
  assert.deepEqual(holds, [{reason: 'double_success'}]);
});

test('a payment that succeeded before its cancellation arrived is paid, not declined', async () => {
  const world = await createWorld({
    wrap: answering('cancelIntent', () => ({status: 'succeeded', amountReceived: 10_000})),
  });
  const method = await saveMethod(world, world.ada, 'pm_card_chargeCustomerFail');
  const [invoice] = await addInvoices(world, 1);
  const {transactions} = await pay(world, world.ada, [invoice!], method);
  assert.deepEqual([transactions[0]!.state, transactions[0]!.failure], ['succeeded', undefined]);
  const {paid, isOnHold} = await invoiceNow(world, invoice!);
  assert.deepEqual({paid, isOnHold}, {paid: 10_000, isOnHold: false});
});

test('a debit under way that seems to ask for something stays under way', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_processing');
  const {id} = await pay(world, world.ada, await addInvoices(world, 1), method);
  const odd = startServer(
    answering('retrieveIntent', () => ({status: 'requires_action'}))(world.plain),
  );
  const submission = await odd.service.sync(world.ada, id);
  assert.equal(submission.transactions[0]!.state, 'processing');
});
