import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Submission} from '../../src/contract/types.ts';
import {bookedOn, inDataFolder} from './database.ts';
import {failedStart, startDemo} from './harness.ts';
import {noonIn} from './noon.ts';
import {signInAs} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';

test('a stranger signs in with what was printed and pays three invoices: three transactions, three ledger entries, three intents (P-01)', async () => {
  const demo = await startDemo();
  assert.match(demo.output(), /mara\.lindt@northgate\.example\s+northgate-demo-1/);
  const before = await processor.intentsOf(demo);

  const mara = await signInAs(demo, 'mara');
  const [card] = await mara.methods();
  const invoices = (await mara.invoices())
    .filter(({payableAmount, due}) => payableAmount && due.currency === 'USD')
    .filter(({paymentOptions}) => paymentOptions.includes('card'))
    .slice(0, 3);
  const order = mara.paymentOf(invoices, card!.id);
  const submitted = await mara.call<Submission>('POST', '/payments', order);
  const {status, transactions} = await mara.outcomeOf(submitted.id);
  assert.equal(status, 'completed');
  assert.deepEqual(
    transactions.map(({state}) => state),
    ['succeeded', 'succeeded', 'succeeded'],
  );

  const known = new Set(before.map(({id}) => id));
  const intents = (await processor.intentsOf(demo)).filter(({id}) => !known.has(id));
  assert.equal(intents.length, 3);
  await demo.stop();
  const numbers = invoices.map(({number}) => number);
  const booked = await inDataFolder(demo.dataDir, (db) => bookedOn(db, numbers));
  for (const invoice of booked) {
    assert.equal(invoice.paid, invoice.total, invoice.number);
    assert.equal(invoice.charges.length, 1, invoice.number);
    const intent = intents.find(({id}) => id === invoice.charges[0]?.intent);
    assert.equal(intent?.amount_received, invoice.total, invoice.number);
  }
});

test('a second start keeps the data and does not fill it again', async () => {
  // Both on one day of Alder’s, so that nothing becomes due in between.
  const {environment} = noonIn('America/New_York');
  const first = await startDemo({environment});
  assert.match(first.output(), /has been filled/);
  const before = await (await signInAs(first, 'ivo')).invoices('all');
  await first.stop();

  const second = await startDemo({dataDir: first.dataDir, environment});
  assert.doesNotMatch(second.output(), /has been filled/);
  assert.deepEqual(await (await signInAs(second, 'ivo')).invoices('all'), before);
  await second.stop();
});

test(
  'Ctrl-C ends the simulator, too; a killed server leaves it to the next start',
  onSimulator('process'),
  async () => {
    const first = await startDemo();
    await first.kill();
    assert.equal((await fetch(`${first.simulatorUrl}/_simulator/health`)).status, 200);

    const second = await startDemo({dataDir: first.dataDir});
    assert.equal(second.simulatorPid, first.simulatorPid);
    await second.stop();
    await assert.rejects(fetch(`${first.simulatorUrl}/_simulator/health`));
  },
);

test('a folder or a port that is taken, and half a configuration, are one sentence and exit code 1', async () => {
  const demo = await startDemo();
  const folder = await failedStart({dataDir: demo.dataDir});
  assert.deepEqual(folder, {
    code: 1,
    said: `Another server is using the data folder ${demo.dataDir}: stop it, or set DATA_DIR to another folder.`,
  });
  const port = Number(new URL(demo.url).port);
  const taken = await failedStart({port});
  assert.deepEqual(taken, {
    code: 1,
    said: `Port ${port} is in use: stop what is running there, or set PORT to another number.`,
  });
  const half = await failedStart({environment: {STRIPE_SECRET_KEY: 'sk_test_1'}});
  assert.equal(half.code, 1);
  assert.match(half.said, /^Stripe needs all three .*STRIPE_PUBLISHABLE_KEY.*\.$/);

  const mara = await signInAs(demo, 'mara');
  assert.ok((await mara.invoices()).length > 0, 'the running one goes on');
  await demo.stop();
});
