import assert from 'node:assert/strict';
import {once} from 'node:events';
import {join} from 'node:path';
import {suite, test} from 'node:test';
import {startReceiver, SECRET} from './receiver.ts';
import {
  connect,
  createDriver,
  failureOf,
  readyPort,
  spawnSimulator,
  temporaryFolder,
  useSimulator,
} from './support.ts';

const {simulator, stripe, control, arm, advance, saved, savedAccount, create} =
  await useSimulator();

/** A receiver that alone is told of what happens in the platform's account. */
async function listening() {
  const receiver = await startReceiver();
  // What still waits for the receiver of another test goes with its endpoint.
  await control('PUT', '/webhooks', {webhooks: []});
  await control('PUT', '/webhooks', {webhooks: [{url: receiver.url, secret: SECRET}]});
  return receiver;
}

const CONFIRM = '/v1/payment_intents/*/confirm';

suite('an endpoint', () => {
  test('is told of everything in order, signed so that the SDK accepts it', async () => {
    const receiver = await listening();
    const intent = await create(await saved('pm_card_visa'));
    await stripe.paymentIntents.confirm(intent.id);
    await receiver.until(() => receiver.types().includes('payment_intent.succeeded'));
    assert.deepEqual(receiver.types(), [
      'customer.created',
      'payment_method.attached',
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
    assert.deepEqual(receiver.problems, []);
    const {event} = receiver.receipts.at(-1)!;
    const kept = await stripe.events.retrieve(event.id);
    assert.equal(event.pending_webhooks, 1);
    assert.deepEqual(kept.data, event.data);
  });

  test('is signed by the real time, however far the clock was advanced', async () => {
    await advance(30);
    const receiver = await listening();
    await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length > 0);
    assert.deepEqual(receiver.problems, []);
  });

  test('hears of what the clock brings', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const intent = await create(payer, {allowed_payment_method_types: ['us_bank_account']});
    await stripe.paymentIntents.confirm(intent.id);
    const receiver = await listening();
    await advance(4);
    await receiver.until(() => receiver.types().includes('payment_intent.succeeded'));
    assert.deepEqual(receiver.problems, []);
  });

  test('that fails is tried again, later and later, and holds up no other event', async () => {
    const receiver = await listening();
    receiver.answers.push(500, 200, 503, 200);
    const {id: first} = await stripe.customers.create();
    const {id: second} = await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length === 1);
    const idOf = (index: number) =>
      (receiver.receipts[index]!.event.data.object as {id: string}).id;
    assert.equal(idOf(0), second);
    // The second attempt, after a second, fails too; the third is due five seconds later.
    await receiver.until(() => receiver.answers.length === 1);
    await advance(1);
    await receiver.until(() => receiver.receipts.length === 2);
    assert.equal(idOf(1), first);
    assert.deepEqual(receiver.problems, []);
  });

  test('that refuses for days is given up, and the event can still be listed', async () => {
    const receiver = await listening();
    receiver.answers.push(...Array<number>(20).fill(500));
    await stripe.customers.create();
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await receiver.until(() => receiver.answers.length <= 19 - attempt);
      await advance(0.6);
    }
    // Its last answer may still be on its way to the simulator.
    const pending = async () => {
      const {data} = await stripe.events.list({type: 'customer.created', limit: 1});
      return data[0]?.pending_webhooks;
    };
    while ((await pending()) !== 0) await control('GET', '/health');
    assert.equal(receiver.answers.length, 11);
    assert.equal(receiver.receipts.length, 0);
  });
});

