import type {PaymentFailure} from '../../../src/contract/types.ts';
import {declinesPerDay, stopsTheRest} from '../../../src/model/decline.ts';
import type {Db, Sql} from '../db/port.ts';
import {lockInvoices, recomputeInvoices} from './invoice-totals.ts';
import type {SubmissionRecord, TransactionRecord} from './records.ts';
import {held, heldBy, type Holder} from './steps.ts';
import {toTimestamp} from './time.ts';

/** Whether what went before keeps the rest from being sent, and what to say of it (P-05). */
export function stopReason(transactions: readonly TransactionRecord[]): PaymentFailure | null {
  const attempted = transactions.filter(({state}) =>
    ['succeeded', 'processing', 'failed'].includes(state),
  );
  if (!stopsTheRest(attempted)) return null;
  const refused = attempted.findLast(({isDeclined, stopsRest}) => isDeclined || stopsRest);
  return {
    code: 'earlier_decline',
    ...(refused && {params: {number: refused.invoiceNumber}}),
    retrySameMethod: refused?.failure?.retrySameMethod ?? false,
  };
}

/** Whether this card or account was declined at this firm too often within the last 24 hours. */
export async function hasTooManyDeclines(
  sql: Sql,
  {firmId, fingerprint}: Pick<SubmissionRecord, 'firmId' | 'fingerprint'>,
  now: number,
): Promise<boolean> {
  if (fingerprint === null) return false;
  const [row] = await sql.query<{count: number}>(
    `select
       (select count(*) from transactions t join submissions s on s.id = t.submission_id
        where t.is_declined and t.settled_at > $1 and s.firm_id = $2 and s.fingerprint = $3)
       + (select count(*) from method_setups u
          where u.state = 'failed' and u.updated_at > $1 and u.firm_id = $2 and u.fingerprint = $3
            and u.submission_id is null and u.failure->>'code' <> 'authentication_required')
       as count`,
    [toTimestamp(now - 24 * 60 * 60_000), firmId, fingerprint],
  );
  return (row?.count ?? 0) >= declinesPerDay;
}

export interface QueuedEnding {
  queued: readonly TransactionRecord[];
  state: 'skipped' | 'canceled' | 'failed';
  failure: PaymentFailure;
  /** The bank refused the method before anything was charged. */
  isDeclined?: boolean;
}

/** Ends everything that is still queued, in one commit; what was canceled meanwhile stays as it is. */
export async function endQueued(
  db: Db,
  holder: Holder,
  ...endings: readonly QueuedEnding[]
): Promise<void> {
  const invoices = endings.flatMap(({queued}) => queued.map(({invoiceId}) => invoiceId));
  await db.transaction(async (sql) => {
    const rows = await sql.query(`with ${held} select id from held`, heldBy(holder));
    if (rows.length === 0) return;
    await lockInvoices(sql, invoices);
    for (const ending of endings) await end(sql, holder, ending);
    await recomputeInvoices(sql, invoices);
  });
}

async function end(
  sql: Sql,
  holder: Holder,
  {queued, state, failure, isDeclined = false}: QueuedEnding,
): Promise<void> {
  await sql.query(
    `update transactions set state = $2, failure = $3::jsonb, settled_at = $4, updated_at = $4,
       is_declined = $5
     where id = any($1) and state = 'queued'`,
    [queued.map(({id}) => id), state, JSON.stringify(failure), toTimestamp(holder.now), isDeclined],
  );
}
