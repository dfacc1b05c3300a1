import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type {Ports} from '../../demo/server/ports.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  payWithNew,
  saveMethod,
  startServer,
  type World,
} from './payments/world.ts';
import {deliverTo, formerSecret, type Signing, webhookApp} from './payments/deliveries.ts';
import {expectAllFinal, expectSound} from './payments/soundness.ts';
import {gateAt} from './payments/gate.ts';

/** The server's own address for the processor, and deliveries to it. */
async function listening(given?: World) {
  const world = given ?? (await createWorld());
  const app = webhookApp(world);
  const [firm] = await world.plain.db.query<{account: string}>(
    `select stripe_account as account from firms where key = 'alder'`,
  );
  const {account} = firm!;
  let count = 0;
  const eventOf = (type: string, object: {object: string; id: string}, more: object = {}) => {
    count += 1;
    return {
      id: `evt_${count}`,
      object: 'event',
      account,
      type,
      livemode: false,
      created: Math.floor(world.ports.clock.now() / 1000),
      data: {object},
      ...more,
    };
  };
  const deliver = (event: object, signing?: Signing) => deliverTo(app, world, event, signing);
  const stateOf = async (id: string) => {
    const [row] = await world.plain.db.query<{state: string}>(
      'select state from webhook_events where id = $1',
      [id],
    );
    return row?.state;
  };
  return {world, app, eventOf, deliver, stateOf};
}

/** A debit that the bank has settled by now, and nobody has told the server. */
async function settled() {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada, 'pm_usBankAccount_success');
  const invoice = await addInvoice(world);
  await pay(world, world.ada, [invoice], method);
  await world.simulator.advance(5);
  const [intent] = await world.simulator.intents();
  return {...(await listening(world)), invoice, intent: intent!};
}

test('P-12: an event tells that a debit has arrived; what it says itself is not believed', async () => {
  const {world, eventOf, deliver, stateOf, invoice, intent} = await settled();
  const lie = {...intent, amount_received: 1, status: 'canceled'};
  const event = eventOf('payment_intent.succeeded', lie);
  assert.equal(await deliver(event), 200);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  assert.equal(await stateOf(event.id), 'applied');
  await expectSound(world);
});

test('FM-07: the same event twice, and out of order, changes nothing more', async () => {
  const {world, eventOf, deliver, invoice, intent} = await settled();
  const succeeded = eventOf('payment_intent.succeeded', intent);
  const processing = eventOf('payment_intent.processing', intent);
  await Promise.all([deliver(succeeded), deliver(succeeded)]);
  await deliver(processing);
  await deliver(succeeded);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  await expectSound(world);
});

test('FM-07: no event ever: the worker asks after an hour', async () => {
  const {world, invoice} = await settled();
  world.ports.clock.advance(61 * 60_000);
  await world.worker.tick();
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
});

suite('FM-07: refused, and nothing is stored', () => {
  const cases: [title: string, signing: Signing, status: number][] = [
    ['forged', {secret: 'whsec_forged'}, 400],
    ['old', {age: 400}, 400],
    ['altered', {alter: (payload) => payload.replace('succeeded', 'processing')}, 400],
    ['for a firm that there is not', {firm: 'nobody'}, 404],
  ];
  for (const [title, signing, status] of cases) {
    test(title, async () => {
      const {world, eventOf, deliver, invoice, intent} = await settled();
      const event = eventOf('payment_intent.succeeded', intent);
      assert.equal(await deliver(event, signing), status);
      assert.deepEqual(await world.ports.db.query('select * from webhook_events'), []);
      assert.equal((await invoiceNow(world, invoice)).paid, 0);
    });
  }

  test('unsigned, and larger than 512 kB', async () => {
    const {world, app} = await settled();
    for (const body of ['{}', `"${'x'.repeat(520 * 1024)}"`]) {
      const response = await app.request('/webhooks/stripe/alder', {method: 'POST', body});
      assert.equal(response.status, 400);
    }
    assert.deepEqual(await world.ports.db.query('select * from webhook_events'), []);
  });
});

test('FM-07: a former secret counts while a new one replaces it', async () => {
  const {world, eventOf, deliver, invoice, intent} = await settled();
  const event = eventOf('payment_intent.succeeded', intent);
  assert.equal(await deliver(event, {secret: formerSecret}), 200);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
});

for (const [title, more] of [
  ['another account', {account: 'acct_other'}],
  ['real money, where this is a test', {livemode: true}],
] as const) {
  test(`FM-07: about ${title}: stored and ignored`, async () => {
    const {world, eventOf, deliver, stateOf, invoice, intent} = await settled();
    const event = eventOf('payment_intent.succeeded', intent, more);
    assert.equal(await deliver(event), 200);
    assert.equal(await stateOf(event.id), 'ignored');
    world.ports.clock.advance(10_000);
    await world.worker.tick();
    assert.equal((await invoiceNow(world, invoice)).paid, 0);
  });
}

