import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import fc from 'fast-check';
import Stripe from 'stripe';
import {connect, failureOf, useSimulator} from './support.ts';

const {simulator, stripe} = await useSimulator();

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(simulator.url + path, {
    method: 'POST',
    body,
    headers: {
      Authorization: 'Bearer sk_test_raw',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    },
  });

suite('who may ask', () => {
  test('any test key is let in, by Bearer or Basic', async () => {
    for (const authorization of [
      'Bearer sk_test_other',
      `Basic ${Buffer.from('sk_test_basic:').toString('base64')}`,
    ]) {
      const response = await post('/v1/customers', '', {Authorization: authorization});
      assert.equal(response.status, 200);
    }
  });

  test('a live key and no key are answered 401', async () => {
    for (const key of ['sk_live_abcdefghijkl', 'pk_live_abcdefghijkl', 'nonsense']) {
      const error = await failureOf(
        new Stripe(key, {
          host: '127.0.0.1',
          port: simulator.port,
          protocol: 'http',
        }).customers.list(),
      );
      assert.equal(error.type, 'StripeAuthenticationError');
      assert.ok(!error.message.includes('sk_live_abcdefghijkl'), 'the key is not repeated');
    }
    const response = await post('/v1/customers', '', {Authorization: ''});
    assert.equal(response.status, 401);
  });

  test('a publishable key, which every page has, opens nothing of the server’s', async () => {
    const page = connect(simulator.port, {}, 'pk_test_page');
    const {id} = await stripe.paymentIntents.create({amount: 500, currency: 'usd'});
    for (const call of [
      page.customers.list(),
      page.paymentIntents.confirm(id),
      page.confirmationTokens.retrieve('ctoken_1'),
    ]) {
      const error = await failureOf(call);
      assert.equal(error.statusCode, 403);
      assert.equal(error.code, 'secret_key_required');
    }
  });

  test('an account header that names no account is answered 403', async () => {
    const error = await failureOf(stripe.customers.list({}, {stripeAccount: 'firm-1'}));
    assert.equal(error.type, 'StripePermissionError');
    assert.equal(error.code, 'account_invalid');
  });
});

suite('what is asked', () => {
  test('a URL that Stripe has not is a 404', async () => {
    const error = await failureOf(stripe.rawRequest('POST', '/v1/nothing', {}));
    assert.equal(error.statusCode, 404);
    assert.match(error.message, /^Unrecognized request URL \(POST: \/v1\/nothing\)/);
  });

  test('an unknown parameter is refused by name, also a nested one', async () => {
    const outer = await failureOf(
      stripe.rawRequest('POST', '/v1/customers', {nickname: 'Ann', shoe: '42'}),
    );
    assert.equal(outer.code, 'parameter_unknown');
    assert.equal(outer.message, 'Received unknown parameters: nickname, shoe');
    const inner = await failureOf(
      stripe.rawRequest('POST', '/v1/customers', {address: {planet: 'Mars'}}),
    );
    assert.equal(inner.param, 'address[planet]');
  });

  test('payment_method_types may not be written', async () => {
    const error = await failureOf(
      stripe.rawRequest('POST', '/v1/payment_intents', {
        amount: 1000,
        currency: 'usd',
        payment_method_types: ['card'],
      }),
    );
    assert.equal(error.statusCode, 400);
    assert.equal(error.param, 'payment_method_types');
    assert.match(error.message, /allowed_payment_method_types/);
  });

  test('missing, malformed and empty values are refused with their names', async () => {
    const cases = [
      {params: {currency: 'usd'}, code: 'parameter_missing', param: 'amount'},
      {
        params: {amount: 'ten', currency: 'usd'},
        code: 'parameter_invalid_integer',
        param: 'amount',
      },
      {
        params: {amount: '10.5', currency: 'usd'},
        code: 'parameter_invalid_integer',
        param: 'amount',
      },
      {params: {amount: '-5', currency: 'usd'}, code: 'parameter_invalid_integer', param: 'amount'},
      {params: {amount: 500, currency: ''}, code: 'parameter_invalid_empty', param: 'currency'},
      {params: {amount: 500, currency: 'zzz'}, code: undefined, param: 'currency'},
      {params: {amount: 500, currency: 'usd', confirm: 'yes'}, code: undefined, param: 'confirm'},
    ];
    for (const {params, code, param} of cases) {
      const error = await failureOf(stripe.rawRequest('POST', '/v1/payment_intents', params));
      assert.equal(error.statusCode, 400);
      assert.equal(error.code, code);
      assert.equal(error.param, param);
    }
  });

  test('a card number is refused wherever it stands, and is not repeated', async () => {
    const number = '4242424242424242';
    const bodies = [
      `type=card&card[number]=${number}`,
      `amount=1000&currency=usd&payment_method_data[card][number]=${number}`,
    ];
    for (const body of bodies) {
      const response = await post('/v1/payment_methods', body);
      assert.equal(response.status, 402);
      const text = await response.text();
      assert.match(text, /generally unsafe/);
      assert.ok(!text.includes(number));
    }
  });

  test('names that mean something to JavaScript are names like any other', async () => {
    const response = await post('/v1/customers', 'metadata[__proto__]=a&metadata[constructor]=b');
    assert.equal(response.status, 200);
    const unknown = await post('/v1/customers', '__proto__[polluted]=yes');
    assert.equal(unknown.status, 400);
    assert.equal(({} as {polluted?: string}).polluted, undefined);
  });

  test('broken and oversized bodies are refused', async () => {
    assert.equal((await post('/v1/customers', 'a[b=1')).status, 400);
    assert.equal((await post('/v1/customers', 'name=x&name[y]=z')).status, 400);
    assert.equal((await post('/v1/customers', `name=${'x'.repeat(1_100_000)}`)).status, 413);
  });

  test('any text survives the encoding of the SDK', async () => {
    const word = fc.string({unit: 'binary', minLength: 1, maxLength: 30});
    const key = fc.stringMatching(/^[a-zA-Z0-9_ .-]{1,30}$/);
    await fc.assert(
      fc.asyncProperty(word, fc.dictionary(key, word, {maxKeys: 5}), async (name, metadata) => {
        const customer = await stripe.customers.create({name, metadata});
        assert.equal(customer.name, name);
        assert.deepEqual(customer.metadata, {...metadata});
      }),
      {numRuns: 40},
    );
  });
});

