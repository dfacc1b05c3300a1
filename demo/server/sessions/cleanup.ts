import type {Sql} from '../db/port.ts';

const day = 24 * 60 * 60_000;

/**
 * Removes what no longer means anything: sessions past their end, counts of old
 * attempts, assertions that have expired.
 */
export async function deleteOldSessions(sql: Sql, now: number): Promise<void> {
  const before = new Date(now - day);
  await sql.query('delete from session_families where ends_at < $1', [before]);
  await sql.query('delete from sign_in_attempts where last_failed_at < $1', [before]);
  await sql.query('delete from used_assertions where expires_at < $1', [before]);
}
