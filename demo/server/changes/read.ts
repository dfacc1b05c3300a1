import type * as z from 'zod/mini';
import type {changeKind} from '../../../src/contract/changes.ts';
import type {Sql} from '../db/port.ts';

export type ChangeKind = z.infer<typeof changeKind>;

export interface Change {
  clientId: string;
  /** Null: for every contact of the client. */
  contactId: string | null;
  kind: ChangeKind;
}

/** Below it every database transaction has ended, and what it wrote can be read. */
export async function readHorizon(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{xid: string}>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xid',
  );
  return BigInt(row!.xid);
}

/** What transactions from `from` on and below `to` have changed. */
export function readChanges(sql: Sql, from: bigint, to: bigint): Promise<Change[]> {
  return sql.query<Change>(
    `select distinct client_id as "clientId", contact_id as "contactId", kind from changes
     where xid >= $1::text::xid8 and xid < $2::text::xid8`,
    [String(from), String(to)],
  );
}

/** What has changed for a client since then; of what is still under way, whoever listens will hear. */
export function readChangesSince(sql: Sql, clientId: string, since: number): Promise<Change[]> {
  return sql.query<Change>(
    `select distinct client_id as "clientId", contact_id as "contactId", kind from changes
     where at >= $1 and client_id = $2`,
    [new Date(since), clientId],
  );
}

export async function deleteOldChanges(sql: Sql, before: number): Promise<void> {
  await sql.query('delete from changes where at < $1', [new Date(before)]);
}
