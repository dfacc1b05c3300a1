import type {ProblemItem, RetryRequest} from '../../../src/contract/types.ts';
import type {SubmittedItem} from '../../../src/model/submission-check.ts';
import {isRetryable} from '../../../src/model/transaction-state.ts';
import type {Sql} from '../db/port.ts';
import {Refusal} from '../refusal.ts';
import {refusalOfItems} from './refuse-items.ts';

/**
 * The invoices behind the transactions to be tried again: only what failed, was skipped or canceled
 * (P-06). Everything else about them is checked as for a first payment. Throws {@link Refusal}.
 */
export async function retriedItems(
  sql: Sql,
  submissionId: string,
  items: RetryRequest['items'],
): Promise<SubmittedItem[]> {
  const rows = await sql.query<{id: string; invoiceId: string; state: string}>(
    'select id, invoice_id as "invoiceId", state from transactions where submission_id = $1',
    [submissionId],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const problems: ProblemItem[] = [];
  const submitted = items.map(({transactionId, ...item}) => {
    const transaction = known.get(transactionId);
    if (!transaction) throw new Refusal('not_found');
    const {invoiceId, state} = transaction;
    if (!isRetryable(state)) {
      const isPaid = state === 'succeeded';
      problems.push({
        invoiceId,
        code: isPaid ? 'invoice_already_paid' : 'invoice_payment_in_progress',
      });
    }
    return {...item, invoiceId};
  });
  if (problems.length > 0) throw refusalOfItems(problems);
  return submitted;
}
