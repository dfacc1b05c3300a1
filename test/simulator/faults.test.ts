import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {createSimulator} from '../../demo/simulator/simulator.ts';
import {Store} from '../../demo/simulator/store.ts';
import {connect, failureOf, useSimulator} from './support.ts';

const {simulator, stripe, saved, create, arm, control} = await useSimulator();
const CONFIRM = '/v1/payment_intents/*/confirm';

suite('the connection breaks', () => {
  test('before the effect: nothing happened, and the same key does it', async () => {
    const intent = await create(await saved('pm_card_visa'));
    // The SDK repeats a closed connection once, even with no retries: two drops reach the caller.
    await arm({path: CONFIRM, times: 2, fault: {kind: 'drop_before'}});
    const options = {idempotencyKey: 'drop-before'};
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id, {}, options));
    assert.equal(error.type, 'StripeConnectionError');
    const {status} = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(status, 'requires_confirmation');
    const paid = await stripe.paymentIntents.confirm(intent.id, {}, options);
    assert.equal(paid.status, 'succeeded');
  });

  test('after the effect: it happened, and the same key tells', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, times: 2, fault: {kind: 'drop_after'}});
    const options = {idempotencyKey: 'drop-after'};
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id, {}, options));
    assert.equal(error.type, 'StripeConnectionError');
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
    const told = await stripe.paymentIntents.confirm(intent.id, {}, options);
    assert.equal(told.status, 'succeeded');
    assert.equal(told.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('once: the SDK repeats with its key and charges once', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'drop_after'}});
    assert.equal((await stripe.paymentIntents.confirm(intent.id)).status, 'succeeded');
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('in process, a dropped connection is a failed request', async () => {
    const store = new Store(':memory:');
    const app = createSimulator({store});
    await app.request('/_simulator/faults', {
      method: 'POST',
      body: JSON.stringify({faults: [{fault: {kind: 'drop_after'}}]}),
    });
    const headers = {Authorization: 'Bearer sk_test_1'};
    const create = async () => app.request('/v1/customers', {method: 'POST', headers});
    await assert.rejects(create);
    assert.equal((await create()).status, 200);
    store.close();
  });
});

suite('Stripe is busy', () => {
  test('a lock_timeout is a 429 that did nothing', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'lock_timeout'}});
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.type, 'StripeRateLimitError');
    assert.equal(error.code, 'lock_timeout');
    assert.equal((await stripe.paymentIntents.confirm(intent.id)).status, 'succeeded');
  });

  test('the SDK repeats a lock_timeout with the same key', async () => {
    const patient = connect(simulator.port, {maxNetworkRetries: 2});
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, times: 2, fault: {kind: 'lock_timeout'}});
    assert.equal((await patient.paymentIntents.confirm(intent.id)).status, 'succeeded');
  });

  test('a slow answer runs into the time-out of the SDK, and is there when asked again', async () => {
    const hasty = connect(simulator.port, {timeout: 50});
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'delay', ms: 150}});
    const options = {idempotencyKey: 'slow'};
    const error = await failureOf(hasty.paymentIntents.confirm(intent.id, {}, options));
    assert.equal(error.type, 'StripeConnectionError');
    const patient = connect(simulator.port, {maxNetworkRetries: 3});
    const paid = await patient.paymentIntents.confirm(intent.id, {}, options);
    assert.equal(paid.status, 'succeeded');
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('a request that is held is done when the faults are cleared', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'hold'}});
    const confirmed = stripe.paymentIntents.confirm(intent.id);
    // Asked for as soon as it is used up, which is when it waits.
    while (((await control('GET', '/faults'))['faults'] as unknown[]).length > 0) await wait(10);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_confirmation');
    await control('DELETE', '/faults');
    assert.equal((await confirmed).status, 'succeeded');
  });
});

suite('which request it hits', () => {
  test('one with the metadata of the intent, and no other', async () => {
    const payer = await saved('pm_card_visa');
    const spared = await create(payer, {metadata: {tx: 'spared'}});
    const hit = await create(payer, {metadata: {tx: 'hit'}});
    await arm({path: CONFIRM, metadata: {tx: 'hit'}, fault: {kind: 'lock_timeout'}});
    assert.equal((await stripe.paymentIntents.confirm(spared.id)).status, 'succeeded');
    assert.equal((await failureOf(stripe.paymentIntents.confirm(hit.id))).code, 'lock_timeout');
  });

  test('as many as asked, then none; and none after clearing', async () => {
    await arm({method: 'GET', path: '/v1/customers', times: 2, fault: {kind: 'lock_timeout'}});
    await failureOf(stripe.customers.list());
    await failureOf(stripe.customers.list());
    await stripe.customers.list();
    await arm({path: '/v1/**', times: 9, fault: {kind: 'lock_timeout'}});
    await control('DELETE', '/faults');
    await stripe.customers.list();
  });

  test('a fault that is none is refused with a sentence', async () => {
    for (const body of ['{', '{}', '{"faults":[{}]}', '{"faults":[{"fault":{"kind":"quake"}}]}']) {
      const response = await fetch(`${simulator.url}/_simulator/faults`, {method: 'POST', body});
      assert.equal(response.status, 400);
      assert.match(((await response.json()) as {error: string}).error, /\.$/);
    }
  });
});
