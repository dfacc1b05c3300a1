import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {declines, type DeclineName} from '../../demo/simulator/behaviour/declines.ts';
import {failureOf, useSimulator} from './support.ts';

const {stripe, saved, create, control} = await useSimulator();

suite('cards that the issuer refuses from the start', () => {
  const cards: Record<string, {code: string; decline: string; last4: string}> = {
    chargeDeclined: {code: 'card_declined', decline: 'generic_decline', last4: '0002'},
    chargeDeclinedInsufficientFunds: {
      code: 'card_declined',
      decline: 'insufficient_funds',
      last4: '9995',
    },
    chargeDeclinedLostCard: {code: 'card_declined', decline: 'lost_card', last4: '9987'},
    chargeDeclinedStolenCard: {code: 'card_declined', decline: 'stolen_card', last4: '9979'},
    chargeDeclinedExpiredCard: {code: 'expired_card', decline: 'expired_card', last4: '0069'},
    chargeDeclinedIncorrectCvc: {code: 'incorrect_cvc', decline: 'incorrect_cvc', last4: '0127'},
    chargeDeclinedProcessingError: {
      code: 'processing_error',
      decline: 'processing_error',
      last4: '0119',
    },
    chargeDeclinedVelocityLimitExceeded: {
      code: 'card_declined',
      decline: 'card_velocity_exceeded',
      last4: '6975',
    },
    radarBlock: {code: 'card_declined', decline: 'fraudulent', last4: '0019'},
  };

  for (const [name, {code, decline, last4}] of Object.entries(cards)) {
    test(`pm_card_${name} can not be saved, and pays nothing: ${decline}`, async () => {
      const {id: customer} = await stripe.customers.create();
      const attach = await failureOf(stripe.paymentMethods.attach(`pm_card_${name}`, {customer}));
      assert.equal(attach.type, 'StripeCardError');
      assert.deepEqual([attach.code, attach.decline_code], [code, decline]);
      assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);

      const pay = await failureOf(
        stripe.paymentIntents.create({
          amount: 5000,
          currency: 'usd',
          payment_method: `pm_card_${name}`,
          allowed_payment_method_types: ['card'],
          confirm: true,
        }),
      );
      assert.equal(pay.statusCode, 402);
      assert.deepEqual([pay.code, pay.decline_code], [code, decline]);
      assert.equal(pay.payment_method?.card?.last4, last4);
    });
  }

  test('the long names of Stripe are the same cards', async () => {
    const {id: customer} = await stripe.customers.create();
    const error = await failureOf(
      stripe.paymentMethods.attach('pm_card_visa_chargeDeclinedLostCard', {customer}),
    );
    assert.equal(error.decline_code, 'lost_card');
  });
});

suite('saved cards that are declined later', () => {
  test('pm_card_chargeCustomerFail saves and is declined when it is charged', async () => {
    const payer = await saved('pm_card_chargeCustomerFail');
    const intent = await create(payer);
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.decline_code, 'generic_decline');
    const {id: customer} = await stripe.customers.create();
    const setup = await stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_chargeCustomerFail',
      confirm: true,
      allowed_payment_method_types: ['card'],
    });
    assert.equal(setup.status, 'succeeded');
  });

  for (const name of Object.keys(declines) as DeclineName[]) {
    test(`${name}: 402 with the intent inside, which waits for another method`, async () => {
      const payer = await saved('pm_card_visa');
      await control('POST', `/payment_methods/${payer.method}`, {behaviour: name});
      const intent = await create(payer, {metadata: {tx: name}});

      const error = await failureOf(
        stripe.paymentIntents.confirm(intent.id, {use_stripe_sdk: true}),
      );

      const decline: (typeof declines)[DeclineName] & {adviceCode?: string; networkCode?: string} =
        declines[name];
      assert.equal(error.type, 'StripeCardError');
      assert.equal(error.statusCode, 402);
      assert.equal(error.code, decline.code);
      assert.equal(error.decline_code, decline.declineCode);
      assert.equal(error.advice_code, decline.adviceCode);
      assert.equal(error.network_decline_code, decline.networkCode);
      assert.match(error.doc_url ?? '', /error-codes/);
      assert.equal(error.payment_intent?.id, intent.id);
      assert.equal(error.payment_intent.status, 'requires_payment_method');

      const read = await stripe.paymentIntents.retrieve(intent.id, {expand: ['latest_charge']});
      assert.equal(read.status, 'requires_payment_method');
      assert.equal(read.payment_method, null);
      assert.equal(read.amount_received, 0);
      assert.equal(read.last_payment_error?.decline_code, decline.declineCode);
      assert.equal(read.last_payment_error.payment_method?.id, payer.method);
      const charge = read.latest_charge;
      assert.ok(typeof charge === 'object' && charge);
      assert.equal(charge.id, error.charge);
      assert.equal(charge.status, 'failed');
      assert.equal(charge.paid, false);
      assert.equal(charge.failure_code, decline.code);
      assert.equal(charge.outcome?.type, name === 'fraudulent' ? 'blocked' : 'issuer_declined');
    });
  }

  test('after a decline the same intent is paid by another method', async () => {
    const payer = await saved('pm_card_chargeCustomerFail');
    const intent = await create(payer);
    await failureOf(stripe.paymentIntents.confirm(intent.id));
    const good = await stripe.paymentMethods.attach('pm_card_visa', {customer: payer.customer});
    const paid = await stripe.paymentIntents.confirm(intent.id, {payment_method: good.id});
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.last_payment_error, null);
    const charges = await stripe.charges.list({payment_intent: intent.id});
    assert.deepEqual(
      charges.data.map(({status}) => status),
      ['succeeded', 'failed'],
    );
  });
});
