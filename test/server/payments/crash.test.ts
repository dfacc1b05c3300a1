import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Killed, killedAt} from './mortal.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {
  addInvoices,
  createWorld,
  orderOf,
  processorMethodOf,
  saveMethod,
  startServer,
  type World,
} from './world.ts';

/** The card of `world` declines every third payment, so that a run cancels an intent, too. */
async function withDeclines(world: World, method: string): Promise<World> {
  const card = await processorMethodOf(world, method);
  const {processor} = world.plain;
  const plain = {
    ...world.plain,
    processor: {
      ...processor,
      async confirmIntent(...[order, key]: Parameters<typeof processor.confirmIntent>) {
        const {metadata} = await processor.retrieveIntent(order);
        const isDeclined = Number(metadata['invoice']!.slice(-5)) % 3 === 1;
        await world.simulator.behave(card, isDeclined ? 'insufficient_funds' : 'approve');
        return processor.confirmIntent(order, key);
      },
    },
  };
  return {...world, plain};
}

/** Runs until it is killed; true when it came to its end before. */
async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

test('FM-04: killed at any moment, and again while resuming: nothing lost, nothing twice', async (t) => {
  const first = await createWorld();
  const method = await saveMethod(first, first.ada);
  const world = await withDeclines(first, method);
  for (let moment = 1, isDone = false; !isDone; moment += 1) {
    const invoices = await addInvoices(world, 3);
    const order = await orderOf(world, invoices, method);
    const life = killedAt(moment, world.plain);
    const server = startServer(life.ports);
    await survives(() => server.service.pay(world.ada, order));
    await server.service.settled();
    isDone = life.moments() < moment;

    // The next process finds the lease expired, and is killed a little further on.
    world.ports.clock.advance(3 * 60_000);
    const second = startServer(killedAt(1 + (moment % 17), world.plain).ports);
    await survives(() => second.worker.tick());
    world.ports.clock.advance(3 * 60_000);
    const third = startServer(world.plain);
    await third.worker.tick();

    await expectSound(world);
    await expectAllFinal(world);
    await expectEachSettled(world, order.request.key, invoices);
    // Another day: eight declines in one would have the card refused.
    world.ports.clock.advance(24 * 60 * 60_000);
    if (isDone) t.diagnostic(`${moment - 1} moments`);
  }
});

/** Stored means carried out, whoever did it; not stored means nothing happened at all. */
async function expectEachSettled({plain: {db}}: World, key: string, invoices: string[]) {
  const states = await db.query<{state: string; code: string | null}>(
    `select t.state, t.failure->>'code' as code from transactions t where t.invoice_id = any($1)
     order by t.position`,
    [invoices],
  );
  const bound = await db.query('select key from idempotency_keys where key = $1', [key]);
  assert.equal(bound.length, states.length > 0 ? 1 : 0);
  if (states.length === 0) return;
  const outcomes = states.map(({state, code}) => `${state} ${code ?? ''}`.trim());
  assert.deepEqual(outcomes.sort(), ['failed insufficient_funds', 'succeeded', 'succeeded']);
}
