import {decimalText, parseAmount, writeAmount} from '../decimal.ts';
import type {Entry, InvoiceRecord, LineRecord, TaxRecord} from '../records.ts';
import type {Row} from '../row.ts';

export interface Pieces {
  lines: Entry<LineRecord>[];
  taxes: Entry<TaxRecord>[];
  /** What of the total is tax. */
  tax: number;
}

interface LineAmounts {
  row: Row;
  amount: number;
  tax: number;
}

/**
 * Lines and taxes of one invoice. Xero exports the lines as they were entered, with tax added to them
 * or included; which of the two shows in what adds up to the total. Here lines are before taxes.
 */
export function readLines(rows: readonly [Row, ...Row[]], invoice: InvoiceRecord): Pieces {
  const [first] = rows;
  const currency = invoice.currency === '' ? null : invoice.currency;
  const taxTotal = first.optionalAmount('TaxTotal', currency);
  const amounts = rows.map((row) => ({
    row,
    amount: row.optionalAmount('LineAmount', currency),
    tax: row.optionalAmount('TaxAmount', currency),
  }));
  const sum = amounts.reduce((all, {amount}) => all + amount, 0);
  const taxSum = amounts.reduce((all, {tax}) => all + tax, 0);
  const includesTax = sum !== invoice.total - taxTotal;
  if (currency !== null && rows.every((row) => row.isSound)) {
    const say = (amount: number) => writeAmount(amount, currency);
    if (includesTax && sum !== invoice.total) {
      first.refuse(
        'Total',
        `The lines add up to ${say(sum)}, taxes to ${say(taxTotal)}, and neither with nor without them that is ${say(invoice.total)}.`,
      );
    } else if (includesTax && taxSum !== taxTotal) {
      first.refuse('TaxTotal', `The taxes of the lines add up to ${say(taxSum)}.`);
    }
  }
  return {
    lines: amounts.map((each) => toLine(each, invoice, includesTax)),
    taxes: currency === null ? [] : toTaxes(first, invoice, amounts, taxTotal),
    tax: taxTotal,
  };
}

function toLine(
  {row, amount, tax}: LineAmounts,
  {id, currency}: InvoiceRecord,
  includesTax: boolean,
): Entry<LineRecord> {
  const description = row.optionalText('Description') ?? row.optionalText('InventoryItemCode');
  const value = {
    invoiceId: id,
    description: description ?? row.text('Description'),
    quantity: row.optionalQuantity('Quantity'),
    rate: includesTax ? null : rateOf(row, currency),
    amount: currency === '' ? '0' : decimalText(includesTax ? amount - tax : amount, currency),
    projectId: null,
  };
  return {line: row.line, isSound: row.isSound, value};
}

/** Left out where it would not explain the amount: with a discount, or in fractions of a cent. */
function rateOf(row: Row, currency: string): string | null {
  const rate = row.optionalWrittenAmount('UnitAmount');
  if (rate === null || currency === '' || row.optionalText('Discount') !== null) return null;
  return 'amount' in parseAmount(rate, currency) ? rate : null;
}

/** By the name of the rate; as one where the lines' taxes are not the invoice's to the cent. */
function toTaxes(
  {line, isSound}: Row,
  {id, currency}: InvoiceRecord,
  amounts: readonly LineAmounts[],
  taxTotal: number,
): Entry<TaxRecord>[] {
  const byName = new Map<string, number>();
  for (const {row, tax} of amounts) {
    const name = row.optionalText('TaxType') ?? 'Tax';
    byName.set(name, (byName.get(name) ?? 0) + tax);
  }
  const sum = [...byName.values()].reduce((all, amount) => all + amount, 0);
  const taxes = sum === taxTotal ? [...byName] : [['Tax', taxTotal] as const];
  return taxes
    .filter(([, amount]) => amount !== 0)
    .map(([name, amount]) => {
      const value = {invoiceId: id, name, amount: decimalText(amount, currency)};
      return {line, isSound, value};
    });
}
