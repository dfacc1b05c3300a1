import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {compareInvoices, compareText, numberSortKey} from '../../src/model/sort-key.ts';
import {invoice} from './builders.ts';

function sortedNumbers(numbers: readonly string[]): string[] {
  return [...numbers].sort((one, other) => compareText(numberSortKey(one), numberSortKey(other)));
}

const orders: string[][] = [
  ['INV-9', 'INV-10', 'INV-100'],
  ['inv-2', 'INV-10'],
  ['2025-12', '2026-2', '2026-11'],
  ['A-1-9', 'A-1-10', 'A-2-1'],
  ['7', '007A', '8'],
  ['INV-９', 'INV-10'],
  ['A', 'A-1', 'A-1-1'],
  ['9999999999999999999', '10000000000000000000'],
];
for (const order of orders) {
  test(`L-12 ${order.join(' < ')}`, () => {
    assert.deepEqual(sortedNumbers([...order].reverse()), order);
  });
}

test('L-12 numbers that differ only in their number sort by it', () => {
  const number = fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER});
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{0,4}-?$/), number, number, (prefix, one, other) => {
      const order = compareText(
        numberSortKey(`${prefix}${one}`),
        numberSortKey(`${prefix}${other}`),
      );

      assert.equal(order, Math.sign(one - other));
    }),
  );
});

test('a key says the same for a number in other case, width or with leading zeros', () => {
  assert.equal(numberSortKey('inv-007'), numberSortKey('ＩＮＶ-7'));
});

test('text is compared by code points, as COLLATE "C" does', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (one, other) => {
      assert.equal(compareText(one, other), Buffer.compare(bytes(one), bytes(other)));
    }),
    {
      examples: [
        ['😀', '﹩'],
        ['a😀', 'a😁'],
        ['a', 'ab'],
        ['', ''],
      ],
    },
  );
});

const usd = (amount: number) => ({amount, currency: 'USD'});
const rows = [
  invoice({id: 'a', number: 'INV-10', dueOn: '2026-06-01', issuedOn: '2026-05-03', due: usd(300)}),
  invoice({id: 'b', number: 'INV-9', dueOn: null, issuedOn: '2026-05-01', due: usd(100)}),
  invoice({
    id: 'c',
    number: 'INV-11',
    dueOn: '2026-05-01',
    issuedOn: '2026-05-02',
    due: {amount: 900, currency: 'EUR'},
  }),
  invoice({id: 'd', number: 'INV-12', dueOn: '2026-06-01', issuedOn: '2026-05-04', due: usd(200)}),
];

const sorts: [sort: Parameters<typeof compareInvoices>[0], ids: string][] = [
  ['number', 'b a c d'],
  ['-number', 'd c a b'],
  ['due_on', 'c a d b'],
  ['-due_on', 'a d c b'],
  ['issued_on', 'b c a d'],
  ['-issued_on', 'd a c b'],
  ['amount', 'c b d a'],
  ['-amount', 'a d b c'],
];
for (const [sort, ids] of sorts) {
  test(`L-12 sorted by ${sort} the order is ${ids}`, () => {
    assert.equal(
      [...rows]
        .sort(compareInvoices(sort))
        .map(({id}) => id)
        .join(' '),
      ids,
    );
  });
}

test('every sort is a total order, so that pages neither repeat nor lose an invoice', () => {
  const row = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    dueOn: fc.constantFrom(null, '2026-06-01', '2026-06-02'),
    amount: fc.constantFrom(100, 200),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...sorts.map(([sort]) => sort)),
      row,
      row,
      row,
      (sort, ...drawn) => {
        const compare = compareInvoices(sort);
        const [x, y, z] = drawn.map(({id, dueOn, amount}) =>
          invoice({id, dueOn, due: usd(amount)}),
        );
        if (!x || !y || !z) return;

        assert.equal(compare(x, y), -compare(y, x) || 0);
        if (compare(x, y) <= 0 && compare(y, z) <= 0) assert.ok(compare(x, z) <= 0);
        assert.equal(compare(x, x), 0);
      },
    ),
  );
});
