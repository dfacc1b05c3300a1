import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  add,
  byCurrency,
  emptySelection,
  fromInvoice,
  fromPayable,
  partsOf,
  rangeOf,
  reconcile,
  reconcilePayable,
  remove,
  selectionTotals,
  topBox,
  type Selection,
} from '../../src/model/selection.ts';
import {invoice, selected} from './builders.ts';

function selectionOf(...invoices: Parameters<typeof selected>[0][]): Selection {
  return add(
    emptySelection,
    invoices.map((overrides) => selected(overrides)),
  );
}

const usd = (amount: number) => ({amount, currency: 'USD'});

test('S-15 a selected invoice keeps the amount and version that were seen', () => {
  const row = invoice({version: 7, payableAmount: usd(4_000)});

  assert.deepEqual(fromInvoice(row), selected({version: 7, amount: usd(4_000)}));
});

test('L-03 what is not payable cannot be selected', () => {
  assert.equal(fromInvoice(invoice({payableAmount: null})), null);
});

test('S-03 what select-all answers is selected with amount and version', () => {
  const item = {
    id: 'inv_1',
    number: 'INV-1',
    version: 1,
    payableAmount: usd(10_000),
    paymentOptions: ['card' as const],
  };

  assert.deepEqual(fromPayable(item), selected());
});

test('adding what is there, or removing what is not, changes nothing', () => {
  const one = selected();
  const selection = add(emptySelection, [one]);

  assert.equal(add(selection, [one]), selection);
  assert.equal(remove(selection, ['inv_9']), selection);
  assert.equal(add(emptySelection, []), emptySelection);
});

test('neither adding nor removing touches the selection that was there', () => {
  const selection = selectionOf({id: 'a'}, {id: 'b'});

  add(selection, [selected({id: 'c'})]);
  remove(selection, ['a']);

  assert.deepEqual([...selection.keys()], ['a', 'b']);
});

const anySelection = fc
  .uniqueArray(
    fc.record({
      id: fc.stringMatching(/^inv_[a-z]{1,2}$/),
      amount: fc.integer({min: 1, max: 1_000_000}),
      currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    }),
    {selector: ({id}) => id},
  )
  .map((rows) =>
    selectionOf(...rows.map(({id, amount, currency}) => ({id, amount: {amount, currency}}))),
  );

test('S-08 totals and groups hold the sum of each currency, and no currency twice', () => {
  fc.assert(
    fc.property(anySelection, (selection) => {
      const totals = selectionTotals(selection);
      const groups = byCurrency(selection);

      assert.deepEqual(
        totals.map(({currency}) => currency),
        [...groups.keys()],
      );
      for (const {amount, currency} of totals) {
        const group = groups.get(currency) ?? [];
        assert.equal(
          amount,
          group.reduce((sum, each) => sum + each.amount.amount, 0),
        );
      }
      assert.equal([...groups.values()].flat().length, selection.size);
    }),
  );
});

const boxes: [payable: number, chosen: number, box: string][] = [
  [5, 0, 'none'],
  [5, 1, 'mixed'],
  [5, 5, 'all'],
  [0, 0, 'none'],
  [4, 5, 'all'],
];
for (const [payable, chosen, box] of boxes) {
  test(`S-05 with ${chosen} of ${payable} payable invoices selected the top box is ${box}`, () => {
    assert.equal(topBox(payable, chosen), box);
  });
}

test('S-11 an invoice that was paid meanwhile leaves the selection', () => {
  const selection = selectionOf({id: 'a'}, {id: 'b'});
  const paid = invoice({id: 'a', version: 2, status: 'paid', payableAmount: null});

  const {selection: next, changes} = reconcile(selection, [paid]);

  assert.deepEqual([...next.keys()], ['b']);
  assert.deepEqual(changes, [{type: 'left', invoice: selection.get('a'), because: 'paid'}]);
});

test('S-11 one that is being paid elsewhere leaves as not payable', () => {
  const busy = invoice({version: 2, payableAmount: null, notPayableReason: 'processing'});

  const {changes} = reconcile(selectionOf({}), [busy]);

  assert.equal(changes[0]?.type === 'left' && changes[0].because, 'not_payable');
});

