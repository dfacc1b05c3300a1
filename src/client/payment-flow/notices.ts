import type {Submission} from '../../contract/types.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import {isSettled} from './outcome.ts';
import type {PaymentNotice} from './state.ts';

/** Tells each thing once: a submission, each of its invoices' results, its end. */
export class Notices {
  readonly #told = new Set<string>();

  /** What is new since the last time, in the order the page hears it. */
  *newsOf(submission: Submission): Generator<PaymentNotice> {
    const {id, status, transactions, totals} = submission;
    if (this.#isNew(id)) yield {type: 'submitted', submission};
    for (const transaction of transactions) {
      const isNews = isSettled(transaction) && this.#isNew(transaction.id);
      if (isNews) yield {type: 'settled', submission, transaction};
    }
    if (!isFinalStatus(status) || !this.#isNew(`${id} end`)) return;
    const {succeeded, processing} = totals;
    const isAnything = succeeded.amount + processing.amount > 0;
    yield {type: isAnything ? 'completed' : 'failed', submission};
  }

  #isNew(name: string): boolean {
    const isNew = !this.#told.has(name);
    this.#told.add(name);
    return isNew;
  }
}