suite('endpoints of the API', () => {
  test('are told of the types that they ask for, with the secret that they were given', async () => {
    const account = {stripeAccount: 'acct_api'};
    const probe = await startReceiver();
    const made = await stripe.webhookEndpoints.create(
      {url: probe.url, enabled_events: ['customer.updated']},
      account,
    );
    assert.match(made.secret ?? '', /^whsec_/);
    const receiver = await startReceiver(made.secret);
    await stripe.webhookEndpoints.update(made.id, {url: receiver.url}, account);
    const {id} = await stripe.customers.create({}, account);
    await stripe.customers.update(id, {name: 'Ada'}, account);
    await receiver.until(() => receiver.receipts.length > 0);
    assert.deepEqual(receiver.types(), ['customer.updated']);
    assert.equal(receiver.receipts[0]?.event.account, 'acct_api');
    assert.deepEqual(receiver.problems, []);

    const read = await stripe.webhookEndpoints.retrieve(made.id, {}, account);
    assert.equal(read.secret, undefined);
    await stripe.webhookEndpoints.update(made.id, {disabled: true}, account);
    const {data} = await stripe.webhookEndpoints.list({}, account);
    assert.deepEqual(
      data.map(({status}) => status),
      ['disabled'],
    );
    const gone = await stripe.webhookEndpoints.del(made.id, {}, account);
    assert.equal(gone.deleted, true);
    assert.equal((await stripe.webhookEndpoints.list({}, account)).data.length, 0);
    assert.equal(probe.receipts.length, 0);
  });

  test('of the platform hear of connected accounts when they ask for that', async () => {
    const {secret, id} = await stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/unused',
      enabled_events: ['customer.created'],
      connect: true,
    });
    const receiver = await startReceiver(secret);
    await stripe.webhookEndpoints.update(id, {url: receiver.url});
    await stripe.customers.create();
    await stripe.customers.create({}, {stripeAccount: 'acct_connected'});
    await receiver.until(() => receiver.receipts.length > 0);
    assert.deepEqual(
      receiver.receipts.map(({event}) => event.account),
      ['acct_connected'],
    );
    await stripe.webhookEndpoints.del(id);
  });

  test('are on this machine alone', async () => {
    for (const url of ['https://example.com/hook', 'http://192.0.2.1/', 'nonsense']) {
      const error = await failureOf(stripe.webhookEndpoints.create({url, enabled_events: ['*']}));
      assert.equal(error.code, 'url_invalid');
    }
  });
});

