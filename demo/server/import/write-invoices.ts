import {searchKey} from '../../../src/model/search.ts';
import {numberSortKey} from '../../../src/model/sort-key.ts';
import type {Sql} from '../db/port.ts';
import {recomputeInvoices} from '../payments/invoice-totals.ts';
import type {Ids} from '../ports.ts';
import {withinClient} from './known.ts';
import type {InvoicePlan, Known} from './known.ts';
import type {PlannedInvoice} from './planned-invoice.ts';
import type {FirmRow} from './lookup.ts';
import type {InvoiceRecord} from './records.ts';
import {rowsOf} from './write.ts';
import type {Tally} from './write.ts';
import type {WrittenIds} from './write-people.ts';
import {writePieces} from './write-pieces.ts';

/** Bounds the size of one statement. */
const batchSize = 1000;

/** Writes invoices with all that belongs to them; the version of each that changed goes up by one. */
export async function writeInvoices(
  sql: Sql,
  firm: FirmRow,
  plans: readonly InvoicePlan[],
  context: {known: Known; written: WrittenIds; ids: Ids; isLive: boolean},
): Promise<Tally> {
  const total: Tally = {created: 0, updated: 0, unchanged: 0};
  for (let from = 0; from < plans.length; from += batchSize) {
    const batch = plans.slice(from, from + batchSize).map((plan): PlannedInvoice => {
      const before = context.known.invoices.get(plan.externalId) ?? null;
      return {
        ...plan,
        before,
        id: before?.id ?? context.ids('inv'),
        clientId: before?.clientId ?? plan.record?.clientId ?? '',
      };
    });
    const {created, updated} = await writeBatch(sql, firm, batch, context);
    total.created += created;
    total.updated += updated;
    total.unchanged += batch.length - created - updated;
  }
  return total;
}

async function writeBatch(
  sql: Sql,
  firm: FirmRow,
  batch: readonly PlannedInvoice[],
  {written, ids, isLive}: {written: WrittenIds; ids: Ids; isLive: boolean},
): Promise<{created: number; updated: number}> {
  const changed = await writeRows(sql, firm, batch, written);
  const withOtherPieces = await writePieces(sql, batch, (clientId, projectId) =>
    written.projects.get(withinClient(clientId, projectId)),
  );
  const booked = await bookOpeningPayments(sql, firm, batch, ids, isLive);
  // Both raise the version themselves.
  for (const id of booked) changed.add(id);
  const stale = [...withOtherPieces].filter((id) => !changed.has(id));
  await sql.query('update invoices set version = version + 1 where id = any($1::text[])', [stale]);
  const created = batch.filter(({before}) => before === null).length;
  return {created, updated: changed.size + stale.length - created};
}

/** The ids of those that are new or say something else than before. */
async function writeRows(
  sql: Sql,
  firm: FirmRow,
  batch: readonly PlannedInvoice[],
  written: WrittenIds,
): Promise<Set<string>> {
  const rows = batch.flatMap(({id, record}) =>
    record === null ? [] : [toRow(id, record, written.clients.get(record.clientId))],
  );
  const changed = await sql.query<{id: string}>(
    `insert into invoices as kept (id, firm_id, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, state, is_hidden, payment_options)
     select id, $2, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, state, is_hidden, payment_options
     from jsonb_to_recordset(($1::text)::jsonb) as given(id text, client_id text,
       external_id text, number text, number_key text, search_key text, issued_on date, due_on date,
       currency text, subtotal bigint, total bigint, state text, is_hidden boolean,
       payment_options text[])
     on conflict (firm_id, external_id) do update
       set number = excluded.number, number_key = excluded.number_key,
         search_key = excluded.search_key, issued_on = excluded.issued_on, due_on = excluded.due_on, currency = excluded.currency,
         subtotal = excluded.subtotal, total = excluded.total, state = excluded.state,
         is_hidden = excluded.is_hidden, payment_options = excluded.payment_options,
         version = kept.version + 1
       where (kept.number, kept.issued_on, kept.due_on, kept.currency, kept.subtotal, kept.total,
           kept.state, kept.is_hidden, kept.payment_options)
         is distinct from (excluded.number, excluded.issued_on, excluded.due_on,
           excluded.currency, excluded.subtotal, excluded.total, excluded.state,
           excluded.is_hidden, excluded.payment_options)
     returning id`,
    [rowsOf(rows), firm.id],
  );
  return new Set(changed.map(({id}) => id));
}

function toRow(id: string, record: InvoiceRecord, clientId: string | undefined): object {
  return {
    id,
    client_id: clientId,
    external_id: record.id,
    number: record.number,
    number_key: numberSortKey(record.number),
    search_key: searchKey(record.number),
    issued_on: record.issuedOn,
    due_on: record.dueOn,
    currency: record.currency,
    subtotal: record.subtotal,
    total: record.total,
    state: record.state,
    is_hidden: record.isHidden,
    payment_options: record.options,
  };
}

/**
 * What was paid before the invoice came here, as a ledger entry with a source of our own. The
 * ledger is append-only: another amount in a later import adds an entry with the difference. Noon
 * in the firm's time zone keeps the day the same for most readers; a day that nobody knows is today. Names the invoices it booked for.
 */
async function bookOpeningPayments(
  sql: Sql,
  firm: FirmRow,
  batch: readonly PlannedInvoice[],
  ids: Ids,
  isLive: boolean,
): Promise<string[]> {
  const rows = batch.flatMap(({id, record, before}) => {
    if (record === null) return [];
    const entries = before?.opening?.entries ?? 0;
    const amount = record.paid - (before?.opening?.amount ?? 0);
    if (amount === 0) return [];
    const source = entries === 0 ? `opening:${id}` : `opening:${id}:${entries}`;
    const {paidOn, currency} = record;
    return [{id: ids('led'), invoice_id: id, source, amount, currency, paid_on: paidOn}];
  });
  const invoiceIds = rows.map(({invoice_id: id}) => id);
  if (rows.length === 0) return invoiceIds;
  await sql.query(
    `insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency,
       is_live, booked_at)
     select id, $2, invoice_id, 'import', source, 'opening_payment', amount, currency,
       $3, (coalesce(paid_on, (now() at time zone $4)::date) + time '12:00') at time zone $4
     from jsonb_to_recordset(($1::text)::jsonb) as given(id text, invoice_id text, source text,
       amount bigint, currency text, paid_on date)`,
    [rowsOf(rows), firm.id, isLive, firm.timeZone],
  );
  await recomputeInvoices(sql, invoiceIds);
  return invoiceIds;
}
