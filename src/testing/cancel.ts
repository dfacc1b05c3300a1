import {isActive} from '../model/transaction-state.ts';
import {Refusal, refusalOfItems} from './refusal.ts';
import type {State, SubmissionRecord, TransactionRecord} from './state.ts';
import {end} from './end.ts';

/**
 * Stops the named transactions, or all that can still be stopped. What is queued ends at once; what
 * has begun ends when the processor says so. Whether something does: `isPending`.
 */
export function cancel(
  state: State,
  submission: SubmissionRecord,
  transactionIds: readonly string[] | undefined,
): {isPending: boolean} {
  const asked = askedFor(submission, transactionIds);
  const underWay = asked.filter((transaction) => transaction.state === 'processing');
  if (asked.length > 0 && underWay.length === asked.length) {
    throw refusalOfItems(
      underWay.map(({invoiceId}) => ({invoiceId, code: 'invoice_payment_in_progress'})),
    );
  }
  const now = state.clock.now();
  // While the payer is asked, nothing is under way at the processor's that would have to end first.
  const waiting = asked.filter(({state: each}) => each === 'queued' || each === 'requires_action');
  end(state, waiting, 'canceled', {code: 'stopped', retrySameMethod: true}, now);
  if (waiting.length > 0 && submission.nextStepAt > now) submission.nextStepAt = now;
  submission.isAskedFirst &&= waiting.length === 0;
  const begun = asked.filter((transaction) => isActive(transaction.state));
  for (const transaction of begun) transaction.cancelRequested = true;
  submission.cancelRequested ||= begun.length > 0;
  submission.version += 1;
  return {isPending: begun.length > 0};
}

function askedFor(
  {transactions}: SubmissionRecord,
  ids: readonly string[] | undefined,
): TransactionRecord[] {
  if (!ids) return transactions.filter(({state}) => isActive(state) || state === 'processing');
  const own = new Map(transactions.map((transaction) => [transaction.id, transaction]));
  return ids.map((id) => {
    const transaction = own.get(id);
    if (!transaction) throw new Refusal('not_found');
    return transaction;
  });
}
