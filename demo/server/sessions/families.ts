import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {findToken, requireAlive, type TokenRow} from './find-session.ts';
import {lifetimes} from './lifetimes.ts';
import {hashToken, newToken} from './tokens.ts';

export interface Tokens {
  accessToken: string;
  expiresAt: string;
  refreshToken: string;
}

export interface OpenedSession extends Tokens {
  contactId: string;
}

type SessionPorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

/** A new sign-in of a contact. */
export async function openSession(
  {db, clock, ids}: SessionPorts,
  firmId: string,
  contactId: string,
): Promise<OpenedSession> {
  const now = clock.now();
  const familyId = ids('ses');
  const endsAt = now + lifetimes.whole;
  return db.transaction(async (sql) => {
    await sql.query(
      `insert into session_families (id, firm_id, principal_kind, principal_id, signed_in_at,
         last_used_at, ends_at)
       values ($1, $2, 'contact', $3, $4, $4, $5)`,
      [familyId, firmId, contactId, new Date(now), new Date(endsAt)],
    );
    return {contactId, ...(await issueTokens(sql, familyId, now, endsAt))};
  });
}

/**
 * Exchanges a refresh token for new tokens. Each works once: one that comes twice has been stolen
 * or kept, nobody can tell by whom, so the whole sign-in ends.
 */
export async function renewSession(
  {db, clock}: SessionPorts,
  firmId: string,
  token: string,
): Promise<OpenedSession> {
  const now = clock.now();
  const renewed = await db.transaction(async (sql) => {
    const row = await findToken(sql, firmId, 'refresh', token);
    if (!row) return null;
    if (!(await useOnce(sql, token, now))) {
      await revokeSession(sql, row.familyId, now);
      return null;
    }
    return renew(sql, row, firmId, now);
  });
  if (!renewed) throw new Refusal('session_expired');
  return renewed;
}

async function renew(sql: Sql, row: TokenRow, firmId: string, now: number): Promise<OpenedSession> {
  const {id: contactId, familyId} = requireAlive(row, firmId, now);
  await sql.query('update session_families set last_used_at = $2 where id = $1', [
    familyId,
    new Date(now),
  ]);
  return {contactId, ...(await issueTokens(sql, familyId, now, Date.parse(row.endsAt)))};
}

/** Two requests with the same token: one of them finds it used. */
async function useOnce(sql: Sql, token: string, now: number): Promise<boolean> {
  const used = await sql.query(
    'update session_tokens set used_at = $2 where hash = $1 and used_at is null returning family_id',
    [hashToken(token), new Date(now)],
  );
  return used.length > 0;
}

async function issueTokens(
  sql: Sql,
  familyId: string,
  now: number,
  endsAt: number,
): Promise<Tokens> {
  const [accessToken, refreshToken] = [newToken(), newToken()];
  const expiresAt = new Date(Math.min(now + lifetimes.access, endsAt)).toISOString();
  await sql.query(
    `insert into session_tokens (hash, family_id, kind, expires_at)
     values ($1, $5, 'access', $3), ($2, $5, 'refresh', $4)`,
    [hashToken(accessToken), hashToken(refreshToken), expiresAt, new Date(endsAt), familyId],
  );
  return {accessToken, expiresAt, refreshToken};
}

/** Ends a sign-in with all of its tokens. */
export async function revokeSession(sql: Sql, familyId: string, now: number): Promise<void> {
  await sql.query(
    'update session_families set revoked_at = $2 where id = $1 and revoked_at is null',
    [familyId, new Date(now)],
  );
}
