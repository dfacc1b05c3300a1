import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, useSimulator} from './support.ts';

const {stripe, saved, create} = await useSimulator();

suite('paying with a saved card', () => {
  test('an intent is created unconfirmed, confirmed and paid', async () => {
    const payer = await saved('pm_card_visa');
    const intent = await create(payer, {
      metadata: {transaction: 'tx_1'},
      statement_descriptor_suffix: 'INV-2041',
    });
    assert.equal(intent.status, 'requires_confirmation');
    assert.equal(intent.latest_charge, null);
    assert.match(intent.id, /^pi_3\w{23}$/);
    assert.ok(intent.client_secret?.startsWith(`${intent.id}_secret_`));
    assert.deepEqual(intent.payment_method_types, ['card']);

    const paid = await stripe.paymentIntents.confirm(intent.id, {
      use_stripe_sdk: true,
      expand: ['latest_charge'],
    });
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.amount_received, 12_500);
    assert.deepEqual(paid.metadata, {transaction: 'tx_1'});
    const charge = paid.latest_charge as Stripe.Charge;
    assert.equal(charge.paid, true);
    assert.equal(charge.amount, 12_500);
    assert.equal(charge.payment_method_details?.card?.last4, '4242');
    assert.equal(charge.calculated_statement_descriptor, 'DEMO FIRM* INV-2041');
    assert.deepEqual((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
  });

  test('an intent without a method waits for one', async () => {
    const {customer, method} = await saved('pm_card_visa');
    const intent = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      customer,
      allowed_payment_method_types: ['card'],
    });
    assert.equal(intent.status, 'requires_payment_method');
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.match(error.message, /missing a payment method/);
    const paid = await stripe.paymentIntents.confirm(intent.id, {payment_method: method});
    assert.equal(paid.status, 'succeeded');
  });

  test('a paid intent is not paid again', async () => {
    const payer = await saved('pm_card_visa');
    const intent = await create(payer);
    await stripe.paymentIntents.confirm(intent.id);
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.equal(error.payment_intent?.status, 'succeeded');
    assert.equal((await stripe.charges.list({payment_intent: intent.id})).data.length, 1);
  });

  test('a charge of pm_card_createDispute is paid and disputed', async () => {
    const intent = await create(await saved('pm_card_createDispute'));
    const paid = await stripe.paymentIntents.confirm(intent.id, {expand: ['latest_charge']});
    assert.equal(paid.status, 'succeeded');
    assert.equal((paid.latest_charge as Stripe.Charge).disputed, true);
  });

  test('the intents of a customer are listed, so that they can be counted', async () => {
    const payer = await saved('pm_card_visa');
    for (let i = 0; i < 3; i++) await create(payer);
    const {data} = await stripe.paymentIntents.list({customer: payer.customer, limit: 100});
    assert.equal(data.length, 3);
  });
});

suite('cards that ask for 3-D Secure', () => {
  for (const testId of [
    'pm_card_authenticationRequired',
    'pm_card_authenticationRequiredOnSetup',
  ]) {
    test(`${testId}: confirming asks for an action and takes nothing`, async () => {
      const intent = await create(await saved(testId));
      const asked = await stripe.paymentIntents.confirm(intent.id, {use_stripe_sdk: true});
      assert.equal(asked.status, 'requires_action');
      assert.equal(asked.next_action?.type, 'use_stripe_sdk');
      assert.equal(asked.amount_received, 0);
      assert.equal(asked.latest_charge, null);
      const canceled = await stripe.paymentIntents.cancel(intent.id);
      assert.equal(canceled.status, 'canceled');
      assert.equal(canceled.next_action, null);
    });
  }

  test('without the payer there, authentication is a decline', async () => {
    const intent = await create(await saved('pm_card_authenticationRequired'));
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id, {off_session: true}));
    assert.equal(error.code, 'authentication_required');
    assert.equal(error.payment_intent?.status, 'requires_payment_method');
  });
});

