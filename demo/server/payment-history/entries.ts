import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import {isVisible} from '../invoices/filter.ts';

/** A submission, or one payment that came another way. */
export interface Entry {
  source: 'submission' | 'outside';
  id: string;
  at: string;
}

export interface EntriesQuery {
  /** Where the page before ended: time and id. */
  after: readonly [at: string, id: string] | readonly [null, null];
  limit: number;
}

/**
 * Newest first. Of other people's submissions those alone that say something about an invoice which
 * everybody of the client may see: a payment that was never tried is none. What was paid elsewhere stands on the
 * day on which the firm received it.
 */
export function findEntries(
  sql: Sql,
  {kind, id, clientId}: Pick<Principal, 'kind' | 'id' | 'clientId'>,
  {after: [at, last], limit}: EntriesQuery,
): Promise<Entry[]> {
  const isBehind = (time: string, name: string) =>
    `($4::timestamptz is null or (${time}, ${name} collate "C") < ($4, $5::text collate "C"))`;
  const receivedAt = `((o.received_on + time '12:00') at time zone 'UTC')`;
  return sql.query<Entry>(
    `select * from (
     (select 'submission' as source, s.id, s.created_at as at from submissions s
      where s.client_id = $1 and ${isBehind('s.created_at', 's.id')}
        and (s.principal_kind = $2 and s.principal_id = $3 or exists (
          select from transactions t join invoices i on i.id = t.invoice_id
          where t.submission_id = s.id and t.state not in ('skipped', 'canceled') and ${isVisible}))
      order by s.created_at desc, s.id collate "C" desc limit $6)
     union all
     (select 'outside', o.id, ${receivedAt} from outside_payments o
        join invoices i on i.id = o.invoice_id
      where i.client_id = $1 and ${isVisible} and ${isBehind(receivedAt, 'o.id')}
      order by ${receivedAt} desc, o.id collate "C" desc limit $6)) entries
     order by at desc, id collate "C" desc limit $6`,
    [clientId, kind, id, at, last, limit],
  );
}
