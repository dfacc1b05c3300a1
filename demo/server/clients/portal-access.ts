import type {Sql} from '../db/port.ts';
import {Refusal} from '../refusal.ts';

/** Turns the portal on for a client; only a firm with the Wallet can. */
export async function turnPortalOn(sql: Sql, clientId: string): Promise<void> {
  const [firm] = await sql.query<{takesPayments: boolean}>(
    `select firms.takes_payments as "takesPayments"
     from clients join firms on firms.id = clients.firm_id where clients.id = $1`,
    [clientId],
  );
  if (!firm) throw new Refusal('not_found');
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  await sql.query(
    `update clients set portal_enabled = true, version = version + 1
     where id = $1 and not portal_enabled`,
    [clientId],
  );
}

/** Makes a contact a portal user; there is no such thing while the client's portal is off. */
export async function giveAccess(sql: Sql, contactId: string): Promise<void> {
  const found = await sql.query(
    `select from contacts join clients on clients.id = contacts.client_id
     where contacts.id = $1 and clients.portal_enabled`,
    [contactId],
  );
  if (found.length === 0) throw new Refusal('not_found');
  await sql.query(
    `update contacts set access = 'user', version = version + 1 where id = $1 and access <> 'user'`,
    [contactId],
  );
}
