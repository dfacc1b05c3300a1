import type {PaymentFailure} from '../contract/types.ts';
import {recompute} from './invoice-totals.ts';
import type {State, TransactionRecord} from './state.ts';

/** Ends what has not begun. */
export function end(
  state: State,
  queued: readonly TransactionRecord[],
  next: 'skipped' | 'canceled' | 'failed',
  failure: PaymentFailure,
  at: number,
): void {
  for (const transaction of queued) {
    Object.assign(transaction, {state: next, failure, settledAt: at, updatedAt: at});
    recompute(state, transaction.invoiceId);
  }
}
