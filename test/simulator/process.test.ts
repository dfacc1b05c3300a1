import assert from 'node:assert/strict';
import {once} from 'node:events';
import {join} from 'node:path';
import {suite, test} from 'node:test';
import type Stripe from 'stripe';
import {
  connect,
  createDriver,
  ending,
  failureOf,
  readyPort,
  spawnSimulator,
  temporaryFolder,
} from './support.ts';

const folder = temporaryFolder();
const demo = {PORTAL_DEMO: '1', SIMULATOR_PORT: '0'};

async function start(SIMULATOR_DATA: string) {
  const child = spawnSimulator({...demo, SIMULATOR_DATA});
  const port = await readyPort(child);
  const stripe = connect(port);
  return {child, port, stripe, ...createDriver(`http://127.0.0.1:${port}`, stripe)};
}

async function stop(child: {kill(signal: NodeJS.Signals): boolean}, signal: NodeJS.Signals) {
  const closed = once(child as never, 'close');
  child.kill(signal);
  return (await closed) as [number | null, NodeJS.Signals | null];
}

suite('a killed simulator', () => {
  test('has kept every object, every answer and its clock', async () => {
    const data = join(folder, 'killed.sqlite');
    const first = await start(data);
    const payer = await first.saved('pm_card_visa');
    const debtor = await first.savedAccount('pm_usBankAccount_success');
    const options = {idempotencyKey: 'pay'};
    const intent = await first.create(payer, {}, {idempotencyKey: 'create'});
    const paid = await first.stripe.paymentIntents.confirm(intent.id, {}, options);
    const debit = await first.create(debtor, {allowed_payment_method_types: ['us_bank_account']});
    await first.stripe.paymentIntents.confirm(debit.id);
    await first.advance(3);
    await stop(first.child, 'SIGKILL');

    const second = await start(data);
    const again = await second.stripe.paymentIntents.retrieve(intent.id);
    assert.equal(again.status, 'succeeded');
    assert.deepEqual({...again}, {...paid});
    assert.equal((await second.control('GET', '/clock'))['advancedDays'], 3);
    await second.advance(1);
    const settled = await second.stripe.paymentIntents.retrieve(debit.id);
    assert.equal(settled.status, 'succeeded');
    await stop(second.child, 'SIGKILL');
  });

  test('answers a repeated key as it did before, a decline too', async () => {
    const data = join(folder, 'replay.sqlite');
    const first = await start(data);
    const payer = await first.saved('pm_card_chargeCustomerFail');
    const intent = await first.create(payer, {}, {idempotencyKey: 'create'});
    const confirm = (stripe: typeof first.stripe) =>
      failureOf(stripe.paymentIntents.confirm(intent.id, {}, {idempotencyKey: 'confirm'}));
    const declined = await confirm(first.stripe);
    await stop(first.child, 'SIGKILL');

    const second = await start(data);
    const repeated = await confirm(second.stripe);
    assert.equal(repeated.charge, declined.charge);
    assert.equal(repeated.headers?.['idempotent-replayed'], 'true');
    assert.equal((await second.create(payer, {}, {idempotencyKey: 'create'})).id, intent.id);
    const {data: charges} = await second.stripe.charges.list({payment_intent: intent.id});
    assert.equal(charges.length, 1);
    await stop(second.child, 'SIGKILL');
  });

  test('killed while it works loses nothing that it acknowledged, and doubles nothing', async () => {
    const data = join(folder, 'storm.sqlite');
    const acknowledged = new Map<string, string>();
    const asked: Stripe.PaymentIntentCreateParams[] = [];
    const ask = async (stripe: Stripe, params: Stripe.PaymentIntentCreateParams) => {
      const idempotencyKey = `key-${asked.indexOf(params)}`;
      const {id} = await stripe.paymentIntents.create(params, {idempotencyKey});
      return {id, key: idempotencyKey};
    };
    for (let round = 0; round < 3; round++) {
      const running = await start(data);
      const closed = once(running.child, 'close');
      const {customer} = await running.saved('pm_card_visa');
      let answered = 0;
      // Each goes on until it gets no answer, so that the death always comes in between.
      const keepAsking = async () => {
        for (;;) {
          const params = {amount: 1000 + asked.length, currency: 'usd', customer};
          asked.push(params);
          const {id, key} = await ask(running.stripe, params);
          acknowledged.set(key, id);
          if (++answered === 15) running.child.kill('SIGKILL');
        }
      };
      await Promise.allSettled(Array.from({length: 8}, keepAsking));
      await closed;
    }
    const killed = acknowledged.size;
    assert.ok(killed >= 45 && killed < asked.length, `${killed} of ${asked.length} were answered`);

    // Whoever got no answer asks again with the same key; whoever got one gets the same.
    const last = await start(data);
    for (const params of asked) {
      const {id, key} = await ask(last.stripe, params);
      assert.equal(id, acknowledged.get(key) ?? id);
    }
    const all = await last.stripe.paymentIntents.list({limit: 100}).autoPagingToArray({limit: 500});
    assert.equal(all.length, asked.length, 'one intent for each key');
    await stop(last.child, 'SIGKILL');
  });
});

suite('starting and stopping', () => {
  test('SIGTERM and SIGINT end it with 0', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const {child, stripe} = await start(join(folder, `${signal}.sqlite`));
      await stripe.customers.create();
      assert.deepEqual(await stop(child, signal), [0, null]);
    }
  });

  test('without PORTAL_DEMO=1 it says so and ends with 1', async () => {
    for (const environment of [{}, {PORTAL_DEMO: '0'}]) {
      const {code, said} = await ending(spawnSimulator({SIMULATOR_PORT: '0', ...environment}));
      assert.equal(code, 1);
      assert.match(said, /^The payment simulator .* set PORTAL_DEMO=1\.$/);
    }
  });

  test('a port in use is one sentence and 1', async () => {
    const {child, port} = await start(join(folder, 'port.sqlite'));
    const SIMULATOR_DATA = join(folder, 'port-too.sqlite');
    const second = spawnSimulator({...demo, SIMULATOR_PORT: String(port), SIMULATOR_DATA});
    const {code, said} = await ending(second);
    assert.equal(code, 1);
    assert.equal(said, `Port ${port} is in use; set SIMULATOR_PORT to another one.`);
    await stop(child, 'SIGKILL');
  });

  test('a store in use is one sentence and 1', async () => {
    const data = join(folder, 'shared.sqlite');
    const {child} = await start(data);
    const {code, said} = await ending(spawnSimulator({...demo, SIMULATOR_DATA: data}));
    assert.equal(code, 1);
    assert.equal(said, `${data} is in use by another simulator.`);
    await stop(child, 'SIGKILL');
  });

  test('a port that is no port is one sentence and 1', async () => {
    const {code, said} = await ending(spawnSimulator({...demo, SIMULATOR_PORT: 'http'}));
    assert.equal(code, 1);
    assert.equal(said, 'SIMULATOR_PORT must be a port number, not "http".');
  });

  test('it listens on the loopback address alone', async () => {
    const {child, port} = await start(join(folder, 'loopback.sqlite'));
    await assert.rejects(fetch(`http://127.0.0.2:${port}/_simulator/health`));
    await stop(child, 'SIGKILL');
  });
});
