import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {connect, failureOf, useSimulator} from './support.ts';

const {simulator, stripe, page, create, saved} = await useSimulator();

const card = {allowed_payment_method_types: ['card' as const]};
const byStripeJs = {use_stripe_sdk: true};

/** A payment that the payer's bank asks about. */
async function asking(testId: string) {
  const payer = await saved(testId);
  const {id} = await create(payer);
  const intent = await stripe.paymentIntents.confirm(id, byStripeJs);
  assert.equal(intent.status, 'requires_action');
  assert.equal(intent.next_action?.type, 'use_stripe_sdk');
  assert.equal(intent.latest_charge, null);
  return {payer, intent};
}

suite('a payment that the bank asks about', () => {
  test('is paid when the payer passes, and says that the payer was authenticated', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    const seen = await page.answerChallenge(intent, 'complete');
    assert.equal(seen['status'], 'succeeded');
    const paid = await stripe.paymentIntents.retrieve(intent.id, {expand: ['latest_charge']});
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.next_action, null);
    assert.equal(paid.amount_received, intent.amount);
    const charge = paid.latest_charge;
    assert.ok(typeof charge === 'object' && charge);
    const {three_d_secure: secure} = charge.payment_method_details!.card!;
    assert.equal(secure?.result, 'authenticated');
  });

  test('waits for another method when the payer fails or leaves', async () => {
    const {payer, intent} = await asking('pm_card_authenticationRequired');
    const seen = await page.answerChallenge(intent, 'fail');
    assert.equal(seen['status'], 'requires_payment_method');
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(failed.status, 'requires_payment_method');
    assert.equal(failed.last_payment_error?.code, 'payment_intent_authentication_failure');
    assert.equal(failed.last_payment_error.payment_method?.id, payer.method);
    assert.equal(failed.payment_method, null);
    assert.equal(failed.latest_charge, null);
    const good = await stripe.paymentMethods.attach('pm_card_visa', {customer: payer.customer});
    const paid = await stripe.paymentIntents.confirm(intent.id, {payment_method: good.id});
    assert.equal(paid.status, 'succeeded');
  });

  test('is passed by the SDK as well, with the publishable key', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    const {client_secret, id} = intent;
    const browser = connect(simulator.port, {}, 'pk_test_script');
    const path = `/v1/payment_intents/${id}/challenge`;
    await browser.rawRequest('POST', path, {client_secret, outcome: 'complete'});
    const seen = await browser.paymentIntents.retrieve(id, {client_secret: client_secret!});
    assert.equal(seen.status, 'succeeded');
  });

  test('may be declined after the payer has passed', async () => {
    const {intent} = await asking('pm_card_threeDSecureRequiredChargeDeclined');
    const seen = await page.answerChallenge(intent, 'complete');
    assert.equal(seen['status'], 'requires_payment_method');
    const declined = await stripe.paymentIntents.retrieve(intent.id, {expand: ['latest_charge']});
    assert.equal(declined.last_payment_error?.code, 'card_declined');
    assert.equal(declined.next_action, null);
    const charge = declined.latest_charge;
    assert.ok(typeof charge === 'object' && charge);
    assert.equal(charge.status, 'failed');
  });

  test('asks each time with 3184, also when it was set up', async () => {
    const {payer, intent} = await asking('pm_card_authenticationRequired');
    await page.answerChallenge(intent, 'complete');
    const {id} = await create(payer);
    const next = await stripe.paymentIntents.confirm(id, byStripeJs);
    assert.equal(next.status, 'requires_action');
  });

  test('is not paid by a challenge once it is canceled', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    await stripe.paymentIntents.cancel(intent.id);
    const {client_secret} = intent;
    const path = `/payment_intents/${intent.id}/challenge`;
    const {status, body} = await page.ask('POST', path, {client_secret, outcome: 'complete'});
    assert.equal(status, 400);
    assert.equal((body['error'] as {code: string}).code, 'payment_intent_unexpected_state');
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'canceled');
  });

  test('is answered once', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    await page.answerChallenge(intent, 'complete');
    const {client_secret} = intent;
    const path = `/payment_intents/${intent.id}/challenge`;
    const {status} = await page.ask('POST', path, {client_secret, outcome: 'complete'});
    assert.equal(status, 400);
    const {data} = await stripe.charges.list({payment_intent: intent.id});
    assert.equal(data.length, 1);
  });

  test('by a token that is not saved is paid as well', async () => {
    const token = await page.token('card_authenticationRequired');
    const intent = await stripe.paymentIntents.create({
      amount: 12_500,
      currency: 'usd',
      ...card,
      confirm: true,
      confirmation_token: token.id,
      ...byStripeJs,
    });
    assert.equal(intent.status, 'requires_action');
    assert.equal((await page.answerChallenge(intent, 'complete'))['status'], 'succeeded');
  });
});

