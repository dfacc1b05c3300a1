import assert from 'node:assert/strict';
import {test} from 'node:test';
import {consentAddress} from '../../../demo/server/http/address.ts';
import {Hono} from 'hono';
import {gateAt} from './gate.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {addInvoices, createWorld, orderOf, saveMethod, startServer} from './world.ts';

test('a server that is to end answers at once with what is done, and leaves the rest to the next', async () => {
  const gate = gateAt('confirmIntent');
  const world = await createWorld({wrap: (ports) => gate.wrap(ports)});
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 3);
  const paid = world.service.pay(world.ada, await orderOf(world, invoices, method));
  await gate.reached;
  world.service.hasten();
  // The call to the processor is still under way.
  const {submission} = await paid;
  assert.equal(submission.status, 'working');
  gate.open();
  await world.service.stop();
  world.ports.clock.advance(3 * 60_000);
  await startServer(world.plain).worker.tick();
  await expectSound(world);
  await expectAllFinal(world);
});

test('P-22: the whole address is kept with what was agreed to', async () => {
  const app = new Hono();
  app.get('/', (context) => context.json(consentAddress(context, 1)));
  const addressOf = async (forwarded: string) => {
    const response = await app.request('/', {headers: {'X-Forwarded-For': forwarded}});
    return (await response.json()) as string | null;
  };
  assert.equal(await addressOf('2001:DB8::1:2'), '2001:db8::1:2');
  assert.equal(await addressOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(await addressOf('not an address'), null);
});
