import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {beginSession, type Tokens} from '../sessions/families.ts';
import {hashToken} from '../sessions/tokens.ts';
import {linkColumns, requireOpen, type LinkRow} from './link.ts';

export interface OpenedLink {
  linkId: string;
  tokens: Tokens;
}

/** Opens a session by a payment link, as often as it is asked for. An unknown one has expired. */
export async function openLink(
  {db, clock, ids}: Pick<Ports, 'db' | 'clock' | 'ids'>,
  firmId: string,
  token: string,
): Promise<OpenedLink> {
  const now = clock.now();
  return db.transaction(async (sql) => {
    const [link] = await sql.query<LinkRow>(
      `select ${linkColumns} from payment_links l join invoices i on i.id = l.invoice_id
       where l.token_hash = $1 and i.firm_id = $2 and i.state = 'sent' and not i.is_hidden`,
      [hashToken(token), firmId],
    );
    if (!link) throw new Refusal('link_expired');
    requireOpen(link, now);
    const holder = {kind: 'link', id: link.id} as const;
    const beginning = {firmId, holder, familyId: ids('ses'), now, isRenewable: true};
    return {linkId: link.id, tokens: await beginSession(sql, beginning)};
  });
}
