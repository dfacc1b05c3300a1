import {createHash} from 'node:crypto';
import type {Db, Sql} from '../db/port.ts';

/** Failed attempts before each further one has to wait; the wait doubles up to the longest. */
const freeAttempts = {account: 5, address: 20} as const;
const longestWait = 60_000;
const forgottenAfter = 15 * 60_000;

type SubjectKind = keyof typeof freeAttempts;

/** What attempts are counted by: an e-mail address that somebody typed, and where they sit. */
export interface Attempt {
  firmId: string;
  email: string;
  address: string;
  /** Contacts, staff and requests for links are counted apart: none slows another. */
  door?: 'staff' | 'link';
}

interface CountRow {
  subject: string;
  failures: number;
  lastFailedAt: string;
}

/**
 * Counts a sign-in as failed before it is tried, so that many at once cannot slip through together.
 * Answers the milliseconds to wait, 0 when the attempt may be made. A refused one counts for
 * nothing: whoever waits as told gets in, and nobody is ever locked out.
 */
export async function takeAttempt(db: Db, attempt: Attempt, now: number): Promise<number> {
  const subjects = subjectsOf(attempt);
  return db.transaction(async (sql) => {
    const counts = await lockCounts(sql, attempt.firmId, subjects, now);
    const wait = Math.max(...counts.map((count) => waitOf(count, now)));
    if (wait > 0) return wait;
    await sql.query(
      `update sign_in_attempts
       set failures = case when last_failed_at < $4 then 1 else failures + 1 end,
         last_failed_at = $3
       where firm_id = $1 and subject = any($2)`,
      [attempt.firmId, subjects, new Date(now), new Date(now - forgottenAfter)],
    );
    return 0;
  });
}

/** The attempt turned out right: the account starts anew, the address gets its attempt back. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  const [account, address] = subjectsOf(attempt);
  await db.transaction(async (sql) => {
    await sql.query(
      `update sign_in_attempts set failures = case when subject = $2 then 0 else failures - 1 end
       where firm_id = $1 and subject in ($2, $3) and failures > 0`,
      [attempt.firmId, account, address],
    );
  });
}

async function lockCounts(
  sql: Sql,
  firmId: string,
  subjects: readonly string[],
  now: number,
): Promise<CountRow[]> {
  await sql.query(
    `insert into sign_in_attempts (firm_id, subject, failures, last_failed_at)
     select $1, subject, 0, $3::timestamptz from unnest($2::text[]) as subject order by subject
     on conflict do nothing`,
    [firmId, subjects, new Date(now)],
  );
  return sql.query<CountRow>(
    `select subject, failures, last_failed_at as "lastFailedAt" from sign_in_attempts
     where firm_id = $1 and subject = any($2) order by subject for update`,
    [firmId, subjects],
  );
}

function waitOf({subject, failures, lastFailedAt}: CountRow, now: number): number {
  const since = now - Date.parse(lastFailedAt);
  const beyond = failures - freeAttempts[subject.split(':')[0] as SubjectKind];
  if (beyond < 0 || since > forgottenAfter) return 0;
  return Math.max(0, Math.min(1000 * 2 ** beyond, longestWait) - since);
}

/** Hashed: nobody should find a list of typed e-mail addresses, some of them passwords, in here. */
function subjectsOf({email, address, door}: Attempt): [account: string, address: string] {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
  const at = door === undefined ? '' : `${door}\n`;
  return [`account:${hash(at + email.toLowerCase())}`, `address:${hash(at + address)}`];
}
