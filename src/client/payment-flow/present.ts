import type {ExcludedItem, Submission} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import type {PaymentReference, UnfinishedPayment} from '../types.ts';
import {isSettled, isTaken, problemsOf, sumsOf} from './outcome.ts';
import {sumOf} from './plan.ts';
import type {
  ConfirmState,
  Part,
  PaymentLine,
  ResultState,
  RetryOffer,
  WorkingState,
} from './state.ts';

/** What every state shows on its left once something was sent. */
export interface Frame {
  readonly lines: readonly PaymentLine[];
  readonly part: Part | null;
  readonly excluded: readonly ExcludedItem[];
}

/** What the payer asked for, and why the last of it had no effect. */
export interface Asking {
  /** `bank`: its window is open. */
  readonly of: 'server' | 'bank' | null;
  readonly error: PortalError | null;
}

/** The server works on it, or waits for the payer's bank. */
export function underWay(
  frame: Frame,
  submission: Submission,
  {of, error}: Asking,
): WorkingState | ConfirmState {
  const {transactions, totals, action, cancelRequested = false} = submission;
  const stoppable = transactions.filter(({state}) => state === 'queued').length;
  const all = {
    ...frame,
    total: sumOf(frame.lines) ?? totals.requested,
    submission,
    count: transactions.length,
    done: transactions.filter(isSettled).length,
  };
  if (action) {
    const line = frame.lines.find(({state}) => state === 'needs_confirmation') ?? null;
    return {phase: 'confirm', ...all, line, isOpen: of === 'bank', isBusy: of === 'server', error};
  }
  return {
    phase: 'working',
    ...all,
    stoppable,
    // One that was skipped leaves the rest to go on.
    isStopping: of !== null || (cancelRequested && stoppable === 0),
    stopError: error,
  };
}

export function result(
  frame: Frame,
  submission: Submission,
  retry: RetryOffer | null,
  expectedOn: string | null,
): ResultState {
  const {requested} = submission.totals;
  return {
    phase: 'result',
    ...frame,
    total: sumOf(frame.lines) ?? requested,
    submission,
    sums: sumsOf(frame.lines, requested.currency),
    problems: problemsOf(frame.lines),
    retry,
    expectedOn,
  };
}

/** Null for the submission while the record is asked what became of the key. */
export function unfinished(
  reference: PaymentReference,
  submission: Submission | null,
  askedFor: number,
): UnfinishedPayment {
  const transactions = submission?.transactions ?? [];
  return {
    reference,
    status: statusOf(submission),
    count: transactions.length || askedFor,
    done: transactions.filter(isSettled).length,
    paid: transactions.filter(isTaken).length,
  };
}

function statusOf(submission: Submission | null): UnfinishedPayment['status'] {
  if (!submission) return 'checking';
  if (isFinalStatus(submission.status)) return 'finished';
  return submission.status === 'action_required' ? 'needs_confirmation' : 'working';
}
