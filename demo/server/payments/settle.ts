import type {PaymentFailure} from '../../../src/contract/types.ts';
import type {Outcome} from '../../../src/model/apply.ts';
import {addDays, dateIn} from '../../../src/model/calendar.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {recomputeInvoices} from './invoice-totals.ts';
import {bookCharge, placeHold} from './ledger.ts';
import type {SubmissionRecord, TransactionRecord} from './records.ts';
import {held, heldBy, type Holder} from './steps.ts';
import {toTimestamp} from './time.ts';

export type Settlement = Extract<Outcome, {type: 'settle'}>;

/**
 * Writes what the processor said: the transaction, its ledger entry, a hold, and what the invoice
 * says of them, in one database transaction. False: the lease or the state is no longer ours.
 */
export function settle(
  {db, ids, processor}: Ports,
  holder: Holder,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  settlement: Settlement,
): Promise<boolean> {
  const {invoiceId} = transaction;
  return db.transaction(async (sql) => {
    await retireMethod(sql, submission, settlement.failure);
    if (!(await moveTo(sql, holder, submission, transaction, settlement))) return false;
    if (settlement.charge !== undefined) {
      const {id: transactionId, intent} = transaction;
      const {firmId, account, currency} = submission;
      if (intent === null) throw new Error(`${transactionId} succeeded without an intent`);
      const {charge: amount} = settlement;
      const {isLive} = processor;
      const charge = {firmId, account, invoiceId, transactionId, intent, amount, currency, isLive};
      await bookCharge(sql, ids, charge, holder.now);
    }
    for (const reason of settlement.holds) {
      await placeHold(sql, ids, {invoiceId, reason}, holder.now);
    }
    await recomputeInvoices(sql, [invoiceId]);
    return true;
  });
}

async function moveTo(
  sql: Sql,
  holder: Holder,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  {state, failure}: Settlement,
): Promise<boolean> {
  const isSettled = state !== 'processing';
  const rows = await sql.query(
    `with ${held}, invoice as (
       select i.id from held, invoices i where i.id = $5 for update of i)
     update transactions t set state = $6, failure = $7::jsonb, expected_on = $8,
       settled_at = $9, updated_at = $10, asked_at = $10, attempts = 0,
       is_declined = is_declined and $6 = 'failed', stops_rest = stops_rest and $6 = 'failed'
     from held, invoice
     where t.id = $4 and t.submission_id = held.id and t.state = $11
     returning t.id`,
    [
      ...heldBy(holder),
      transaction.id,
      transaction.invoiceId,
      state,
      failure ? JSON.stringify(failure) : null,
      isSettled ? null : expectedOn(submission, holder.now),
      isSettled ? toTimestamp(holder.now) : null,
      toTimestamp(holder.now),
      transaction.state,
    ],
  );
  return rows.length > 0;
}

/** A bank debit takes four banking days: https://docs.stripe.com/payments/ach-direct-debit */
const debitDays = 4;

function expectedOn({timeZone}: SubmissionRecord, now: number): string {
  return addDays(dateIn(timeZone, now), debitDays, {businessDays: true});
}

/** After these the account is not debited again, by the network's rules and the processor's. */
const finalForAccount: ReadonlySet<PaymentFailure['code']> = new Set([
  'account_closed',
  'no_account',
  'debit_not_authorized',
]);

async function retireMethod(
  sql: Sql,
  {id, methodId, methodKind}: SubmissionRecord,
  failure: PaymentFailure | undefined,
): Promise<void> {
  if (methodKind !== 'us_bank_account' || !failure || !finalForAccount.has(failure.code)) return;
  const reason = failure.code === 'account_closed' ? failure.code : null;
  // Locks are taken in one order everywhere: submission, method, invoices.
  await sql.query('select id from submissions where id = $1 for no key update', [id]);
  await sql.query(
    `update payment_methods set status = 'unusable', unusable_reason = $2, version = version + 1
     where id = $1 and status = 'active'`,
    [methodId, reason],
  );
}
