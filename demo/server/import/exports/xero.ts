import type {Bundle, Entry, InvoiceRecord, LineRecord, TaxRecord} from '../records.ts';
import {quote} from '../problem.ts';
import type {Row} from '../row.ts';
import {DayReader} from './dates.ts';
import {optionsFor} from './layout.ts';
import type {ExportLayout, ExportSettings} from './layout.ts';
import {PeopleOfExport} from './people.ts';
import {readLines} from './xero-lines.ts';

/**
 * The sales invoices that Xero exports: one row per line of an invoice, each with all that is said of
 * the invoice. Xero names a customer by name alone, so the name is the client's id.
 */
export const xero: ExportLayout = {
  system: 'Xero',
  signature: ['ContactName', 'InvoiceNumber'],
  required: [
    'ContactName',
    'EmailAddress',
    'InvoiceNumber',
    'InvoiceDate',
    'DueDate',
    'Total',
    'TaxTotal',
    'InvoiceAmountDue',
    'Description',
    'Quantity',
    'UnitAmount',
    'LineAmount',
    'TaxType',
    'TaxAmount',
    'Currency',
    'Type',
    'Status',
  ],
  amounts: [
    'Total',
    'TaxTotal',
    'InvoiceAmountDue',
    'Quantity',
    'UnitAmount',
    'LineAmount',
    'TaxAmount',
  ],
  read: readXero,
  columns: {
    invoice_id: 'InvoiceNumber',
    client_id: 'ContactName',
    currency: 'Currency',
    subtotal: 'Total',
    total: 'Total',
    amount: 'LineAmount',
    paid: 'InvoiceAmountDue',
    paid_on: 'InvoiceAmountDue',
    email: 'EmailAddress',
  },
};

/** Every row of an invoice says these, and all of them the same. */
const ofTheInvoice = [
  'ContactName',
  'InvoiceDate',
  'DueDate',
  'Total',
  'TaxTotal',
  'InvoiceAmountDue',
  'Currency',
  'Type',
  'Status',
];

const states = {
  draft: 'draft',
  'awaiting approval': 'draft',
  'awaiting payment': 'sent',
  paid: 'sent',
  voided: 'void',
  deleted: 'void',
} as const;

function readXero(rows: readonly Row[], settings: ExportSettings): Bundle {
  const people = new PeopleOfExport();
  const days = new DayReader(settings.dates);
  const invoices: Entry<InvoiceRecord>[] = [];
  const lines: Entry<LineRecord>[] = [];
  const taxes: Entry<TaxRecord>[] = [];
  for (const [id, [first, ...others]] of byInvoice(rows)) {
    for (const row of others) checkSameInvoice(first, row);
    const invoice = readInvoice(first, id, days, settings);
    const pieces = readLines([first, ...others], invoice);
    for (const row of [first, ...others]) {
      const email = row.optionalEmail('EmailAddress');
      people.client(row, invoice.clientId, invoice.clientId);
      people.contact(row, invoice.clientId, invoice.clientId, email);
    }
    const isSound = [first, ...others].every((row) => row.isSound);
    const value = {...invoice, subtotal: invoice.total - pieces.tax};
    invoices.push({line: first.line, isSound, value});
    lines.push(...pieces.lines);
    taxes.push(...pieces.taxes);
  }
  return {
    ...people.entries(),
    projects: null,
    staff: null,
    assignments: null,
    invoices,
    lines,
    taxes,
  };
}

/** Rows of one invoice need not stand together. One without a number is an invoice of its own. */
function byInvoice(rows: readonly Row[]): [id: string, rows: [Row, ...Row[]]][] {
  const groups = new Map<string | Row, [string, [Row, ...Row[]]]>();
  for (const row of rows) {
    const id = row.id('InvoiceNumber');
    const key = id || row;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id, [row]]);
    else group[1].push(row);
  }
  return [...groups.values()];
}

function checkSameInvoice(first: Row, row: Row): void {
  for (const field of ofTheInvoice) {
    const before = first.raw(field);
    if (row.raw(field) === before) continue;
    row.refuse(field, `Is ${quote(before)} on line ${first.line}, of the same invoice.`);
  }
}

function readInvoice(
  row: Row,
  id: string,
  days: DayReader,
  {payBy}: ExportSettings,
): InvoiceRecord {
  const currency = row.currency('Currency');
  const state = stateOf(row);
  const total = row.amount('Total', currency);
  return {
    id,
    clientId: row.id('ContactName'),
    number: id,
    issuedOn: days.day(row, 'InvoiceDate'),
    dueOn: days.optionalDay(row, 'DueDate'),
    currency: currency ?? '',
    subtotal: total,
    total,
    state,
    isHidden: false,
    options: optionsFor(currency ?? '', payBy),
    projectIds: [],
    paid: state === 'sent' ? settledOf(row, total, currency) : 0,
    paidOn: null,
  };
}

function stateOf(row: Row): InvoiceRecord['state'] {
  const type = row.text('Type');
  if (type !== '' && type.toLowerCase() !== 'sales invoice') {
    row.refuse('Type', `${quote(type)} cannot be imported; only sales invoices can.`);
  }
  const status = row.text('Status');
  const known = Object.entries(states).find(([name]) => name === status.toLowerCase());
  if (known === undefined && status !== '') {
    row.refuse('Status', `${quote(status)} is none of ${Object.keys(states).join(', ')}.`);
  }
  return known?.[1] ?? 'sent';
}

/** By payments or by credit notes: what is asked for here must be what is asked for there. */
function settledOf(row: Row, total: number, currency: string | null): number {
  const due = row.amount('InvoiceAmountDue', currency);
  const isWithin = total >= 0 ? due >= 0 && due <= total : due <= 0 && due >= total;
  if (!isWithin && row.isSound) {
    row.refuse('InvoiceAmountDue', 'Must lie between zero and the total.');
  }
  return total - due;
}
