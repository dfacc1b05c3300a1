import assert from 'node:assert/strict';
import {test} from 'node:test';
import {until} from '../setup/until.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {onSimulator} from './processor/index.ts';

test(
  'P-12: the bank settles two debits of the demo, and the server hears of it by itself',
  onSimulator('clock'),
  async () => {
    const demo = await startDemo();
    const mara = await signInAs(demo, 'mara');
    const underWay = await mara.invoices('processing');
    assert.equal(underWay.length, 2);
    const advanced = await fetch(`${demo.simulatorUrl}/_simulator/clock`, {
      method: 'POST',
      body: JSON.stringify({advanceDays: 5}),
    });
    assert.equal(advanced.status, 200);

    await until(
      'for the bank to settle',
      async () => (await mara.invoices('processing')).map(({number}) => number),
      (left) => left.length === 0,
    );
    const paid = await mara.invoices('paid');
    for (const {number} of underWay) {
      assert.ok(
        paid.some((invoice) => invoice.number === number),
        number,
      );
    }
    await demo.stop();
  },
);
