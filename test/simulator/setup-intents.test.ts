import assert from 'node:assert/strict';
import {test} from 'node:test';
import {failureOf, mandateData, useSimulator} from './support.ts';

const {stripe, create, savedAccount} = await useSimulator();

const card = {allowed_payment_method_types: ['card' as const]};

test('a set-up saves a card with its customer', async () => {
  const {id: customer} = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({
    customer,
    usage: 'on_session',
    payment_method: 'pm_card_mastercard',
    ...card,
  });
  assert.equal(intent.status, 'requires_confirmation');
  assert.match(intent.id, /^seti_1\w{23}$/);
  const done = await stripe.setupIntents.confirm(intent.id, {expand: ['latest_attempt']});
  assert.equal(done.status, 'succeeded');
  assert.equal(done.usage, 'on_session');
  assert.ok(typeof done.latest_attempt === 'object' && done.latest_attempt);
  assert.equal(done.latest_attempt.status, 'succeeded');
  const method = done.payment_method as string;
  assert.equal((await stripe.paymentMethods.retrieve(method)).customer, customer);
  const payment = await create({customer, method});
  assert.equal((await stripe.paymentIntents.confirm(payment.id)).status, 'succeeded');
});

test('a declined set-up is a 402 with the intent, and saves nothing', async () => {
  const {id: customer} = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({
    customer,
    payment_method: 'pm_card_chargeDeclinedExpiredCard',
    ...card,
  });
  const error = await failureOf(stripe.setupIntents.confirm(intent.id));
  assert.equal(error.type, 'StripeCardError');
  assert.equal(error.code, 'expired_card');
  assert.equal(error.setup_intent?.status, 'requires_payment_method');
  const read = await stripe.setupIntents.retrieve(intent.id);
  assert.equal(read.last_setup_error?.code, 'expired_card');
  assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
});

test('a card that must authenticate asks for an action', async () => {
  const {id: customer} = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({
    customer,
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    use_stripe_sdk: true,
    ...card,
  });
  assert.equal(intent.status, 'requires_action');
  assert.equal(intent.next_action?.type, 'use_stripe_sdk');
  assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
  assert.equal((await stripe.setupIntents.cancel(intent.id)).status, 'canceled');
});

test('a bank account needs the authorisation that was shown', async () => {
  const {id: customer} = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({
    customer,
    payment_method: 'pm_usBankAccount_success',
    allowed_payment_method_types: ['us_bank_account'],
  });
  const error = await failureOf(stripe.setupIntents.confirm(intent.id));
  assert.equal(error.param, 'mandate_data');
  const done = await stripe.setupIntents.confirm(intent.id, {
    mandate_data: mandateData,
    expand: ['mandate'],
  });
  assert.ok(typeof done.mandate === 'object' && done.mandate);
  assert.equal(done.mandate.type, 'multi_use');
  assert.equal(done.mandate.status, 'active');
  assert.equal(done.mandate.payment_method, done.payment_method);
});

test('a finished set-up is neither confirmed nor canceled', async () => {
  const {customer} = await savedAccount('pm_usBankAccount_success');
  const {data} = await stripe.setupIntents.list({customer});
  const id = data[0]!.id;
  for (const call of [stripe.setupIntents.confirm(id), stripe.setupIntents.cancel(id)]) {
    const error = await failureOf(call);
    assert.equal(error.code, 'setup_intent_unexpected_state');
    assert.equal(error.setup_intent?.status, 'succeeded');
  }
});
