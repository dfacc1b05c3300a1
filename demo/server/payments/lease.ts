import type {Sql} from '../db/port.ts';
import {toTimestamp} from './time.ts';

/**
 * The right to work on one submission. Whoever holds it writes its transactions; it ends by itself
 * when the holder falls silent, so a killed process loses nothing. Being late is safe, too: every
 * step asks for the lease again, and one transaction has one intent at the processor's.
 *
 * A submission without holder whose `lease_until` lies ahead waits: the processor gave no answer.
 */
export interface Lease {
  submissionId: string;
  token: string;
}

interface Term {
  token: string;
  now: number;
  /** When others may take over. */
  until: number;
}

/** Takes the lease of one submission, waiting or not, unless somebody holds it. */
export async function claim(sql: Sql, submissionId: string, term: Term): Promise<Lease | null> {
  const rows = await sql.query(
    `update submissions set lease_token = $2, lease_until = $4, is_called = false
     where id = $1 and (lease_token is null or lease_until <= $3)
     returning id`,
    [submissionId, term.token, toTimestamp(term.now), toTimestamp(term.until)],
  );
  return rows.length > 0 ? {submissionId, token: term.token} : null;
}

/**
 * Takes the lease, or sees to it that its holder looks once more before giving it back: what that
 * one asked the processor may be older than what the caller knows of.
 */
export async function claimOrCall(
  sql: Sql,
  submissionId: string,
  term: Term,
): Promise<Lease | null> {
  for (;;) {
    const lease = await claim(sql, submissionId, term);
    if (lease) return lease;
    const held = await sql.query(
      `update submissions set is_called = true
       where id = $1 and lease_token is not null returning id`,
      [submissionId],
    );
    if (held.length > 0) return null;
    // Given back between the two.
  }
}

/** Takes the unfinished submission that has waited longest; several processes never get the same. */
export async function claimUnfinished(sql: Sql, term: Term): Promise<Lease | null> {
  return claimFirst(
    sql,
    `select id from submissions
     where not is_final and (lease_until is null or lease_until <= $2)
     order by lease_until nulls first limit 1 for update skip locked`,
    term,
  );
}

/** Takes a submission with a debit under way about which nobody asked since `askedBefore`. */
export async function claimUnderWay(
  sql: Sql,
  term: Term & {askedBefore: number},
): Promise<Lease | null> {
  return claimFirst(
    sql,
    `select s.id from submissions s
     where (s.lease_until is null or s.lease_until <= $2) and s.id in (
       select t.submission_id from transactions t
       where t.state = 'processing' and (t.asked_at is null or t.asked_at <= $4)
       order by t.asked_at nulls first limit 20)
     limit 1 for update skip locked`,
    term,
    [toTimestamp(term.askedBefore)],
  );
}

async function claimFirst(
  sql: Sql,
  candidate: string,
  {token, now, until}: Term,
  more: readonly string[] = [],
): Promise<Lease | null> {
  const [row] = await sql.query<{id: string}>(
    `update submissions set lease_token = $1, lease_until = $3, is_called = false
     where id = (${candidate}) returning id`,
    [token, toTimestamp(now), toTimestamp(until), ...more],
  );
  return row ? {submissionId: row.id, token} : null;
}

/**
 * Gives the lease back; with `waitUntil`, nobody works on it before then unless asked to. False: it
 * stays the holder's, who was called meanwhile and looks once more.
 */
export async function release(sql: Sql, lease: Lease, waitUntil?: number): Promise<boolean> {
  const rows = await sql.query<{isKept: boolean}>(
    `update submissions s set is_called = false,
       lease_token = case when s.is_called then s.lease_token end,
       lease_until = case when s.is_called then s.lease_until else $3 end,
       is_final = not exists (
         select from transactions t where t.submission_id = s.id and t.state in
           ('queued', 'creating', 'confirming', 'unknown', 'requires_action'))
     where id = $1 and lease_token = $2
     returning lease_token is not null as "isKept"`,
    [lease.submissionId, lease.token, waitUntil === undefined ? null : toTimestamp(waitUntil)],
  );
  return !rows[0]?.isKept;
}

/** For a database that no other process uses: whoever held a lease is gone. */
export async function endLeases(sql: Sql): Promise<void> {
  await sql.query(
    `update submissions set lease_token = null, lease_until = null where lease_token is not null`,
  );
}
