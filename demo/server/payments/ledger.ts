import type {HoldReason} from '../../../src/model/apply.ts';
import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import {toTimestamp} from './time.ts';

export interface Charge {
  firmId: string;
  account: string | null;
  invoiceId: string;
  transactionId: string;
  /** The processor's intent: one charge per intent, however often its success is heard of. */
  intent: string;
  /** What arrived, in minor units. */
  amount: number;
  currency: string;
  isLive: boolean;
}

/** Books money that arrived. Append-only; a second entry of the same intent is no entry. */
export async function bookCharge(sql: Sql, ids: Ids, charge: Charge, now: number): Promise<void> {
  await sql.query(
    `insert into ledger (id, firm_id, invoice_id, transaction_id, account, source, kind, amount,
       currency, is_live, booked_at)
     values ($1, $2, $3, $4, $5, $6, 'charge', $7, $8, $9, $10)
     on conflict (account, source, kind) do nothing`,
    [
      ids('led'),
      charge.firmId,
      charge.invoiceId,
      charge.transactionId,
      charge.account ?? 'platform',
      charge.intent,
      charge.amount,
      charge.currency,
      charge.isLive,
      toTimestamp(now),
    ],
  );
}

/** Keeps an invoice from being paid again until staff have looked at it (L-17). */
export async function placeHold(
  sql: Sql,
  ids: Ids,
  {invoiceId, reason}: {invoiceId: string; reason: HoldReason},
  now: number,
): Promise<void> {
  await sql.query(
    'insert into holds (id, invoice_id, reason, created_at) values ($1, $2, $3, $4)',
    [ids('hld'), invoiceId, reason, toTimestamp(now)],
  );
}
