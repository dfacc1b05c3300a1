import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {statement as schema} from '../../src/contract/statement.ts';
import type {StatementCurrency} from '../../src/contract/types.ts';
import {
  lineCount,
  statementOf,
  type StatementEntry,
  type StatementInvoice,
} from '../../src/model/statement.ts';

const june = {from: '2026-06-01', to: '2026-06-30', today: '2026-08-15'};

function invoice(facts: Partial<StatementInvoice> = {}): StatementInvoice {
  return {
    id: 'inv_1',
    number: 'INV-1',
    issuedOn: '2026-06-10',
    dueOn: '2026-07-10',
    currency: 'USD',
    total: 10_000,
    paidBefore: 0,
    entries: [],
    inProgress: [],
    ...facts,
  };
}

function entry(date: string, amount: number, facts: Partial<StatementEntry> = {}): StatementEntry {
  return {kind: 'charge', date, at: Date.parse(date), amount, paidBy: 'card', ...facts};
}

/** The only currency of a statement. */
function only(
  invoices: readonly StatementInvoice[],
  days: Parameters<typeof statementOf>[1] = june,
): StatementCurrency {
  const {currencies} = statementOf(invoices, days);
  assert.equal(currencies.length, 1);
  return currencies[0]!;
}

const linesOf = ({lines}: StatementCurrency) =>
  lines.map(({date, kind, amount, balance}) => [date, kind, amount.amount, balance.amount]);

test('a statement goes from the opening to the closing balance, a line at a time', () => {
  const shown = only([
    invoice({
      id: 'inv_1',
      number: 'INV-1',
      issuedOn: '2026-05-02',
      entries: [entry('2026-05-20', 4_000), entry('2026-06-12', 6_000)],
    }),
    invoice({id: 'inv_2', number: 'INV-2', issuedOn: '2026-06-12', total: 2_500}),
    invoice({id: 'inv_3', number: 'INV-3', issuedOn: '2026-07-01', total: 700}),
  ]);
  assert.equal(shown.opening.amount, 6_000);
  assert.deepEqual(linesOf(shown), [
    ['2026-06-12', 'invoice', 2_500, 8_500],
    ['2026-06-12', 'payment', -6_000, 2_500],
  ]);
  assert.equal(shown.closing.amount, 2_500);
  assert.deepEqual(
    shown.openItems.map(({invoiceNumber, balance}) => [invoiceNumber, balance.amount]),
    [['INV-2', 2_500]],
  );
});

test('what a payment came to is a line of its own: refund, dispute, return, correction', () => {
  const of = (kind: StatementEntry['kind'], amount: number, paidBy?: StatementEntry['paidBy']) =>
    only([
      invoice({entries: [entry('2026-06-20', amount, {kind, ...(paidBy && {paidBy})})]}),
    ]).lines.map((line) => [line.kind, line.amount.amount, line.paidBy])[1];
  assert.deepEqual(of('charge', 100), ['payment', -100, 'card']);
  assert.deepEqual(of('outside_payment', 100, 'outside'), ['payment', -100, 'outside']);
  assert.deepEqual(of('opening_payment', 100, 'outside'), ['payment', -100, 'outside']);
  assert.deepEqual(of('opening_payment', -100, 'outside'), ['correction', 100, 'outside']);
  assert.deepEqual(of('refund', -100), ['refund', 100, 'card']);
  assert.deepEqual(of('refund_failed', 100), ['refund_failed', -100, 'card']);
  assert.deepEqual(of('dispute', -100), ['dispute', 100, 'card']);
  assert.deepEqual(of('dispute', -100, 'us_bank_account'), ['return', 100, 'us_bank_account']);
  assert.deepEqual(of('dispute_reversed', 100), ['dispute_reversed', -100, 'card']);
});

