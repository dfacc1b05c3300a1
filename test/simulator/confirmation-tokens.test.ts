import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {findTestBankAccount} from '../../demo/simulator/behaviour/bank-accounts.ts';
import {findTestCard} from '../../demo/simulator/behaviour/cards.ts';
import {aliasOfAccount, aliasOfCard} from '../../demo/simulator/behaviour/test-numbers.ts';
import {failureOf, mandateData, useSimulator} from './support.ts';

const {stripe, page, advance, simulator} = await useSimulator();

const card = {allowed_payment_method_types: ['card' as const]};
const invoice = {amount: 12_500, currency: 'usd', ...card};

suite('a token of the test helpers', () => {
  test('previews its method, pays once and makes that method', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_mastercard',
    });
    assert.match(token.id, /^ctoken_1\w{23}$/);
    assert.equal(token.expires_at, token.created + 43_200);
    assert.equal(token.payment_method_preview?.type, 'card');
    assert.equal(token.payment_method_preview.card?.last4, '4444');
    assert.equal(token.payment_intent, null);

    const intent = await stripe.paymentIntents.create({
      ...invoice,
      confirm: true,
      confirmation_token: token.id,
      use_stripe_sdk: true,
    });
    assert.equal(intent.status, 'succeeded');
    const method = await stripe.paymentMethods.retrieve(intent.payment_method as string);
    assert.equal(method.card?.last4, '4444');
    assert.equal(method.customer, null);
    const used = await stripe.confirmationTokens.retrieve(token.id);
    assert.equal(used.payment_intent, intent.id);
  });

  test('of typed account numbers previews the account', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method_data: {
        type: 'us_bank_account',
        billing_details: {name: 'Ada Alder'},
        us_bank_account: {
          account_holder_type: 'company',
          account_number: '000123456789',
          routing_number: '110000000',
        },
      },
    });
    const preview = token.payment_method_preview;
    assert.equal(preview?.billing_details.name, 'Ada Alder');
    assert.equal(preview.us_bank_account?.last4, '6789');
    assert.equal(preview.us_bank_account.account_holder_type, 'company');
  });

  test('saves with setup_future_usage when its payment succeeds', async () => {
    const {id: customer} = await stripe.customers.create();
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      setup_future_usage: 'on_session',
    });
    const intent = await stripe.paymentIntents.create({...invoice, customer});
    const paid = await stripe.paymentIntents.confirm(intent.id, {confirmation_token: token.id});
    assert.equal(paid.setup_future_usage, 'on_session');
    const {data} = await stripe.paymentMethods.list({customer});
    assert.deepEqual(
      data.map(({id}) => id),
      [paid.payment_method],
    );
  });

  test('needs a method', async () => {
    const error = await failureOf(stripe.testHelpers.confirmationTokens.create({}));
    assert.equal(error.code, 'parameter_missing');
  });
});

suite('a token serves one intent', () => {
  test('a second one is refused, of either kind, and changes nothing', async () => {
    const {id: customer} = await stripe.customers.create();
    const {id: confirmation_token} = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
    });
    const setup = await stripe.setupIntents.create({customer, ...card});
    await stripe.setupIntents.confirm(setup.id, {confirmation_token});
    const payment = await stripe.paymentIntents.create(invoice);
    const other = await stripe.setupIntents.create({customer, ...card});
    for (const call of [
      stripe.paymentIntents.confirm(payment.id, {confirmation_token}),
      stripe.setupIntents.confirm(other.id, {confirmation_token}),
    ]) {
      const error = await failureOf(call);
      assert.equal(error.type, 'StripeInvalidRequestError');
      assert.equal(error.code, 'token_already_used');
      assert.equal(error.param, 'confirmation_token');
    }
    const read = await stripe.paymentIntents.retrieve(payment.id);
    assert.equal(read.status, 'requires_payment_method');
  });

  test('a decline has used it up', async () => {
    const {id: confirmation_token} = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_chargeDeclined',
    });
    const declined = await failureOf(
      stripe.paymentIntents.create({...invoice, confirm: true, confirmation_token}),
    );
    assert.equal(declined.code, 'card_declined');
    const again = await failureOf(
      stripe.paymentIntents.create({...invoice, confirm: true, confirmation_token}),
    );
    assert.equal(again.code, 'token_already_used');
  });

  test('a refusal has not: the type was not allowed', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_usBankAccount_success',
    });
    const error = await failureOf(
      stripe.paymentIntents.create({
        ...invoice,
        confirm: true,
        confirmation_token: token.id,
        mandate_data: mandateData,
      }),
    );
    assert.equal(error.code, 'payment_intent_incompatible_payment_method');
    const read = await stripe.confirmationTokens.retrieve(token.id);
    assert.equal(read.payment_intent, null);
  });

  test('after twelve hours it serves none', async () => {
    const {id: confirmation_token} = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
    });
    await advance(0.5);
    const error = await failureOf(
      stripe.paymentIntents.create({...invoice, confirm: true, confirmation_token}),
    );
    assert.match(error.message, /expired/);
  });

  test('one that is none is missing; without confirming it is refused', async () => {
    const confirmation_token = 'ctoken_none';
    const missing = await failureOf(
      stripe.paymentIntents.create({...invoice, confirm: true, confirmation_token}),
    );
    assert.equal(missing.code, 'resource_missing');
    for (const call of [
      stripe.paymentIntents.create({...invoice, confirmation_token}),
      stripe.setupIntents.create({...card, confirmation_token}),
    ]) {
      assert.equal((await failureOf(call)).param, 'confirmation_token');
    }
  });
});

