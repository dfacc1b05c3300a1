import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findExport, readExport} from '../../../demo/server/import/exports/read.ts';
import type {DateOrder} from '../../../demo/server/import/exports/dates.ts';
import {describeProblem} from '../../../demo/server/import/problem.ts';
import {stripeFile, xeroFile} from './export-files.ts';
import type {StripeCells, XeroCells} from './export-files.ts';
import {smallFirm, sourceFiles} from './files.ts';

function read(text: string | Uint8Array, dates: DateOrder | null = 'dmy') {
  const files = sourceFiles({'export.csv': text});
  const file = findExport(files);
  assert.ok(file, 'is known as an export');
  return readExport(file, [], {timeZone: 'UTC', dates, payBy: ['card', 'us_bank_account']});
}

const problemsOf = (text: string, dates?: DateOrder | null) =>
  read(text, dates).problems.map(describeProblem);

const badStripe: readonly [cells: StripeCells, said: RegExp][] = [
  [{Total: '1,108.00'}, /line 2, Total: “1,108.00” has a separator in it/],
  [{Total: '108,00'}, /line 2, Total: “108,00” has a separator in it/],
  [{Total: '108.005'}, /line 2, Total: .* more decimals than USD has/],
  [{Total: '$108'}, /line 2, Total: .* not an amount/],
  [{Currency: 'us'}, /line 2, Currency: “us” is not a currency code/],
  [{Currency: 'qqq'}, /line 2, Currency: “QQQ” is not a currency code/],
  [{Currency: 'jpy', Tax: '8.5'}, /line 2, Tax: .* more decimals than JPY has/],
  [{Status: 'deleted'}, /line 2, Status: “deleted” is none of draft, open, paid/],
  [{Status: ''}, /line 2, Status: Must not be empty/],
  [{Number: ''}, /line 2, Number: Must not be empty/],
  [{id: ''}, /line 2, id: Must not be empty/],
  [{Customer: ''}, /line 2, Customer: Must not be empty/],
  [{Customer: 'cus_\u200b1'}, /line 2, Customer: .* invisible/],
  [{'Customer Email': 'nobody'}, /line 2, Customer Email: “nobody” is not an e-mail/],
  [
    {'Customer Email': 'a@b.example\r\nBcc: c@d.example'},
    /line 2, Customer Email: .* not an e-mail/s,
  ],
  [{'Customer Name': 'North\0gate'}, /line 2, Customer Name: Contains a NUL/],
  [
    {'Finalized At (UTC)': '01/06/2026 09:00'},
    /line 2, Finalized At \(UTC\): .* not a time in UTC/,
  ],
  [{'Due Date (UTC)': '2026-02-30 09:00'}, /line 2, Due Date \(UTC\): .* not a time in UTC/],
  [{'Due Date (UTC)': '2026-02-04 25:00'}, /line 2, Due Date \(UTC\): .* not a time in UTC/],
  [{'Amount Due': '208.00'}, /line 2, Amount Due: Is more than the total/],
  [{'Amount Paid': '109.00'}, /line 2, Amount Paid: Must lie between zero and the amount due/],
];

for (const [cells, said] of badStripe) {
  test(`Stripe: a row with ${JSON.stringify(cells)} is refused by line and column`, () => {
    assert.match(problemsOf(stripeFile(cells)).join('\n'), said);
  });
}

const badXero: readonly [cells: XeroCells, said: RegExp][] = [
  [{Type: 'Sales credit note'}, /line 2, Type: “Sales credit note” cannot be imported/],
  [{Type: 'Bill'}, /line 2, Type: “Bill” cannot be imported/],
  [{Status: 'Lost'}, /line 2, Status: “Lost” is none of draft, awaiting approval/],
  [{InvoiceDate: '12/31/2026'}, /line 2, InvoiceDate: .* order day\/month/],
  [{InvoiceDate: '31/12/26'}, /line 2, InvoiceDate: .* not a date/],
  [{InvoiceDate: '30 Foo 2026'}, /line 2, InvoiceDate: .* not a date/],
  [{DueDate: '31/02/2026'}, /line 2, DueDate: .* not a date/],
  [{InvoiceNumber: ''}, /line 2, InvoiceNumber: Must not be empty/],
  [{ContactName: ''}, /line 2, ContactName: Must not be empty/],
  [{ContactName: 'A | B'}, /line 2, ContactName: .* not an id/],
  [{EmailAddress: 'nobody'}, /line 2, EmailAddress: “nobody” is not an e-mail/],
  [{Description: ''}, /line 2, Description: Must not be empty/],
  [{Quantity: 'two'}, /line 2, Quantity: “two” is not a number/],
  [{LineAmount: '240,00'}, /line 2, LineAmount: .* separator/],
  [{LineAmount: '240.001'}, /line 2, LineAmount: .* more decimals/],
  [{LineAmount: '200.00'}, /line 2, Total: The lines add up to 200\.00 USD, taxes to 36\.00 USD/],
  [{LineAmount: '276.00', TaxAmount: '35.00'}, /line 2, TaxTotal: The taxes .* 35\.00 USD/],
  [{InvoiceAmountDue: '277.00'}, /line 2, InvoiceAmountDue: Must lie between/],
];

