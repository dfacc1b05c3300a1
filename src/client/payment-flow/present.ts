import type {ExcludedItem, Submission} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import type {PaymentReference, UnfinishedPayment} from '../types.ts';
import {isSettled, isTaken, problemsOf, sumsOf} from './outcome.ts';
import {sumOf} from './plan.ts';
import type {Part, PaymentLine, ResultState, RetryOffer, WorkingState} from './state.ts';

/** What every state shows on its left once something was sent. */
export interface Frame {
  readonly lines: readonly PaymentLine[];
  readonly part: Part | null;
  readonly excluded: readonly ExcludedItem[];
}

export interface Stopping {
  readonly isAsking: boolean;
  readonly error: PortalError | null;
}

export function working(frame: Frame, submission: Submission, stop: Stopping): WorkingState {
  const {transactions, totals, cancelRequested = false} = submission;
  return {
    phase: 'working',
    ...frame,
    total: sumOf(frame.lines) ?? totals.requested,
    submission,
    count: transactions.length,
    done: transactions.filter(isSettled).length,
    stoppable: transactions.filter(({state}) => state === 'queued').length,
    isStopping: stop.isAsking || cancelRequested,
    stopError: stop.error,
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
