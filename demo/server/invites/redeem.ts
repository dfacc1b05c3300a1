import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {beginSession, revokeSessionsOf, type Tokens} from '../sessions/families.ts';
import type {PasswordCost} from '../sessions/passwords.ts';
import {hashFor} from '../sessions/set-password.ts';
import {hashToken} from '../sessions/tokens.ts';

type RedeemPorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

export interface Redeemed {
  contactId: string;
  tokens: Tokens;
}

interface InviteRow {
  id: string;
  contactId: string;
  isNewest: boolean;
  isOpen: boolean;
  isPortalOn: boolean;
}

/**
 * Accepts an invite: the contact gets the password they chose, and a session. Which of the links is
 * the newest, whether it still works and whether the contact may still come in is asked again under
 * a lock, so that a link that is pressed twice opens once.
 */
export async function redeemInvite(
  ports: RedeemPorts,
  firmId: string,
  {token, password}: {token: string; password: string},
  cost: PasswordCost,
): Promise<Redeemed> {
  const {db, clock, ids} = ports;
  const now = clock.now();
  const {contactId} = await openInvite(db, firmId, token, now);
  const hash = await hashFor(db, contactId, password, cost);
  return db.transaction(async (sql) => {
    await sql.query('select id from contacts where id = $1 for update', [contactId]);
    const {id} = await openInvite(sql, firmId, token, now);
    await sql.query('update invites set redeemed_at = $2 where id = $1', [id, new Date(now)]);
    await sql.query('update contacts set password_hash = $2, version = version + 1 where id = $1', [
      contactId,
      hash,
    ]);
    const holder = {kind: 'contact', id: contactId} as const;
    await revokeSessionsOf(sql, holder, now);
    const beginning = {firmId, holder, familyId: ids('ses'), now, isRenewable: true};
    return {contactId, tokens: await beginSession(sql, beginning)};
  });
}

async function openInvite(
  sql: Sql,
  firmId: string,
  token: string,
  now: number,
): Promise<InviteRow> {
  const [row] = await sql.query<InviteRow>(
    `select i.id, i.contact_id as "contactId", c.portal_enabled as "isPortalOn",
       i.redeemed_at is null and i.expires_at > $3 and lower(i.email) = lower(k.email)
         and k.access = 'user' as "isOpen",
       not exists (
         select from invites newer where newer.contact_id = i.contact_id
           and (newer.sent_at, newer.id) > (i.sent_at, i.id)) as "isNewest"
     from invites i
     join contacts k on k.id = i.contact_id
     join clients c on c.id = k.client_id
     where i.token_hash = $1 and k.firm_id = $2`,
    [hashToken(token), firmId, new Date(now)],
  );
  if (!row) throw new Refusal('invite_expired');
  if (!row.isPortalOn) throw new Refusal('portal_off');
  if (!row.isNewest) throw new Refusal('invite_superseded');
  if (!row.isOpen) throw new Refusal('invite_expired');
  return row;
}

interface LinkRow {
  contactId: string;
  isAdmitted: boolean;
  isPortalOn: boolean;
}

/** Opens a session by a sign-in link: once, and only while it is fresh. */
export async function redeemSignInLink(
  {db, clock, ids}: RedeemPorts,
  firmId: string,
  token: string,
): Promise<Redeemed> {
  const now = clock.now();
  return db.transaction(async (sql) => {
    const [row] = await sql.query<LinkRow>(
      `update sign_in_links l set used_at = $3
       from contacts k join clients c on c.id = k.client_id
       where k.id = l.contact_id and l.token_hash = $1 and k.firm_id = $2
         and l.used_at is null and l.expires_at > $3
       returning k.id as "contactId", c.portal_enabled as "isPortalOn",
         k.access = 'user' and lower(k.email) = lower(l.email) as "isAdmitted"`,
      [hashToken(token), firmId, new Date(now)],
    );
    if (!row?.isAdmitted) throw new Refusal('sign_in_link_expired');
    if (!row.isPortalOn) throw new Refusal('portal_off');
    const holder = {kind: 'contact', id: row.contactId} as const;
    const beginning = {firmId, holder, familyId: ids('ses'), now, isRenewable: true};
    return {contactId: row.contactId, tokens: await beginSession(sql, beginning)};
  });
}
