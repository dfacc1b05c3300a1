import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {createSimulator} from '../../demo/simulator/simulator.ts';
import {Store} from '../../demo/simulator/store.ts';
import {connect, failureOf, useSimulator} from './support.ts';

const {simulator, stripe, saved, create, arm, advance, control} = await useSimulator();

const headersOf = (answer: {lastResponse: {headers: Record<string, string>}}) =>
  answer.lastResponse.headers;

let counter = 0;
const key = (idempotencyKey = `key-${++counter}`) => ({idempotencyKey});

suite('the same key again', () => {
  test('answers what it answered first, and does nothing', async () => {
    const payer = await saved('pm_card_visa');
    const options = key();
    const first = await create(payer, {}, options);
    await stripe.paymentIntents.confirm(first.id);
    const again = await create(payer, {}, options);
    assert.equal(again.id, first.id);
    assert.equal(again.status, 'requires_confirmation', 'the stored answer, not the present state');
    assert.equal(headersOf(again)['idempotent-replayed'], 'true');
    assert.equal(headersOf(again)['original-request'], first.lastResponse.requestId);
    assert.equal(headersOf(first)['idempotent-replayed'], undefined);
    const {data} = await stripe.paymentIntents.list({customer: payer.customer});
    assert.equal(data.length, 1);
  });

  test('charges once when a confirmation is repeated', async () => {
    const intent = await create(await saved('pm_card_visa'));
    const options = key();
    const first = await stripe.paymentIntents.confirm(intent.id, {}, options);
    const again = await stripe.paymentIntents.confirm(intent.id, {}, options);
    assert.equal(again.latest_charge, first.latest_charge);
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('repeats a 402, though the card would be good now', async () => {
    const payer = await saved('pm_card_chargeCustomerFail');
    const intent = await create(payer);
    const options = key();
    const first = await failureOf(stripe.paymentIntents.confirm(intent.id, {}, options));
    await control('POST', `/payment_methods/${payer.method}`, {behaviour: 'approve'});
    const again = await failureOf(stripe.paymentIntents.confirm(intent.id, {}, options));
    assert.equal(again.charge, first.charge);
    assert.equal(again.headers?.['idempotent-replayed'], 'true');
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('repeats a 400 that came of executing', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await stripe.paymentIntents.confirm(intent.id);
    const options = key();
    await failureOf(stripe.paymentIntents.cancel(intent.id, {}, options));
    const again = await failureOf(stripe.paymentIntents.cancel(intent.id, {}, options));
    assert.equal(again.headers?.['idempotent-replayed'], 'true');
  });

  test('repeats a 500, whether or not it had an effect', async () => {
    for (const [effect, expected] of [
      ['before', 'requires_confirmation'],
      ['after', 'succeeded'],
    ] as const) {
      const intent = await create(await saved('pm_card_visa'));
      const path = `/v1/payment_intents/${intent.id}/confirm`;
      await arm({path, fault: {kind: 'server_error', effect}});
      const options = key();
      const confirm = () => stripe.paymentIntents.confirm(intent.id, {}, options);
      assert.equal((await failureOf(confirm())).statusCode, 500);
      const again = await failureOf(confirm());
      assert.equal(again.statusCode, 500);
      assert.equal(again.headers?.['idempotent-replayed'], 'true');
      assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, expected);
    }
  });

  test('keeps nothing of a request that was never executed', async () => {
    const payer = await saved('pm_card_visa');
    const options = key();
    const unknown = stripe.rawRequest('POST', '/v1/payment_intents', {amuont: 1}, options);
    assert.equal((await failureOf(unknown)).code, 'parameter_unknown');
    assert.equal((await create(payer, {}, options)).status, 'requires_confirmation');
  });

  test('is a new request after 24 hours', async () => {
    const payer = await saved('pm_card_visa');
    const options = key();
    const first = await create(payer, {}, options);
    await advance(1);
    assert.notEqual((await create(payer, {}, options)).id, first.id);
  });
});

suite('the same key for something else', () => {
  test('with other parameters is an idempotency_error', async () => {
    const payer = await saved('pm_card_visa');
    const options = key();
    await create(payer, {amount: 1000}, options);
    const error = await failureOf(create(payer, {amount: 2000}, options));
    assert.equal(error.type, 'StripeIdempotencyError');
    assert.equal(error.statusCode, 400);
    const {data} = await stripe.paymentIntents.list({customer: payer.customer});
    assert.deepEqual(
      data.map(({amount}) => amount),
      [1000],
    );
  });

  test('on another path is an idempotency_error', async () => {
    const intent = await create(await saved('pm_card_visa'));
    const options = key();
    await stripe.paymentIntents.confirm(intent.id, {}, options);
    const error = await failureOf(stripe.paymentIntents.cancel(intent.id, {}, options));
    assert.equal(error.type, 'StripeIdempotencyError');
  });

  test('in another account is another key', async () => {
    const options = key();
    const second = {...options, stripeAccount: 'acct_other'};
    const mine = await stripe.customers.create({name: 'Mine'}, options);
    const theirs = await stripe.customers.create({name: 'Theirs'}, second);
    assert.notEqual(mine.id, theirs.id);
    const again = await stripe.customers.create({name: 'Theirs'}, second);
    assert.equal(again.id, theirs.id);
  });

  test('the order of parameters makes no difference', async () => {
    const options = key();
    const first = await stripe.customers.create({name: 'Ann', phone: '1'}, options);
    assert.equal((await stripe.customers.create({phone: '1', name: 'Ann'}, options)).id, first.id);
  });
});

suite('the same key at the same time', () => {
  test('is a 409 while the first request runs, and its answer afterwards', async () => {
    const payer = await saved('pm_card_visa');
    const options = key();
    await arm({
      method: 'POST',
      path: '/v1/payment_intents',
      metadata: {slow: 'yes'},
      fault: {kind: 'delay', ms: 200},
    });
    const params = {metadata: {slow: 'yes'}};
    const first = create(payer, params, options);
    const error = await failureOf(
      (async () => {
        // The first has arrived when its fault is used up.
        while (((await control('GET', '/faults'))['faults'] as unknown[]).length > 0);
        return create(payer, params, options);
      })(),
    );
    assert.equal(error.statusCode, 409);
    assert.equal(error.code, 'idempotency_key_in_use');
    const {id} = await first;
    assert.equal((await create(payer, params, options)).id, id);
  });

  test('the SDK waits for the first and gets its answer', async () => {
    const patient = connect(simulator.port, {maxNetworkRetries: 2});
    const payer = await saved('pm_card_visa');
    const intent = await create(payer);
    const path = `/v1/payment_intents/${intent.id}/confirm`;
    await arm({path, fault: {kind: 'delay', ms: 100}});
    const options = key();
    const answers = await Promise.all(
      [1, 2, 3].map(() => patient.paymentIntents.confirm(intent.id, {}, options)),
    );
    const charges = new Set(answers.map((answer: Stripe.PaymentIntent) => answer.latest_charge));
    assert.equal(charges.size, 1);
  });
});

test('an effect and its saved answer are kept together or not at all', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  class FullDisk extends Store {
    override saveAnswer(): void {
      throw new Error('disk full');
    }
  }
  const store = new FullDisk(':memory:');
  const app = createSimulator({store});
  const headers = {Authorization: 'Bearer sk_test_1', 'Idempotency-Key': 'k'};
  const answer = await app.request('/v1/customers', {method: 'POST', headers});
  assert.equal(answer.status, 500);
  const list = await app.request('/v1/customers', {headers});
  assert.deepEqual(((await list.json()) as {data: unknown[]}).data, []);
  store.close();
});

test('a key longer than 255 characters is refused', async () => {
  const error = await failureOf(stripe.customers.create({}, key('k'.repeat(256))));
  assert.equal(error.statusCode, 400);
});
