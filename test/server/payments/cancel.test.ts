import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiOf, requestOf} from './api.ts';
import {gateAt} from './gate.ts';
import {Killed} from './mortal.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  pay,
  saveMethod,
  startServer,
  testSettings,
} from './world.ts';

const confirm = {method: 'POST', path: '/v1/payment_intents/*/confirm'};
const body = {};

/** A submission that was answered while its first payment is at the processor's. */
async function underWay(count: number) {
  const gate = gateAt('confirmIntent');
  const settings = {...testSettings, answerWithin: 1};
  const world = await createWorld({settings, wrap: gate.wrap});
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, count);
  const api = apiOf(world, world.ada);
  const {submission} = await api.pay(await requestOf(world, invoices, method));
  await gate.reached;
  return {world, api, invoices, submission, gate};
}

test('P-21: stops what has not started and lets what has begun end as the processor says', async () => {
  const {world, api, invoices, submission, gate} = await underWay(4);
  const canceled = await api.post(`/payments/${submission.id}/cancel`, {body});
  assert.equal(canceled.status, 202);
  assert.equal(canceled.submission.cancelRequested, true);
  assert.deepEqual(
    canceled.submission.transactions.map(({state, failure}) => [state, failure?.code]),
    [['confirming', undefined], ...Array.from({length: 3}, () => ['canceled', 'stopped'])],
  );
  for (const id of invoices.slice(1)) assert.equal((await invoiceNow(world, id)).pending, 0);

  gate.open();
  await world.service.settled();
  const {submission: later} = await api.get(`/payments/${submission.id}`);
  assert.equal(later.status, 'partly_completed');
  assert.equal(later.transactions[0]!.state, 'succeeded');
  assert.equal((await world.simulator.intents()).length, 1);
});

test('stops the named ones alone', async () => {
  const {world, api, submission, gate} = await underWay(3);
  const {id} = submission.transactions[1]!;
  const canceled = await api.post(`/payments/${submission.id}/cancel`, {
    body: {transactionIds: [id]},
  });
  assert.equal(canceled.status, 200);
  gate.open();
  await world.service.settled();
  const {submission: later} = await api.get(`/payments/${submission.id}`);
  assert.deepEqual(
    later.transactions.map(({state}) => state),
    ['succeeded', 'canceled', 'succeeded'],
  );
});

test('ends an intent that waits: canceled at the processor’s first, then here', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  await world.simulator.arm({...confirm, times: 3, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, [invoice!], method);
  assert.equal(submission.transactions[0]!.state, 'confirming');

  const api = apiOf(world, world.ada);
  const canceled = await api.post(`/payments/${submission.id}/cancel`, {body});
  assert.equal(canceled.status, 200);
  assert.equal(canceled.submission.status, 'canceled');
  assert.equal(canceled.submission.transactions[0]!.failure?.code, 'stopped');
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
  assert.equal((await invoiceNow(world, invoice!)).hasActive, false);
  await world.simulator.heal();
});

test('while the processor is silent, the cancellation is asked for and kept', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const [invoice] = await addInvoices(world, 1);
  await world.simulator.arm(
    {...confirm, times: 2, fault: {kind: 'drop_before'}},
    {method: 'GET', path: '/v1/payment_intents/*', times: 4, fault: {kind: 'drop_before'}},
  );
  const submission = await pay(world, world.ada, [invoice!], method);
  assert.equal(submission.transactions[0]!.state, 'unknown');
  const api = apiOf(world, world.ada);
  const canceled = await api.post(`/payments/${submission.id}/cancel`, {body});
  assert.equal(canceled.status, 202);
  assert.equal(canceled.submission.cancelRequested, true);

  world.ports.clock.advance(60_000);
  await world.worker.tick();
  const {submission: later} = await api.get(`/payments/${submission.id}`);
  assert.equal(later.status, 'canceled');
  assert.deepEqual(
    (await world.simulator.intents()).map(({status}) => status),
    ['canceled'],
  );
});

test('FM-04: killed right after the intent was canceled: it still ends as stopped', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 1);
  await world.simulator.arm({...confirm, times: 3, fault: {kind: 'lock_timeout'}});
  const submission = await pay(world, world.ada, invoices, method);
  const {processor} = world.plain;
  const dying = startServer({
    ...world.plain,
    processor: {
      ...processor,
      async cancelIntent(intent) {
        await processor.cancelIntent(intent);
        throw new Killed('after the cancellation');
      },
    },
  });
  await dying.service.cancel(world.ada, submission.id, undefined);
  await world.simulator.heal();

  world.ports.clock.advance(3 * 60_000);
  await world.worker.tick();
  const {submission: later} = await apiOf(world, world.ada).get(`/payments/${submission.id}`);
  assert.deepEqual(
    later.transactions.map(({state, failure}) => [state, failure?.code]),
    [['canceled', 'stopped']],
  );
});

test('refuses when all that was asked for is a debit under way', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const invoice = await addInvoice(world);
  const submission = await pay(world, world.ada, [invoice], method);
  const {status, problem} = await apiOf(world, world.ada).post(
    `/payments/${submission.id}/cancel`,
    {body},
  );
  assert.deepEqual([status, problem.code], [409, 'invoice_payment_in_progress']);
  assert.deepEqual(problem.errors, [{invoiceId: invoice, code: 'invoice_payment_in_progress'}]);
});

test('what has ended stays as it is', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const submission = await pay(world, world.ada, await addInvoices(world, 1), method);
  const api = apiOf(world, world.ada);
  const canceled = await api.post(`/payments/${submission.id}/cancel`, {body});
  assert.equal(canceled.status, 200);
  assert.deepEqual(canceled.submission.transactions, submission.transactions);
});

test('a transaction of another submission is unknown', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const one = await pay(world, world.ada, await addInvoices(world, 1), method);
  const other = await pay(world, world.ada, await addInvoices(world, 1), method);
  const {status, problem} = await apiOf(world, world.ada).post(`/payments/${one.id}/cancel`, {
    body: {transactionIds: [other.transactions[0]!.id]},
  });
  assert.deepEqual([status, problem.code], [404, 'not_found']);
});
