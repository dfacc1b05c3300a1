import type {AuditPage} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import {readTimeCursor, writePageCursor} from '../http/page-cursor.ts';
import type {Ports} from '../ports.ts';
import type {StaffPrincipal} from './principal.ts';

export interface Change {
  /** What was done, as `thing.verb`. */
  action: string;
  /** The id of what was changed. */
  subject: string;
  details?: Readonly<Record<string, unknown>>;
}

/** Writes who changed what, in the database transaction of the change: both happen or neither. */
export async function record(
  sql: Sql,
  {ids, clock}: Pick<Ports, 'ids' | 'clock'>,
  {id, name, firmId}: Pick<StaffPrincipal, 'id' | 'name' | 'firmId'>,
  {action, subject, details = {}}: Change,
): Promise<void> {
  await sql.query(
    `insert into audit_log (id, firm_id, at, actor_id, actor_name, action, subject, details)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [ids('aud'), firmId, new Date(clock.now()), id, name, action, subject, details],
  );
}

interface AuditRow {
  id: string;
  at: string;
  actorId: string;
  actorName: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

const pageSize = 50;

/** What the firm's people have changed, newest first. */
export async function listAudit(
  sql: Sql,
  firmId: string,
  cursor: string | undefined,
): Promise<AuditPage> {
  const list = ['audit', firmId];
  const after = cursor === undefined ? [null, null] : readTimeCursor(cursor, list);
  const rows = await sql.query<AuditRow>(
    `select id, at, actor_id as "actorId", actor_name as "actorName", action, subject, details
     from audit_log
     where firm_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3))
     order by at desc, id desc limit $4`,
    [firmId, ...after, pageSize + 1],
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(({actorId, actorName, ...entry}) => ({
      ...entry,
      actor: {id: actorId, name: actorName},
    })),
    nextCursor: last ? writePageCursor(list, [last.at, last.id]) : null,
  };
}
