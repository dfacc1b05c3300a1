import type {Money, Statement, StatementCurrency} from '../contract/types.ts';
import {csvText, type CsvCell} from './csv.ts';
import {decimalText} from './money.ts';

const columns = [
  'section',
  'currency',
  'date',
  'due_date',
  'invoice',
  'type',
  'paid_by',
  'days_late',
  'age',
  'amount',
  'balance',
] as const;

type Row = Partial<Record<(typeof columns)[number], CsvCell>>;

/**
 * A statement as one table that programs and spreadsheets read: a row per line, with its section
 * (`opening`, `activity`, `closing`, `in_progress`, `open_item`, `ageing`) in the first column. Names and
 * codes are those of the API in every language; amounts are decimals with a point.
 */
export function statementCsv(statement: Statement): string {
  const rows = statement.currencies.flatMap((each) => rowsOf(each, statement));
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]);
}

function rowsOf(
  {currency, opening, lines, closing, inProgress, openItems, ageing}: StatementCurrency,
  {from, to, agedOn}: Statement,
): Row[] {
  const rows: Row[] = [
    {section: 'opening', date: from, balance: number(opening)},
    ...lines.map(({date, kind, invoiceNumber, amount, balance, paidBy = null}): Row => ({
      section: 'activity',
      date,
      type: kind,
      invoice: invoiceNumber,
      paid_by: paidBy,
      amount: number(amount),
      balance: number(balance),
    })),
    {section: 'closing', date: to, balance: number(closing)},
    ...inProgress.map(({date, invoiceNumber, amount, paidBy = null}): Row => ({
      section: 'in_progress',
      date,
      type: 'payment',
      invoice: invoiceNumber,
      paid_by: paidBy,
      amount: number(amount),
    })),
    ...openItems.map(({issuedOn, dueOn, invoiceNumber, total, balance, daysLate, age}): Row => ({
      section: 'open_item',
      date: issuedOn,
      due_date: dueOn,
      type: total.amount < 0 ? 'credit_note' : 'invoice',
      invoice: invoiceNumber,
      days_late: {number: String(daysLate)},
      age,
      amount: number(total),
      balance: number(balance),
    })),
    ...ageing.map(({age, amount}): Row => ({
      section: 'ageing',
      date: agedOn,
      age,
      balance: number(amount),
    })),
  ];
  return rows.map((row) => ({currency, ...row}));
}

function number(value: Money): CsvCell {
  return {number: decimalText(value)};
}