suite('whose method it is', () => {
  test('a method of another customer is refused', async () => {
    const {method} = await saved('pm_card_visa');
    const {customer} = await saved('pm_card_visa');
    const error = await failureOf(create({customer, method}));
    assert.equal(error.code, 'resource_missing');
    assert.equal(error.param, 'payment_method');
  });

  test('a saved method without its customer is refused', async () => {
    const {method} = await saved('pm_card_visa');
    const error = await failureOf(
      stripe.paymentIntents.create({amount: 900, currency: 'usd', payment_method: method}),
    );
    assert.match(error.message, /belongs to a Customer/);
  });

  test('a method that is not saved pays once', async () => {
    const method = await stripe.paymentMethods.create({type: 'card', card: {token: 'tok_visa'}});
    const pay = () =>
      stripe.paymentIntents.create({
        amount: 900,
        currency: 'usd',
        payment_method: method.id,
        allowed_payment_method_types: ['card'],
        confirm: true,
      });
    assert.equal((await pay()).status, 'succeeded');
    assert.match((await failureOf(pay())).message, /may not be used again/);
  });

  test('a type that the intent does not allow is refused', async () => {
    const payer = await saved('pm_card_visa');
    const error = await failureOf(
      create(payer, {allowed_payment_method_types: ['us_bank_account']}),
    );
    assert.equal(error.code, 'payment_intent_incompatible_payment_method');
  });

  test('a customer that does not exist is refused', async () => {
    const {method} = await saved('pm_card_visa');
    const error = await failureOf(create({customer: 'cus_none', method}));
    assert.equal(error.code, 'resource_missing');
    assert.equal(error.param, 'customer');
    assert.equal(error.statusCode, 400);
  });
});

suite('amounts and currencies', () => {
  const refused: [string, number, string][] = [
    ['usd', 49, 'amount_too_small'],
    ['usd', 100_000_000, 'amount_too_large'],
    ['gbp', 29, 'amount_too_small'],
    ['jpy', 49, 'amount_too_small'],
    ['kwd', 5_124, 'parameter_invalid_integer'],
    ['isk', 5_150, 'parameter_invalid_integer'],
    ['ugx', 5_150, 'parameter_invalid_integer'],
  ];
  for (const [currency, amount, code] of refused) {
    test(`${amount} ${currency} is refused: ${code}`, async () => {
      const error = await failureOf(stripe.paymentIntents.create({amount, currency}));
      assert.equal(error.code, code);
      assert.equal(error.param, 'amount');
    });
  }

  const accepted: [string, number][] = [
    ['usd', 50],
    ['usd', 99_999_999],
    ['eur', 50],
    ['jpy', 50],
    ['kwd', 5_120],
    ['isk', 5_100],
  ];
  for (const [currency, amount] of accepted) {
    test(`${amount} ${currency} is paid`, async () => {
      const intent = await create(await saved('pm_card_visa'), {amount, currency});
      const paid = await stripe.paymentIntents.confirm(intent.id);
      assert.deepEqual([paid.currency, paid.amount_received], [currency, amount]);
    });
  }

  test('bank accounts are debited in dollars alone', async () => {
    const payer = await saved('pm_usBankAccount_success');
    const types = {allowed_payment_method_types: ['us_bank_account' as const]};
    const error = await failureOf(create(payer, {...types, currency: 'eur'}));
    assert.equal(error.param, 'currency');
    const open = await stripe.paymentIntents.create({amount: 900, currency: 'eur'});
    assert.deepEqual(open.payment_method_types, ['card']);
  });
});

suite('what is written on the statement', () => {
  const refused = {
    'more than 22 characters': 'INVOICE-NUMBER-00002041',
    'a forbidden character': 'INV*2041',
    quotes: "INV'2041",
    'no letter': '2041-7',
    'another script': 'счёт 2041',
  };
  for (const [what, suffix] of Object.entries(refused)) {
    test(`a suffix with ${what} is refused`, async () => {
      const error = await failureOf(
        create(await saved('pm_card_visa'), {statement_descriptor_suffix: suffix}),
      );
      assert.equal(error.param, 'statement_descriptor_suffix');
    });
  }

  test('name and suffix are cut at 22 characters', async () => {
    const intent = await create(await saved('pm_card_visa'), {
      statement_descriptor_suffix: 'INVOICE 2026-000041',
    });
    const paid = await stripe.paymentIntents.confirm(intent.id, {expand: ['latest_charge']});
    const charge = paid.latest_charge as Stripe.Charge;
    assert.equal(charge.calculated_statement_descriptor, 'DEMO FIRM* INVOICE 202');
  });
});

