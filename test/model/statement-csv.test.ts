import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readTable, readRows} from './csv.ts';
import {csvText} from '../../src/model/csv.ts';
import {decimalText} from '../../src/model/money.ts';
import {statementOf, type StatementInvoice} from '../../src/model/statement.ts';
import {statementCsv} from '../../src/model/statement-csv.ts';

test('X-01 any text comes back from a CSV as it was, but for what a spreadsheet would calculate', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), {minLength: 2, maxLength: 4})), (rows) => {
      const width = 2;
      const table = rows.map((row) => row.slice(0, width));
      const expected = table.map((row) =>
        row.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)),
      );
      assert.deepEqual(readRows(csvText(table)), expected);
    }),
  );
});

test('X-01 a text that looks like a formula is text; a negative number stays a number', () => {
  const csv = csvText([
    ['=HYPERLINK("http://evil.example","INV-1")', '+1', '-1', '@SUM(A1)', '＝1+1', '\tx'],
    [{number: '-5.00'}, null, 'a "b"', 'a,b', 'a\r\nb', ''],
  ]);
  assert.equal(
    csv,
    '\uFEFF"\'=HYPERLINK(""http://evil.example"",""INV-1"")",\'+1,\'-1,\'@SUM(A1),\'＝1+1,\'\tx\r\n' +
      '-5.00,,"a ""b""","a,b","a\r\nb",\r\n',
  );
});

test('P-19 amounts are exact decimals of their currency', () => {
  const of = (amount: number, currency: string) => decimalText({amount, currency});
  assert.equal(of(-1250, 'USD'), '-12.50');
  assert.equal(of(5, 'USD'), '0.05');
  assert.equal(of(-1250, 'JPY'), '-1250');
  assert.equal(of(1250, 'KWD'), '1.250');
  assert.equal(of(Number.MAX_SAFE_INTEGER, 'USD'), '90071992547409.91');
});

test('a statement as a table: sections, currencies apart, amounts that can be calculated with', () => {
  const facts: StatementInvoice = {
    id: 'inv_1',
    number: '=INV, 1',
    issuedOn: '2026-06-10',
    dueOn: '2026-06-20',
    currency: 'USD',
    total: 10_000,
    paidBefore: 0,
    entries: [{kind: 'charge', date: '2026-06-15', at: 1, amount: 2_550, paidBy: 'card'}],
    inProgress: [{date: '2026-06-29', amount: 7_450, paidBy: 'us_bank_account'}],
  };
  const table = readTable(
    statementCsv(
      statementOf([facts, {...facts, id: 'inv_2', currency: 'JPY', entries: [], inProgress: []}], {
        from: '2026-06-01',
        to: '2026-06-30',
        today: '2026-06-30',
      }),
    ),
  );
  const of = (currency: string, section: string) =>
    table.filter((row) => row['currency'] === currency && row['section'] === section);
  assert.deepEqual(
    of('USD', 'activity').map(({date, type, invoice, paid_by, amount, balance}) => [
      date,
      type,
      invoice,
      paid_by,
      amount,
      balance,
    ]),
    [
      ['2026-06-10', 'invoice', "'=INV, 1", '', '100.00', '100.00'],
      ['2026-06-15', 'payment', "'=INV, 1", 'card', '-25.50', '74.50'],
    ],
  );
  assert.deepEqual(
    of('USD', 'open_item').map(({due_date, days_late, age, amount, balance}) => [
      due_date,
      days_late,
      age,
      amount,
      balance,
    ]),
    [['2026-06-20', '10', 'days_1_30', '100.00', '74.50']],
  );
  assert.equal(of('USD', 'in_progress')[0]?.['amount'], '74.50');
  assert.equal(of('USD', 'opening')[0]?.['balance'], '0.00');
  assert.equal(of('JPY', 'closing')[0]?.['balance'], '10000');
  assert.equal(of('USD', 'ageing').length, 6);
});