suite('a token of a page', () => {
  test('pays what the form was for', async () => {
    const token = await page.token('card_visa', {
      client_context: {mode: 'payment', amount: 12_500, currency: 'usd'},
      payment_method_data: {
        allow_redisplay: 'limited',
        billing_details: {name: 'Ada Alder', address: {postal_code: '10115'}},
        card: {exp_month: 2, exp_year: 2031},
      },
    });
    const read = await stripe.confirmationTokens.retrieve(token.id);
    const preview = read.payment_method_preview;
    assert.equal(preview?.allow_redisplay, 'limited');
    assert.equal(preview.billing_details.address?.postal_code, '10115');
    assert.equal(preview.card?.exp_year, 2031);
    const paid = await stripe.paymentIntents.create({
      ...invoice,
      confirm: true,
      confirmation_token: token.id,
    });
    assert.equal(paid.status, 'succeeded');
  });

  const wrong = {
    amount: {client_context: {mode: 'payment', amount: 12_400, currency: 'usd'}},
    currency: {client_context: {mode: 'payment', amount: 12_500, currency: 'eur'}},
    mode: {client_context: {mode: 'setup'}},
  };
  for (const [what, params] of Object.entries(wrong)) {
    test(`pays nothing else: another ${what}`, async () => {
      const {id: confirmation_token} = await page.token('card_visa', params);
      const error = await failureOf(
        stripe.paymentIntents.create({...invoice, confirm: true, confirmation_token}),
      );
      assert.match(error.message, new RegExp(`provided ${what} .* does not match`));
    });
  }

  test('saves for the use that the form said', async () => {
    const {id: customer} = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({customer, usage: 'on_session', ...card});
    const unsaid = await page.token('card_visa', {client_context: {mode: 'setup'}});
    assert.equal(unsaid.setup_future_usage, 'off_session');
    const error = await failureOf(
      stripe.setupIntents.confirm(intent.id, {confirmation_token: unsaid.id}),
    );
    assert.match(error.message, /provided setup_future_usage \(on_session\) does not match/);

    const said = await page.token('card_visa', {
      client_context: {mode: 'setup'},
      setup_future_usage: 'on_session',
      payment_method_data: {allow_redisplay: 'always'},
    });
    const saved = await stripe.setupIntents.confirm(intent.id, {confirmation_token: said.id});
    assert.equal(saved.status, 'succeeded');
    const [method] = (await stripe.paymentMethods.list({customer})).data;
    assert.equal(method?.id, saved.payment_method);
    assert.equal(method?.allow_redisplay, 'always');
  });

  test('is of a test card or account by name; a number is refused and so is the server’s key', async () => {
    const data = {type: 'card', alias: 'card_visa'};
    const bodies = [
      {...data, alias: 'card_somebody'},
      {...data, alias: '4242424242424242'},
      {...data, type: 'us_bank_account'},
      {type: 'card', card: {number: '4242424242424242'}},
    ];
    for (const payment_method_data of bodies) {
      const {status, body} = await page.ask('POST', '/confirmation_tokens', {
        client_context: {mode: 'setup'},
        payment_method_data,
      });
      assert.ok(status === 400 || status === 402, String(status));
      assert.ok('error' in body);
    }
    const response = await fetch(`${simulator.url}/v1/confirmation_tokens`, {
      method: 'POST',
      headers: {Authorization: 'Bearer sk_test_server'},
    });
    assert.equal(response.status, 403);
  });

  test('of a payment says of how much', async () => {
    const {status, body} = await page.ask('POST', '/confirmation_tokens', {
      client_context: {mode: 'payment', currency: 'usd'},
      payment_method_data: {type: 'card', alias: 'card_visa'},
    });
    assert.equal(status, 400);
    assert.equal((body['error'] as {param: string}).param, 'client_context[amount]');
  });
});

suite('the numbers that a form takes', () => {
  test('are those of the behaviour table, each with what it does', () => {
    const names: Record<string, string> = {
      '4242 4242 4242 4242': '4242',
      '5555 5555 5555 4444': '4444',
      '3782 822463 10005': '0005',
      '4000 0000 0000 0002': '0002',
      '4000 0000 0000 9995': '9995',
      '4000 0000 0000 0069': '0069',
      '4000 0000 0000 0127': '0127',
      '4000 0000 0000 0119': '0119',
      '4000 0000 0000 0341': '0341',
      '4000 0027 6000 3184': '3184',
      '4000 0025 0000 3155': '3155',
      '4000 0000 0000 0259': '0259',
    };
    for (const [number, last4] of Object.entries(names)) {
      const alias = aliasOfCard(number);
      assert.equal(findTestCard(`pm_${alias}`)?.last4, last4, number);
    }
    for (const account of [
      '000123456789',
      '000111111113',
      '000111111116',
      '000222222227',
      '000333333335',
      '000666666661',
      '000555555559',
      '000000000009',
    ]) {
      const name = aliasOfAccount('110000000', account)?.replace('bank_', 'pm_usBankAccount_');
      assert.equal(findTestBankAccount(name ?? '')?.accountNumber, account);
    }
  });

  test('are no others', () => {
    assert.equal(aliasOfCard('4111 1111 1111 1111'), undefined);
    assert.equal(aliasOfCard('constructor'), undefined);
    assert.equal(aliasOfAccount('021000021', '000123456789'), undefined);
    assert.equal(aliasOfAccount('110000000', '123'), undefined);
  });
});
