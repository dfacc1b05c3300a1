import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Receipt} from '../../../demo/server/documents/receipt-document.ts';
import {renderSummary, type Summary} from '../../../demo/server/documents/summary-document.ts';
import {aReceipt, debit, firm, now} from './facts.ts';
import {pagesOf, textOf} from './text-of.ts';

const pdfOf = (receipts: readonly Partial<Receipt>[], locale = 'en') =>
  renderSummary(
    receipts.map((changes, index) =>
      aReceipt({
        transactionId: `txn_${index + 1}`,
        invoiceNumber: `INV-${index + 1}`,
        ...changes,
      }),
    ) as unknown as Summary,
    'sub_abc',
    {firm, locale, now},
  );
const summaryText = async (...given: Parameters<typeof pdfOf>) => textOf(await pdfOf(...given));

test('P-17 a summary tells what became of each invoice, and sums up what was taken and what not', async () => {
  const text = await summaryText([
    {},
    {state: 'failed', amount: 129_900, settledAt: null},
    {state: 'skipped', amount: 96_050, settledAt: null},
    {refunded: 10_000},
    {state: 'requires_action', amount: 100, settledAt: null},
  ]);

  for (const part of [
    'Payment summary',
    'sub_abc',
    'Alder & Quay Structural Engineers LLC',
    '48 Custom House Wharf',
    'Northgate Holdings',
    '5 invoices, submitted together on Nov 3, 2026',
    'Visa •••• 4242',
    'https://alder.example/refunds',
    'INV-1 txn_1 Paid $4,800.00',
    'INV-2 txn_2 Not paid $1,299.00',
    'INV-3 txn_3 Not attempted $960.50',
    'INV-4 txn_4 Paid $4,800.00 $100.00 refunded',
    'INV-5 txn_5 In progress $1.00',
    'Paid $9,600.00',
    'In progress $1.00',
    'Not paid $2,259.50',
    'Refunded $100.00',
    'Page 1 of 1',
  ]) {
    assert.ok(text.includes(part), `“${part}” is missing from: ${text}`);
  }
});

for (const [locale, initiated, paid] of [
  ['en', /Debits initiated/, /\bpaid\b(?<!not paid)/i],
  ['de', /Eingeleitete Lastschriften/, /bezahlt/i],
] as const) {
  test(`P-23 debits are initiated and never paid: under way, arrived, returned, failed (${locale})`, async () => {
    const arrived = {...debit, state: 'succeeded', settledAt: '2026-11-08T10:00:00Z'};
    const text = await summaryText(
      [debit, arrived, {...arrived, isDisputed: true}, {...debit, state: 'failed'}],
      locale,
    );

    assert.match(text, initiated);
    assert.doesNotMatch(text, paid);
    assert.match(text, /14[,.]400[,.]00/);
  });
}

test('P-12 a debit under way says when it is expected, one that arrived when it did', async () => {
  const text = await summaryText([
    debit,
    {...debit, state: 'succeeded', settledAt: '2026-11-08T10:00:00Z'},
  ]);

  assert.match(text, /INV-1 txn_1 Debit initiated \$4,800\.00 Expected by Nov 9, 2026/);
  assert.match(text, /INV-2 txn_2 Debit initiated \$4,800\.00 Arrived on Nov 8, 2026/);
});

test('L-17 a dispute and a return are said, and summed up', async () => {
  const disputed = await summaryText([{isDisputed: true}]);
  assert.match(disputed, /Paid \$4,800\.00 Disputed/);
  assert.match(disputed, /Disputed or returned \$4,800\.00/);
  const returned = {...debit, state: 'succeeded', isDisputed: true};
  assert.match(await summaryText([returned]), /Debit initiated \$4,800\.00 Returned by the bank/);
});

test('five hundred invoices: each stands once, over pages that each have their head', async () => {
  const receipts = Array.from({length: 500}, (_, index) => ({invoiceNumber: `No-${index}.`}));
  const pages = await pagesOf(await pdfOf(receipts));

  assert.ok(pages.length > 5, `${pages.length} pages`);
  pages.forEach((page, index) => {
    assert.ok(page.includes(`Page ${index + 1} of ${pages.length}`));
    if (/No-\d/.test(page)) assert.match(page, /Reference/, `no head on ${index + 1}`);
  });
  const found = pages.flatMap((page) => page.match(/No-\d+\./g) ?? []);
  assert.deepEqual(
    found,
    receipts.map(({invoiceNumber}) => invoiceNumber),
  );
});

test('an Arabic summary keeps its numbers and amounts, one in another language is English', async () => {
  const text = await summaryText([{}, {state: 'failed'}], 'ar');
  assert.ok(text.includes('INV-1'), text);
  assert.ok(text.includes('4,800.00'), text);
  assert.doesNotMatch(text, /Paid|Summary/);
  assert.ok((await summaryText([{}], 'fr')).includes('Payment summary'));
});

test('X-01 names and numbers of any length are text, and the amount stays whole', async () => {
  const text = await summaryText([
    {invoiceNumber: `<b>${'9'.repeat(300)}`, clientName: '\u202etxet\u202c', currency: 'KWD'},
  ]);
  assert.equal((text.match(/9/g) ?? []).length >= 300, true);
  assert.ok(text.includes('<b>'), text);
  assert.ok(text.includes('KWD 480.000'), text);
});
