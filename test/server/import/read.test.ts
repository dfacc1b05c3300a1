import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeProblem} from '../../../demo/server/import/problem.ts';
import {readFiles} from '../../../demo/server/import/read.ts';
import {smallFirm, smallFirmWith, sourceFiles} from './files.ts';
import type {FileName} from './files.ts';

function problemsOf(texts: Readonly<Record<string, string>>): string[] {
  return readFiles(sourceFiles(texts)).problems.map(describeProblem);
}

test('good files are read without a problem', () => {
  assert.deepEqual(problemsOf(smallFirm), []);
});

test('amounts are read into minor units of their currency', () => {
  const {bundle} = readFiles(sourceFiles(smallFirm));
  const amounts = bundle.invoices?.map(({value}) => [value.currency, value.total, value.paid]);
  assert.deepEqual(amounts, [
    ['USD', 108_00, 0],
    ['JPY', 5000, 1000],
  ]);
});

/** What is put into the good files, and what is then said: file, line, field and why. */
const badFields: readonly [file: FileName, from: string, to: string, said: RegExp][] = [
  ['clients.csv', 'Northgate Holdings', '', /^clients\.csv, line 2, name: Must not be empty/],
  ['clients.csv', 'Northgate Holdings', '   ', /line 2, name: Must not be blank/],
  ['clients.csv', 'Northgate', 'North\0gate', /line 2, name: Contains a NUL/],
  ['clients.csv', 'Northgate', 'n'.repeat(10_001), /line 2, name: Is longer than 10000/],
  ['clients.csv', 'C1,', 'C1 ,', /line 2, client_id: “C1 ” is not an id/],
  ['clients.csv', 'C1,', 'C\u200b1,', /line 2, client_id: .* invisible/],
  ['clients.csv', 'C1,', `${'C'.repeat(201)},`, /line 2, client_id: Is longer than 200/],
  ['clients.csv', 'Holdings\n', 'Holdings,more\n', /line 2: The row has 3 fields, the header 2/],
  ['clients.csv', 'client_id,name', 'client_id,nom', /line 1: “nom” is not a column of this file/],
  ['clients.csv', 'client_id,name', 'client_id,nom', /line 1, name: The column is missing/],
  [
    'clients.csv',
    'client_id,name',
    'client_id,name,name',
    /line 1, name: The column is there twice/,
  ],
  [
    'contacts.csv',
    'mara@',
    'mara at ',
    /line 2, email: “mara at northgate.example” is not an e-mail/,
  ],
  ['contacts.csv', 'mara@', 'ma\0ra@', /line 2, email: .* is not an e-mail/],
  ['contacts.csv', 'example,en', 'example,english please', /line 2, locale: .* language tag/],
  ['projects.csv', 'Library,yes', 'Library,true', /line 2, visible: “true” is none of yes, no/],
  ['invoices.csv', '108.00', '1,08.00', /line 2: The row has 15 fields/],
  ['invoices.csv', '108.00', '"1,080.00"', /line 2, total: “1,080.00” has a separator in it/],
  ['invoices.csv', '108.00', '1 080.00', /line 2, total: .* separator/],
  ['invoices.csv', '108.00', '1.080.00', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '$108.00', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '(108.00)', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '+108.00', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '1e2', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '.5', /line 2, total: .* not an amount/],
  ['invoices.csv', '108.00', '١٠٨', /line 2, total: .* not an amount/],
  [
    'invoices.csv',
    '108.00',
    '108.001',
    /line 2, total: “108.001” has more decimals than USD has \(2\)/,
  ],
  ['invoices.csv', '5000,5000,sent', '5000,5000.0,sent', /line 3, total: .* than JPY has \(0\)/],
  ['invoices.csv', '108.00', '99999999999999999', /line 2, total: .* too large/],
  ['invoices.csv', '108.00', '', /line 2, total: Must not be empty/],
  ['invoices.csv', 'USD', 'usd', /line 2, currency: “usd” is not a currency code/],
  ['invoices.csv', 'USD', 'QQQ', /line 2, currency: “QQQ” is not a currency code/],
  ['invoices.csv', '2026-01-05', '2026-02-30', /line 2, issued_on: “2026-02-30” is not a date/],
  ['invoices.csv', '2026-01-05', '2025-02-29', /line 2, issued_on: .* not a date/],
  ['invoices.csv', '2026-01-05', '05.01.2026', /line 2, issued_on: .* not a date/],
  ['invoices.csv', '2026-01-05', '2026-1-5', /line 2, issued_on: .* not a date/],
  ['invoices.csv', '2026-02-04', '2026-13-01', /line 2, due_on: .* not a date/],
  [
    'invoices.csv',
    'sent,no,card,',
    'open,no,card,',
    /line 3, state: “open” is none of draft, sent, void/,
  ],
  [
    'invoices.csv',
    'sent,no,card,',
    'sent,maybe,card,',
    /line 3, hidden: “maybe” is none of yes, no/,
  ],
  [
    'invoices.csv',
    'card|us_bank_account',
    'card|cheque',
    /line 2, payment_options: “cheque” is none of/,
  ],
  ['invoices.csv', 'J1|J2', 'J1|J1', /line 2, project_ids: An id is named twice/],
  ['invoices.csv', 'J1|J2', 'J1|', /line 2, project_ids: “” is not an id/],
  [
    'invoices.csv',
    '1000,2026-01-20',
    '5001,2026-01-20',
    /line 3, paid: Must lie between zero and the total/,
  ],
  ['invoices.csv', '1000,2026-01-20', '-1,2026-01-20', /line 3, paid: Must lie between/],
  ['invoices.csv', '1000,2026-01-20', '1000,', /line 3, paid_on: Must say when it was paid/],
  ['invoices.csv', '1000,2026-01-20', ',2026-01-20', /line 3, paid_on: .* nothing was paid/],
  ['invoice-lines.csv', '2.5', '2,5', /line 2: The row has 7 fields/],
  ['invoice-lines.csv', '2.5', '1e3', /line 2, quantity: “1e3” is not a number/],
  ['invoice-lines.csv', '30.00', 'thirty', /line 2, rate: “thirty” is not an amount/],
  ['invoice-lines.csv', '75.00', '', /line 2, amount: Must not be empty/],
  ['invoice-taxes.csv', '8.00\n', 'eight\n', /line 2, amount: “eight” is not an amount/],
];

