import {linkAttempts} from '../../../src/model/payment-link.ts';
import type {Sql} from '../db/port.ts';
import type {Payer} from '../payments/payer.ts';
import {Refusal} from '../refusal.ts';
import {linkColumns, requireOpen, type LinkRow} from './link.ts';

/**
 * What a link may pay: its own invoice, while it works, a few times an hour. Its row is locked, so that
 * payments begun together are counted one after the other.
 */
export async function requireLinkPays(
  sql: Sql,
  {kind, id}: Payer,
  items: readonly {invoiceId: string}[],
  now: number,
): Promise<void> {
  if (kind !== 'link') return;
  const [link] = await sql.query<LinkRow>(
    `select ${linkColumns} from payment_links l where l.id = $1 for update`,
    [id],
  );
  if (!link || items.some(({invoiceId}) => invoiceId !== link.invoiceId)) {
    throw new Refusal('not_found');
  }
  requireOpen(link, now);
  const begun = await sql.query<{at: string}>(
    `select created_at as at from submissions
     where principal_kind = 'link' and principal_id = $1 and created_at > $2
     order by created_at desc limit $3`,
    [id, new Date(now - linkAttempts.within), linkAttempts.most],
  );
  const oldest = begun[linkAttempts.most - 1];
  if (!oldest) return;
  const free = Date.parse(oldest.at) + linkAttempts.within;
  throw new Refusal('rate_limited', {retryAfter: Math.ceil((free - now) / 1000)});
}
