import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';
import {withinClient} from './known.ts';
import type {Known, KnownContact, KnownInvoice, OpeningPayment} from './known.ts';
import type {Bundle} from './records.ts';

export interface FirmRow {
  id: string;
  timeZone: string;
  /** What it takes payments with. */
  accepts: PaymentOption[];
}

/**
 * The firm to import into; without a key the first by key. It stays locked to the end, so that two
 * imports of one firm run one after the other.
 */
export async function lockFirm(sql: Sql, key: string | null): Promise<FirmRow | null> {
  const [firm] = await sql.query<FirmRow>(
    `select id, time_zone as "timeZone", accepts from firms where key = coalesce($1::text, (select min(key) from firms))
     for no key update`,
    [key],
  );
  return firm ?? null;
}

/** Reads what the files name, and locks the invoices among it until the import is through. */
export async function lookUp(sql: Sql, firm: FirmRow, bundle: Bundle): Promise<Known> {
  const invoices = await lockInvoices(sql, firm, namedInvoices(bundle));
  const clientIds = namedClients(bundle, invoices);
  return {
    clients: await findClients(sql, firm, clientIds),
    contacts: await findContacts(sql, firm, clientIds),
    projects: await findProjects(sql, firm, clientIds),
    staff: await findStaff(sql, firm),
    invoices,
  };
}

function namedInvoices({invoices, lines, taxes}: Bundle): string[] {
  const ids = new Set<string>();
  for (const {value} of invoices ?? []) ids.add(value.id);
  for (const {value} of lines ?? []) ids.add(value.invoiceId);
  for (const {value} of taxes ?? []) ids.add(value.invoiceId);
  return storable(ids);
}

function namedClients(bundle: Bundle, invoices: ReadonlyMap<string, KnownInvoice>): string[] {
  const ids = new Set<string>();
  for (const {value} of bundle.clients ?? []) ids.add(value.id);
  const {contacts, projects, assignments, invoices: rows} = bundle;
  for (const entries of [contacts, projects, assignments, rows]) {
    for (const {value} of entries ?? []) ids.add(value.clientId);
  }
  for (const {clientId} of invoices.values()) ids.add(clientId);
  return storable(ids);
}

/** No database takes a NUL character, not even in a question; that it is no id has been said. */
function storable(ids: ReadonlySet<string>): string[] {
  return [...ids].filter((id) => !id.includes('\0'));
}

async function findClients(sql: Sql, firm: FirmRow, ids: string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{id: string; external_id: string}>(
    'select id, external_id from clients where firm_id = $1 and external_id = any($2::text[])',
    [firm.id, ids],
  );
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

async function findContacts(
  sql: Sql,
  firm: FirmRow,
  clientIds: string[],
): Promise<Map<string, KnownContact>> {
  const rows = await sql.query<{id: string; external_id: string; client: string; email: string}>(
    `select contacts.id, contacts.external_id, clients.external_id as client, contacts.email
     from contacts join clients on clients.id = contacts.client_id
     where clients.firm_id = $1 and clients.external_id = any($2::text[])`,
    [firm.id, clientIds],
  );
  return new Map(
    rows.map(({id, external_id: externalId, client: clientId, email}) => [
      withinClient(clientId, externalId),
      {id, clientId, externalId, email},
    ]),
  );
}

async function findProjects(
  sql: Sql,
  firm: FirmRow,
  clientIds: string[],
): Promise<Map<string, string>> {
  const rows = await sql.query<{id: string; external_id: string; client: string}>(
    `select projects.id, projects.external_id, clients.external_id as client
     from projects join clients on clients.id = projects.client_id
     where clients.firm_id = $1 and clients.external_id = any($2::text[])`,
    [firm.id, clientIds],
  );
  return new Map(rows.map((row) => [withinClient(row.client, row.external_id), row.id]));
}

async function findStaff(sql: Sql, firm: FirmRow): Promise<Map<string, string>> {
  const rows = await sql.query<{id: string; external_id: string}>(
    'select id, external_id from staff where firm_id = $1',
    [firm.id],
  );
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

interface InvoiceRow {
  id: string;
  external_id: string;
  client: string;
  currency: string;
  subtotal: number;
  total: number;
  is_busy: boolean;
}

async function lockInvoices(
  sql: Sql,
  firm: FirmRow,
  externalIds: string[],
): Promise<Map<string, KnownInvoice>> {
  const rows = await sql.query<InvoiceRow>(
    `select invoices.id, invoices.external_id, clients.external_id as client, invoices.currency,
       invoices.subtotal, invoices.total,
       invoices.pending <> 0 or invoices.has_active as is_busy
     from invoices join clients on clients.id = invoices.client_id
     where invoices.firm_id = $1 and invoices.external_id = any($2::text[])
     order by invoices.id for update of invoices`,
    [firm.id, externalIds],
  );
  const ids = rows.map(({id}) => id);
  const lineSums = await sumsOf(sql, 'invoice_lines', ids);
  const taxSums = await sumsOf(sql, 'invoice_taxes', ids);
  const ledgers = await findLedgers(sql, firm, ids);
  return new Map(
    rows.map((row) => {
      const ledger = ledgers.get(row.id);
      const hasPayments = ledger?.hasOthers ?? false;
      const invoice: KnownInvoice = {
        id: row.id,
        clientId: row.client,
        currency: row.currency,
        subtotal: row.subtotal,
        total: row.total,
        lineSum: lineSums.get(row.id) ?? null,
        taxSum: taxSums.get(row.id) ?? 0,
        obstacle: row.is_busy ? 'payment_in_progress' : hasPayments ? 'has_payments' : null,
        opening: ledger?.opening ?? null,
      };
      return [row.external_id, invoice];
    }),
  );
}

async function sumsOf(
  sql: Sql,
  table: 'invoice_lines' | 'invoice_taxes',
  invoiceIds: string[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{invoice_id: string; sum: number}>(
    `select invoice_id, sum(amount)::bigint as sum from ${table}
     where invoice_id = any($1::text[]) group by invoice_id`,
    [invoiceIds],
  );
  return new Map(rows.map((row) => [row.invoice_id, row.sum]));
}

interface LedgerFacts {
  hasOthers: boolean;
  opening: OpeningPayment | null;
}

interface LedgerRow {
  invoice_id: string;
  has_others: boolean;
  amount: number | null;
  entries: number;
  booked_on: string | null;
}

/** Each correction of an opening payment has a longer or later source than the one before. */
async function findLedgers(
  sql: Sql,
  {timeZone}: FirmRow,
  invoiceIds: string[],
): Promise<Map<string, LedgerFacts>> {
  const rows = await sql.query<LedgerRow>(
    `select invoice_id,
       bool_or(kind <> 'opening_payment') as has_others,
       sum(amount) filter (where kind = 'opening_payment')::bigint as amount,
       count(*) filter (where kind = 'opening_payment') as entries,
       to_char((array_agg(booked_at at time zone $2 order by length(source) desc, source desc)
         filter (where kind = 'opening_payment'))[1], 'YYYY-MM-DD') as booked_on
     from ledger where invoice_id = any($1::text[]) group by invoice_id`,
    [invoiceIds, timeZone],
  );
  return new Map(
    rows.map(({invoice_id: id, has_others: hasOthers, amount, entries, booked_on: on}) => [
      id,
      {hasOthers, opening: amount === null || on === null ? null : {amount, on, entries}},
    ]),
  );
}