for (const [file, from, to, said] of badFields) {
  const shown = JSON.stringify(to.length > 30 ? `${to.slice(0, 30)}…` : to);
  test(`${file} with ${shown} is refused by line and field: ${said.source.slice(0, 40)}`, () => {
    const problems = problemsOf(smallFirmWith(file, from, to));
    assert.ok(
      problems.some((problem) => said.test(problem)),
      problems.join('\n'),
    );
  });
}

test('every problem is reported, over all rows and files', () => {
  const problems = problemsOf({
    'clients.csv': 'client_id,name\nC1,\n,Tarn Valley\n',
    'contacts.csv': 'contact_id,client_id,name,email\nP1,C1,Mara,no\nP2,C1,,neither\n',
  });
  assert.deepEqual(
    problems.map((problem) => problem.split(':')[0]),
    [
      'clients.csv, line 2, name',
      'clients.csv, line 3, client_id',
      'contacts.csv, line 2, email',
      'contacts.csv, line 3, name',
      'contacts.csv, line 3, email',
    ],
  );
});

test('a file of an unknown name and an empty file are refused', () => {
  const problems = problemsOf({'customers.csv': 'a\n', 'staff.csv': ''});
  assert.match(problems[0] ?? '', /^customers\.csv: No file of this name is known/);
  assert.match(problems[1] ?? '', /^staff\.csv: The file is empty; .* staff_id, name/);
});

test('a credit note has negative amounts and may be settled by a negative payment', () => {
  const credit = smallFirmWith('invoices.csv', '5000,5000,sent', '-5000,-5000,sent');
  assert.match(problemsOf(credit)[0] ?? '', /paid: Must lie between/);
  credit['invoices.csv'] = credit['invoices.csv']?.replace(',1000,', ',-1000,') ?? '';
  assert.deepEqual(problemsOf(credit), []);
});

test('markup, right-to-left text and emoji are text like any other (X-01)', () => {
  const name = '<img src=x onerror=alert(1)> \u202eمكتبة المدينة 👷🏽‍♀️';
  const {bundle, problems} = readFiles(sourceFiles(smallFirmWith('projects.csv', 'Library', name)));
  assert.deepEqual(problems, []);
  assert.equal(bundle.projects?.[0]?.value.name, name);
});
