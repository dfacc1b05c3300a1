import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {apiOf} from '../payments/api.ts';
import {expectAllFinal} from '../payments/soundness.ts';
import {addInvoices, createWorld, invoiceNow, orderOf, type World} from '../payments/world.ts';

const consent = {textVersion: '1', locale: 'en'};
const day = 24 * 60 * 60_000;

/** A form's token for an account that only small deposits can prove. */
async function unproved(
  {simulator}: World,
  {
    type = 'checking',
    use = 'on_session',
    alias = 'bank_success',
  }: {
    type?: 'checking' | 'savings';
    use?: 'once' | 'on_session';
    alias?: string;
  } = {},
): Promise<string> {
  return simulator.formToken({
    client_context:
      use === 'once' ? {mode: 'payment', amount: 10_000, currency: 'usd'} : {mode: 'setup'},
    payment_method_data: {
      type: 'us_bank_account',
      alias,
      billing_details: {name: 'Ada'},
      us_bank_account: {account_type: type, verification: 'microdeposits'},
    },
    ...(use === 'on_session' && {setup_future_usage: use}),
  });
}

async function pending(given: Parameters<typeof unproved>[1] = {}) {
  const world = await createWorld();
  const api = apiOf(world, world.ada);
  const confirmationToken = await unproved(world, given);
  const body = {confirmationToken, makeDefault: false, consent};
  const {status, method} = await api.post('/payment-methods', {body, key: crypto.randomUUID()});
  assert.equal(status, 201);
  const verify = (proof: object) => api.post(`/payment-methods/${method.id}/verify`, {body: proof});
  return {world, api, method, verify};
}

suite('M-09: a bank account that small deposits prove', () => {
  test('says what will arrive and when, and pays nothing yet', async () => {
    const {world, api, method} = await pending();
    assert.equal(method.status, 'pending_verification');
    assert.equal(method.verification?.type, 'descriptor_code');
    assert.match(method.verification.arrivesOn, /^\d{4}-\d\d-\d\d$/);
    const [invoice = ''] = await addInvoices(world, 1);
    const {items, instrument} = await orderOf(world, [invoice], method.id);
    const {problem} = await api.pay({items, instrument, consent});
    assert.equal(problem.code, 'method_pending_verification');
  });

  for (const [type, proof] of [
    ['savings', {amounts: [32, 45]}],
    ['checking', {descriptorCode: 'SM11AA'}],
  ] as const) {
    test(`is proved by ${type === 'savings' ? 'two amounts' : 'a code'}, and pays then`, async () => {
      const {world, api, verify} = await pending({type});
      const {status, method} = await verify(proof);
      assert.deepEqual([status, method.status, method.verification], [200, 'active', undefined]);
      assert.equal((await verify(proof)).status, 200, 'again');
      const invoices = await addInvoices(world, 1);
      const {items, instrument} = await orderOf(world, invoices, method.id);
      const {submission} = await api.pay({items, instrument, consent});
      assert.equal(submission.transactions[0]!.state, 'processing');
    });
  }

  test('a wrong answer says how many tries are left; the wrong kind of answer is refused', async () => {
    const {verify} = await pending();
    const first = await verify({descriptorCode: 'SM99ZZ'});
    assert.deepEqual(
      [first.status, first.problem.code, first.problem.params],
      [409, 'verification_mismatch', {triesLeft: 9}],
    );
    assert.deepEqual((await verify({descriptorCode: 'SM99ZZ'})).problem.params, {triesLeft: 8});
    const other = await verify({amounts: [32, 45]});
    assert.deepEqual([other.problem.code, other.problem.field], ['validation_failed', 'amounts']);
    assert.equal((await verify({descriptorCode: 'SM11AA'})).method.status, 'active');
  });

  for (const [code, reason] of [
    ['SM33CC', 'tries'],
    ['SM44DD', 'time'],
  ] as const) {
    test(`closed for want of ${reason}: it says so, and stays in the list as unusable`, async () => {
      const {api, verify} = await pending();
      const {status, problem} = await verify({descriptorCode: code});
      assert.deepEqual(
        [status, problem.code, problem.params],
        [409, 'verification_closed', {reason}],
      );
      const {items} = (await api.get('/payment-methods')).body as {items: object[]};
      assert.partialDeepStrictEqual(items, [
        {status: 'unusable', unusableReason: 'verification_failed'},
      ]);
      assert.equal((await verify({descriptorCode: 'SM11AA'})).problem.code, 'verification_closed');
    });
  }

  test('nobody proves it in ten days: the set-up is ended', async () => {
    const {world, api} = await pending();
    world.ports.clock.advance(11 * day);
    await world.worker.tick();
    const {data} = await world.simulator.stripe.setupIntents.list();
    assert.equal(data[0]!.status, 'canceled');
    const {items} = (await api.get('/payment-methods')).body as {items: object[]};
    assert.partialDeepStrictEqual(items, [{status: 'unusable'}]);
  });

  test('deleted meanwhile: the set-up is ended, and no late proof brings it back', async () => {
    const {world, api, method} = await pending();
    assert.equal((await api.delete(`/payment-methods/${method.id}`)).status, 200);
    const {data} = await world.simulator.stripe.setupIntents.list();
    assert.equal(data[0]!.status, 'canceled');
    assert.deepEqual((await api.get('/payment-methods')).body, {items: []});
  });
});

suite('P-24: paying with an account that is not proved', () => {
  for (const [title, count, save] of [
    ['one invoice', 1, false],
    ['several', 2, false],
    ['saving it', 2, true],
  ] as const) {
    test(`${title}: nothing is charged, and the invoices are free at once`, async () => {
      const world = await createWorld();
      const invoices = await addInvoices(world, count);
      const use = count === 1 && !save ? 'once' : 'on_session';
      const confirmationToken = await unproved(world, {use});
      const instrument = {kind: 'new' as const, confirmationToken, save};
      const order = await orderOf(world, invoices, '', {instrument});
      const {submission} = await world.service.pay(world.ada, order);
      assert.equal(submission.status, 'failed');
      for (const {state, failure} of submission.transactions) {
        assert.deepEqual([state, failure?.code], ['failed', 'method_pending_verification']);
      }
      const open = (await world.simulator.intents()).filter(({status}) => status !== 'canceled');
      assert.deepEqual(open, []);
      for (const invoice of invoices) {
        assert.equal((await invoiceNow(world, invoice)).hasActive, false);
      }
      const {body} = await apiOf(world, world.ada).get('/payment-methods');
      const {items} = body as {items: {status: string}[]};
      assert.deepEqual(
        items.map(({status}) => status),
        save ? ['pending_verification'] : [],
      );
      await expectAllFinal(world);
    });
  }
});