test('FM-07: an event before the answer waits for it, and is a no-op then', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld({wrap: (ports) => gate.wrap(ports)});
  const {eventOf, deliver, stateOf} = await listening(world);
  const method = await saveMethod(world, world.ada);
  const invoice = await addInvoice(world);
  const paid = world.service.pay(world.ada, await orderOf(world, [invoice], method));
  await gate.reached;
  const [intent] = await world.simulator.intents();
  const event = eventOf('payment_intent.succeeded', intent!);
  assert.equal(await deliver(event), 200);
  assert.equal(await stateOf(event.id), 'waiting');
  gate.open();
  await paid;
  world.ports.clock.advance(10_000);
  await world.worker.tick();
  assert.equal(await stateOf(event.id), 'applied');
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  await expectSound(world);
});

test('FM-07: what matches nothing is kept and tried again, not dropped', async () => {
  const {world, eventOf, deliver, stateOf} = await listening();
  const event = eventOf('payment_intent.succeeded', {object: 'payment_intent', id: 'pi_none'});
  assert.equal(await deliver(event), 200);
  assert.equal(await stateOf(event.id), 'waiting');
  for (let round = 0; round < 14; round += 1) {
    world.ports.clock.advance(6 * 60 * 60_000);
    await world.worker.tick();
  }
  assert.equal(await stateOf(event.id), 'waiting');
  const [row] = await world.plain.db.query<{attempts: number; due: string | null}>(
    'select attempts, due_at as due from webhook_events',
  );
  assert.deepEqual([row!.attempts, row!.due], [12, null]);
});

test('FM-07: an event that fails for a reason nobody thought of keeps no other from its turn', async () => {
  const retrieveRefund = () => Promise.reject(new TypeError('odd'));
  const wrap = (ports: Ports) => ({...ports, processor: {...ports.processor, retrieveRefund}});
  const {world, eventOf, deliver} = await listening(await createWorld({wrap}));
  assert.equal(await deliver(eventOf('refund.created', {object: 'refund', id: 're_odd'})), 200);
  const other = eventOf('payment_intent.succeeded', {object: 'payment_intent', id: 'pi_none'});
  assert.equal(await deliver(other), 200);
  for (let round = 0; round < 14; round += 1) {
    world.ports.clock.advance(6 * 60 * 60_000);
    await world.worker.tick();
  }
  const rows = await world.plain.db.query<{state: string; attempts: number; due: string | null}>(
    'select state, attempts, due_at as due from webhook_events',
  );
  const givenUp = {state: 'waiting', attempts: 12, due: null};
  assert.deepEqual(rows, [givenUp, givenUp]);
});

test('a kind that this server does not know is stored and ignored', async () => {
  const {eventOf, deliver, stateOf} = await listening();
  const event = eventOf('invoice.created', {object: 'invoice', id: 'in_1'});
  assert.equal(await deliver(event), 200);
  assert.equal(await stateOf(event.id), 'ignored');
});

test('P-11: the rest goes on as soon as the processor tells that the payer has passed', async () => {
  const world = await createWorld();
  const {eventOf, deliver} = await listening(world);
  const method = await saveMethod(world, world.ada, 'pm_card_authenticationRequired');
  const invoices = await addInvoices(world, 2);
  const asked = await pay(world, world.ada, invoices, method);
  await world.simulator.answer(asked.action!.clientSecret, 'complete');
  const intents = await world.simulator.intents();
  const succeeded = intents.find(({status}) => status === 'succeeded')!;
  await deliver(eventOf('payment_intent.succeeded', succeeded));
  assert.equal((await invoiceNow(world, invoices[0]!)).paid, 10_000);
  const now = await world.service.read(world.ada, asked.id);
  assert.deepEqual(
    now.transactions.map(({state}) => state),
    ['succeeded', 'requires_action'],
  );
});

test('a set-up whose payer has passed goes on by its event', async () => {
  const world = await createWorld();
  const {eventOf, deliver} = await listening(world);
  const invoices = await addInvoices(world, 2);
  const testId = 'pm_card_authenticationRequiredOnSetup';
  const asked = await payWithNew(world, world.ada, invoices, testId);
  const {clientSecret} = asked.action!;
  await world.simulator.answer(clientSecret, 'complete');
  const [id = ''] = clientSecret.split('_secret');
  await deliver(eventOf('setup_intent.succeeded', {object: 'setup_intent', id}));
  const now = await world.service.read(world.ada, asked.id);
  assert.equal(now.status, 'completed');
  await expectSound(world);
});

test('FM-12: a payment that succeeds after it was given up is booked, and held for review', async () => {
  const {world, eventOf, deliver, invoice, intent} = await settled();
  await world.plain.db.query(
    `update transactions set state = 'failed', failure = '{"code": "payment_declined",
       "retrySameMethod": true}'`,
  );
  await deliver(eventOf('payment_intent.succeeded', intent));
  const {paid, isOnHold} = await invoiceNow(world, invoice);
  assert.deepEqual([paid, isOnHold], [10_000, true]);
  await expectSound(world);
});

test('FM-07: two servers get the same event: it is carried out once', async () => {
  const {world, eventOf, deliver, invoice, intent} = await settled();
  const other = startServer(world.plain);
  const second = await listening({...world, ...other});
  const event = eventOf('payment_intent.succeeded', intent);
  await Promise.all([deliver(event), second.deliver(event)]);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  await expectSound(world);
  await expectAllFinal(world);
});
