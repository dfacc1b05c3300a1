import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Reversal, ReversalEntry} from '../../../src/model/reversal.ts';
import type {Sql} from '../db/port.ts';
import {lockInvoices, recomputeInvoices} from '../payments/invoice-totals.ts';
import {placeHold} from '../payments/ledger.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';

/** A payment of which money goes back. */
export interface Reversed {
  firmId: string;
  account: string | null;
  submissionId: string;
  transactionId: string;
  invoiceId: string;
  currency: string;
  methodKind: PaymentOption;
  /** The saved entry that paid; null for a method that was not kept. */
  methodId: string | null;
  /** Its success is in the ledger. */
  isBooked: boolean;
}

export async function findReversed(sql: Sql, intent: string): Promise<Reversed | null> {
  const [row] = await sql.query<Reversed>(
    `select s.firm_id as "firmId", f.stripe_account as account, s.id as "submissionId",
       t.id as "transactionId", t.invoice_id as "invoiceId", t.currency,
       s.method->>'kind' as "methodKind",
       coalesce(s.payment_method_id, u.payment_method_id) as "methodId",
       exists (select from ledger l where l.transaction_id = t.id and l.kind = 'charge')
         as "isBooked"
     from transactions t
       join submissions s on s.id = t.submission_id
       join firms f on f.id = s.firm_id
       left join method_setups u on u.submission_id = s.id
     where t.processor_intent = $1`,
    [intent],
  );
  return row ?? null;
}

interface ReversalOptions {
  /** The account is not debited again. */
  retiresMethod?: boolean;
  /** Why a bank took a debit back, where it has said. */
  returnReason?: string | null;
}

/**
 * Books what is not booked yet of a refund, dispute or return, and keeps the invoice from being paid
 * again until staff have looked at it (L-17). Hearing of the same twice changes nothing.
 */
export async function bookReversal(
  sql: Sql,
  {ids, clock, processor}: Pick<Ports, 'ids' | 'clock' | 'processor'>,
  reversed: Reversed,
  {source, entries, hold}: Reversal & {source: string},
  {retiresMethod = false, returnReason = null}: ReversalOptions = {},
): Promise<void> {
  const {submissionId, transactionId, invoiceId} = reversed;
  const now = clock.now();
  // Locks are taken in one order everywhere: submission, method, invoice, ledger.
  await sql.query('select id from submissions where id = $1 for no key update', [submissionId]);
  if (retiresMethod) await retireMethod(sql, reversed);
  await lockInvoices(sql, [invoiceId]);
  const booked: ReversalEntry[] = [];
  for (const entry of entries) {
    const line = {id: ids('led'), source, entry, isLive: processor.isLive, now};
    if (await book(sql, reversed, line)) booked.push(entry);
  }
  if (booked.length === 0) return;
  await placeHold(sql, ids, {invoiceId, reason: hold}, now);
  await describe(sql, transactionId, {returnReason, now});
  await sql.query('update submissions set version = version + 1 where id = $1', [submissionId]);
  await recomputeInvoices(sql, [invoiceId]);
}

interface Line {
  id: string;
  source: string;
  entry: ReversalEntry;
  isLive: boolean;
  now: number;
}

async function book(
  sql: Sql,
  {firmId, invoiceId, transactionId, account, currency}: Reversed,
  {id, source, entry, isLive, now}: Line,
): Promise<boolean> {
  const rows = await sql.query(
    `insert into ledger (id, firm_id, invoice_id, transaction_id, account, source, kind, amount,
       currency, is_live, booked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (account, source, kind) do nothing returning id`,
    [
      id,
      firmId,
      invoiceId,
      transactionId,
      account ?? 'platform',
      source,
      entry.kind,
      entry.amount,
      currency,
      isLive,
      toTimestamp(now),
    ],
  );
  return rows.length > 0;
}

/** What the payment says of itself follows from the ledger. */
async function describe(
  sql: Sql,
  transactionId: string,
  {returnReason, now}: {returnReason: string | null; now: number},
): Promise<void> {
  await sql.query(
    `update transactions t set updated_at = $2, refunded = l.refunded, is_disputed = l.disputed > 0,
       return_reason = coalesce($3, return_reason)
     from (
       select coalesce(sum(-amount) filter (where kind in ('refund', 'refund_failed')), 0)::bigint
           as refunded,
         coalesce(sum(-amount) filter (where kind in ('dispute', 'dispute_reversed')), 0)::bigint
           as disputed
       from ledger where transaction_id = $1) l
     where t.id = $1`,
    [transactionId, toTimestamp(now), returnReason],
  );
}

async function retireMethod(sql: Sql, {methodId}: Reversed): Promise<void> {
  await sql.query(
    `update payment_methods set status = 'unusable', version = version + 1
     where id = $1 and status = 'active'`,
    [methodId],
  );
}
