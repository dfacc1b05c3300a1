import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {ProcessorError} from '../../../demo/server/payments/processor.ts';
import {apiOf} from '../payments/api.ts';
import {createWorld, type World} from '../payments/world.ts';

const consent = {textVersion: '1', locale: 'en'};

async function opened() {
  const world = await createWorld();
  const api = apiOf(world, world.ada);
  const add = (confirmationToken: string, makeDefault = false, key = crypto.randomUUID()) =>
    api.post('/payment-methods', {body: {confirmationToken, makeDefault, consent}, key});
  return {world, api, add};
}

async function stored({plain: {db}}: World) {
  const count = async (table: string) =>
    (await db.query<{count: number}>(`select count(*) as count from ${table}`))[0]!.count;
  return {
    methods: await count('payment_methods'),
    setups: await count('method_setups'),
    consents: await count('consents'),
    keys: await count('idempotency_keys'),
    tokens: await count('claimed_tokens'),
  };
}

const nothing = {methods: 0, setups: 0, consents: 0, keys: 0, tokens: 0};

test('M-01: what a form took is saved, described and kept with the consent', async () => {
  const {world, api, add} = await opened();
  const token = await world.simulator.token('pm_card_visa', 'on_session');
  const {status, method} = await add(token);
  assert.equal(status, 201);
  assert.deepEqual(
    {kind: method.kind, brand: method.brand, last4: method.last4, status: method.status},
    {kind: 'card', brand: 'visa', last4: '4242', status: 'active'},
  );
  assert.deepEqual((await api.get('/payment-methods')).body, {items: [method]});
  const [kept] = await world.ports.db.query<{kind: string; version: string}>(
    'select kind, text_version as version from consents',
  );
  assert.deepEqual(kept, {kind: 'save_card', version: '1'});
  const [contact] = await world.ports.db.query<{customer: string}>(
    `select processor_customer as customer from contacts where id = 'con_ada'`,
  );
  const attached = await world.simulator.stripe.paymentMethods.list({customer: contact!.customer});
  assert.equal(attached.data.length, 1);
});

test('M-04, M-05: the first becomes the default; a later one when the box is ticked', async () => {
  const {world, add, api} = await opened();
  const token = (testId: string) => world.simulator.token(testId, 'on_session');
  const first = await add(await token('pm_card_visa'));
  assert.equal(first.method.isDefault, true);
  const second = await add(await token('pm_card_mastercard'));
  assert.equal(second.method.isDefault, false);
  const third = await add(await token('pm_card_amex'), true);
  assert.equal(third.method.isDefault, true);
  const moved = await api.patch(`/payment-methods/${second.method.id}`, {isDefault: true});
  assert.equal(moved.method.isDefault, true);
  const {items} = (await api.get('/payment-methods')).body as {items: {isDefault: boolean}[]};
  assert.equal(items.filter(({isDefault}) => isDefault).length, 1);
});

test('M-10: the same card added twice is one entry, and the copy is let go of', async () => {
  const {world, add} = await opened();
  const first = await add(await world.simulator.token('pm_card_visa', 'on_session'));
  const again = await add(await world.simulator.token('pm_card_visa', 'on_session'));
  assert.equal(again.status, 201);
  assert.equal(again.method.id, first.method.id);
  await world.worker.tick();
  const [contact] = await world.ports.db.query<{customer: string}>(
    `select processor_customer as customer from contacts where id = 'con_ada'`,
  );
  const attached = await world.simulator.stripe.paymentMethods.list({customer: contact!.customer});
  assert.equal(attached.data.length, 1);
  assert.deepEqual(await world.ports.db.query('select * from detachments'), []);
});

test('a bank account is saved with the authorisation under which it is debited', async () => {
  const {world, add} = await opened();
  const token = await world.simulator.token('pm_usBankAccount_success', 'on_session');
  const {method} = await add(token);
  assert.equal(method.kind, 'us_bank_account');
  const [row] = await world.ports.db.query<{mandate: string; shown: {mandate: string}}>(
    'select m.mandate, c.shown from payment_methods m, consents c',
  );
  assert.match(row!.mandate, /^mandate_/);
  assert.equal(row!.shown.mandate, row!.mandate);
});

