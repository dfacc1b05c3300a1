import assert from 'node:assert/strict';
import {test} from 'node:test';
import {endLeases} from '../../../demo/server/payments/lease.ts';
import {readSubmission} from '../../../demo/server/payments/read.ts';
import {gateAt} from './gate.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {addInvoices, createWorld, orderOf, saveMethod, startServer} from './world.ts';

test('a graceful stop writes the step under way, starts no other, and lets the next process go on', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const stopping = startServer(gate.wrap(world.plain));
  const invoices = await addInvoices(world, 3);
  const paying = stopping.service.pay(world.ada, await orderOf(world, invoices, method));
  await gate.reached;
  const stopped = stopping.worker.stop();
  // The payer is not kept waiting for the step under way.
  const {submission} = await paying;
  gate.open();
  await stopped;

  const {transactions} = await readSubmission(world.ports.db, world.ada, submission.id);
  assert.deepEqual(
    transactions.map(({state}) => state),
    ['succeeded', 'queued', 'queued'],
  );
  // At once: the lease was given back.
  await world.worker.tick();
  const later = await readSubmission(world.ports.db, world.ada, submission.id);
  assert.equal(later.status, 'completed');
  await expectSound(world);
});

test('a process that alone has the database takes up at once what its forerunner left', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const killed = startServer({
    ...world.plain,
    processor: {...world.plain.processor, createIntent: () => Promise.reject(new Error('killed'))},
  });
  await killed.service.pay(world.ada, await orderOf(world, await addInvoices(world, 2), method));
  await endLeases(world.ports.db);
  await world.worker.tick();
  await expectAllFinal(world);
  await expectSound(world);
});

test('works by itself once started, and not after it was stopped', async () => {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const dead = startServer({
    ...world.plain,
    processor: {...world.plain.processor, createIntent: () => Promise.reject(new Error('killed'))},
  });
  await dead.service.pay(world.ada, await orderOf(world, await addInvoices(world, 2), method));
  world.ports.clock.advance(3 * 60_000);

  const {promise: finished, resolve: finish} = Promise.withResolvers<unknown>();
  const living = startServer({
    ...world.plain,
    db: {
      ...world.plain.db,
      async query(text, parameters) {
        const rows = await world.plain.db.query(text, parameters);
        if (text.includes('is_final = not exists')) finish(true);
        return rows as never;
      },
    },
  });
  living.worker.start();
  await finished;
  await living.worker.stop();
  await expectAllFinal(world);
});

test('spends few statements on each payment, however many there are', async () => {
  let statements = 0;
  const world = await createWorld({
    wrap: (ports) => ({
      ...ports,
      db: {
        ...ports.db,
        query: (text, parameters) => {
          statements += 1;
          return ports.db.query(text, parameters);
        },
        transaction: (work) => {
          // begin and commit are journeys, too
          statements += 2;
          return ports.db.transaction((sql) =>
            work({
              ...sql,
              query: (text, parameters) => {
                statements += 1;
                return sql.query(text, parameters);
              },
            }),
          );
        },
      },
    }),
  });
  const method = await saveMethod(world, world.ada);
  const cost = async (count: number) => {
    const order = await orderOf(world, await addInvoices(world, count), method);
    statements = 0;
    await world.service.pay(world.ada, order);
    return statements;
  };
  const perPayment = ((await cost(30)) - (await cost(10))) / 20;
  assert.ok(perPayment <= 7, `${perPayment} statements per payment`);
});
