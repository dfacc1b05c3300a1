import type {Ending} from '../../../src/model/apply.ts';
import type {TransactionState} from '../../../src/model/transaction-state.ts';
import type {Sql} from '../db/port.ts';
import type {Lease} from './lease.ts';
import type {TransactionRecord} from './records.ts';
import {toTimestamp} from './time.ts';

/**
 * Every step of a transaction is one conditional update, committed before the next call to the
 * processor: the lease must still be ours and the transaction in the state we know. A step that
 * finds it otherwise changes nothing and says so; its caller stops and looks again.
 */
export interface Holder {
  lease: Lease;
  now: number;
  /** The lease is renewed with each step. */
  leaseUntil: number;
}

/** The CTE in front of each step: renews the lease, or yields no row. Takes $1…$3. */
export const held = `held as (
  update submissions set lease_until = $3, version = version + 1
  where id = $1 and lease_token = $2 returning id)`;

export function heldBy({lease, leaseUntil}: Holder): string[] {
  return [lease.submissionId, lease.token, toTimestamp(leaseUntil)];
}

/**
 * `queued` → `creating`, if the invoice is still what the payer agreed to. Locks the invoice, so
 * that nothing about it changes underneath.
 */
export async function begin(sql: Sql, holder: Holder, transaction: TransactionRecord) {
  const rows = await sql.query(
    `with ${held}, invoice as (
       select i.id, i.version from held, invoices i where i.id = $5 for update of i)
     update transactions t set state = 'creating', updated_at = $6
     from held, invoice
     where t.id = $4 and t.state = 'queued' and t.invoice_version = invoice.version
     returning t.id`,
    [...heldBy(holder), transaction.id, transaction.invoiceId, toTimestamp(holder.now)],
  );
  return rows.length > 0;
}

/** Stores the intent that was created and counts the confirmation that comes next. */
export function storeIntent(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
  intent: string,
): Promise<Taken | null> {
  return step(sql, holder, transaction, {
    state: 'confirming',
    set: 'processor_intent = $8, confirm_count = 1, attempts = 0',
    values: [intent],
  });
}

/** The intent waits to be confirmed once more, under a new key. */
export function confirmAgain(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
): Promise<Taken | null> {
  return step(sql, holder, transaction, {
    state: 'confirming',
    set: 'confirm_count = confirm_count + 1',
  });
}

/** A call to the processor gave no answer; `state` says whether it may have taken effect. */
export function noteSilence(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
  state: TransactionState,
): Promise<Taken | null> {
  return step(sql, holder, transaction, {state, set: 'attempts = attempts + 1, asked_at = $6'});
}

/** The payer's bank asks the payer; until then, nothing else of the submission goes on. */
export function noteAction(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
  until: number,
): Promise<Taken | null> {
  return step(sql, holder, transaction, {
    state: 'requires_action',
    set: 'action_until = $8, attempts = 0, asked_at = $6',
    values: [toTimestamp(until)],
  });
}

/** How it is to end, before its intent is asked to cancel: a crash in between forgets nothing. */
export function storeEnding(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
  ending: Ending,
  isDeclined: boolean,
): Promise<Taken | null> {
  return step(sql, holder, transaction, {
    state: transaction.state,
    set: 'ending = $8::jsonb, stops_rest = $9, is_declined = $10',
    values: [JSON.stringify(ending), ending.stopsRest ?? false, isDeclined],
  });
}

/** The processor was asked about a debit and it is still under way: no change anyone can see. */
export async function noteAsked(
  sql: Sql,
  holder: Holder,
  {id}: TransactionRecord,
): Promise<boolean> {
  const rows = await sql.query(
    `with held as (
       update submissions set lease_until = $3 where id = $1 and lease_token = $2 returning id)
     update transactions t set asked_at = $5, attempts = 0 from held
     where t.id = $4 and t.submission_id = held.id returning t.id`,
    [...heldBy(holder), id, toTimestamp(holder.now)],
  );
  return rows.length > 0;
}

/** The step was taken. */
export interface Taken {
  /** The payer asked meanwhile to stop it. */
  cancelRequested: boolean;
}

interface Change {
  state: TransactionState;
  /** Code of ours, never data: what is data comes as $8 and on. */
  set: string;
  values?: readonly unknown[];
}

async function step(
  sql: Sql,
  holder: Holder,
  transaction: TransactionRecord,
  {state, set, values = []}: Change,
): Promise<Taken | null> {
  const [taken] = await sql.query<Taken>(
    `with ${held}
     update transactions t set state = $5, updated_at = $6, ${set}
     from held
     where t.id = $4 and t.submission_id = held.id and t.state = $7
     returning t.cancel_requested as "cancelRequested"`,
    [
      ...heldBy(holder),
      transaction.id,
      state,
      toTimestamp(holder.now),
      transaction.state,
      ...values,
    ],
  );
  return taken ?? null;
}
