import type {MethodLabel, Submission, SubmissionPage, Transaction} from '../contract/types.ts';
import {money} from '../model/money.ts';
import {hasReceipt} from '../model/receipt.ts';
import {
  isFinalStatus,
  submissionStatus,
  submissionTotals,
  type FailureCode,
} from '../model/transaction-state.ts';
import {compareText} from '../model/sort-key.ts';
import {paymentSecret, setupSecret} from './secrets.ts';
import {toInstant} from './clock.ts';
import {pageOf} from './cursors.ts';
import {Refusal} from './refusal.ts';
import type {
  ContactRecord,
  MethodRecord,
  State,
  SubmissionRecord,
  TransactionRecord,
} from './state.ts';

const perPage = 20;

export interface SubmissionFilter {
  state?: 'unfinished' | undefined;
  invoiceId?: string | undefined;
  cursor?: string | undefined;
}

/** The caller's own, newest first. */
export function listSubmissions(
  state: State,
  contact: ContactRecord,
  {state: wanted, invoiceId, cursor}: SubmissionFilter,
): SubmissionPage {
  const own = [...state.submissions.values()].filter(
    (submission) =>
      submission.contactId === contact.id &&
      (wanted === undefined || !isFinal(submission)) &&
      (invoiceId === undefined ||
        submission.transactions.some((transaction) => transaction.invoiceId === invoiceId)),
  );
  const {items, nextCursor} = pageOf(state, own, {
    query: JSON.stringify(['payments', contact.id, wanted, invoiceId]),
    compare: newestFirst,
    cursor,
    limit: perPage,
  });
  return {items: items.map(toSubmission), nextCursor};
}

function newestFirst(one: SubmissionRecord, other: SubmissionRecord): number {
  return other.createdAt - one.createdAt || compareText(other.id, one.id);
}

/** One of the caller's own; 404 for everybody else's. */
export function ownSubmission(state: State, contact: ContactRecord, id: string): SubmissionRecord {
  const submission = state.submissions.get(id);
  if (submission?.contactId !== contact.id) throw new Refusal('not_found');
  return submission;
}

function isFinal({transactions, isAskedFirst}: SubmissionRecord): boolean {
  return isFinalStatus(statusOf(transactions, isAskedFirst));
}

function statusOf(transactions: readonly TransactionRecord[], isAskedFirst = false) {
  if (isAskedFirst) return 'action_required';
  return submissionStatus(
    transactions.map(({state, failure}) => ({state, failureCode: failure?.code as FailureCode})),
  );
}

export function toSubmission(record: SubmissionRecord): Submission {
  const {id, createdAt, authorizedUntil, retryOf, cancelRequested, method, currency} = record;
  const totals = submissionTotals(record.transactions);
  return {
    id,
    status: statusOf(record.transactions, record.isAskedFirst),
    createdAt: toInstant(createdAt),
    authorizedUntil: toInstant(authorizedUntil),
    ...(retryOf !== null && {retryOf}),
    ...(cancelRequested && {cancelRequested}),
    method,
    totals: {
      requested: money(totals.requested, currency),
      succeeded: money(totals.succeeded, currency),
      processing: money(totals.processing, currency),
      failed: money(totals.failed, currency),
    },
    ...actionOf(record),
    transactions: record.transactions.map((transaction) => toTransaction(transaction, currency)),
    version: record.version,
  };
}

/** The question that is open; one at a time. */
function actionOf({id, isAskedFirst, transactions}: SubmissionRecord): Pick<Submission, 'action'> {
  if (isAskedFirst) return {action: {kind: 'confirm_setup', clientSecret: setupSecret(id)}};
  const asked = transactions.find(({state}) => state === 'requires_action');
  return asked ? {action: {kind: 'confirm_payment', clientSecret: paymentSecret(asked.id)}} : {};
}

function toTransaction(record: TransactionRecord, currency: string): Transaction {
  const {id, invoiceId, invoiceNumber, amount, state, failure, refunded, isDisputed} = record;
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
    updatedAt: toInstant(record.updatedAt),
  };
}

/** As much of a method as may be shown. */
export function labelOf({kind, brand, bankName, last4}: MethodRecord): MethodLabel {
  return {
    kind,
    ...(brand !== undefined && {brand}),
    ...(bankName !== undefined && {bankName}),
    last4,
  };
}