suite('Bad input: refused by code, nothing stored', () => {
  const cases: [title: string, make: (world: World) => Promise<string>, reason: string][] = [
    ['an unknown token', async () => 'ctoken_none', 'unknown'],
    [
      'the token of another account',
      async (world) => {
        const other = world.simulator.stripe;
        const token = await other.testHelpers.confirmationTokens.create(
          {payment_method: 'pm_card_visa', setup_future_usage: 'on_session'},
          {stripeAccount: 'acct_other'},
        );
        return token.id;
      },
      'unknown',
    ],
    [
      'a token of a form that pays once',
      (world) => world.simulator.token('pm_card_visa'),
      'other_use',
    ],
    [
      'a token for charges without the payer',
      (world) => world.simulator.token('pm_card_visa', 'off_session'),
      'other_use',
    ],
    [
      'a token that an intent has used',
      async (world) => {
        const token = await world.simulator.token('pm_card_visa', 'on_session');
        await world.simulator.stripe.setupIntents.create({
          confirm: true,
          confirmation_token: token,
          usage: 'on_session',
          allowed_payment_method_types: ['card'],
          use_stripe_sdk: true,
        });
        return token;
      },
      'used',
    ],
    [
      'an expired token',
      async (world) => {
        const token = await world.simulator.token('pm_card_visa', 'on_session');
        const {stripe} = world.simulator;
        const {expires_at: end} = await stripe.confirmationTokens.retrieve(token);
        world.ports.clock.advance(end! * 1000 - world.ports.clock.now());
        return token;
      },
      'expired',
    ],
  ];
  for (const [title, make, reason] of cases) {
    test(title, async () => {
      const {world, add} = await opened();
      const {status, problem} = await add(await make(world));
      assert.deepEqual(
        [status, problem.code, problem.field],
        [400, 'validation_failed', 'confirmationToken'],
      );
      assert.deepEqual(problem.params, {reason});
      assert.deepEqual(await stored(world), nothing);
    });
  }

  test('a kind that the firm does not take', async () => {
    const {world, add} = await opened();
    await world.ports.db.query(`update firms set accepts = '{card}'`);
    const {problem} = await add(
      await world.simulator.token('pm_usBankAccount_success', 'on_session'),
    );
    assert.equal(problem.code, 'payment_method_unusable');
    assert.deepEqual(await stored(world), nothing);
  });

  test('a payment link', async () => {
    const {world} = await opened();
    const link = apiOf(world, {...world.ada, kind: 'link', id: 'lnk_1'});
    for (const call of [
      link.get('/payment-methods'),
      link.post('/payment-methods', {body: {}, key: crypto.randomUUID()}),
      link.delete('/payment-methods/pmt_1'),
    ]) {
      assert.equal((await call).problem.code, 'forbidden');
    }
  });
});

test('M-01: one token serves one request, even where two arrive together', async () => {
  const {world, add} = await opened();
  const token = await world.simulator.token('pm_card_visa', 'on_session');
  const answers = await Promise.all([add(token), add(token)]);
  assert.deepEqual(answers.map(({status}) => status).sort(), [201, 400]);
  assert.deepEqual(await stored(world), {methods: 1, setups: 1, consents: 1, keys: 1, tokens: 1});
});

test('a card that its bank refuses is not saved, and a repetition says so again', async () => {
  const {world, add, api} = await opened();
  const token = await world.simulator.token(
    'pm_card_chargeDeclinedInsufficientFunds',
    'on_session',
  );
  const key = crypto.randomUUID();
  const refused = await add(token, false, key);
  assert.deepEqual(
    [refused.status, refused.problem.code, refused.problem.params],
    [402, 'payment_declined', {reason: 'insufficient_funds', retrySameMethod: true}],
  );
  assert.deepEqual((await add(token, false, key)).problem.code, 'payment_declined');
  assert.deepEqual((await api.get('/payment-methods')).body, {items: []});
});

test('eight refused cards in a day are enough for one fingerprint', async () => {
  const {world, add} = await opened();
  const declined = 'pm_card_chargeDeclined';
  for (let count = 0; count < 8; count += 1) {
    await add(await world.simulator.token(declined, 'on_session'));
  }
  const {problem} = await add(await world.simulator.token(declined, 'on_session'));
  assert.deepEqual(
    [problem.code, problem.params],
    ['payment_method_unusable', {reason: 'declined_too_often'}],
  );
});

