import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderInvoice} from '../../../demo/server/documents/invoice-document.ts';
import {renderReceipt} from '../../../demo/server/documents/receipt-document.ts';
import {aReceipt, anInvoice, anInvoiceDocument, debit, firm, now} from './facts.ts';
import {pagesOf, textOf} from './text-of.ts';

const invoiceText = async (changes: Parameters<typeof anInvoiceDocument>[0]) =>
  textOf(await renderInvoice(anInvoiceDocument(changes)));
const receiptText = async (changes = {}, options = {}) =>
  textOf(await renderReceipt(aReceipt(changes), {firm, locale: 'en', now, ...options}));

test('L-15 an invoice has its firm, client, dates, projects, lines, taxes and totals', async () => {
  const text = await invoiceText({});

  for (const part of [
    'Alder & Quay Structural Engineers LLC',
    '48 Custom House Wharf',
    'Portland, ME 04101',
    'billing@alder.example',
    'Invoice',
    'INV-2087',
    'Northgate',
    'Nov 1, 2026',
    'Dec 1, 2026',
    'Harbour Line footbridge',
    'Timber connection details',
    '12.5',
    '$195.00',
    '$2,437.50',
    'Subtotal $4,500.00',
    'Sales tax $300.00',
    'Total $4,800.00',
    'Amount due $4,800.00',
    'Page 1 of 1',
  ]) {
    assert.ok(text.includes(part), `“${part}” is missing from: ${text}`);
  }
});

test('P-19 yen have no decimals, dinars three', async () => {
  assert.ok((await invoiceText({invoice: anInvoice('JPY')})).includes('Total ¥480,000'));
  assert.ok((await invoiceText({invoice: anInvoice('KWD')})).includes('KWD 480.000'));
});

test('P-23 amounts keep all their digits, also where a number would lose them', async () => {
  const lines = [
    {
      description: 'All of it',
      quantity: '123456789012345.123456',
      rate: null,
      amount: {amount: Number.MAX_SAFE_INTEGER, currency: 'USD'},
      projectId: null,
    },
  ];
  const text = await invoiceText({invoice: anInvoice('USD', {lines})});

  assert.ok(text.includes('123,456,789,012,345.123456'), text);
  assert.ok(text.includes('$90,071,992,547,409.91'), text);
});

test('L-15 a long invoice goes on, with its head on each page and every line on one', async () => {
  const line = anInvoice().lines[0];
  const lines = Array.from({length: 150}, (_, index) => ({
    ...line!,
    description: `Work ${index}.`,
  }));
  const pages = await pagesOf(
    await renderInvoice(anInvoiceDocument({invoice: anInvoice('USD', {lines})})),
  );

  assert.ok(pages.length > 2, `${pages.length} pages`);
  pages.forEach((page, index) => {
    assert.ok(page.includes(`Page ${index + 1} of ${pages.length}`));
    if (/Work \d/.test(page)) assert.ok(page.includes('Description'), `no head on ${index + 1}`);
  });
  const found = pages.flatMap((page) => page.match(/Work \d+\./g) ?? []);
  assert.deepEqual(
    found,
    lines.map(({description}) => description),
  );
});

test('X-01 a description of ten thousand characters is whole, over as many pages as it needs', async () => {
  const line = anInvoice().lines[0]!;
  const lines = [
    {...line, description: 'w'.repeat(4000)},
    {...line, description: 'beam '.repeat(1200).trim()},
  ];
  const text = await invoiceText({invoice: anInvoice('USD', {lines})});

  assert.equal((text.match(/w/g) ?? []).length >= 4000, true);
  assert.equal((text.match(/beam/g) ?? []).length, 1200);
});

test('X-01 markup, overrides, emoji and unknown letters are text and break nothing', async () => {
  const text = await invoiceText({
    clientName: '<b>Evil</b> \u202etxet\u202c 👩‍👩‍👧 東京\u0000 \ud800',
  });

  assert.ok(text.includes('<b>Evil</b> txet'), text);
});

test('an Arabic invoice is shaped, ordered for the eye, and its amounts keep their order', async () => {
  const text = await invoiceText({locale: 'ar', clientName: 'شركة (النور) 2026'});

  // Drawn from left to right, so the words of a line come in the eye's order.
  assert.ok(text.includes('INV-2087'));
  assert.match(text.normalize('NFKC'), /2026/);
  assert.ok(text.includes('4,800.00'), text);
});

test('a document in a language without texts of ours is English', async () => {
  assert.ok((await invoiceText({locale: 'fr'})).includes('Amount due'));
  assert.ok((await invoiceText({locale: 'de-AT'})).includes('Offener Betrag'));
});

test('P-23 a receipt names firm and address, invoice, date, amount, method, reference, refund policy', async () => {
  const text = await receiptText();

  for (const part of [
    'Receipt',
    '$4,800.00 was paid on Nov 3, 2026.',
    'Alder & Quay Structural Engineers LLC',
    '48 Custom House Wharf',
    'Northgate Holdings',
    'INV-2087',
    'Visa •••• 4242',
    'txn_abc123',
    'ALDER QUAY',
    'https://alder.example/refunds',
  ]) {
    assert.ok(text.includes(part), `“${part}” is missing from: ${text}`);
  }
});

test('P-23 where the firm has no refund policy, its receipt says whom to ask', async () => {
  const text = await receiptText({}, {firm: {...firm, refundPolicyUrl: null}});

  assert.ok(text.includes('Ask Alder & Quay about refunds.'), text);
});

for (const [locale, initiated, paid] of [
  ['en', /initiated/, /\bpaid\b/i],
  ['de', /eingeleitet/, /bezahlt/i],
] as const) {
  test(`P-23 a debit is initiated and never paid, under way, arrived and returned (${locale})`, async () => {
    const arrived = {...debit, state: 'succeeded', settledAt: '2026-11-08T10:00:00Z'};
    for (const receipt of [debit, arrived, {...arrived, isDisputed: true, refunded: 480_000}]) {
      const text = await receiptText(receipt, {locale});

      assert.match(text, initiated);
      assert.doesNotMatch(text, paid);
      assert.ok(text.includes('Harbor Bank •••• 6789'), text);
    }
  });
}

test('P-12 the receipt of a debit under way says when the money is expected', async () => {
  const text = await receiptText(debit);

  assert.ok(text.includes('A debit of $4,800.00 was initiated on Nov 3, 2026.'), text);
  assert.ok(text.includes('expected by Nov 9, 2026'), text);
});

test('L-17 a receipt tells what was refunded', async () => {
  const text = await receiptText({refunded: 10_000});

  assert.ok(text.includes('$100.00 of it was refunded.'), text);
});

test("L-05 a receipt is dated in the firm's time zone", async () => {
  const text = await receiptText({settledAt: '2026-11-04T03:30:00Z'});

  assert.ok(text.includes('Nov 3, 2026'), text);
});