test('S-11 an amount that changed is taken over and told', () => {
  const selection = selectionOf({});

  const {selection: next, changes} = reconcile(selection, [
    invoice({version: 2, payableAmount: usd(4_000)}),
  ]);

  assert.deepEqual(next.get('inv_1')?.amount, usd(4_000));
  assert.deepEqual(changes, [
    {type: 'amount', from: selection.get('inv_1'), to: next.get('inv_1')},
  ]);
});

test('S-11 a new version with the same amount is taken over in silence', () => {
  const {selection, changes} = reconcile(selectionOf({}), [invoice({version: 2})]);

  assert.equal(selection.get('inv_1')?.version, 2);
  assert.deepEqual(changes, []);
});

test('S-12 an invoice that was not selected is never added by a refresh', () => {
  const selection = selectionOf({id: 'a'});

  assert.equal(reconcile(selection, [invoice({id: 'b'})]).selection, selection);
});

test('an answer that is older than what was seen changes nothing', () => {
  const selection = selectionOf({version: 5});

  for (const older of [
    invoice({version: 4, payableAmount: usd(1)}),
    invoice({version: 4, status: 'paid', payableAmount: null}),
  ]) {
    assert.deepEqual(reconcile(selection, [older]), {selection, changes: []});
  }
});

test('S-15 asked again: payable ones stay, excluded ones leave with a reason, others are gone', () => {
  const selection = selectionOf({id: 'a'}, {id: 'b'}, {id: 'c'}, {id: 'd'}, {id: 'e'});
  const answer = {
    items: [
      {id: 'a', number: 'A', version: 2, payableAmount: usd(1), paymentOptions: ['card' as const]},
    ],
    excluded: [
      {id: 'b', number: 'B', reason: 'paid' as const},
      {id: 'c', number: 'C', reason: 'on_hold' as const},
    ],
  };

  const {selection: next, changes} = reconcilePayable(selection, ['a', 'b', 'c', 'd'], answer);

  assert.deepEqual([...next.keys()], ['a', 'e']);
  assert.deepEqual(
    changes.map((change) =>
      change.type === 'left' ? [change.invoice.id, change.because] : [change.to.id, 'amount'],
    ),
    [
      ['a', 'amount'],
      ['b', 'paid'],
      ['c', 'not_payable'],
      ['d', 'gone'],
    ],
  );
});

test('reconciling with the same answer a second time changes nothing', () => {
  const fresh = fc.record({
    id: fc.stringMatching(/^inv_[a-z]{1,2}$/),
    version: fc.integer({min: 0, max: 3}),
    payableAmount: fc.option(fc.integer({min: 1, max: 9}).map(usd)),
    status: fc.constantFrom('open' as const, 'paid' as const),
  });
  const answer = fc
    .uniqueArray(fresh, {selector: ({id}) => id})
    .map((rows) => rows.map((row) => invoice(row)));
  fc.assert(
    fc.property(anySelection, answer, (selection, invoices) => {
      const once = reconcile(selection, invoices);
      const twice = reconcile(once.selection, invoices);

      assert.equal(twice.selection, once.selection);
      assert.deepEqual(twice.changes, []);
      assert.ok([...once.selection.keys()].every((id) => selection.has(id)));
    }),
  );
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const ranges: [anchor: string, target: string, range: string][] = [
  ['b', 'd', 'b c d'],
  ['d', 'b', 'b c d'],
  ['c', 'c', 'c'],
  ['gone', 'c', 'c'],
  ['c', 'gone', ''],
];
for (const [anchor, target, range] of ranges) {
  test(`S-13 from ${anchor} to ${target} the range is "${range}"`, () => {
    assert.equal(rangeOf(ids, anchor, target).join(' '), range);
  });
}

test('S-14 parts hold everything once, in order, none larger than the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({min: 0, max: 7}), (all, limit) => {
      const parts = partsOf(all, limit);

      assert.deepEqual(parts.flat(), all);
      assert.ok(parts.every(({length}) => length > 0 && length <= Math.max(1, limit)));
    }),
  );
});
