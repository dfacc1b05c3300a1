import type {Sql} from '../db/port.ts';
import {lifetimes} from './lifetimes.ts';

/** Which of these contacts' sessions would still be let in, without being used by that. */
export async function livingSessions(
  sql: Sql,
  families: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{id: string}>(
    `select f.id from session_families f
     join contacts c on f.principal_kind = 'contact' and c.id = f.principal_id
     join clients cl on cl.id = c.client_id
     where f.id = any($1) and f.revoked_at is null and f.ends_at > $2 and f.last_used_at > $3
       and c.access = 'user' and cl.portal_enabled`,
    [families, new Date(now), new Date(now - lifetimes.idle)],
  );
  return new Set(rows.map(({id}) => id));
}
