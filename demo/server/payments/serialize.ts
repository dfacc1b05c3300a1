import type {
  MethodLabel,
  PaymentFailure,
  Submission,
  Transaction,
} from '../../../src/contract/types.ts';
import {money} from '../../../src/model/money.ts';
import {hasReceipt} from '../../../src/model/receipt.ts';
import {
  submissionStatus,
  submissionTotals,
  type FailureCode,
  type TransactionState,
} from '../../../src/model/transaction-state.ts';

export interface SubmissionRow {
  id: string;
  createdAt: string;
  authorizedUntil: string;
  retryOf: string | null;
  cancelRequested: boolean;
  method: MethodLabel;
  currency: string;
  /** Of a method entered anew that is set up before anything is charged. */
  setupState: string | null;
  version: number;
}

export interface TransactionRow {
  id: string;
  submissionId: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: number;
  state: TransactionState;
  failure: PaymentFailure | null;
  refunded: number;
  isDisputed: boolean;
  updatedAt: string;
}

/** A submission as its payer sees it: nothing of the processor's is in it. */
export function toSubmission(row: SubmissionRow, rows: readonly TransactionRow[]): Submission {
  const {id, createdAt, authorizedUntil, retryOf, cancelRequested, method, currency} = row;
  const totals = submissionTotals(rows);
  return {
    id,
    status: submissionStatus(
      rows.map(({state, failure}) => ({state, failureCode: failure?.code as FailureCode})),
      {asksFirst: row.setupState === 'requires_action'},
    ),
    createdAt,
    authorizedUntil,
    ...(retryOf !== null && {retryOf}),
    ...(cancelRequested && {cancelRequested}),
    method,
    totals: {
      requested: money(totals.requested, currency),
      succeeded: money(totals.succeeded, currency),
      processing: money(totals.processing, currency),
      failed: money(totals.failed, currency),
    },
    transactions: rows.map((transaction) => toTransaction(transaction, currency)),
    version: row.version,
  };
}

function toTransaction(row: TransactionRow, currency: string): Transaction {
  const {id, invoiceId, invoiceNumber, amount, state, failure, refunded, isDisputed} = row;
  return {
    id,
    invoiceId,
    invoiceNumber,
    amount: money(amount, currency),
    state,
    ...(failure && {failure}),
    receiptAvailable: hasReceipt(state),
    ...(refunded > 0 && {refunded: money(refunded, currency)}),
    ...(isDisputed && {disputed: true}),
    updatedAt: row.updatedAt,
  };
}
