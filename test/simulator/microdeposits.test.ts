import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {failureOf, mandateData, useSimulator} from './support.ts';

const {stripe, page, advance, create} = await useSimulator();

const bank = {allowed_payment_method_types: ['us_bank_account' as const]};

/** A set-up of an account whose numbers were typed: checking by a code, savings by amounts. */
async function setUp(accountType: 'checking' | 'savings' = 'checking', alias = 'bank_success') {
  const {id: customer} = await stripe.customers.create();
  const token = await page.token(alias, {
    client_context: {mode: 'setup'},
    setup_future_usage: 'on_session',
    payment_method_data: {
      us_bank_account: {account_type: accountType, verification: 'microdeposits'},
    },
  });
  const intent = await stripe.setupIntents.create({
    customer,
    usage: 'on_session',
    ...bank,
    confirm: true,
    confirmation_token: token.id,
    mandate_data: mandateData,
  });
  return {customer, intent};
}

const statusOf = async (id: string) => (await stripe.setupIntents.retrieve(id)).status;

suite('a bank account whose numbers were typed', () => {
  test('waits for small deposits, is nobody’s yet and authorises nothing', async () => {
    const {customer, intent} = await setUp();
    assert.equal(intent.status, 'requires_action');
    assert.equal(intent.next_action?.type, 'verify_with_microdeposits');
    const {arrival_date, microdeposit_type} = intent.next_action.verify_with_microdeposits!;
    assert.equal(arrival_date, intent.created + 2 * 86_400);
    assert.equal(microdeposit_type, 'descriptor_code');
    assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
    const mandate = await stripe.mandates.retrieve(intent.mandate as string);
    assert.equal(mandate.status, 'pending');
  });

  const right: ['savings' | 'checking', string, Stripe.SetupIntentVerifyMicrodepositsParams][] = [
    ['savings', 'amounts', {amounts: [45, 32]}],
    ['checking', 'code', {descriptor_code: 'SM11AA'}],
  ];
  for (const [type, kind, answer] of right) {
    test(`is verified by the right ${kind}, and then debited`, async () => {
      const {customer, intent} = await setUp(type);
      const verified = await stripe.setupIntents.verifyMicrodeposits(intent.id, answer);
      assert.equal(verified.status, 'succeeded');
      assert.equal(verified.next_action, null);
      const mandate = await stripe.mandates.retrieve(verified.mandate as string);
      assert.equal(mandate.status, 'active');
      const method = verified.payment_method as string;
      assert.equal((await stripe.paymentMethods.retrieve(method)).customer, customer);
      const payment = await create({customer, method}, bank);
      const options = {us_bank_account: {verification_method: 'instant' as const}};
      const paid = await stripe.paymentIntents.confirm(payment.id, {
        payment_method_options: options,
      });
      assert.equal(paid.status, 'processing');
    });
  }

  const endings: [string, Stripe.SetupIntentVerifyMicrodepositsParams, string, string][] = [
    ['savings', {amounts: [10, 11]}, 'attempts_exceeded', 'the attempts used up'],
    ['checking', {descriptor_code: 'SM33CC'}, 'attempts_exceeded', 'the attempts used up'],
    ['savings', {amounts: [40, 41]}, 'timeout', 'the time over'],
    ['checking', {descriptor_code: 'SM44DD'}, 'timeout', 'the time over'],
  ];
  for (const [type, answer, end, what] of endings) {
    test(`is given up with ${what}: ${JSON.stringify(answer)}`, async () => {
      const {intent} = await setUp(type as 'checking' | 'savings');
      const code = `payment_method_microdeposit_verification_${end}`;
      const error = await failureOf(stripe.setupIntents.verifyMicrodeposits(intent.id, answer));
      assert.equal(error.code, code);
      assert.equal(error.setup_intent?.status, 'requires_payment_method');
      const read = await stripe.setupIntents.retrieve(intent.id);
      assert.equal(read.last_setup_error?.code, code);
      assert.equal(read.mandate, null);
      const {status} = await stripe.mandates.retrieve(intent.mandate as string);
      assert.equal(status, 'inactive');
    });
  }

  test('has ten attempts, and says how many are left', async () => {
    const {intent} = await setUp('savings');
    const wrong = () => stripe.setupIntents.verifyMicrodeposits(intent.id, {amounts: [1, 2]});
    const first = await failureOf(wrong());
    assert.equal(first.code, 'payment_method_microdeposit_verification_amounts_mismatch');
    assert.match(first.message, /You have 9 verification attempts remaining/);
    assert.equal(await statusOf(intent.id), 'requires_action');
    for (let attempt = 2; attempt < 10; attempt += 1) await failureOf(wrong());
    const last = await failureOf(wrong());
    assert.equal(last.code, 'payment_method_microdeposit_verification_attempts_exceeded');
    assert.equal(await statusOf(intent.id), 'requires_payment_method');
  });

  test('a wrong code is another mismatch; what was not asked for is no attempt', async () => {
    const {intent} = await setUp('checking');
    const verify = (answer: Stripe.SetupIntentVerifyMicrodepositsParams) =>
      failureOf(stripe.setupIntents.verifyMicrodeposits(intent.id, answer));
    assert.equal((await verify({amounts: [32, 45]})).param, 'descriptor_code');
    assert.equal((await verify({})).param, 'descriptor_code');
    const mismatch = await verify({descriptor_code: 'SM99ZZ'});
    assert.match(mismatch.code ?? '', /descriptor_code_mismatch$/);
    assert.match(mismatch.message, /9 verification attempts/);
    const {intent: byAmounts} = await setUp('savings');
    const one = await failureOf(
      stripe.setupIntents.verifyMicrodeposits(byAmounts.id, {amounts: [32]}),
    );
    assert.match(one.code ?? '', /amounts_invalid$/);
  });

  test('is given up by the clock after ten days', async () => {
    const {intent} = await setUp();
    await advance(9.9);
    assert.equal(await statusOf(intent.id), 'requires_action');
    await advance(0.2);
    const read = await stripe.setupIntents.retrieve(intent.id);
    assert.equal(read.status, 'requires_payment_method');
    assert.match(read.last_setup_error?.code ?? '', /verification_timeout$/);
  });

  test('to which the deposits do not come has failed on the second day', async () => {
    const {intent} = await setUp('checking', 'bank_microdepositsFail');
    assert.equal(intent.status, 'requires_action');
    await advance(2);
    const read = await stripe.setupIntents.retrieve(intent.id);
    assert.equal(read.last_setup_error?.code, 'payment_method_microdeposit_failed');
  });

  test('is canceled while it waits, and then not verified', async () => {
    const {intent} = await setUp();
    await stripe.setupIntents.cancel(intent.id);
    const mandate = await stripe.mandates.retrieve(intent.mandate as string);
    assert.equal(mandate.status, 'inactive');
    const error = await failureOf(
      stripe.setupIntents.verifyMicrodeposits(intent.id, {descriptor_code: 'SM11AA'}),
    );
    assert.equal(error.code, 'setup_intent_unexpected_state');
    await advance(11);
    assert.equal(await statusOf(intent.id), 'canceled');
  });

  test('is verified from the page as well, with the intent’s secret alone', async () => {
    const {intent} = await setUp();
    const path = `/setup_intents/${intent.id}/verify_microdeposits`;
    const answer = {descriptor_code: 'SM11AA'};
    assert.equal((await page.ask('POST', path, answer)).status, 400);
    const {client_secret} = intent;
    const {body} = await page.ask('POST', path, {...answer, client_secret});
    assert.equal(body['status'], 'succeeded');
    assert.ok(!('customer' in body));
  });
});

