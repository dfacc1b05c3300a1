import type {Sql} from '../db/port.ts';
import type {PlannedInvoice} from './planned-invoice.ts';
import {rowsOf} from './write.ts';

type ProjectIds = (clientId: string, externalId: string) => string | undefined;

/** A table whose rows belong to an invoice and are replaced together. */
interface PieceTable {
  name: string;
  /** Columns after `invoice_id`, with their types. */
  columns: Readonly<Record<string, string>>;
  /** Null leaves the invoice's rows as they are. */
  rowsOf: (invoice: PlannedInvoice, projectIds: ProjectIds) => object[] | null;
}

const pieceTables: readonly PieceTable[] = [
  {
    name: 'invoice_projects',
    columns: {project_id: 'text', position: 'integer'},
    rowsOf: ({record, clientId}, projectIds) =>
      record?.projectIds.map((id) => ({project_id: projectIds(clientId, id)})) ?? null,
  },
  {
    name: 'invoice_lines',
    columns: {
      position: 'integer',
      description: 'text',
      quantity: 'text',
      rate: 'bigint',
      amount: 'bigint',
      project_id: 'text',
    },
    rowsOf: ({lines, clientId}, projectIds) =>
      lines?.map(({projectId, ...line}) => ({
        ...line,
        project_id: projectId === null ? null : projectIds(clientId, projectId),
      })) ?? null,
  },
  {
    name: 'invoice_taxes',
    columns: {position: 'integer', name: 'text', amount: 'bigint'},
    rowsOf: ({taxes}) => taxes,
  },
];

/** Replaces projects, lines and taxes where they differ, and names the invoices where they did. */
export async function writePieces(
  sql: Sql,
  batch: readonly PlannedInvoice[],
  projectIds: ProjectIds,
): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const table of pieceTables) {
    const replaced: string[] = [];
    const rows: object[] = [];
    for (const invoice of batch) {
      const pieces = table.rowsOf(invoice, projectIds);
      if (pieces === null) continue;
      replaced.push(invoice.id);
      for (const [position, piece] of pieces.entries()) {
        rows.push({...piece, invoice_id: invoice.id, position});
      }
    }
    for (const id of await replace(sql, table, replaced, rowsOf(rows))) changed.add(id);
  }
  return changed;
}

async function replace(
  sql: Sql,
  {name, columns}: PieceTable,
  invoiceIds: readonly string[],
  rows: string,
): Promise<string[]> {
  const names = ['invoice_id', ...Object.keys(columns)].join(', ');
  const types = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  const given = `select ${names} from jsonb_to_recordset(($1::text)::jsonb)
    as given(invoice_id text, ${types.join(', ')})`;
  const kept = `select ${names} from ${name} where invoice_id = any($2::text[])`;
  const different = await sql.query<{invoice_id: string}>(
    `with given as (${given}), kept as (${kept})
     select distinct invoice_id from (
       (table given except table kept) union all (table kept except table given)
     ) as different`,
    [rows, invoiceIds],
  );
  const ids = different.map((row) => row.invoice_id);
  if (ids.length === 0) return ids;
  await sql.query(`delete from ${name} where invoice_id = any($1::text[])`, [ids]);
  await sql.query(`insert into ${name} (${names}) ${given} where invoice_id = any($2::text[])`, [
    rows,
    ids,
  ]);
  return ids;
}
