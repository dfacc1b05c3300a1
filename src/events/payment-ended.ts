import type {Money, Submission} from '../contract/types.ts';
import {told} from './shape.ts';
import {toSettledTransaction, type SettledTransaction} from './transaction-settled.ts';

export interface PaymentTotals {
  readonly requested: Money;
  readonly succeeded: Money;
  readonly processing: Money;
  /** Failed, not attempted and canceled together. */
  readonly failed: Money;
}

/** What the two ends of a submission have in common. */
export abstract class PaymentEndedEvent extends Event {
  readonly submissionId: string;
  readonly status: Submission['status'];
  readonly transactions: readonly SettledTransaction[];
  readonly totals: PaymentTotals;

  constructor(type: string, {id, status, transactions, totals}: Submission) {
    super(type, told);
    this.submissionId = id;
    this.status = status;
    this.transactions = transactions.map(toSettledTransaction);
    this.totals = {...totals};
  }
}
