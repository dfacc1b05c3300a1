import type {Db} from '../../demo/server/db/port.ts';
import {numberSortKey} from '../../src/model/sort-key.ts';
import {contactOf, projectOf} from './portal.ts';

export interface BenchInvoice {
  client: string;
  /** Which of its client's it is; everything else follows from this, so that answers are alike. */
  index: number;
  isPaid: boolean;
}

const rowsPerStatement = 10_000;
const today = Date.now();
const day = 24 * 60 * 60_000;

/** In bulk; each with a project, each paid one with its submission, transaction and ledger entry. */
export async function addInvoices(db: Db, invoices: readonly BenchInvoice[]): Promise<void> {
  for (let start = 0; start < invoices.length; start += rowsPerStatement) {
    await insert(db, invoices.slice(start, start + rowsPerStatement).map(toRow));
  }
  await db.script(payments);
  await db.script('vacuum analyze');
}

export const invoiceId = (client: string, index: number) =>
  `inv_${client}_${String(index).padStart(6, '0')}`;

function toRow({client, index, isPaid}: BenchInvoice) {
  const number = `INV-${10_000 + index}`;
  const total = 10_000 + ((index * 7919) % 90_000);
  return {
    id: invoiceId(client, index),
    client,
    project: projectOf(client),
    number,
    key: numberSortKey(number),
    issuedOn: dateOf(index - 60),
    dueOn: dateOf(index - 30),
    total,
    paid: isPaid ? total : 0,
  };
}

/** Three in four past due, the rest within the next weeks. */
function dateOf(days: number): string {
  return new Date(today - (days % 120) * day).toISOString().slice(0, 10);
}

type Row = ReturnType<typeof toRow>;

async function insert(db: Db, rows: readonly Row[]): Promise<void> {
  const column = <K extends keyof Row>(name: K) => rows.map((row) => row[name]);
  await db.query(
    `insert into invoices (id, firm_id, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, paid, state, payment_options)
     select n.id, 'firm_alder', n.client, n.id, n.number, n.key, lower(n.number),
       n.issued_on, n.due_on, 'USD',
       n.total, n.total, n.paid, 'sent', '{card,us_bank_account}'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[],
       $7::bigint[], $8::bigint[]) as n (id, client, number, key, issued_on, due_on, total, paid)`,
    [
      column('id'),
      column('client'),
      column('number'),
      column('key'),
      column('issuedOn'),
      column('dueOn'),
      column('total'),
      column('paid'),
    ],
  );
  await db.query(
    `insert into invoice_projects (invoice_id, project_id, position)
     select *, 1 from unnest($1::text[], $2::text[])`,
    [column('id'), column('project')],
  );
}

/** What has been paid was paid by the client's contact, each invoice in a submission of its own. */
const payments = `
  insert into submissions (id, firm_id, client_id, principal_kind, principal_id, method, currency,
    created_at, authorized_until, is_final)
  select 'sub_' || id, firm_id, client_id, 'contact', '${contactOf('')}' || client_id,
    '{"kind": "card", "brand": "visa", "last4": "4242"}', currency, due_on, due_on, true
  from invoices where paid > 0
  on conflict do nothing;

  insert into transactions (id, submission_id, position, invoice_id, amount, currency,
    invoice_version, state, settled_at, updated_at)
  select 'txn_' || id, 'sub_' || id, 1, id, paid, currency, 1, 'succeeded', due_on, due_on
  from invoices where paid > 0
  on conflict do nothing;

  insert into ledger (id, firm_id, invoice_id, transaction_id, account, source, kind, amount,
    currency, is_live, booked_at)
  select 'led_' || id, firm_id, id, 'txn_' || id, 'platform', 'pi_' || id, 'charge', paid, currency,
    false, due_on
  from invoices where paid > 0
  on conflict do nothing;
`;
