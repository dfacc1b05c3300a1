import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {findFirm} from '../../../demo/server/firms/firm.ts';
import {addMethod} from '../../../demo/server/methods/add.ts';
import {carryOutDue, storeEvent} from '../../../demo/server/webhooks/inbox.ts';
import {Refusal} from '../../../demo/server/refusal.ts';
import {Killed, killedAt} from './mortal.ts';
import {expectAllFinal, expectBooksBalance, expectNothingKept, expectSound} from './soundness.ts';
import {addInvoices, createWorld, orderOf, startServer, type World} from './world.ts';

const minute = 60_000;

/** Runs until it is killed; what a payer is refused, or what broke with its process, ends it, too. */
async function survives(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed) && !(error instanceof Refusal)) throw error;
  }
}

/** Every step of a payment with a method entered anew, asked of another process each time. */
async function newOrder(world: World, testId: string, save: boolean, count = 2) {
  const invoices = await addInvoices(world, count);
  const use = count === 1 && !save ? 'once' : 'on_session';
  const confirmationToken = await world.simulator.token(testId, use);
  const instrument = {kind: 'new' as const, confirmationToken, save};
  return {invoices, order: await orderOf(world, invoices, '', {instrument})};
}

async function statesOf({plain: {db}}: World, invoices: string[]): Promise<string[]> {
  const rows = await db.query<{state: string}>(
    'select state from transactions where invoice_id = any($1) order by position',
    [invoices],
  );
  return rows.map(({state}) => state);
}

/** Long enough for every lease, and for every set-up that nobody comes back to. */
async function finish(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.ports.clock.advance(4 * minute);
    await startServer(world.plain).worker.tick();
  }
}

test('FM-04: a new card for several, killed at any moment: nothing lost, twice or kept', async (t) => {
  const world = await createWorld();
  for (let moment = 1, isDone = false; !isDone; moment += 1) {
    const save = moment % 2 === 0;
    const {invoices, order} = await newOrder(world, 'pm_card_visa', save);
    const life = killedAt(moment, world.plain);
    const server = startServer(life.ports);
    await survives(() => server.service.pay(world.ada, order));
    await server.service.settled();
    isDone = life.moments() < moment;
    world.ports.clock.advance(4 * minute);
    const second = startServer(killedAt(1 + (moment % 23), world.plain).ports);
    await survives(() => second.worker.tick());
    await second.service.settled();
    await finish(world);
    const states = await statesOf(world, invoices);
    assert.ok(
      states.length === 0 || states.every((state) => state === 'succeeded'),
      `${moment}: ${states.join()}`,
    );
    await expectAllFinal(world);
    if (isDone) t.diagnostic(`${moment - 1} moments`);
  }
  world.ports.clock.advance(24 * 60 * minute);
  await startServer(world.plain).worker.tick();
  await expectSound(world);
  await expectNothingKept(world);
});

interface Event {
  kind: string;
  id: string;
}

let events = 0;

/** The processor tells of everything it has, some of it twice, in an order of its own. */
async function tellAll(world: World, server: ReturnType<typeof startServer>): Promise<void> {
  const intents = await world.simulator.intents();
  const told: Event[] = intents.map(({id}) => ({kind: 'payment_intent', id}));
  const {data} = await world.simulator.stripe.setupIntents.list({limit: 100});
  told.push(...data.map(({id}) => ({kind: 'setup_intent', id})));
  const {data: refunds} = await world.simulator.stripe.refunds.list({limit: 100});
  told.push(...refunds.map(({id}) => ({kind: 'refund', id})));
  for (const {kind, id} of told) {
    events += 1;
    const now = world.ports.clock.now();
    const event = {id: `evt_crash${events}`, type: kind, account: null, isLive: false};
    const object = {kind, id};
    await storeEvent(
      world.plain.db,
      'fir_alder',
      {...event, createdAt: now, object},
      {isOurs: true, now},
    );
  }
  await carryOutAll(world, server);
}

/** A server takes twenty at a time; there are more by and by. */
async function carryOutAll(
  {plain: {db}, ports}: World,
  server: ReturnType<typeof startServer>,
): Promise<void> {
  const now = new Date(ports.clock.now()).toISOString();
  do await carryOutDue(server.ports, server.service);
  while (
    (await db.query('select from webhook_events where due_at <= $1 limit 1', [now])).length > 0
  );
}

const testId = fc.constantFrom(
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_chargeCustomerFail',
  'pm_card_authenticationRequired',
  'pm_usBankAccount_success',
  'pm_usBankAccount_insufficientFunds',
);

test('several workers that die at random moments, with events, refunds and returns in between', async () => {
  const world = await createWorld();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({testId, save: fc.boolean(), count: fc.integer({min: 1, max: 3})}), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(fc.integer({min: 1, max: 90}), {minLength: 3, maxLength: 6}),
      fc.boolean(),
      async (orders, moments, isRefunded) => {
        const begun = await Promise.all(
          orders.map(({testId: id, save, count}) => newOrder(world, id, save, count)),
        );
        const servers = moments.map((moment) => startServer(killedAt(moment, world.plain).ports));
        await Promise.all(
          begun.map(({order}, index) =>
            survives(() => servers[index % servers.length]!.service.pay(world.ada, order)),
          ),
        );
        for (const server of servers) {
          world.ports.clock.advance(4 * minute);
          await Promise.all([
            survives(() => server.worker.tick()),
            survives(() => servers[0]!.worker.tick()),
            survives(() => tellAll(world, server)),
          ]);
        }
        if (isRefunded) await refundOne(world);
        await world.simulator.advance(5);
        const healthy = startServer(world.plain);
        for (let round = 0; round < 4; round += 1) {
          world.ports.clock.advance(61 * minute);
          await tellAll(world, healthy);
          await healthy.worker.tick();
        }
        await Promise.all(servers.map(({service}) => service.settled()));
        await expectAllFinal(world);
        await expectBooksBalance(world);
        await expectNothingKept(world);
        world.ports.clock.advance(24 * 60 * minute);
      },
    ),
    {numRuns: Number(process.env['FC_RUNS'] ?? 12), endOnFailure: true},
  );
});

async function refundOne({simulator}: World): Promise<void> {
  const intents = await simulator.intents();
  const paid = intents.find(({status}) => status === 'succeeded');
  // One that was given back whole already is refused.
  if (paid) await simulator.stripe.refunds.create({payment_intent: paid.id}).catch(() => undefined);
}

test('a set-up of which nobody heard is found by its token, long after its key is forgotten', async () => {
  const world = await createWorld();
  const {ports} = world;
  const {processor} = world.plain;
  const killed: World['plain'] = {
    ...world.plain,
    processor: {
      ...processor,
      createSetup: async (order, key) => {
        await processor.createSetup(order, key);
        throw new Killed('after a call');
      },
    },
  };
  const confirmationToken = await world.simulator.token('pm_card_visa', 'on_session');
  const request = {key: crypto.randomUUID(), hash: new Uint8Array([1])};
  const consent = {textVersion: '1', locale: 'en'};
  const order = {
    confirmationToken,
    makeDefault: true,
    consent,
    request,
    address: null,
    agent: null,
  };
  const firm = (await findFirm(world.plain.db, 'alder'))!;
  await assert.rejects(addMethod(startServer(killed).ports, firm, world.ada, order), Killed);

  await world.simulator.advance(3);
  ports.clock.advance(3 * 24 * 60 * minute);
  await world.worker.tick();
  const saved = await world.plain.db.query('select id from payment_methods');
  assert.equal(saved.length, 1);
  await expectNothingKept(world);
});