suite('canceling', () => {
  test('an intent that is not paid is canceled, with the reason, and stays so', async () => {
    const intent = await create(await saved('pm_card_visa'));
    const canceled = await stripe.paymentIntents.cancel(intent.id, {
      cancellation_reason: 'abandoned',
    });
    assert.equal(canceled.status, 'canceled');
    assert.equal(canceled.cancellation_reason, 'abandoned');
    assert.ok(canceled.canceled_at);
    for (const call of [
      stripe.paymentIntents.confirm(intent.id),
      stripe.paymentIntents.cancel(intent.id),
    ]) {
      const error = await failureOf(call);
      assert.equal(error.code, 'payment_intent_unexpected_state');
      assert.equal(error.payment_intent?.status, 'canceled');
    }
  });

  test('a declined intent is canceled', async () => {
    const intent = await create(await saved('pm_card_chargeCustomerFail'));
    await failureOf(stripe.paymentIntents.confirm(intent.id));
    const canceled = await stripe.paymentIntents.cancel(intent.id);
    assert.equal(canceled.status, 'canceled');
    assert.equal(canceled.last_payment_error?.code, 'card_declined');
  });

  test('a paid intent is not canceled, and the error says that it is paid', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await stripe.paymentIntents.confirm(intent.id);
    const error = await failureOf(stripe.paymentIntents.cancel(intent.id));
    assert.equal(error.statusCode, 400);
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.equal(error.payment_intent?.status, 'succeeded');
  });
});

suite('changing an intent', () => {
  test('amount, metadata and method change before payment', async () => {
    const payer = await saved('pm_card_visa');
    const intent = await create(payer, {metadata: {a: '1', b: '2'}});
    const changed = await stripe.paymentIntents.update(intent.id, {
      amount: 600,
      metadata: {b: ''},
      statement_descriptor_suffix: 'INV-9',
    });
    assert.equal(changed.amount, 600);
    assert.deepEqual(changed.metadata, {a: '1'});
    assert.equal((await stripe.paymentIntents.confirm(intent.id)).amount_received, 600);
  });

  test('after payment only metadata and description change', async () => {
    const intent = await create(await saved('pm_card_visa'));
    await stripe.paymentIntents.confirm(intent.id);
    const error = await failureOf(stripe.paymentIntents.update(intent.id, {amount: 700}));
    assert.equal(error.code, 'payment_intent_unexpected_state');
    const noted = await stripe.paymentIntents.update(intent.id, {metadata: {seen: 'yes'}});
    assert.deepEqual(noted.metadata, {seen: 'yes'});
    assert.equal(noted.status, 'succeeded');
  });
});

test('without a list of types, confirming needs a way back or Stripe.js', async () => {
  const {customer, method} = await saved('pm_card_visa');
  const params = {amount: 900, currency: 'usd', customer, payment_method: method};
  const intent = await stripe.paymentIntents.create(params);
  const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
  assert.match(error.message, /return_url/);
  const paid = await stripe.paymentIntents.confirm(intent.id, {use_stripe_sdk: true});
  assert.equal(paid.status, 'succeeded');
});

test('what is refused leaves nothing behind', async () => {
  const {customer, method} = await saved('pm_card_visa');
  const params = {amount: 900, currency: 'usd', customer, confirm: true};
  const error = await failureOf(stripe.paymentIntents.create({...params, payment_method: method}));
  assert.match(error.message, /return_url/);
  assert.equal((await stripe.paymentIntents.list({customer})).data.length, 0);
});

test('an error shows the intent as it is kept', async () => {
  const {customer, method} = await saved('pm_usBankAccount_success');
  const error = await failureOf(
    create({customer, method}, {confirm: true, allowed_payment_method_types: ['us_bank_account']}),
  );
  assert.match(error.message, /requires a mandate/);
  const {id, status} = error.payment_intent!;
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, status);
});

test('an error shows the method that was just given, and it is kept', async () => {
  const {customer, method} = await saved('pm_usBankAccount_success');
  const {id} = await stripe.paymentIntents.create({
    amount: 900,
    currency: 'usd',
    customer,
    allowed_payment_method_types: ['us_bank_account'],
  });
  const error = await failureOf(stripe.paymentIntents.confirm(id, {payment_method: method}));
  assert.equal(error.payment_intent?.payment_method, method);
  const kept = await stripe.paymentIntents.retrieve(id);
  assert.deepEqual([kept.payment_method, kept.status], [method, 'requires_confirmation']);
});

test('what belongs to confirming is refused on a plain create', async () => {
  const error = await failureOf(
    create(await saved('pm_card_visa'), {use_stripe_sdk: true, return_url: 'https://a.example'}),
  );
  assert.match(error.message, /`confirm=true`/);
});
