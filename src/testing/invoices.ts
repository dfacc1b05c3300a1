import type {
  ExcludedItem,
  Invoice,
  InvoiceDetail,
  InvoicePage,
  InvoiceSummary,
  PayableItem,
  PayablePage,
  SummaryRow,
} from '../contract/types.ts';
import {invoiceState, type FirmFacts, type InvoiceState} from '../model/invoice-state.ts';
import {isPastDue} from '../model/calendar.ts';
import {money} from '../model/money.ts';
import {searchKey} from '../model/search.ts';
import {compareInvoices, compareText, defaultSort, numberSortKey} from '../model/sort-key.ts';
import type {InvoiceSort} from '../model/sort-key.ts';
import {toInstant} from './clock.ts';
import {pageOf} from './cursors.ts';
import {paymentsOf, toInvoicePayment, toLastPayment} from './invoice-payments.ts';
import {Refusal} from './refusal.ts';
import {firmFacts, type ContactRecord, type InvoiceRecord, type State} from './state.ts';

/** Which of the client's invoices are asked for. */
export interface InvoiceFilter {
  status?: 'outstanding' | 'all' | 'past_due' | 'processing' | 'paid' | undefined;
  q?: string | undefined;
  projectId?: string | undefined;
}

export interface ListRequest extends InvoiceFilter {
  sort?: InvoiceSort | undefined;
  limit?: string | undefined;
  cursor?: string | undefined;
}

const rowsPerPage = 25;
const payablePerPage = 1000;

/** An invoice with what follows from its facts today. */
interface Judged {
  invoice: InvoiceRecord;
  judgment: InvoiceState;
}

export function listInvoices(
  state: State,
  contact: ContactRecord,
  {sort = defaultSort, limit, cursor, ...filter}: ListRequest,
): InvoicePage {
  const matching = matches(state, contact, filter);
  const compare = compareInvoices(sort);
  const page = pageOf(state, matching.map(toSortable), {
    query: nameOf('list', contact, filter, sort),
    compare,
    cursor,
    limit: limit === undefined ? rowsPerPage : Number(limit),
  });
  return {
    items: page.items.map(({id}) => toInvoice(state, contact, invoiceOf(state, id))),
    nextCursor: page.nextCursor,
    payableCount: matching.filter(({judgment}) => judgment.payableAmount !== null).length,
  };
}

/** What select-all needs of the outstanding invoices of a query. */
export function listPayable(
  state: State,
  contact: ContactRecord,
  {cursor, ...filter}: InvoiceFilter & {cursor?: string | undefined},
): PayablePage {
  const outstanding = matches(state, contact, filter).filter(
    ({judgment}) => judgment.outstanding > 0,
  );
  const page = pageOf(state, outstanding.map(toSortable), {
    query: nameOf('payable', contact, filter),
    compare: inPayingOrder,
    cursor,
    limit: payablePerPage,
  });
  return {...toPayable(state, page.items), nextCursor: page.nextCursor};
}

/** The same for given ids; what the client may not see is left out without a word. */
export function checkPayable(
  state: State,
  contact: ContactRecord,
  ids: readonly string[],
): PayablePage {
  const asked = new Set(ids);
  const rows = visible(state, contact).filter(({id}) => asked.has(id));
  const facts = firmFacts(state);
  const sorted = rows.map((invoice) => toSortable(judge(invoice, facts))).sort(inPayingOrder);
  return {...toPayable(state, sorted), nextCursor: null};
}

/** What the client owes by currency, and when something was paid last (L-16). */
export function summarize(state: State, contact: ContactRecord): InvoiceSummary {
  const outstanding = matches(state, contact, {status: 'outstanding'});
  const pastDue = matches(state, contact, {status: 'past_due'});
  const lastPaid = findLastPaid(state, contact);
  return {
    outstanding: sumsOf(outstanding),
    pastDue: sumsOf(pastDue),
    ...(lastPaid && {lastPayment: lastPaid}),
  };
}

export function readInvoice(state: State, contact: ContactRecord, id: string): InvoiceDetail {
  const invoice = visible(state, contact).find((each) => each.id === id);
  if (!invoice) throw new Refusal('not_found');
  const {currency, lines, subtotal, taxes} = invoice;
  return {
    ...toInvoice(state, contact, invoice),
    lines,
    subtotal: money(subtotal, currency),
    taxes,
    payments: paymentsOf(state, invoice, contact.id).map((payment) =>
      toInvoicePayment(payment, currency),
    ),
  };
}

/** An invoice as a contact sees it; its state is the model's word. */
export function toInvoice(state: State, contact: ContactRecord, invoice: InvoiceRecord): Invoice {
  const {id, number, projects, issuedOn, dueOn, currency, version} = invoice;
  const judgment = invoiceState(invoice, firmFacts(state));
  const [newest] = paymentsOf(state, invoice, contact.id);
  return {
    id,
    number,
    projects,
    issuedOn,
    dueOn,
    total: money(invoice.total, currency),
    paid: money(invoice.paid, currency),
    pending: money(invoice.pending, currency),
    due: money(judgment.due, currency),
    payableAmount: judgment.payableAmount,
    ...(judgment.notPayableReason !== null && {notPayableReason: judgment.notPayableReason}),
    status: judgment.status,
    paymentOptions: judgment.options,
    ...(judgment.payableAmount !== null && {minimum: judgment.minimum}),
    version,
    ...(newest && {lastPayment: toLastPayment(newest, currency)}),
  };
}

