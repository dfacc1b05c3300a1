import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Submission} from '../../../src/contract/types.ts';
import {apiOf} from './api.ts';
import {
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  processorMethodOf,
  saveMethod,
  type World,
} from './world.ts';

/** A first submission of which one was declined, and a card that works again. */
async function declinedOnce() {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const card = await processorMethodOf(world, method);
  const [paid, declined] = await addInvoices(world, 2);
  const first = await pay(world, world.ada, [paid!], method);
  await world.simulator.behave(card, 'insufficient_funds');
  const submission = await pay(world, world.ada, [declined!], method);
  await world.simulator.behave(card, 'approve');
  return {world, method, first, submission, invoice: declined!};
}

async function retryOf(world: World, submission: Submission, paymentMethodId: string) {
  const items = await Promise.all(
    submission.transactions.map(async ({id, invoiceId}) => {
      const {total, paid, pending, currency, version} = await invoiceNow(world, invoiceId);
      const amount = Math.max(1, total - paid - pending);
      return {transactionId: id, amount, currency, version};
    }),
  );
  return {
    items,
    instrument: {kind: 'saved', paymentMethodId},
    consent: {textVersion: '1', locale: 'en'},
  };
}

test('P-06: pays what failed as a new submission that names the old one', async () => {
  const {world, method, submission, invoice} = await declinedOnce();
  const api = apiOf(world, world.ada);
  const key = crypto.randomUUID();
  const body = await retryOf(world, submission, method);
  const retried = await api.post(`/payments/${submission.id}/retry`, {body, key});
  assert.equal(retried.status, 201);
  assert.equal(retried.submission.retryOf, submission.id);
  assert.notEqual(retried.submission.id, submission.id);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);

  const again = await api.post(`/payments/${submission.id}/retry`, {body, key});
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(again.body, retried.body);
  const {submission: old} = await api.get(`/payments/${submission.id}`);
  assert.equal(old.status, 'failed');
});

test('P-06: never what is paid', async () => {
  const {world, method, first} = await declinedOnce();
  const {status, problem} = await apiOf(world, world.ada).post(`/payments/${first.id}/retry`, {
    body: await retryOf(world, first, method),
    key: crypto.randomUUID(),
  });
  assert.deepEqual([status, problem.code], [409, 'invoice_already_paid']);
  assert.equal(problem.errors?.[0]?.invoiceId, first.transactions[0]!.invoiceId);
});

test('P-06: never a debit under way', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const submission = await pay(world, world.ada, await addInvoices(world, 1), method);
  const {status, problem} = await apiOf(world, world.ada).post(`/payments/${submission.id}/retry`, {
    body: await retryOf(world, submission, method),
    key: crypto.randomUUID(),
  });
  assert.deepEqual([status, problem.code], [409, 'invoice_payment_in_progress']);
});

for (const [what, testId, code] of [
  ['that is paid, though the rest of its invoice is due', 'pm_card_visa', 'invoice_already_paid'],
  [
    'under way, though the rest of its invoice can be paid',
    'pm_usBankAccount_success',
    'invoice_payment_in_progress',
  ],
] as const) {
  test(`P-06: never a part ${what}`, async () => {
    const world = await createWorld();
    await world.ports.db.query('update firms set allows_partial_payments = true');
    const method = await saveMethod(world, world.ada, testId);
    const [invoice] = await addInvoices(world, 1);
    const order = await orderOf(world, [invoice!], method);
    const items = order.items.map((item) => ({...item, amount: 4_000}));
    const {submission} = await world.service.pay(world.ada, {...order, items});
    const answer = await apiOf(world, world.ada).post(`/payments/${submission.id}/retry`, {
      body: await retryOf(world, submission, method),
      key: crypto.randomUUID(),
    });
    assert.deepEqual([answer.status, answer.problem.code], [409, code]);
    assert.equal((await world.simulator.intents()).length, 1);
  });
}

test('a balance that was paid meanwhile is not paid again', async () => {
  const {world, method, submission, invoice} = await declinedOnce();
  const body = await retryOf(world, submission, method);
  await pay(world, world.ben, [invoice], await saveMethod(world, world.ben));
  const {status, problem} = await apiOf(world, world.ada).post(`/payments/${submission.id}/retry`, {
    body,
    key: crypto.randomUUID(),
  });
  assert.deepEqual([status, problem.code], [409, 'invoice_already_paid']);
});

test('unknown and foreign transactions are unknown; named twice is invalid', async () => {
  const {world, method, submission, first} = await declinedOnce();
  const api = apiOf(world, world.ada);
  const body = await retryOf(world, submission, method);
  const post = (items: unknown[]) =>
    api.post(`/payments/${submission.id}/retry`, {
      body: {...body, items},
      key: crypto.randomUUID(),
    });
  const [item] = body.items;
  const foreign = await post([{...item, transactionId: first.transactions[0]!.id}]);
  assert.deepEqual([foreign.status, foreign.problem.code], [404, 'not_found']);
  const twice = await post([item, item]);
  assert.deepEqual([twice.status, twice.problem.code], [400, 'validation_failed']);
  const keyless = await api.post(`/payments/${submission.id}/retry`, {body});
  assert.deepEqual([keyless.status, keyless.problem.code], [400, 'idempotency_key_required']);
});
