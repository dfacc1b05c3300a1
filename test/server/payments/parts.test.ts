import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {apiOf, requestOf} from './api.ts';
import {expectSound} from './soundness.ts';
import {addInvoice, createWorld, invoiceNow, saveMethod, type World} from './world.ts';

/** A firm that takes parts, and two invoices of 100.00 and 10.00. */
async function offering({allowsParts = true, currency = 'USD'} = {}) {
  const world = await createWorld();
  await world.ports.db.query('update firms set allows_partial_payments = $1', [allowsParts]);
  const method = await saveMethod(world, world.ada);
  const invoices = [
    await addInvoice(world, {total: 10_000, currency}),
    await addInvoice(world, {total: 1_000, currency}),
  ];
  const body = await requestOf(world, invoices, method);
  const api = apiOf(world, world.ada);
  const pay = (...amounts: unknown[]) => {
    const items = body.items.map((item, index) => ({...item, amount: amounts[index]}));
    return api.pay({...body, items});
  };
  return {world, invoices, pay};
}

async function expectNothingDone({ports, simulator}: World): Promise<void> {
  for (const table of ['submissions', 'transactions']) {
    const [row] = await ports.db.query<{count: number}>(`select count(*) as count from ${table}`);
    assert.equal(row!.count, 0, table);
  }
  assert.deepEqual(await simulator.intents(), []);
}

test('P-13: a part is paid, and the rest stays due', async () => {
  const {world, invoices, pay} = await offering();
  const {submission} = await pay(4_000, 1_000);
  assert.equal(submission.status, 'completed');
  assert.equal((await invoiceNow(world, invoices[0]!)).paid, 4_000);
  assert.equal((await invoiceNow(world, invoices[1]!)).paid, 1_000);
  await expectSound(world);
});

suite(
  'P-13: an amount that is out of range is refused for its own invoice, nothing is stored',
  () => {
    for (const [title, amounts, at] of [
      ['more than is due', [10_001, 1_000], 0],
      ['more than is due of the second, though the sum is not', [5_000, 1_001], 1],
      ['less than the processor takes', [49, 1_000], 0],
      ['what leaves less than the processor takes', [9_951, 1_000], 0],
    ] as const) {
      test(title, async () => {
        const {world, invoices, pay} = await offering();
        const {status, problem} = await pay(...amounts);
        assert.deepEqual([status, problem.code], [409, 'amount_out_of_range']);
        assert.deepEqual(
          problem.errors?.map(({invoiceId}) => invoiceId),
          [invoices[at]],
        );
        const total = at === 0 ? 10_000 : 1_000;
        assert.deepEqual(problem.errors[0]!.params, {
          min: {amount: 50, currency: 'USD'},
          max: {amount: total, currency: 'USD'},
        });
        await expectNothingDone(world);
      });
    }

    for (const [title, amount] of [
      ['nothing', 0],
      ['less than nothing', -100],
      ['with a fraction', 100.5],
      ['as text', '100'],
      ['beyond whole numbers', 2 ** 53],
    ] as const) {
      test(title, async () => {
        const {world, pay} = await offering();
        const {status, problem} = await pay(amount, 1_000);
        assert.deepEqual(
          [status, problem.code, problem.field],
          [400, 'validation_failed', 'items.0.amount'],
        );
        await expectNothingDone(world);
      });
    }

    test('a part, where the firm takes none', async () => {
      const {world, invoices, pay} = await offering({allowsParts: false});
      const {status, problem} = await pay(4_000, 1_000);
      assert.deepEqual([status, problem.code], [409, 'amount_out_of_range']);
      assert.deepEqual(
        problem.errors?.map(({invoiceId}) => invoiceId),
        [invoices[0]],
      );
      await expectNothingDone(world);
    });

    test('three decimals whose last is not zero, which no card takes', async () => {
      const {world, pay} = await offering({currency: 'KWD'});
      const {problem} = await pay(4_005, 1_000);
      assert.equal(problem.code, 'amount_out_of_range');
      assert.equal((await pay(4_010, 1_000)).submission.status, 'completed');
      await expectSound(world);
    });
  },
);
