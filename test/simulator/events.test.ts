import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {API_VERSION} from '../../demo/simulator/events/record.ts';
import {failureOf, mandateData, useSimulator} from './support.ts';

const {stripe, page, advance, saved, savedAccount, create} = await useSimulator();

/** What happened to an object, oldest first. */
async function historyOf(id: string): Promise<string[]> {
  const history: string[] = [];
  for await (const {type, data} of stripe.events.list({limit: 100})) {
    if ((data.object as {id?: string}).id === id) history.unshift(type);
  }
  return history;
}

suite('each change is an event', () => {
  test('of a card payment', async () => {
    const payer = await saved('pm_card_visa');
    const intent = await create(payer);
    const paid = await stripe.paymentIntents.confirm(intent.id);
    assert.deepEqual(await historyOf(intent.id), [
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    assert.deepEqual(await historyOf(paid.latest_charge as string), ['charge.succeeded']);
    assert.deepEqual(await historyOf(payer.customer), ['customer.created']);
    assert.deepEqual(await historyOf(payer.method), ['payment_method.attached']);
  });

  test('of a decline, and of the cancellation after it', async () => {
    const payer = await saved('pm_card_chargeCustomerFail');
    const intent = await create(payer);
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    await stripe.paymentIntents.cancel(intent.id);
    assert.deepEqual(await historyOf(intent.id), [
      'payment_intent.created',
      'payment_intent.payment_failed',
      'payment_intent.canceled',
    ]);
    assert.deepEqual(await historyOf(error.charge!), ['charge.failed']);
  });

  test('of a challenge', async () => {
    const intent = await create(await saved('pm_card_authenticationRequired'));
    const asking = await stripe.paymentIntents.confirm(intent.id, {use_stripe_sdk: true});
    await page.answerChallenge(asking, 'complete');
    assert.deepEqual(await historyOf(intent.id), [
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.succeeded',
    ]);
  });

  test('of a bank debit that comes back, and of the mandate that ends with it', async () => {
    const payer = await savedAccount('pm_usBankAccount_accountClosed');
    const intent = await create(payer, {allowed_payment_method_types: ['us_bank_account']});
    const {latest_charge: charge} = await stripe.paymentIntents.confirm(intent.id);
    await advance(2);
    assert.deepEqual(await historyOf(intent.id), [
      'payment_intent.created',
      'payment_intent.processing',
      'payment_intent.payment_failed',
    ]);
    assert.deepEqual(await historyOf(charge as string), ['charge.pending', 'charge.failed']);
    assert.deepEqual(await historyOf(payer.mandate), ['mandate.updated']);
  });

  test('of a set-up that failed, of one that succeeded, and of a method that is detached', async () => {
    const {id: customer} = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({
      customer,
      allowed_payment_method_types: ['card'],
    });
    const declined = {payment_method: 'pm_card_chargeDeclined'};
    await failureOf(stripe.setupIntents.confirm(intent.id, declined));
    const done = await stripe.setupIntents.confirm(intent.id, {payment_method: 'pm_card_visa'});
    await stripe.paymentMethods.detach(done.payment_method as string);
    await stripe.customers.del(customer);
    assert.deepEqual(await historyOf(intent.id), [
      'setup_intent.created',
      'setup_intent.setup_failed',
      'setup_intent.succeeded',
    ]);
    assert.deepEqual(await historyOf(done.payment_method as string), [
      'payment_method.attached',
      'payment_method.detached',
    ]);
    assert.deepEqual(await historyOf(customer), ['customer.created', 'customer.deleted']);
  });

  test('and what is refused, or answered again under a key, is none', async () => {
    const {customer, method} = await saved('pm_card_visa');
    const confirming = {
      amount: 700,
      currency: 'usd',
      customer,
      payment_method: method,
      confirm: true,
      allowed_payment_method_types: ['us_bank_account' as const],
      mandate_data: mandateData,
    };
    const {data: before} = await stripe.events.list();
    await failureOf(stripe.paymentIntents.create(confirming));
    assert.deepEqual((await stripe.events.list()).data, before);
    const options = {idempotencyKey: 'told once'};
    const params = {amount: 700, currency: 'usd'};
    const {id} = await stripe.paymentIntents.create(params, options);
    await stripe.paymentIntents.create(params, options);
    assert.deepEqual(await historyOf(id), ['payment_intent.created']);
  });
});

suite('an event', () => {
  test('says which request made it, and shows the object as it then was', async () => {
    const options = {idempotencyKey: 'says which'};
    const made = await stripe.paymentIntents.create({amount: 900, currency: 'usd'}, options);
    await stripe.paymentIntents.update(made.id, {amount: 1000});
    const {data} = await stripe.events.list({type: 'payment_intent.created', limit: 1});
    const event = await stripe.events.retrieve(data[0]!.id);
    assert.match(event.id, /^evt_1\w{23}$/);
    assert.equal(event.api_version, API_VERSION);
    assert.equal(event.livemode, false);
    assert.deepEqual(event.request, {
      id: made.lastResponse.requestId,
      idempotency_key: 'says which',
    });
    assert.equal((event.data.object as Stripe.PaymentIntent).amount, 900);
    assert.ok(!('account' in event));
  });

  test('of a change says what was before', async () => {
    const {id: customer} = await stripe.customers.create({name: 'Ada'});
    await stripe.customers.update(customer, {name: 'Ada Alder'});
    const {data} = await stripe.events.list({type: 'customer.updated', limit: 1});
    assert.deepEqual(data[0]?.data.previous_attributes, {name: 'Ada'});
  });

  test('of a connected account names it, and is that account’s alone', async () => {
    const account = {stripeAccount: 'acct_firm'};
    const {id} = await stripe.customers.create({}, account);
    const [event] = (await stripe.events.list({limit: 1}, account)).data;
    assert.equal((event?.data.object as {id: string}).id, id);
    assert.equal(event?.account, 'acct_firm');
    await assert.rejects(stripe.events.retrieve(event.id), {code: 'resource_missing'});
  });

  test('is found by its types and its time', async () => {
    const types = ['customer.created', 'customer.updated'];
    const {data} = await stripe.events.list({types, limit: 100});
    assert.ok(data.length > 1);
    assert.ok(data.every(({type}) => types.includes(type)));
    const newest = data[0]!.created;
    const later = await stripe.events.list({types, created: {gt: newest}});
    assert.equal(later.data.length, 0);
    const since = await stripe.events.list({types, created: {gte: newest, lt: newest + 1}});
    assert.ok(since.data.length > 0);
  });

  test('has the version of the SDK’s types', async () => {
    const {lastResponse} = await stripe.customers.list();
    assert.equal(lastResponse.headers['stripe-version'], API_VERSION);
  });
});