suite('how an account is verified', () => {
  test('instantly when the payer signed in at the bank: nothing to wait for', async () => {
    const {id: customer} = await stripe.customers.create();
    const token = await page.token('bank_success', {
      client_context: {mode: 'setup'},
      setup_future_usage: 'on_session',
    });
    const saved = await stripe.setupIntents.create({
      customer,
      usage: 'on_session',
      ...bank,
      confirm: true,
      confirmation_token: token.id,
      mandate_data: mandateData,
    });
    assert.equal(saved.status, 'succeeded');
  });

  test('and a payment that allows instant verification alone refuses typed numbers', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method_data: {
        type: 'us_bank_account',
        us_bank_account: {
          account_holder_type: 'individual',
          account_number: '000123456789',
          routing_number: '110000000',
        },
      },
    });
    const error = await failureOf(
      stripe.paymentIntents.create({
        amount: 5000,
        currency: 'usd',
        ...bank,
        confirm: true,
        confirmation_token: token.id,
        mandate_data: mandateData,
        payment_method_options: {us_bank_account: {verification_method: 'instant'}},
      }),
    );
    assert.equal(error.code, 'bank_account_unverified');
    assert.equal((await stripe.confirmationTokens.retrieve(token.id)).payment_intent, null);
  });

  test('of any account by deposits, when the intent says so', async () => {
    const {id: customer} = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({
      customer,
      ...bank,
      confirm: true,
      payment_method: 'pm_usBankAccount_success',
      mandate_data: mandateData,
      payment_method_options: {us_bank_account: {verification_method: 'microdeposits'}},
    });
    assert.equal(intent.status, 'requires_action');
    assert.equal(
      intent.payment_method_options?.us_bank_account?.verification_method,
      'microdeposits',
    );
  });

  test('of a payment too: it is debited once it is verified', async () => {
    const method = await stripe.paymentMethods.create({
      type: 'us_bank_account',
      billing_details: {name: 'Ada Alder'},
      us_bank_account: {
        account_holder_type: 'individual',
        account_number: '000123456789',
        account_type: 'savings',
        routing_number: '110000000',
      },
    });
    const waiting = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      ...bank,
      confirm: true,
      payment_method: method.id,
      mandate_data: mandateData,
    });
    assert.equal(waiting.status, 'requires_action');
    assert.equal(waiting.latest_charge, null);
    const answer = {amounts: [32, 45]};
    const debited = await stripe.paymentIntents.verifyMicrodeposits(waiting.id, answer);
    assert.equal(debited.status, 'processing');
    await advance(4);
    const paid = await stripe.paymentIntents.retrieve(waiting.id);
    assert.equal(paid.status, 'succeeded');
  });

  test('of a payment that is paid by card meanwhile matters no more', async () => {
    const {id: customer} = await stripe.customers.create();
    const method = await stripe.paymentMethods.create({
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'individual',
        account_number: '000123456789',
        routing_number: '110000000',
      },
    });
    const waiting = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      customer,
      allowed_payment_method_types: ['card', 'us_bank_account'],
      confirm: true,
      payment_method: method.id,
      mandate_data: mandateData,
    });
    assert.equal(waiting.status, 'requires_action');
    const card = {payment_method: 'pm_card_visa'};
    const paid = await stripe.paymentIntents.confirm(waiting.id, card);
    assert.equal(paid.status, 'succeeded');
    await advance(11);
    assert.equal((await stripe.paymentIntents.retrieve(waiting.id)).status, 'succeeded');
  });
});
