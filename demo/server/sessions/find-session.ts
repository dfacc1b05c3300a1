import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {lifetimes} from './lifetimes.ts';
import {hashToken} from './tokens.ts';

/** A token with the session it belongs to, and whether its holder may still come in. */
export interface TokenRow {
  familyId: string;
  expiresAt: string;
  usedAt: string | null;
  lastUsedAt: string;
  endsAt: string;
  revokedAt: string | null;
  contactId: string | null;
  clientId: string | null;
  access: 'user' | 'none' | null;
  isPortalEnabled: boolean | null;
}

/** Whose access token this is; refused unless its session and its portal are open. */
export async function findSession(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  firmId: string,
  token: string,
): Promise<Principal> {
  const row = await findToken(db, firmId, 'access', token);
  if (!row) throw new Refusal('unauthenticated');
  const now = clock.now();
  const principal = requireAlive(row, firmId, now);
  if (Date.parse(row.lastUsedAt) < now - lifetimes.touch) await touch(db, row.familyId, now);
  return principal;
}

/** A token of another firm is as unknown as one that never was. */
export async function findToken(
  sql: Sql,
  firmId: string,
  kind: 'access' | 'refresh',
  token: string,
): Promise<TokenRow | null> {
  const [row] = await sql.query<TokenRow>(
    `select f.id as "familyId", t.expires_at as "expiresAt", t.used_at as "usedAt",
       f.last_used_at as "lastUsedAt", f.ends_at as "endsAt", f.revoked_at as "revokedAt",
       c.id as "contactId", c.client_id as "clientId", c.access,
       cl.portal_enabled as "isPortalEnabled"
     from session_tokens t
     join session_families f on f.id = t.family_id
     left join contacts c on f.principal_kind = 'contact' and c.id = f.principal_id
     left join clients cl on cl.id = c.client_id
     where t.hash = $1 and t.kind = $2 and f.firm_id = $3
       and f.principal_kind in ('contact', 'link')`,
    [hashToken(token), kind, firmId],
  );
  return row ?? null;
}

/**
 * Checked at every request, so that a contact without access is out at once and a portal
 * that is off says so to whoever was in.
 */
export function requireAlive(row: TokenRow, firmId: string, now: number): Principal {
  const hasEnded =
    row.revokedAt !== null ||
    Date.parse(row.expiresAt) <= now ||
    Date.parse(row.endsAt) <= now ||
    Date.parse(row.lastUsedAt) + lifetimes.idle <= now;
  if (hasEnded || row.contactId === null || row.clientId === null || row.access !== 'user') {
    throw new Refusal('session_expired');
  }
  if (!row.isPortalEnabled) throw new Refusal('portal_off');
  const {contactId: id, clientId, familyId} = row;
  return {kind: 'contact', id, firmId, clientId, familyId};
}

async function touch(sql: Sql, familyId: string, now: number): Promise<void> {
  await sql.query('update session_families set last_used_at = $2 where id = $1', [
    familyId,
    new Date(now),
  ]);
}
