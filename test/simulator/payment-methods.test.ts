import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {failureOf, useSimulator} from './support.ts';

const {stripe, saved, create, control} = await useSimulator();

suite('saving a method', () => {
  test('a test id attached is a fresh method of that customer', async () => {
    const {id: customer} = await stripe.customers.create();
    const first = await stripe.paymentMethods.attach('pm_card_visa', {customer});
    const second = await stripe.paymentMethods.attach('pm_card_visa', {customer});
    assert.match(first.id, /^pm_1\w{23}$/);
    assert.notEqual(first.id, second.id);
    assert.equal(first.customer, customer);
    assert.equal(first.card?.last4, '4242');
    assert.equal(first.card.fingerprint, second.card?.fingerprint, 'it is the same card');
  });

  test('each brand looks like itself', async () => {
    const brands = {
      pm_card_visa: ['visa', '4242', 'credit'],
      pm_card_visa_debit: ['visa', '5556', 'debit'],
      pm_card_mastercard: ['mastercard', '4444', 'credit'],
      pm_card_amex: ['amex', '0005', 'credit'],
      pm_card_discover: ['discover', '1117', 'credit'],
    };
    for (const [testId, expected] of Object.entries(brands)) {
      const {method} = await saved(testId);
      const {card} = await stripe.paymentMethods.retrieve(method);
      assert.deepEqual([card?.brand, card?.last4, card?.funding], expected);
    }
  });

  test('methods are created from tokens and test accounts, never from other numbers', async () => {
    const card = await stripe.paymentMethods.create({type: 'card', card: {token: 'tok_visa'}});
    assert.equal(card.card?.last4, '4242');
    const details = {account_holder_type: 'company', routing_number: '110000000'} as const;
    const account = await stripe.paymentMethods.create({
      type: 'us_bank_account',
      us_bank_account: {...details, account_number: '000123456789'},
      billing_details: {name: 'Alder LLC'},
    });
    assert.equal(account.us_bank_account?.last4, '6789');
    assert.equal(account.billing_details.name, 'Alder LLC');
    const error = await failureOf(
      stripe.paymentMethods.create({
        type: 'us_bank_account',
        us_bank_account: {...details, account_number: '123'},
      }),
    );
    assert.equal(error.code, 'account_number_invalid');
    const token = await failureOf(
      stripe.paymentMethods.create({type: 'card', card: {token: 'tok_none'}}),
    );
    assert.equal(token.code, 'resource_missing');
  });

  test('what no test id and no method is, is missing', async () => {
    const {id: customer} = await stripe.customers.create();
    for (const id of ['pm_card_nothing', 'pm_1nothing', 'pm_card_constructor']) {
      const error = await failureOf(stripe.paymentMethods.attach(id, {customer}));
      assert.equal(error.code, 'resource_missing');
      assert.equal(error.statusCode, 404);
    }
  });

  test('a method of one customer is not attached to another', async () => {
    const {method} = await saved('pm_card_visa');
    const {id: other} = await stripe.customers.create();
    const error = await failureOf(stripe.paymentMethods.attach(method, {customer: other}));
    assert.match(error.message, /already been attached/);
  });

  test('a method lists under its customer, by type', async () => {
    const {customer, method} = await saved('pm_card_visa');
    await stripe.paymentMethods.attach('pm_usBankAccount_success', {customer});
    const cards = await stripe.customers.listPaymentMethods(customer, {type: 'card'});
    assert.deepEqual(
      cards.data.map(({id}) => id),
      [method],
    );
    const accounts = await stripe.paymentMethods.list({customer, type: 'us_bank_account'});
    assert.equal(accounts.data[0]?.us_bank_account?.last4, '6789');
    assert.equal((await stripe.paymentMethods.list({customer})).data.length, 2);
    assert.equal((await stripe.customers.retrievePaymentMethod(customer, method)).id, method);
  });

  test('billing details and redisplay are updated', async () => {
    const {method} = await saved('pm_card_visa');
    await stripe.paymentMethods.update(method, {
      allow_redisplay: 'always',
      billing_details: {name: 'Ada', address: {postal_code: '8000'}},
    });
    const read = await stripe.paymentMethods.retrieve(method);
    assert.equal(read.allow_redisplay, 'always');
    assert.equal(read.billing_details.name, 'Ada');
    assert.equal(read.billing_details.address?.postal_code, '8000');
    assert.equal(read.billing_details.address.city, null);
  });
});

suite('removing a method', () => {
  test('a detached method belongs to nobody and can never be used again', async () => {
    const {customer, method} = await saved('pm_card_visa');
    assert.equal((await stripe.paymentMethods.detach(method)).customer, null);
    assert.equal((await stripe.paymentMethods.list({customer})).data.length, 0);
    const attach = await failureOf(stripe.paymentMethods.attach(method, {customer}));
    assert.match(attach.message, /may not be used again/);
    const pay = await failureOf(create({customer, method}));
    assert.match(pay.message, /may not be used again/);
    assert.equal(pay.statusCode, 400);
  });

  test('what is attached to nobody can not be detached', async () => {
    const {method} = await saved('pm_card_visa');
    await stripe.paymentMethods.detach(method);
    assert.equal((await failureOf(stripe.paymentMethods.detach(method))).statusCode, 400);
  });

  test('an intent made before the method was detached is not paid by it', async () => {
    const payer = await saved('pm_card_visa');
    const intent = await create(payer);
    await stripe.paymentMethods.detach(payer.method);
    const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.statusCode, 400);
    const {status, latest_charge} = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(status, 'requires_confirmation');
    assert.equal(latest_charge, null);
  });
});

test('a saved card can go bad later, and good again', async () => {
  const payer = await saved('pm_card_visa');
  await control('POST', `/payment_methods/${payer.method}`, {behaviour: 'stolen_card'});
  const intent = await create(payer);
  const error = await failureOf(stripe.paymentIntents.confirm(intent.id));
  assert.equal(error.decline_code, 'stolen_card');
  await control('POST', `/payment_methods/${payer.method}`, {behaviour: 'approve'});
  const again = await create(payer);
  assert.equal((await stripe.paymentIntents.confirm(again.id)).status, 'succeeded');
});
