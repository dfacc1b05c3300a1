import type {PaymentFailure, Submission, Transaction} from '../contract/types.ts';

export type TransactionState = Exclude<Transaction['state'], 'unrecognized'>;
export type SubmissionStatus = Exclude<Submission['status'], 'unrecognized'>;
export type FailureCode = Exclude<PaymentFailure['code'], 'unrecognized'>;

/** Could still take money: an invoice has at most one transaction in these. */
export const activeStates = [
  'queued',
  'creating',
  'confirming',
  'unknown',
  'requires_action',
] as const;

const active: ReadonlySet<string> = new Set(activeStates);
const retryable: ReadonlySet<string> = new Set(['failed', 'skipped', 'canceled']);

export function isActive(state: string): boolean {
  return active.has(state);
}

/** Retry sends these and no others (P-06): never paid, processing or unknown ones. */
export function isRetryable(state: string): boolean {
  return retryable.has(state);
}

export interface StatedTransaction {
  state: TransactionState;
  failureCode?: FailureCode | undefined;
}

/**
 * The one table from the states of its transactions to the status of a submission. `asksFirst`: the
 * bank asks the payer while a method entered anew is set up, before any invoice is charged.
 */
export function submissionStatus(
  transactions: readonly StatedTransaction[],
  {asksFirst = false} = {},
): SubmissionStatus {
  const states = transactions.map(({state}) => state);
  const isAsked = asksFirst && states.includes('queued');
  if (isAsked || states.includes('requires_action')) return 'action_required';
  if (states.every((state) => state === 'queued')) return 'accepted';
  if (states.some(isActive)) return 'working';

  const taken = states.filter((state) => state === 'succeeded' || state === 'processing').length;
  if (taken === states.length) return 'completed';
  if (taken > 0) return 'partly_completed';
  if (transactions.every(({failureCode}) => failureCode === 'authorization_expired'))
    return 'expired';
  return states.every((state) => state === 'canceled') ? 'canceled' : 'failed';
}

/** Whether nothing of the submission will change by itself but a debit under way. */
export function isFinalStatus(status: Submission['status']): boolean {
  return !['accepted', 'working', 'action_required', 'unrecognized'].includes(status);
}

export interface AmountedTransaction {
  state: TransactionState;
  amount: number;
}

/** `failed` counts failed, skipped and canceled (API.md). Minor units of the one currency. */
export function submissionTotals(transactions: readonly AmountedTransaction[]) {
  const sum = (...states: TransactionState[]) =>
    transactions.reduce(
      (total, each) => total + (states.includes(each.state) ? each.amount : 0),
      0,
    );
  return {
    requested: transactions.reduce((total, {amount}) => total + amount, 0),
    succeeded: sum('succeeded'),
    processing: sum('processing'),
    failed: sum('failed', 'skipped', 'canceled'),
  };
}