suite('when the bank asks the payer first', () => {
  async function asked() {
    const {world, api, add} = await opened();
    const token = await world.simulator.token('pm_card_authenticationRequired', 'on_session');
    const {status, setup} = await add(token);
    assert.equal(status, 202);
    const complete = () => api.post(`/payment-methods/setups/${setup.setupId}/complete`);
    return {world, api, setup, complete};
  }

  test('the card is saved after the payer has passed', async () => {
    const {world, setup, complete, api} = await asked();
    assert.deepEqual((await api.get('/payment-methods')).body, {items: []});
    await world.simulator.answer(setup.action.clientSecret, 'complete');
    const {status, method} = await complete();
    assert.deepEqual([status, method.last4, method.isDefault], [201, '3184', true]);
    assert.equal((await complete()).method.id, method.id);
  });

  test('it stays open until the payer has answered, and is refused when they failed', async () => {
    const {world, setup, complete, api} = await asked();
    assert.equal((await complete()).problem.code, 'authentication_required');
    await world.simulator.answer(setup.action.clientSecret, 'fail');
    const {status, problem} = await complete();
    assert.deepEqual([status, problem.code], [402, 'authentication_required']);
    assert.deepEqual((await api.get('/payment-methods')).body, {items: []});
  });

  test('one that was left is ended at the processor’s after an hour', async () => {
    const {world, setup, complete} = await asked();
    world.ports.clock.advance(61 * 60_000);
    await world.worker.tick();
    const [id = ''] = setup.action.clientSecret.split('_secret');
    assert.equal((await world.simulator.stripe.setupIntents.retrieve(id)).status, 'canceled');
    assert.equal((await complete()).problem.code, 'authentication_required');
  });

  test('M-02: nobody else completes it, and it is stored nowhere', async () => {
    const {world, setup} = await asked();
    const ben = apiOf(world, world.ben);
    const answer = await ben.post(`/payment-methods/setups/${setup.setupId}/complete`);
    assert.deepEqual([answer.status, answer.problem.code], [404, 'not_found']);
    const rows = await world.ports.db.query('select * from method_setups');
    assert.ok(!JSON.stringify(rows).includes('_secret'));
    assert.ok(!JSON.stringify(world.ports.log.lines).includes('_secret'));
  });
});

suite('when the processor gives no answer', () => {
  for (const fate of ['before', 'after'] as const) {
    test(`lost ${fate} the effect: the same key goes on where it broke off`, async () => {
      let isLost = true;
      const world = await createWorld({
        wrap: (ports) => ({
          ...ports,
          processor: {
            ...ports.processor,
            async createSetup(order, key) {
              if (isLost && fate === 'before') throw new ProcessorError('lost', 'lost');
              const setup = await ports.processor.createSetup(order, key);
              if (isLost) throw new ProcessorError('lost', 'lost');
              return setup;
            },
          },
        }),
      });
      const key = crypto.randomUUID();
      const body = {
        confirmationToken: await world.simulator.token('pm_card_visa', 'on_session'),
        makeDefault: false,
        consent,
      };
      const api = apiOf(world, world.ada);
      const lost = await api.post('/payment-methods', {body, key});
      assert.deepEqual([lost.status, lost.problem.code], [503, 'processor_unavailable']);
      isLost = false;
      const {status, headers} = await api.post('/payment-methods', {body, key});
      assert.equal(status, 201);
      assert.equal(headers.get('idempotency-replayed'), 'true');
      const setups = await world.simulator.stripe.setupIntents.list();
      assert.equal(setups.data.length, 1);
    });
  }

  test('nobody comes back: the worker ends what was begun, and the card is in the list', async () => {
    let isLost = true;
    const world = await createWorld({
      wrap: (ports) => ({
        ...ports,
        processor: {
          ...ports.processor,
          async createSetup(order, key) {
            const setup = await ports.processor.createSetup(order, key);
            if (isLost) throw new ProcessorError('lost', 'lost');
            return setup;
          },
        },
      }),
    });
    const api = apiOf(world, world.ada);
    const confirmationToken = await world.simulator.token('pm_card_visa', 'on_session');
    const body = {confirmationToken, makeDefault: false, consent};
    await api.post('/payment-methods', {body, key: crypto.randomUUID()});
    isLost = false;
    world.ports.clock.advance(4 * 60_000);
    await world.worker.tick();
    const {items} = (await api.get('/payment-methods')).body as {items: unknown[]};
    assert.equal(items.length, 1);
  });
});
