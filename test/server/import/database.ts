import {randomUUID} from 'node:crypto';
import type {Db} from '../../../demo/server/db/port.ts';
import {describeProblem} from '../../../demo/server/import/problem.ts';
import {importFiles} from '../../../demo/server/import/import.ts';
import type {ImportResult} from '../../../demo/server/import/import.ts';
import {openTestDatabase} from '../harness.ts';
import {sourceFiles} from './files.ts';

export const ids = (prefix: string) => `${prefix}_${randomUUID()}`;

/** A database with two firms and nothing else. What an earlier call gave is gone. */
export async function openFirms(): Promise<Db> {
  const db = await openTestDatabase();
  await db.query(
    `insert into firms (id, key, name, legal_name, country, time_zone, statement_name, stripe_account)
     values ('frm_alder', 'alder', 'Alder', 'Alder', 'US', 'America/New_York', 'ALDER', null),
       ('frm_sable', 'sable', 'Sable', 'Sable', 'DE', 'Europe/Berlin', 'SABLE', 'acct_sable')`,
  );
  return db;
}

/** Imports into the first firm, or the one named. */
export function load(
  db: Db,
  texts: Readonly<Record<string, string | Uint8Array>>,
  firmKey: string | null = null,
): Promise<ImportResult> {
  return importFiles({db, ids, isLive: false, firmKey, files: sourceFiles(texts)});
}

/** What was said, one sentence per problem; none when it was loaded. */
export function saidOf(result: ImportResult): string[] {
  return result.outcome === 'refused' ? result.problems.map(describeProblem) : [];
}

/** Everything an import may have written, for comparing before and after. */
export async function contentsOf(db: Db): Promise<Record<string, unknown[]>> {
  const tables = [
    'clients',
    'contacts',
    'projects',
    'staff',
    'assignments',
    'invoices',
    'invoice_projects',
    'invoice_lines',
    'invoice_taxes',
    'ledger',
  ];
  const contents: Record<string, unknown[]> = {};
  for (const table of tables) {
    contents[table] = await db.query(`select * from ${table} order by 1, 2, 3`);
  }
  return contents;
}
