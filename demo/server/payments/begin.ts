import {itemProblems} from '../../../src/model/submission-check.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {firmFacts} from '../firms/firm.ts';
import {loadFirm} from './firm.ts';
import {lockInvoices, recomputeInvoices} from './invoice-totals.ts';
import {loadInvoices} from './invoices.ts';
import type {SubmissionRecord, TransactionRecord} from './records.ts';
import * as steps from './steps.ts';
import {toTimestamp} from './time.ts';

/**
 * Starts a queued transaction, or skips it where the invoice is no longer what the payer agreed to.
 * False: it is not queued any more, or the lease is not ours.
 */
export async function begin(
  {db}: Ports,
  holder: steps.Holder,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
): Promise<boolean> {
  if (await steps.begin(db, holder, transaction)) {
    transaction.state = 'creating';
    return true;
  }
  return db.transaction((sql) => lookCloser(sql, holder, submission, transaction));
}

/** Something is different: does it change what the payer agreed to? */
async function lookCloser(
  sql: Sql,
  holder: steps.Holder,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
): Promise<boolean> {
  const [row] = await sql.query(`with ${steps.held} select id from held`, steps.heldBy(holder));
  if (!row) return false;
  await lockInvoices(sql, [transaction.invoiceId]);
  const version = await versionIfPayable(sql, holder, submission, transaction);
  const isPayable = version !== null;
  const [moved] = await sql.query(
    `update transactions set updated_at = $2, state = $3, failure = $4::jsonb,
       invoice_version = coalesce($5, invoice_version)
     where id = $1 and state = 'queued' returning id`,
    [
      transaction.id,
      toTimestamp(holder.now),
      isPayable ? 'creating' : 'skipped',
      isPayable ? null : JSON.stringify({code: 'invoice_changed', retrySameMethod: true}),
      version,
    ],
  );
  if (!moved) return false;
  if (!isPayable) await recomputeInvoices(sql, [transaction.invoiceId]);
  transaction.state = isPayable ? 'creating' : 'skipped';
  return true;
}

/** Its version now, if the very same payment could be submitted again beside everything else. */
async function versionIfPayable(
  sql: Sql,
  {now}: steps.Holder,
  submission: SubmissionRecord,
  {invoiceId, amount}: TransactionRecord,
): Promise<number | null> {
  const firm = await loadFirm(sql, submission.firmId);
  const [invoice] = await loadInvoices(sql, [invoiceId]);
  const [method] = await sql.query<{isActive: boolean}>(
    `select status = 'active' as "isActive" from payment_methods where id = $1`,
    [submission.methodId],
  );
  const isMethodGone = submission.methodId !== null && !method?.isActive;
  if (!invoice || isMethodGone) return null;
  const {version, facts} = invoice;
  const without = {...facts, pending: facts.pending - amount, hasActive: false};
  const {currency} = submission;
  const problems = itemProblems(
    [{invoiceId, amount, currency, version}],
    new Map([[invoiceId, {version, facts: without}]]),
    {
      firm: firmFacts(firm, now),
      allowsPartialPayments: true,
      invoicesPerSubmission: firm.invoicesPerSubmission,
    },
  );
  const isAccepted = facts.options.includes(submission.methodKind);
  return problems.length === 0 && isAccepted ? version : null;
}