test('L-05 ageing counts from the day after the due date, in whole days', () => {
  const aged = (dueOn: string | null) => {
    const days = {from: '2026-01-01', to: '2026-06-30', today: '2026-08-15'};
    const [item] = only([invoice({issuedOn: '2026-01-05', dueOn})], days).openItems;
    return [item?.daysLate, item?.age];
  };
  assert.deepEqual(aged(null), [0, 'current']);
  assert.deepEqual(aged('2026-07-01'), [0, 'current']);
  assert.deepEqual(aged('2026-06-30'), [0, 'current']);
  assert.deepEqual(aged('2026-06-29'), [1, 'days_1_30']);
  assert.deepEqual(aged('2026-05-31'), [30, 'days_1_30']);
  assert.deepEqual(aged('2026-05-30'), [31, 'days_31_60']);
  assert.deepEqual(aged('2026-05-01'), [60, 'days_31_60']);
  assert.deepEqual(aged('2026-04-30'), [61, 'days_61_90']);
  assert.deepEqual(aged('2026-04-01'), [90, 'days_61_90']);
  assert.deepEqual(aged('2026-03-31'), [91, 'over_90']);
});

test('L-05 a period that ends later is aged as of today', () => {
  const days = {from: '2026-06-01', to: '2026-12-31', today: '2026-07-12'};
  const shown = statementOf([invoice()], days);
  assert.equal(shown.agedOn, '2026-07-12');
  assert.equal(shown.currencies[0]?.openItems[0]?.daysLate, 2);
});

test('L-07 a credit stands for itself: in no age, and no age is lowered by it', () => {
  const shown = only([
    invoice({id: 'a', dueOn: '2026-06-10', total: 5_000}),
    invoice({id: 'b', number: 'CN-1', dueOn: '2026-06-11', total: -3_000}),
    invoice({id: 'c', number: 'INV-3', total: 100, entries: [entry('2026-06-11', 400)]}),
  ]);
  assert.deepEqual(
    shown.ageing.map(({age, count, amount}) => [age, count, amount.amount]),
    [
      ['current', 0, 0],
      ['days_1_30', 1, 5_000],
      ['days_31_60', 0, 0],
      ['days_61_90', 0, 0],
      ['over_90', 0, 0],
      ['credit', 2, -3_300],
    ],
  );
  assert.deepEqual(
    shown.openItems.map(({invoiceId}) => invoiceId),
    ['a', 'b', 'c'],
  );
  assert.deepEqual(
    shown.lines.map(({kind}) => kind),
    ['credit_note', 'invoice', 'invoice', 'payment'],
  );
  assert.equal(shown.closing.amount, 1_700);
});

test('L-09 money under way is told and moves no balance', () => {
  const payments = [
    {date: '2026-06-28', amount: 10_000, paidBy: 'us_bank_account' as const},
    {date: '2026-07-01', amount: 10_000, paidBy: 'card' as const},
  ];
  const shown = only([invoice({inProgress: payments})]);
  assert.equal(shown.closing.amount, 10_000);
  assert.deepEqual(shown.inProgress, [
    {
      date: '2026-06-28',
      invoiceId: 'inv_1',
      invoiceNumber: 'INV-1',
      amount: {amount: 10_000, currency: 'USD'},
      paidBy: 'us_bank_account',
    },
  ]);
  assert.equal(shown.openItems[0]?.inProgress.amount, 10_000);
});

test('currencies stand apart, in the order of their codes; one with nothing to tell is left out', () => {
  const settled = {issuedOn: '2026-01-01', paidBefore: 10_000};
  const shown = statementOf(
    [
      invoice({id: 'a', currency: 'USD'}),
      invoice({id: 'b', currency: 'EUR'}),
      invoice({id: 'c', currency: 'KWD', ...settled}),
    ],
    june,
  );
  assert.deepEqual(
    shown.currencies.map(({currency, closing}) => [currency, closing]),
    [
      ['EUR', {amount: 10_000, currency: 'EUR'}],
      ['USD', {amount: 10_000, currency: 'USD'}],
    ],
  );
});

