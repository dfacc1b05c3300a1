import type {Money, Transaction} from '../contract/types.ts';
import {told} from './shape.ts';

/** What the events tell of one invoice's transaction: how it ended, never why or with which card. */
export interface SettledTransaction {
  readonly transactionId: string;
  readonly invoiceId: string;
  readonly amount: Money;
  /** `succeeded`, `processing` (a bank debit under way), `failed`, `skipped` or `canceled`. */
  readonly state: Transaction['state'];
}

export function toSettledTransaction(transaction: Transaction): SettledTransaction {
  const {id: transactionId, invoiceId, amount, state} = transaction;
  return {transactionId, invoiceId, amount, state};
}

/** One invoice of a submission has its result; fires once per invoice. */
export class PortalTransactionSettledEvent extends Event implements SettledTransaction {
  readonly submissionId: string;
  readonly transactionId: string;
  readonly invoiceId: string;
  readonly amount: Money;
  readonly state: Transaction['state'];

  constructor(detail: SettledTransaction & {readonly submissionId: string}) {
    super('portal-transaction-settled', told);
    this.submissionId = detail.submissionId;
    this.transactionId = detail.transactionId;
    this.invoiceId = detail.invoiceId;
    this.amount = detail.amount;
    this.state = detail.state;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-transaction-settled': PortalTransactionSettledEvent;
  }
}