for (const [cells, said] of badXero) {
  test(`Xero: a row with ${JSON.stringify(cells)} is refused by line and column`, () => {
    assert.match(problemsOf(xeroFile(cells)).join('\n'), said);
  });
}

test('every bad row is reported, not only the first', () => {
  const places = problemsOf(stripeFile({Total: 'x'}, {}, {id: 'in_3', Status: 'x'}));
  assert.deepEqual(
    places.map((problem) => problem.split(':')[0]),
    ['export.csv, line 2, Total', 'export.csv, line 4, Status'],
  );
});

test('rows of one Xero invoice must agree on it', () => {
  const problems = problemsOf(xeroFile({}, {ContactName: 'Tarn Valley', Total: '1.00'}));
  assert.match(problems.join('\n'), /line 3, ContactName: Is “Northgate Holdings” on line 2/);
  assert.match(problems.join('\n'), /line 3, Total: Is “276” on line 2/);
});

test('dates of digits are never guessed: which comes first must be said, and is asked for once', () => {
  const text = xeroFile({InvoiceDate: '05/06/2026'}, {InvoiceNumber: 'INV-2'});
  assert.deepEqual(problemsOf(text, null), [
    'export.csv, line 2, InvoiceDate: “05/06/2026” can be read in two ways: ' +
      'say --dates dmy where the day comes first, --dates mdy where the month does.',
  ]);
  const dayOf = (order: DateOrder | null, cell: string) =>
    read(xeroFile({InvoiceDate: cell, DueDate: ''}), order).bundle.invoices?.[0]?.value.issuedOn;
  assert.equal(dayOf('dmy', '05/06/2026'), '2026-06-05');
  assert.equal(dayOf('mdy', '05/06/2026'), '2026-05-06');
  assert.equal(dayOf('dmy', '5.6.2026'), '2026-06-05');
  // These can be read in one way only.
  assert.equal(dayOf(null, '2026-06-05'), '2026-06-05');
  assert.equal(dayOf(null, '5 Jun 2026'), '2026-06-05');
});

test('a byte order mark, CRLF, columns in another order and line breaks in quotes are read', () => {
  const text = xeroFile({Description: 'Calculations,\n"first" part'}, {InvoiceNumber: 'INV-2'});
  const {bundle, problems} = read(`\ufeff${text.replaceAll('\n', '\r\n')}`);
  assert.deepEqual(problems, []);
  const [first, second] = bundle.lines ?? [];
  assert.equal(first?.value.description, 'Calculations,\n"first" part');
  assert.deepEqual([first?.line, second?.line], [2, 4]);
});

test('columns that nobody needs are passed over, and a missing one is named', () => {
  const text = stripeFile({}).replace('Subscription', 'project (metadata)');
  assert.deepEqual(problemsOf(text), []);
  assert.deepEqual(problemsOf(text.replace(',Tax,', ',Duty,')), [
    'export.csv, line 1, Tax: The column is missing; export it from Stripe, too.',
  ]);
  assert.match(problemsOf(text.replace('Billing', 'Total')).join('\n'), /Total: .* there twice/);
  const template = '*ContactName,EmailAddress,*InvoiceNumber,*InvoiceDate\nA,,1,31/12/2026\n';
  assert.match(problemsOf(template).join('\n'), /line 1, Status: The column is missing/);
});

test('a header of neither is no export, and one of both is refused', () => {
  assert.equal(findExport(sourceFiles({'x.csv': 'Invoice,Amount\n1,2\n', 'y.csv': ''})), null);
  assert.equal(findExport(sourceFiles(smallFirm)), null);
  const [header = '', row = ''] = stripeFile({}).split('\n');
  const both = `${header},ContactName,InvoiceNumber\n${row},A,1\n`;
  assert.match(problemsOf(both).join('\n'), /columns of an export of Stripe and of one of Xero/);
});

test('an export is imported alone', () => {
  const files = sourceFiles({'invoices.csv': stripeFile({}), 'clients.csv': 'client_id,name\n'});
  const [file, other] = files;
  const {problems} = readExport(file!, [other!], {timeZone: 'UTC', dates: null, payBy: []});
  assert.deepEqual(problems.map(describeProblem), [
    'invoices.csv: This is an export of Stripe; it is imported alone, without other files.',
  ]);
});

test('markup, formulas, right-to-left text and emoji are text like any other (X-01)', () => {
  const name = `=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \u202eمكتبة 👷🏽‍♀️`;
  const {bundle, problems} = read(stripeFile({'Customer Name': name}));
  assert.deepEqual(problems, []);
  assert.equal(bundle.clients?.[0]?.value.name, name);
});