test('what was paid on account of a later invoice is a credit until that is issued', () => {
  const later = invoice({issuedOn: '2026-07-05', entries: [entry('2026-05-20', 4_000)]});
  const before = only([later]);
  assert.deepEqual([before.opening.amount, before.closing.amount], [-4_000, -4_000]);
  assert.equal(before.openItems[0]?.age, 'credit');
  const after = only([later], {from: '2026-07-01', to: '2026-07-31', today: '2026-08-15'});
  assert.deepEqual([after.opening.amount, after.closing.amount], [-4_000, 6_000]);
});

const day = fc
  .integer({min: 0, max: 120})
  .map((count) => new Date(Date.UTC(2026, 4, 1) + count * 86_400_000).toISOString().slice(0, 10));
const kinds = ['charge', 'refund', 'dispute', 'opening_payment', 'outside_payment'] as const;
const anEntry = fc.record({
  kind: fc.constantFrom(...kinds),
  date: day,
  at: fc.integer({min: 0, max: 1_000}),
  amount: fc.integer({min: -1_000_000, max: 1_000_000}),
  paidBy: fc.constantFrom('card', 'us_bank_account', 'outside'),
});
const anInvoice = fc.record({
  id: fc.uuid(),
  number: fc.string({maxLength: 6}),
  issuedOn: day,
  dueOn: fc.option(day),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  total: fc.integer({min: -1_000_000, max: 9_000_000}),
  paidBefore: fc.constant(0),
  entries: fc.array(anEntry, {maxLength: 5}),
  inProgress: fc.constant([]),
});
const days = fc
  .tuple(day, day, day)
  .map(([one, other, today]) =>
    one < other ? {from: one, to: other, today} : {from: other, to: one, today},
  );
const sum = (amounts: readonly {amount: {amount: number}}[]) =>
  amounts.reduce((total, {amount}) => total + amount.amount, 0);

test('opening and activity are closing, closing is the open items and their ages, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(anInvoice, {maxLength: 12}), days, (invoices, asked) => {
      const shown = statementOf(invoices, asked);
      schema.parse(shown);
      for (const {opening, lines, closing, openItems, ageing} of shown.currencies) {
        assert.equal(opening.amount + sum(lines), closing.amount);
        assert.equal(lines.at(-1)?.balance.amount ?? opening.amount, closing.amount);
        const open = openItems.map(({balance}) => ({amount: balance}));
        assert.equal(sum(open), closing.amount);
        assert.equal(sum(ageing), closing.amount);
        assert.ok(lines.every(({date}) => date >= asked.from && date <= asked.to));
        assert.deepEqual(
          lines.map(({date}) => date),
          lines.map(({date}) => date).toSorted(),
        );
      }
    }),
  );
});

test('one period closes as the next one opens', () => {
  fc.assert(
    fc.property(fc.array(anInvoice, {maxLength: 12}), days, day, (invoices, asked, end) => {
      const next = new Date(Date.parse(asked.to) + 86_400_000).toISOString().slice(0, 10);
      const later = {from: next, to: end > next ? end : next, today: asked.today};
      const closings = new Map(
        statementOf(invoices, asked).currencies.map(({currency, closing}) => [
          currency,
          closing.amount,
        ]),
      );
      for (const {currency, opening} of statementOf(invoices, later).currencies) {
        assert.equal(opening.amount, closings.get(currency) ?? 0);
      }
    }),
  );
});

test('what is known as one sum from before the period says the same as its entries', () => {
  fc.assert(
    fc.property(fc.array(anInvoice, {maxLength: 8}), days, (invoices, asked) => {
      const summed = invoices.map((each) => {
        const before = each.entries.filter(({date}) => date < asked.from);
        return {
          ...each,
          paidBefore: before.reduce((total, {amount}) => total + amount, 0),
          entries: each.entries.filter((entry) => !before.includes(entry)),
        };
      });
      assert.deepEqual(statementOf(summed, asked), statementOf(invoices, asked));
    }),
  );
});

test('lines are counted over all lists and currencies', () => {
  const invoices = [
    invoice({entries: [entry('2026-06-20', 1)]}),
    invoice({id: 'b', currency: 'EUR'}),
  ];
  assert.equal(lineCount(statementOf(invoices, june)), 5);
});
