import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import type {Invoice, Submission} from '../../src/contract/types.ts';
import {until} from '../setup/until.ts';
import {bookedOn, inDataFolder} from './database.ts';
import type {Booked} from './database.ts';
import {startDemo} from './harness.ts';
import type {RunningDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';

const count = 20;

test(
  'FM-04: kill -9 in the middle of a submission of 20, and again while resuming: nothing lost, nothing twice',
  onSimulator('bank that waits'),
  async () => {
    const first = await startDemo();
    const mara = await signInAs(first, 'mara');
    const [card] = await mara.methods();
    const invoices = payableByCard(await mara.invoices()).slice(0, count);
    assert.equal(invoices.length, count);
    await holdAfter(first, 4);
    const key = randomUUID();
    const answer = mara.ask('POST', '/payments', mara.paymentOf(invoices, card!.id), key);
    // The connection dies with the server: that is the answer getting lost.
    answer.catch(() => undefined);
    await untilCharged(first, invoices, 4);
    await first.kill();
    // What the dead server has asked for is done, and nobody hears of it.
    await clearFaults(first);
    await letLeasesEnd(first.dataDir);

    await holdAfter(first, 5);
    const second = await startDemo({dataDir: first.dataDir});
    await untilCharged(second, invoices, 9);
    await second.kill();
    await clearFaults(first);
    const halfWay = await letLeasesEnd(first.dataDir, invoices);
    const paid = halfWay.filter((invoice) => invoice.charges.length === 1).length;
    assert.ok(paid > 4 && paid < count, `${paid} of ${count} were paid when it was killed again`);

    const third = await startDemo({dataDir: first.dataDir});
    const again = await signInAs(third, 'mara');
    const {id} = await again.call<Submission>('GET', `/payments/by-key/${key}`);
    const {status, transactions} = await again.outcomeOf(id);
    assert.equal(status, 'completed');
    assert.equal(transactions.length, count);

    const intents = await processor.intentsOf(third);
    await third.stop();
    const booked = await inDataFolder(first.dataDir, (db) => bookedOn(db, numbersOf(invoices)));
    for (const {number, total, paid: sum, pending, charges} of booked) {
      assert.equal(sum, total, number);
      assert.equal(pending, 0, number);
      const invoice = invoices.find((each) => each.number === number);
      const ofInvoice = intents.filter(({metadata}) => metadata['invoice'] === invoice?.id);
      const succeeded = ofInvoice.filter((intent) => intent.status === 'succeeded');
      assert.equal(succeeded.length, 1, number);
      assert.equal(succeeded[0]?.amount_received, invoice?.payableAmount?.amount, number);
      assert.deepEqual(charges, [
        {intent: succeeded[0]?.id, amount: succeeded[0]?.amount_received},
      ]);
    }
  },
);

function payableByCard(invoices: readonly Invoice[]): Invoice[] {
  return invoices.filter(
    ({payableAmount, paymentOptions}) =>
      payableAmount?.currency === 'USD' && paymentOptions.includes('card'),
  );
}

function numbersOf(invoices: readonly Invoice[]): string[] {
  return invoices.map(({number}) => number);
}

/** So many charges go through; the next waits, for the test to hit the middle. */
async function holdAfter({simulatorUrl}: RunningDemo, charges: number): Promise<void> {
  const path = '/v1/payment_intents/*/confirm';
  const faults = [
    {path, times: charges, fault: {kind: 'delay', ms: 0}},
    {path, times: count, fault: {kind: 'hold'}},
  ];
  const answer = await fetch(`${simulatorUrl}/_simulator/faults`, {
    method: 'POST',
    body: JSON.stringify({faults}),
  });
  assert.ok(answer.ok);
}

async function clearFaults({simulatorUrl}: RunningDemo): Promise<void> {
  const answer = await fetch(`${simulatorUrl}/_simulator/faults`, {method: 'DELETE'});
  assert.ok(answer.ok);
}

/** Until the processor has charged so many of them. */
async function untilCharged(
  demo: RunningDemo,
  invoices: readonly Invoice[],
  wanted: number,
): Promise<void> {
  const ids = new Set(invoices.map(({id}) => id));
  await until(
    `for ${wanted} charges`,
    async () => {
      const intents = await processor.intentsOf(demo);
      return intents
        .filter(({metadata}) => ids.has(metadata['invoice'] ?? ''))
        .map(({status}) => status);
    },
    (states) => states.filter((status) => status === 'succeeded').length >= wanted,
  );
}

/** As two minutes do: whoever comes next may go on with what the dead process held. */
async function letLeasesEnd(dataDir: string, invoices: readonly Invoice[] = []): Promise<Booked[]> {
  return inDataFolder(dataDir, async (db) => {
    await db.query('update submissions set lease_until = now() where not is_final');
    return bookedOn(db, numbersOf(invoices));
  });
}
