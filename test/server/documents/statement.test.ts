import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  renderStatement,
  type StatementDocument,
} from '../../../demo/server/documents/statement-document.ts';
import {statementOf, type StatementInvoice} from '../../../src/model/statement.ts';
import {firm, now} from './facts.ts';
import {pagesOf, textOf} from './text-of.ts';

const days = {from: '2026-09-01', to: '2026-11-20', today: '2026-11-20'};

function invoice(facts: Partial<StatementInvoice> = {}): StatementInvoice {
  return {
    id: 'inv_1',
    number: 'INV-2087',
    issuedOn: '2026-10-01',
    dueOn: '2026-10-31',
    currency: 'USD',
    total: 480_000,
    paidBefore: 0,
    entries: [],
    inProgress: [],
    ...facts,
  };
}

const paid = {
  kind: 'charge' as const,
  date: '2026-11-03',
  at: 1,
  amount: 120_050,
  paidBy: 'card' as const,
};

function document(
  invoices: readonly StatementInvoice[],
  changes: Partial<StatementDocument> = {},
): Promise<Buffer> {
  const statement = statementOf(invoices, days);
  return renderStatement({
    firm,
    clientName: 'Northgate Holdings',
    statement,
    locale: 'en',
    now,
    ...changes,
  });
}

const textFor = async (...given: Parameters<typeof document>) => textOf(await document(...given));

function has(text: string, parts: readonly string[]): void {
  for (const part of parts) assert.ok(text.includes(part), `“${part}” is missing from: ${text}`);
}

const several = [
  invoice({
    entries: [paid],
    inProgress: [{date: '2026-11-19', amount: 50_000, paidBy: 'us_bank_account'}],
  }),
  invoice({id: 'inv_2', number: 'CN-7', total: -20_000, dueOn: null}),
  invoice({id: 'inv_3', number: 'INV-9', currency: 'JPY', total: 125_000, dueOn: '2026-12-01'}),
  invoice({id: 'inv_4', number: 'INV-10', currency: 'KWD', total: 1_250, dueOn: '2026-08-01'}),
];

test('a statement names firm, client, period, ages, open items, activity, and each currency', async () => {
  has(await textFor(several), [
    'Alder & Quay Structural Engineers LLC',
    'Statement',
    'Sep 1, 2026 to Nov 20, 2026',
    'Northgate Holdings',
    'Ageing as of',
    'USD',
    '1–30 days late $3,599.50',
    'Credits -$200.00',
    'Closing balance $3,399.50',
    'Payments in progress $500.00',
    'INV-2087 Oct 1, 2026 Oct 31, 2026 20 $3,599.50',
    'Opening balance $0.00',
    'Oct 1, 2026 Credit note CN-7 -$200.00 -$200.00',
    'Nov 3, 2026 Payment for INV-2087 (Card) -$1,200.50 $3,399.50',
    'Nov 19, 2026 Payment for INV-2087 (Bank account) $500.00',
    'Not yet late ¥125,000',
    'More than 90 days late KWD 1.250',
    'Page 1 of',
  ]);
});

test('a statement in German', async () => {
  has(await textFor(several, {locale: 'de'}), [
    'Kontoübersicht',
    '01.09.2026 bis 20.11.2026',
    '1–30 Tage überfällig 3.599,50 $',
    'Zahlung zu INV-2087 (Karte)',
    'Endsaldo 3.399,50 $',
  ]);
});

test('an Arabic statement keeps numbers and amounts in their order', async () => {
  const text = (await textFor(several, {locale: 'ar', clientName: 'شركة النور'})).normalize('NFKC');
  has(text, ['INV-2087', 'CN-7', '3,599.50', '1.250']);
  assert.match(text, /\p{Script=Arabic}/u);
});

test('a statement with nothing to tell says so', async () => {
  has(await textFor([]), ['Nothing was billed or paid in this period, and nothing is open.']);
});

test('a long statement repeats the heads of its columns on each page, and leaves out no line', async () => {
  const invoices = Array.from({length: 300}, (_, index) =>
    invoice({id: `inv_${index}`, number: `INV-${1000 + index}`}),
  );
  const pages = await pagesOf(await document(invoices));
  assert.ok(pages.length > 8, `${pages.length} pages`);
  const text = pages.join('\n');
  for (const {number} of invoices) {
    assert.equal(text.split(number).length - 1, 2, `${number}: open item and activity`);
  }
  const middle = pages.slice(2, -2);
  const heads = /Invoice\s+Issued\s+Due|Date\s+Entry\s+Amount/;
  assert.ok(middle.every((page) => heads.test(page)));
});

test('X-01 a number of ten thousand characters, markup and another direction break nothing', async () => {
  const long = 'w'.repeat(10_000);
  const text = await textFor([
    invoice({number: long}),
    invoice({id: 'b', number: '<b>פ\u202e!</b>', dueOn: null}),
  ]);
  assert.ok((text.match(/w/g) ?? []).length >= 10_000);
  assert.ok(text.includes('<b>'), text);
});