suite('FM-07: a webhook can be made to come', () => {
  test('before the answer', async () => {
    const receiver = await listening();
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'webhook', mode: 'before'}});
    await stripe.paymentIntents.confirm(intent.id);
    assert.ok(receiver.types().includes('payment_intent.succeeded'));
  });

  test('after the answer, by so many seconds', async () => {
    const receiver = await listening();
    const intent = await create(await saved('pm_card_visa'));
    await arm({path: CONFIRM, fault: {kind: 'webhook', mode: 'after', seconds: 3600}});
    await stripe.paymentIntents.confirm(intent.id);
    await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length === 4);
    assert.ok(!receiver.types().includes('payment_intent.succeeded'));
    await advance(0.1);
    await receiver.until(() => receiver.types().includes('payment_intent.succeeded'));
  });

  test('twice', async () => {
    const receiver = await listening();
    await arm({path: '/v1/customers', fault: {kind: 'webhook', mode: 'twice'}});
    await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length === 2);
    const [one, two] = receiver.receipts;
    assert.equal(one?.event.id, two?.event.id);
  });

  test('never', async () => {
    const receiver = await listening();
    await arm({path: '/v1/customers', fault: {kind: 'webhook', mode: 'never'}});
    const {id: untold} = await stripe.customers.create();
    await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length > 0);
    const objects = receiver.receipts.map(({event}) => (event.data.object as {id: string}).id);
    assert.ok(!objects.includes(untold));
    const {data} = await stripe.events.list({type: 'customer.created', limit: 2});
    assert.equal((data[1]?.data.object as {id: string}).id, untold);
  });

  test('in the wrong order, over several requests', async () => {
    const receiver = await listening();
    const intent = await create(await saved('pm_card_authenticationRequired'));
    await receiver.until(() => receiver.receipts.length === 3);
    await arm({
      method: 'POST',
      path: '/v1/payment_intents/**',
      times: 2,
      fault: {kind: 'webhook', mode: 'reversed'},
    });
    await stripe.paymentIntents.confirm(intent.id, {use_stripe_sdk: true});
    await stripe.paymentIntents.cancel(intent.id);
    await receiver.until(() => receiver.receipts.length === 5);
    assert.deepEqual(receiver.types().slice(3), [
      'payment_intent.canceled',
      'payment_intent.requires_action',
    ]);
  });

  test('in its order after all, when the fault is forgotten', async () => {
    const receiver = await listening();
    await arm({path: '/v1/customers', times: 5, fault: {kind: 'webhook', mode: 'reversed'}});
    const {id: first} = await stripe.customers.create();
    const {id: second} = await stripe.customers.create();
    await control('DELETE', '/faults');
    await receiver.until(() => receiver.receipts.length === 2);
    assert.deepEqual(
      receiver.receipts.map(({event}) => (event.data.object as {id: string}).id),
      [first, second],
    );
  });

  test('not at all for what the clock brings', async () => {
    const payer = await savedAccount('pm_usBankAccount_success');
    const intent = await create(payer, {allowed_payment_method_types: ['us_bank_account']});
    await stripe.paymentIntents.confirm(intent.id);
    const receiver = await listening();
    await arm({path: '/_simulator/clock', fault: {kind: 'webhook', mode: 'never'}});
    await advance(4);
    await stripe.customers.create();
    await receiver.until(() => receiver.receipts.length > 0);
    assert.deepEqual(receiver.types(), ['customer.created']);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
  });

  test('what is no mode, no webhook and no death of its own is refused with a sentence', async () => {
    const post = async (method: string, path: string, body: unknown) => {
      const options = {method, body: JSON.stringify(body)};
      return (await fetch(`${simulator.url}/_simulator${path}`, options)).status;
    };
    assert.equal(await post('POST', '/faults', {faults: [{fault: {kind: 'webhook'}}]}), 400);
    assert.equal(await post('POST', '/faults', {faults: [{fault: {kind: 'kill'}}]}), 400);
    assert.equal(await post('PUT', '/webhooks', {webhooks: [{url: 'x', secret: 'y'}]}), 400);
    assert.equal(await post('PUT', '/webhooks', {}), 400);
  });
});

suite('a process that dies', () => {
  test('by a fault has done the request and not answered; its events come after the restart', async () => {
    const folder = temporaryFolder();
    const receiver = await startReceiver();
    await receiver.close();
    const start = async (url: string) => {
      const child = spawnSimulator({
        PORTAL_DEMO: '1',
        SIMULATOR_PORT: '0',
        SIMULATOR_DATA: join(folder, 'simulator.sqlite'),
        SIMULATOR_WEBHOOKS: JSON.stringify([{url, secret: SECRET}]),
      });
      const port = await readyPort(child);
      return {child, port, stripe: connect(port)};
    };
    const first = await start(receiver.url);
    const driver = createDriver(`http://127.0.0.1:${first.port}`, first.stripe);
    const intent = await driver.create(await driver.saved('pm_card_visa'));
    await driver.arm({path: CONFIRM, fault: {kind: 'kill', effect: 'after'}});
    const ended = once(first.child, 'close');
    const error = await failureOf(first.stripe.paymentIntents.confirm(intent.id));
    assert.equal(error.type, 'StripeConnectionError');
    assert.deepEqual(await ended, [null, 'SIGKILL']);

    const reborn = await startReceiver();
    const second = await start(reborn.url);
    const read = await second.stripe.paymentIntents.retrieve(intent.id);
    assert.equal(read.status, 'succeeded');
    // What was tried in vain before is due by the clock.
    await createDriver(`http://127.0.0.1:${second.port}`, second.stripe).advance(0.1);
    await reborn.until(() => reborn.types().length === 5);
    assert.ok(reborn.types().includes('payment_intent.succeeded'));
  });
});
