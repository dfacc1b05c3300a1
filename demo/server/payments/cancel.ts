import {isActive} from '../../../src/model/transaction-state.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {lockInvoices, recomputeInvoices} from './invoice-totals.ts';
import {Refusal} from '../refusal.ts';
import {refusalOfItems} from './refuse-items.ts';
import {toTimestamp} from './time.ts';

interface Row {
  id: string;
  invoiceId: string;
  state: string;
}

export interface Canceled {
  /** Those that end only when the processor says so. */
  asked: string[];
  /** The bank is still setting up the method to pay with. */
  isSetupOpen: boolean;
}

/**
 * Stops the named transactions, or all that can still be stopped. What is queued ends at once; what
 * has begun is asked to end and ends when the processor says so. Throws {@link Refusal}: 404 for a transaction of another submission, 409 when
 * everything asked for is a debit under way.
 */
export function cancel(
  {db, clock}: Ports,
  submissionId: string,
  transactionIds: readonly string[] | undefined,
): Promise<Canceled> {
  const now = toTimestamp(clock.now());
  return db.transaction(async (sql) => {
    // Not to be overtaken by a run that ends the submission meanwhile.
    await sql.query('select id from submissions where id = $1 for no key update', [submissionId]);
    const asked = await askedFor(sql, submissionId, transactionIds);
    const underWay = asked.filter(({state}) => state === 'processing');
    if (asked.length > 0 && underWay.length === asked.length) {
      throw refusalOfItems(
        underWay.map(({invoiceId}) => ({invoiceId, code: 'invoice_payment_in_progress'})),
      );
    }
    await stopQueued(sql, asked, now);
    const requested = await requestStop(sql, asked, now);
    await sql.query(
      `update submissions s set version = version + 1, cancel_requested = cancel_requested or $2,
         is_final = not exists (select from transactions t where t.submission_id = s.id and t.state
           in ('queued', 'creating', 'confirming', 'unknown', 'requires_action'))
       where id = $1`,
      [submissionId, requested.length > 0],
    );
    return {asked: requested, isSetupOpen: await isSetupOpen(sql, submissionId)};
  });
}

/** Setting up a method takes no money; where nothing is left to pay, it is given up as well. */
async function isSetupOpen(sql: Sql, submissionId: string): Promise<boolean> {
  const rows = await sql.query(
    `select id from method_setups
     where submission_id = $1 and state in ('creating', 'requires_action')`,
    [submissionId],
  );
  return rows.length > 0;
}

async function askedFor(
  sql: Sql,
  submissionId: string,
  ids: readonly string[] | undefined,
): Promise<Row[]> {
  const rows = await sql.query<Row>(
    `select id, invoice_id as "invoiceId", state from transactions
     where submission_id = $1 order by position`,
    [submissionId],
  );
  if (!ids) return rows.filter(({state}) => isActive(state) || state === 'processing');
  const own = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = own.get(id);
    if (!row) throw new Refusal('not_found');
    return row;
  });
}

async function stopQueued(sql: Sql, asked: readonly Row[], now: string): Promise<void> {
  const queued = asked.filter(({state}) => state === 'queued');
  if (queued.length === 0) return;
  const invoices = queued.map(({invoiceId}) => invoiceId);
  await lockInvoices(sql, invoices);
  await sql.query(
    `update transactions set state = 'canceled', settled_at = $2, updated_at = $2,
       failure = '{"code": "stopped", "retrySameMethod": true}'
     where id = any($1) and state = 'queued'`,
    [queued.map(({id}) => id), now],
  );
  await recomputeInvoices(sql, invoices);
}

async function requestStop(sql: Sql, asked: readonly Row[], now: string): Promise<string[]> {
  const rows = await sql.query<{id: string}>(
    `update transactions set cancel_requested = true, updated_at = $2
     where id = any($1) and state in ('creating', 'confirming', 'unknown', 'requires_action')
     returning id`,
    [asked.map(({id}) => id), now],
  );
  return rows.map(({id}) => id);
}
