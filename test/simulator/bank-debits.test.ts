import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, mandateData, useSimulator} from './support.ts';

const {stripe, saved, savedAccount, create, advance} = await useSimulator();

const debit = {allowed_payment_method_types: ['us_bank_account' as const]};
const withCharge = {expand: ['latest_charge']};

suite('a debit', () => {
  test('is processing for four days and then paid', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const intent = await create(payer, debit);
    const pending = await stripe.paymentIntents.confirm(intent.id, withCharge);
    assert.equal(pending.status, 'processing');
    assert.equal(pending.amount_received, 0);
    const charge = pending.latest_charge as Stripe.Charge;
    assert.match(charge.id, /^py_/);
    assert.equal(charge.status, 'pending');
    assert.equal(charge.payment_method_details?.us_bank_account?.mandate, payer.mandate);

    await advance(3);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'processing');
    await advance(1);
    const paid = await stripe.paymentIntents.retrieve(intent.id, withCharge);
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.amount_received, 12_500);
    assert.equal((paid.latest_charge as Stripe.Charge).paid, true);
  });

  const returns = {
    accountClosed: {code: 'account_closed', blocked: 'bank_account_closed'},
    noAccount: {code: 'no_account', blocked: 'bank_account_invalid_details'},
    insufficientFunds: {code: 'insufficient_funds', blocked: undefined},
    debitNotAuthorized: {code: 'debit_not_authorized', blocked: 'debit_not_authorized'},
  };
  for (const [name, {code, blocked}] of Object.entries(returns)) {
    test(`of pm_usBankAccount_${name} comes back after two days: ${code}`, async () => {
      const payer = await savedAccount(`pm_usBankAccount_${name}`);
      const intent = await create(payer, debit);
      const pending = await stripe.paymentIntents.confirm(intent.id);
      assert.equal(pending.status, 'processing');
      await advance(2);
      const failed = await stripe.paymentIntents.retrieve(intent.id, withCharge);
      assert.equal(failed.status, 'requires_payment_method');
      assert.equal(failed.amount_received, 0);
      assert.equal(failed.payment_method, null);
      assert.equal(failed.last_payment_error?.code, code);
      assert.equal(failed.last_payment_error.payment_method?.id, payer.method);
      assert.equal((failed.latest_charge as Stripe.Charge).failure_code, code);

      const {us_bank_account: bank} = await stripe.paymentMethods.retrieve(payer.method);
      assert.equal(bank?.status_details?.blocked?.reason, blocked);
      const next = await create(payer, debit);
      if (blocked === undefined) {
        assert.equal((await stripe.paymentIntents.confirm(next.id)).status, 'processing');
        return;
      }
      const error = await failureOf(stripe.paymentIntents.confirm(next.id));
      assert.equal(error.code, 'payment_method_bank_account_blocked');
      assert.equal(error.payment_intent?.id, next.id);
      assert.equal((await stripe.mandates.retrieve(payer.mandate)).status, 'inactive');
    });
  }

  test('of pm_usBankAccount_dispute is paid and then disputed', async () => {
    const intent = await create(await savedAccount('pm_usBankAccount_dispute'), debit);
    await stripe.paymentIntents.confirm(intent.id);
    await advance(4);
    const paid = await stripe.paymentIntents.retrieve(intent.id, withCharge);
    assert.equal(paid.status, 'succeeded');
    assert.equal((paid.latest_charge as Stripe.Charge).disputed, true);
  });

  test('of pm_usBankAccount_processing stays so, and alone can be canceled', async () => {
    const intent = await create(await savedAccount('pm_usBankAccount_processing'), debit);
    await stripe.paymentIntents.confirm(intent.id);
    await advance(100);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'processing');
    assert.equal((await stripe.paymentIntents.cancel(intent.id)).status, 'canceled');
  });

  test('that is on its way is not canceled', async () => {
    const intent = await create(await savedAccount('pm_usBankAccount_success'), debit);
    await stripe.paymentIntents.confirm(intent.id);
    const error = await failureOf(stripe.paymentIntents.cancel(intent.id));
    assert.equal(error.code, 'payment_intent_unexpected_state');
    assert.equal(error.payment_intent?.status, 'processing');
    await advance(4);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
  });

  test('ends in a list just as in a retrieve', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const intent = await create(payer, debit);
    await stripe.paymentIntents.confirm(intent.id);
    await advance(10);
    const {data} = await stripe.paymentIntents.list({customer: payer.customer});
    assert.deepEqual(
      data.map(({status}) => status),
      ['succeeded'],
    );
  });
});

suite('the authorisation to debit', () => {
  test('must exist: an account saved without one asks for mandate_data', async () => {
    const payer = await saved('pm_usBankAccount_success');
    const intent = await create(payer, debit);
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.match(error.message, /requires a mandate/);
    assert.equal(error.payment_intent?.status, 'requires_confirmation');
    const paid = await stripe.paymentIntents.confirm(intent.id, {
      mandate_data: mandateData,
      expand: ['latest_charge.payment_method_details.us_bank_account.mandate'],
    });
    assert.equal(paid.status, 'processing');
    const details = (paid.latest_charge as Stripe.Charge).payment_method_details?.us_bank_account;
    const mandate = details?.mandate as Stripe.Mandate;
    assert.equal(mandate.type, 'single_use');
    assert.deepEqual(mandate.single_use, {amount: 12_500, currency: 'usd'});
    assert.equal(mandate.customer_acceptance.online?.ip_address, '192.0.2.7');

    const next = await create(payer, debit);
    const stored = await stripe.paymentIntents.retrieve(next.id);
    assert.equal(stored.status, 'requires_confirmation');
    const again = await failureOf(stripe.paymentIntents.confirm(next.id));
    assert.match(again.message, /requires a mandate/, 'one payment, one authorisation');
  });

  test('of a SetupIntent serves any number of payments', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    for (let i = 0; i < 3; i++) {
      const intent = await create(payer, debit);
      assert.equal((await stripe.paymentIntents.confirm(intent.id)).status, 'processing');
    }
  });

  test('may be named, if it is that of the account', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const other = await savedAccount('pm_usBankAccount_success');
    const intent = await create(payer, debit);
    const error = await failureOf(
      stripe.paymentIntents.confirm(intent.id, {mandate: other.mandate}),
    );
    assert.equal(error.code, 'payment_intent_mandate_invalid');
    const {mandate} = payer;
    assert.equal((await stripe.paymentIntents.confirm(intent.id, {mandate})).status, 'processing');
  });
});
