import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {requireAlive, type FindToken, type TokenKind} from './find-session.ts';
import {lifetimes} from './lifetimes.ts';
import {hashToken, newToken} from './tokens.ts';

export interface Tokens {
  accessToken: string;
  expiresAt: string;
  /** None where the firm signs people in itself. */
  refreshToken?: string;
}

/** Whose session it is. */
export interface Holder {
  kind: 'contact' | 'link' | 'staff';
  id: string;
}

type SessionPorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

export interface Opening {
  /** With a refresh token. */
  isRenewable?: boolean;
  /** What a contact's password was found to fit. One that is replaced meanwhile opens nothing. */
  passwordHash?: string;
}

/** A new sign-in. */
export async function openSession(
  {db, clock, ids}: SessionPorts,
  firmId: string,
  holder: Holder,
  {isRenewable = true, passwordHash}: Opening = {},
): Promise<Tokens> {
  const now = clock.now();
  const beginning = {firmId, holder, familyId: ids('ses'), now, isRenewable};
  return db.transaction(async (sql) => {
    if (passwordHash !== undefined) await requirePassword(sql, holder.id, passwordHash);
    return beginSession(sql, beginning);
  });
}

/** Locked, so that whoever sets a new one either comes first or finds this session and ends it. */
async function requirePassword(sql: Sql, contactId: string, hash: string): Promise<void> {
  const rows = await sql.query(
    'select from contacts where id = $1 and password_hash = $2 for share',
    [contactId, hash],
  );
  if (rows.length === 0) throw new Refusal('sign_in_failed');
}

export interface Beginning {
  firmId: string;
  holder: Holder;
  familyId: string;
  now: number;
  /** With a refresh token. */
  isRenewable: boolean;
}

/** The same within a database transaction that decides whether there is a sign-in. */
export async function beginSession(
  sql: Sql,
  {firmId, holder, familyId, now, isRenewable}: Beginning,
): Promise<Tokens> {
  const endsAt = now + lifetimes.whole;
  await sql.query(
    `insert into session_families (id, firm_id, principal_kind, principal_id, signed_in_at,
       last_used_at, ends_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [familyId, firmId, holder.kind, holder.id, new Date(now), new Date(endsAt)],
  );
  return issueTokens(sql, {familyId, now, endsAt, isRenewable});
}

/**
 * Exchanges a refresh token for new tokens. Each works once: one that comes twice has been stolen
 * or kept, nobody can tell by whom, so the whole sign-in ends.
 */
export async function renewSession<P>(
  {db, clock}: SessionPorts,
  firmId: string,
  token: string,
  find: FindToken<P>,
): Promise<{principal: P; tokens: Tokens}> {
  const now = clock.now();
  const renewed = await db.transaction(async (sql) => {
    const found = await find(sql, firmId, 'refresh', token);
    if (!found) return null;
    const {familyId, endsAt} = found.session;
    if (!(await useOnce(sql, token, now))) {
      await revokeSession(sql, familyId, now);
      return null;
    }
    requireAlive(found.session, now);
    const principal = found.admit(now);
    await sql.query('update session_families set last_used_at = $2 where id = $1', [
      familyId,
      new Date(now),
    ]);
    const issued = {familyId, now, endsAt: Date.parse(endsAt), isRenewable: true};
    return {principal, tokens: await issueTokens(sql, issued)};
  });
  if (!renewed) throw new Refusal('session_expired');
  return renewed;
}

/** Two requests with the same token: one of them finds it used. */
async function useOnce(sql: Sql, token: string, now: number): Promise<boolean> {
  const used = await sql.query(
    'update session_tokens set used_at = $2 where hash = $1 and used_at is null returning family_id',
    [hashToken(token), new Date(now)],
  );
  return used.length > 0;
}

interface Issued {
  familyId: string;
  now: number;
  endsAt: number;
  isRenewable: boolean;
}

async function issueTokens(
  sql: Sql,
  {familyId, now, endsAt, isRenewable}: Issued,
): Promise<Tokens> {
  const issue = async (kind: TokenKind, expiresAt: string) => {
    const token = newToken();
    await sql.query(
      'insert into session_tokens (hash, family_id, kind, expires_at) values ($1, $2, $3, $4)',
      [hashToken(token), familyId, kind, expiresAt],
    );
    return token;
  };
  const end = new Date(endsAt).toISOString();
  const expiresAt = new Date(Math.min(now + lifetimes.access, endsAt)).toISOString();
  const accessToken = await issue('access', expiresAt);
  if (!isRenewable) return {accessToken, expiresAt};
  return {accessToken, expiresAt, refreshToken: await issue('refresh', end)};
}

/** Ends a sign-in with all of its tokens. */
export async function revokeSession(sql: Sql, familyId: string, now: number): Promise<void> {
  await sql.query(
    'update session_families set revoked_at = $2 where id = $1 and revoked_at is null',
    [familyId, new Date(now)],
  );
}

/** Ends every sign-in of one holder, but for the one that is spared. */
export async function revokeSessionsOf(
  sql: Sql,
  {kind, id}: Holder,
  now: number,
  spared: string | null = null,
): Promise<void> {
  await sql.query(
    `update session_families set revoked_at = $3
     where principal_kind = $1 and principal_id = $2 and revoked_at is null
       and id is distinct from $4`,
    [kind, id, new Date(now), spared],
  );
}

/** Somebody signed in just now: whoever finds an open window cannot take the account over. */
export async function isFresh(sql: Sql, familyId: string, now: number): Promise<boolean> {
  const rows = await sql.query('select from session_families where id = $1 and signed_in_at > $2', [
    familyId,
    new Date(now - lifetimes.fresh),
  ]);
  return rows.length > 0;
}