suite('what is answered', () => {
  test('each answer carries a request id and the version that was asked for', async () => {
    const {lastResponse} = await stripe.customers.create();
    assert.match(lastResponse.requestId, /^req_\w{14}$/);
    assert.equal(lastResponse.apiVersion, Stripe.API_VERSION);
  });

  test('lists go page by page, newest first, both ways', async () => {
    const account = {stripeAccount: 'acct_pages'};
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await stripe.customers.create({}, account)).id);

    const first = await stripe.customers.list({limit: 2}, account);
    assert.deepEqual(
      first.data.map(({id}) => id),
      ids.slice(0, 2),
    );
    assert.equal(first.has_more, true);
    const second = await stripe.customers.list({limit: 3, starting_after: ids[1]!}, account);
    assert.deepEqual(
      second.data.map(({id}) => id),
      ids.slice(2),
    );
    assert.equal(second.has_more, false);
    const back = await stripe.customers.list({limit: 2, ending_before: ids[3]!}, account);
    assert.deepEqual(
      back.data.map(({id}) => id),
      ids.slice(1, 3),
    );
    assert.equal(back.has_more, true);
    const all = await stripe.customers.list({limit: 2}, account).autoPagingToArray({limit: 100});
    assert.deepEqual(
      all.map(({id}) => id),
      ids,
    );
  });

  test('a page of more than 100, and a cursor that names nothing, are refused', async () => {
    assert.equal((await failureOf(stripe.customers.list({limit: 101}))).param, 'limit');
    const error = await failureOf(stripe.customers.list({starting_after: 'cus_none'}));
    assert.equal(error.code, 'resource_missing');
    assert.equal(error.param, 'starting_after');
  });

  test('expand puts the object in the place of its id, also within lists and charges', async () => {
    const {id: customer} = await stripe.customers.create({name: 'Expanded'});
    const method = await stripe.paymentMethods.attach('pm_card_visa', {customer});
    const paid = await stripe.paymentIntents.create({
      amount: 700,
      currency: 'usd',
      customer,
      payment_method: method.id,
      confirm: true,
      allowed_payment_method_types: ['card'],
      expand: ['latest_charge.payment_intent', 'customer', 'payment_method'],
    });
    assert.equal((paid.customer as Stripe.Customer).name, 'Expanded');
    assert.equal((paid.payment_method as Stripe.PaymentMethod).card?.last4, '4242');
    const charge = paid.latest_charge as Stripe.Charge;
    assert.equal((charge.payment_intent as Stripe.PaymentIntent).id, paid.id);

    const {data} = await stripe.paymentIntents.list({customer, expand: ['data.latest_charge']});
    assert.equal((data[0]?.latest_charge as Stripe.Charge).id, charge.id);
    const plain = await stripe.paymentIntents.retrieve(paid.id);
    assert.equal(plain.latest_charge, charge.id, 'what was expanded once is stored as an id');
  });

  test('what can not be expanded is refused', async () => {
    const {id} = await stripe.customers.create();
    const error = await failureOf(stripe.customers.retrieve(id, {expand: ['friends']}));
    assert.equal(error.statusCode, 400);
    assert.match(error.message, /cannot be expanded \(friends\)/);
  });
});

test('an account sees its own objects alone', async () => {
  const second = connect(simulator.port, {stripeAccount: 'acct_second'});
  const mine = await stripe.customers.create({name: 'Platform'});
  const theirs = await second.customers.create({name: 'Second'});
  assert.equal((await failureOf(second.customers.retrieve(mine.id))).statusCode, 404);
  assert.equal((await failureOf(stripe.customers.retrieve(theirs.id))).statusCode, 404);
  const {data} = await second.customers.list();
  assert.deepEqual(
    data.map(({id}) => id),
    [theirs.id],
  );

  const method = await stripe.paymentMethods.attach('pm_card_visa', {customer: mine.id});
  const error = await failureOf(
    second.paymentIntents.create({amount: 900, currency: 'usd', payment_method: method.id}),
  );
  assert.equal(error.code, 'resource_missing');
});