suite('a set-up that the bank asks about', () => {
  const setUp = async (alias: string) => {
    const {id: customer} = await stripe.customers.create();
    const token = await page.token(alias, {
      client_context: {mode: 'setup'},
      setup_future_usage: 'on_session',
    });
    const intent = await stripe.setupIntents.create({
      customer,
      usage: 'on_session',
      ...card,
      confirm: true,
      confirmation_token: token.id,
      ...byStripeJs,
    });
    assert.equal(intent.status, 'requires_action');
    return {customer, intent};
  };

  test('saves when the payer passes; 3155 then asks no more', async () => {
    const {customer, intent} = await setUp('card_authenticationRequiredOnSetup');
    assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
    const seen = await page.answerChallenge(intent, 'complete');
    assert.equal(seen['status'], 'succeeded');
    const done = await stripe.setupIntents.retrieve(intent.id);
    const method = done.payment_method as string;
    assert.equal((await stripe.paymentMethods.retrieve(method)).customer, customer);
    const {id} = await create({customer, method});
    assert.equal((await stripe.paymentIntents.confirm(id, byStripeJs)).status, 'succeeded');
  });

  test('saves nothing when the payer fails or leaves', async () => {
    const {customer, intent} = await setUp('card_authenticationRequired');
    const seen = await page.answerChallenge(intent, 'fail');
    assert.equal(seen['status'], 'requires_payment_method');
    const failed = await stripe.setupIntents.retrieve(intent.id);
    assert.equal(failed.last_setup_error?.code, 'setup_intent_authentication_failure');
    assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
  });
});

suite('what a page sees of an intent', () => {
  test('is little, and nothing without its secret', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    const seen = await page.view(intent);
    assert.equal(seen['status'], 'requires_action');
    assert.equal(seen['amount'], intent.amount);
    assert.ok(!('customer' in seen));
    assert.ok(!('metadata' in seen));
    for (const query of ['', '?client_secret=pi_guess_secret_guess']) {
      const {status, body} = await page.ask('GET', `/payment_intents/${intent.id}${query}`);
      assert.equal(status, 400);
      assert.ok(!JSON.stringify(body).includes(intent.client_secret!));
    }
  });

  test('of a set-up too', async () => {
    const {id: customer} = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({customer, ...card});
    const seen = await page.view(intent);
    assert.equal(seen['status'], 'requires_payment_method');
    assert.ok(!('customer' in seen));
  });

  test('the challenge of another intent’s secret is refused', async () => {
    const {intent} = await asking('pm_card_authenticationRequired');
    const {intent: other} = await asking('pm_card_authenticationRequired');
    const {status} = await page.ask('POST', `/payment_intents/${intent.id}/challenge`, {
      client_secret: other.client_secret,
      outcome: 'complete',
    });
    assert.equal(status, 400);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_action');
  });
});

test('a set-up is updated before it is done, and not after', async () => {
  const {id: customer} = await stripe.customers.create();
  const intent = await stripe.setupIntents.create(card);
  const updated = await stripe.setupIntents.update(intent.id, {
    customer,
    payment_method: 'pm_card_visa',
    metadata: {submission: 'sub_1'},
  });
  assert.equal(updated.status, 'requires_confirmation');
  assert.equal((await stripe.setupIntents.confirm(intent.id)).status, 'succeeded');
  const error = await failureOf(stripe.setupIntents.update(intent.id, {customer}));
  assert.equal(error.code, 'setup_intent_unexpected_state');
});