function toPayable(state: State, rows: readonly Sortable[]) {
  const facts = firmFacts(state);
  const items: PayableItem[] = [];
  const excluded: ExcludedItem[] = [];
  for (const row of rows) {
    const invoice = invoiceOf(state, row.id);
    const {id, number, version} = invoice;
    const {payableAmount, notPayableReason, options, minimum} = invoiceState(invoice, facts);
    if (payableAmount) {
      items.push({id, number, version, payableAmount, paymentOptions: options, minimum});
    } else if (notPayableReason) excluded.push({id, number, reason: notPayableReason});
  }
  return {items, excluded};
}

/** What a contact of the client may know of at all (L-06). */
export function visible({invoices}: State, {clientId}: ContactRecord): InvoiceRecord[] {
  return [...invoices.values()].filter(
    (invoice) => invoice.clientId === clientId && invoice.state === 'sent' && !invoice.isHidden,
  );
}

function matches(
  state: State,
  contact: ContactRecord,
  {status = 'outstanding', q = '', projectId}: InvoiceFilter,
): Judged[] {
  const facts = firmFacts(state);
  const wanted = searchKey(q.trim());
  return visible(state, contact)
    .filter(
      ({number, projects}) =>
        (projectId === undefined || projects.some(({id}) => id === projectId)) &&
        [number, ...projects.map(({name}) => name)].some((text) =>
          searchKey(text).includes(wanted),
        ),
    )
    .map((invoice) => judge(invoice, facts))
    .filter((judged) => hasStatus(judged, status, facts));
}

function hasStatus(
  {invoice, judgment}: Judged,
  status: NonNullable<InvoiceFilter['status']>,
  {today}: FirmFacts,
): boolean {
  switch (status) {
    case 'all':
      return true;
    case 'outstanding':
      return judgment.outstanding > 0;
    case 'past_due':
      return judgment.outstanding > 0 && invoice.total >= 0 && isPastDue(invoice.dueOn, today);
    case 'processing':
    case 'paid':
      return judgment.status === status;
  }
}

function judge(invoice: InvoiceRecord, facts: FirmFacts): Judged {
  return {invoice, judgment: invoiceState(invoice, facts)};
}

type Sortable = Pick<Invoice, 'id' | 'number' | 'issuedOn' | 'dueOn' | 'due'>;

function toSortable({invoice, judgment}: Judged): Sortable {
  const {id, number, issuedOn, dueOn, currency} = invoice;
  return {id, number, issuedOn, dueOn, due: money(judgment.due, currency)};
}

/** Oldest due first, as payments are made; without a due date last, then by number. */
function inPayingOrder(one: Sortable, other: Sortable): number {
  return (
    compareText(one.dueOn ?? '9999-99-99', other.dueOn ?? '9999-99-99') ||
    compareText(numberSortKey(one.number), numberSortKey(other.number)) ||
    compareText(one.id, other.id)
  );
}

function sumsOf(outstanding: readonly Judged[]): SummaryRow[] {
  const byCurrency = Map.groupBy(outstanding, ({invoice}) => invoice.currency);
  return [...byCurrency]
    .map(([currency, rows]) => ({
      currency,
      count: rows.length,
      amount: rows.reduce((total, {judgment}) => total + judgment.outstanding, 0),
    }))
    .sort((one, other) => compareText(one.currency, other.currency));
}

/** An opening balance is no payment that anybody remembers making. */
function findLastPaid(
  state: State,
  contact: ContactRecord,
): InvoiceSummary['lastPayment'] | undefined {
  const entries = visible(state, contact).flatMap(({currency, ledger}) =>
    ledger
      .filter(({kind}) => kind === 'charge' || kind === 'outside_payment')
      .map((entry) => ({...entry, currency})),
  );
  const newest = entries.reduce<(typeof entries)[number] | null>(
    (best, entry) => (best && best.at > entry.at ? best : entry),
    null,
  );
  if (!newest) return undefined;
  const payer = payerOf(state, newest.transactionId);
  const byMe = payer?.contactId === contact.id;
  return {
    amount: money(newest.amount, newest.currency),
    paidAt: toInstant(newest.at),
    byMe,
    ...(byMe && {method: payer.method}),
  };
}

function payerOf({submissions}: State, transactionId: string | null) {
  return [...submissions.values()].find(({transactions}) =>
    transactions.some(({id}) => id === transactionId),
  );
}

function invoiceOf({invoices}: State, id: string): InvoiceRecord {
  const invoice = invoices.get(id);
  if (!invoice) throw new Error(`There is no invoice ${id}`);
  return invoice;
}

function nameOf(
  list: string,
  {clientId}: ContactRecord,
  {status, q, projectId}: InvoiceFilter,
  sort = '',
): string {
  return JSON.stringify([
    list,
    clientId,
    status ?? 'outstanding',
    q?.trim() ?? '',
    projectId,
    sort,
  ]);
}
