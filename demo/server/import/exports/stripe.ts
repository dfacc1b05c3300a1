import {decimalText} from '../decimal.ts';
import type {Bundle, Entry, InvoiceRecord, TaxRecord} from '../records.ts';
import type {Row} from '../row.ts';
import {InstantReader} from './dates.ts';
import {optionsFor} from './layout.ts';
import type {ExportLayout, ExportSettings} from './layout.ts';
import {PeopleOfExport} from './people.ts';

/**
 * The invoices that Stripe's Dashboard exports, one row each; times are in UTC, currencies in small
 * letters, amounts decimal. Whoever exports chooses the columns, so all that can be missed may be.
 */
export const stripe: ExportLayout = {
  system: 'Stripe',
  signature: ['id', 'Number', 'Amount Due'],
  required: [
    'id',
    'Number',
    'Customer',
    'Currency',
    'Total',
    'Tax',
    'Amount Due',
    'Amount Paid',
    'Due Date (UTC)',
    'Status',
  ],
  amounts: ['Total', 'Tax', 'Amount Due', 'Amount Paid'],
  read: readStripe,
  columns: {
    invoice_id: 'id',
    client_id: 'Customer',
    number: 'Number',
    currency: 'Currency',
    subtotal: 'Total',
    total: 'Total',
    amount: 'Tax',
    paid: 'Amount Paid',
    paid_on: 'Paid At (UTC)',
    email: 'Customer Email',
  },
};

/** What became of an invoice at Stripe, and what that is here. */
const states = {
  draft: {state: 'draft', isHidden: false},
  open: {state: 'sent', isHidden: false},
  paid: {state: 'sent', isHidden: false},
  // Written off: the firm asks for it no longer.
  uncollectible: {state: 'sent', isHidden: true},
  void: {state: 'void', isHidden: false},
} as const;

type Status = keyof typeof states;

const statuses = Object.keys(states) as [Status, ...Status[]];

function readStripe(rows: readonly Row[], {timeZone, payBy}: ExportSettings): Bundle {
  const days = new InstantReader(timeZone);
  const people = new PeopleOfExport();
  const invoices: Entry<InvoiceRecord>[] = [];
  const taxes: Entry<TaxRecord>[] = [];
  for (const row of rows) {
    const invoice = readInvoice(row, days, payBy);
    const {line} = row;
    const email = row.optionalEmail('Customer Email');
    const name = row.optionalText('Customer Name') ?? row.optionalText('Customer Description');
    people.client(row, invoice.clientId, name ?? email ?? invoice.clientId);
    people.contact(row, invoice.clientId, name, email);
    const tax = invoice.total - invoice.subtotal;
    const {isSound} = row;
    invoices.push({line, isSound, value: invoice});
    if (tax !== 0 && isSound) {
      const amount = decimalText(tax, invoice.currency);
      taxes.push({line, isSound, value: {invoiceId: invoice.id, name: 'Tax', amount}});
    }
  }
  return {
    ...people.entries(),
    projects: null,
    staff: null,
    assignments: null,
    invoices,
    lines: null,
    taxes,
  };
}

function readInvoice(row: Row, days: InstantReader, payBy: ExportSettings['payBy']): InvoiceRecord {
  const id = row.id('id');
  const status = row.oneOf('Status', statuses);
  const currency = row.currency('Currency');
  const total = row.amount('Total', currency);
  const tax = row.optionalAmount('Tax', currency);
  const paid = settledOf(row, status, total, currency);
  const paidOn = days.optionalDay(row, 'Paid At (UTC)');
  return {
    id,
    clientId: row.id('Customer'),
    // A draft has none yet, and nobody but the firm sees it.
    number: status === 'draft' ? (row.optionalText('Number') ?? id) : row.text('Number'),
    issuedOn: issuedOn(row, days),
    dueOn: days.optionalDay(row, 'Due Date (UTC)'),
    currency: currency ?? '',
    // Whether the tax was added or included, it is the part of the total that is tax.
    subtotal: total - tax,
    total,
    ...states[status],
    options: optionsFor(currency ?? '', payBy),
    projectIds: [],
    paid,
    paidOn: paid === 0 ? null : paidOn,
  };
}

/** The day it was finalized; without that column the day it was made. */
function issuedOn(row: Row, days: InstantReader): string {
  const finalized = days.optionalDay(row, 'Finalized At (UTC)');
  if (finalized !== null) return finalized;
  const made = days.optionalDay(row, 'Created (UTC)');
  return made ?? days.day(row, 'Date (UTC)');
}

/**
 * What no longer has to be paid. More than Amount Paid where a credit note or the customer's balance
 * has settled a part: what is asked for here must be what is asked for there.
 */
function settledOf(row: Row, status: Status, total: number, currency: string | null): number {
  const due = row.amount('Amount Due', currency);
  const paid = row.optionalAmount('Amount Paid', currency);
  if (status === 'draft' || status === 'void') return 0;
  if (status === 'paid') return total;
  const settled = total - (due - paid);
  // What stands on amounts that cannot be read would only repeat it.
  if (!row.isSound) return 0;
  if (total >= 0 && settled < 0) {
    row.refuse(
      'Amount Due',
      'Is more than the total, so an older debt of the customer is in it; the portal asks for each invoice alone.',
    );
  } else if (total >= 0 ? settled > total : settled > 0 || settled < total) {
    row.refuse('Amount Paid', 'Must lie between zero and the amount due.');
  }
  return settled;
}
