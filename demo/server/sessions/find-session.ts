import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import type {Ports} from '../ports.ts';
import {requireOpen} from '../links/link.ts';
import {Refusal} from '../refusal.ts';
import {lifetimes} from './lifetimes.ts';
import {hashToken} from './tokens.ts';

export type TokenKind = 'access' | 'refresh';

/** A token's session, whoever's it is. */
export interface SessionRow {
  familyId: string;
  expiresAt: string;
  lastUsedAt: string;
  endsAt: string;
  revokedAt: string | null;
}

/** Columns of {@link SessionRow}, of tokens `t` and families `f`. */
export const sessionColumns = `f.id as "familyId", t.expires_at as "expiresAt",
  f.last_used_at as "lastUsedAt", f.ends_at as "endsAt", f.revoked_at as "revokedAt"`;

/** A token that is known, and its holder as far as they may still come in. */
export interface Found<P> {
  session: SessionRow;
  /** Throws the refusal for whoever is out by `now`. */
  admit(now: number): P;
}

/** How one of the two APIs finds its tokens; each is blind for the other's. */
export type FindToken<P> = (
  sql: Sql,
  firmId: string,
  kind: TokenKind,
  token: string,
) => Promise<Found<P> | null>;

/**
 * Whose access token this is; refused unless its session is alive and its holder is admitted. A
 * token of the other API is at the wrong door: nothing is there for it (404).
 */
export async function findSession<P>(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  firmId: string,
  token: string,
  find: FindToken<P>,
): Promise<P> {
  const found = await find(db, firmId, 'access', token);
  if (!found)
    throw new Refusal((await isKnown(db, firmId, token)) ? 'not_found' : 'unauthenticated');
  const now = clock.now();
  const {session} = found;
  requireAlive(session, now);
  const principal = found.admit(now);
  if (Date.parse(session.lastUsedAt) < now - lifetimes.touch) {
    await touch(db, session.familyId, now);
  }
  return principal;
}

interface PortalRow extends SessionRow {
  link: {
    id: string;
    invoiceId: string;
    clientId: string | null;
    expiresAt: string;
    revokedAt: string | null;
  } | null;
  contactId: string | null;
  clientId: string | null;
  access: 'user' | 'none' | null;
  isPortalEnabled: boolean | null;
}

/** A token of another firm is as unknown as one that never was. */
export const findPortalToken: FindToken<Principal> = async (sql, firmId, kind, token) => {
  const [row] = await sql.query<PortalRow>(
    `select ${sessionColumns}, c.id as "contactId", c.client_id as "clientId", c.access,
       cl.portal_enabled as "isPortalEnabled",
       case when l.id is not null then jsonb_build_object('id', l.id, 'invoiceId', l.invoice_id,
         'clientId', i.client_id, 'expiresAt', l.expires_at, 'revokedAt', l.revoked_at) end as link
     from session_tokens t
     join session_families f on f.id = t.family_id
     left join contacts c on f.principal_kind = 'contact' and c.id = f.principal_id
     left join clients cl on cl.id = c.client_id
     left join payment_links l on f.principal_kind = 'link' and l.id = f.principal_id
     left join invoices i on i.id = l.invoice_id and i.state = 'sent' and not i.is_hidden
     where t.hash = $1 and t.kind = $2 and f.firm_id = $3
       and f.principal_kind in ('contact', 'link')`,
    [hashToken(token), kind, firmId],
  );
  return row
    ? {
        session: row,
        admit: (now) => (row.link ? admittedByLink(row, firmId, now) : admitted(row, firmId)),
      }
    : null;
};

/**
 * Checked at every request, so that a contact without access is out at once and a portal
 * that is off says so to whoever was in.
 */
function admitted({contactId, clientId, familyId, ...row}: PortalRow, firmId: string): Principal {
  if (contactId === null || clientId === null || row.access !== 'user') {
    throw new Refusal('session_expired');
  }
  if (!row.isPortalEnabled) throw new Refusal('portal_off');
  return {kind: 'contact', id: contactId, firmId, clientId, familyId};
}

/**
 * By a payment link as long as that works and its invoice can be seen. The link is the firm's own word
 * on that one invoice, so it does not ask whether the client's people may use the portal.
 */
function admittedByLink({link, familyId}: PortalRow, firmId: string, now: number): Principal {
  if (!link?.clientId) throw new Refusal('link_expired');
  requireOpen(link, now);
  const {id, clientId, invoiceId} = link;
  return {kind: 'link', id, firmId, clientId, invoiceId, familyId};
}

export function requireAlive(session: SessionRow, now: number): void {
  const hasEnded =
    session.revokedAt !== null ||
    Date.parse(session.expiresAt) <= now ||
    Date.parse(session.endsAt) <= now ||
    Date.parse(session.lastUsedAt) + lifetimes.idle <= now;
  if (hasEnded) throw new Refusal('session_expired');
}

async function isKnown(sql: Sql, firmId: string, token: string): Promise<boolean> {
  const rows = await sql.query(
    `select from session_tokens t join session_families f on f.id = t.family_id
     where t.hash = $1 and t.kind = 'access' and f.firm_id = $2`,
    [hashToken(token), firmId],
  );
  return rows.length > 0;
}

async function touch(sql: Sql, familyId: string, now: number): Promise<void> {
  await sql.query('update session_families set last_used_at = $2 where id = $1', [
    familyId,
    new Date(now),
  ]);
}
