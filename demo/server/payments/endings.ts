import type {Ending} from '../../../src/model/apply.ts';
import {failureOf, refusalOf} from '../../../src/model/decline.ts';
import type {ProcessorError} from './processor.ts';
import type {SubmissionRecord, TransactionRecord} from './records.ts';

/** How a transaction ends when it isn't the bank that ends it. */

export const stopped: Ending = {
  state: 'canceled',
  failure: {code: 'stopped', retrySameMethod: true},
};

const tooLate: Ending = {
  state: 'canceled',
  failure: {code: 'authorization_expired', retrySameMethod: true},
};

/** The payer did not answer their bank's question in time. */
export const unauthenticated: Ending = {
  state: 'failed',
  failure: {code: 'authentication_required', retrySameMethod: false},
};

/** Why no further call may be made that could take money. */
export function reasonToEnd(
  {submission, transaction}: {submission: SubmissionRecord; transaction: TransactionRecord},
  now: number,
): Ending | null {
  if (transaction.ending) return transaction.ending;
  if (transaction.cancelRequested) return stopped;
  return now > Date.parse(submission.authorizedUntil) ? tooLate : null;
}

/** The request itself was refused; the rest would be, too. */
export function refusedEnding(
  {code}: ProcessorError,
  {methodKind}: Pick<SubmissionRecord, 'methodKind'>,
): Ending {
  const refusal = refusalOf({code});
  const failure = refusal.stopsRest
    ? failureOf(refusal, methodKind)
    : ({code: 'processing_error', retrySameMethod: false} as const);
  return {state: 'failed', failure, stopsRest: true};
}
