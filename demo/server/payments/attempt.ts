import {apply, type Ending, type IntentFacts, type Outcome} from '../../../src/model/apply.ts';
import {isActive} from '../../../src/model/transaction-state.ts';
import {noteMandate} from '../methods/setup-record.ts';
import type {Ports} from '../ports.ts';
import {reasonToEnd, refusedEnding, stopped, unauthenticated} from './endings.ts';
import type {Lease} from './lease.ts';
import type {ProcessorError, ProcessorIntent, IntentRef} from './processor.ts';
import {answerOf} from './processor-answer.ts';
import type {SubmissionRecord, TransactionRecord} from './records.ts';
import type {PaymentSettings} from './settings.ts';
import {settle, type Settlement} from './settle.ts';
import * as steps from './steps.ts';

/**
 * What one piece of work on a transaction came to.
 * - `moved`: the record in memory is what the database has; look what comes next.
 * - `waits`: the processor gave no answer; try again later.
 * - `asks`: the payer's bank asks the payer; nothing goes on until that is answered.
 * - `overtaken`: somebody else changed it, or has the lease; look again before doing anything.
 */
export type Progress = 'moved' | 'waits' | 'asks' | 'overtaken';

export interface Attempt {
  ports: Ports;
  settings: PaymentSettings;
  lease: Lease;
  submission: SubmissionRecord;
  transaction: TransactionRecord;
}

/** Takes a transaction that has begun one step further: a call, then what follows from its answer. */
export function advance(attempt: Attempt): Promise<Progress> {
  return attempt.transaction.intent === null ? create(attempt) : ask(attempt);
}

/**
 * Creates the intent, unconfirmed: it can take no money yet. Repeated with the same key it gives the
 * same intent, so an answer that got lost is simply asked for again.
 */
async function create(attempt: Attempt): Promise<Progress> {
  const {ports, submission, transaction} = attempt;
  const ending = reasonToEnd(attempt, ports.clock.now());
  // An intent whose id nobody has cannot be confirmed by anyone.
  if (ending) return conclude(attempt, ending);

  const answer = await answerOf(
    ports.processor.createIntent(
      {
        account: submission.account,
        amount: transaction.amount,
        currency: submission.currency,
        customer: submission.customer,
        method: submission.processorMethod,
        methodKind: submission.methodKind,
        invoiceNumber: transaction.invoiceNumber,
        metadata: {
          submission: submission.id,
          transaction: transaction.id,
          invoice: transaction.invoiceId,
        },
      },
      createKey(transaction),
    ),
  );
  if (answer.type === 'error') return withoutIntent(attempt, answer.error);

  const taken = await steps.storeIntent(ports.db, holderOf(attempt), transaction, answer.intent.id);
  if (!taken) return 'overtaken';
  Object.assign(transaction, {
    ...taken,
    state: 'confirming',
    intent: answer.intent.id,
    confirmCount: 1,
    attempts: 0,
  });
  return confirm(attempt);
}

const callsPerKey = 3;

/**
 * A 500 is saved under its key and only repeats itself, so every third repetition takes a new one.
 * Should there be an intent of the old key after all, it was never confirmed and nobody has its id.
 */
function createKey({id, attempts}: TransactionRecord): string {
  const used = Math.floor(attempts / callsPerKey);
  return used === 0 ? `tx:${id}:create` : `tx:${id}:create:${used}`;
}

async function withoutIntent(attempt: Attempt, error: ProcessorError): Promise<Progress> {
  if (error.kind !== 'refused') return wait(attempt, error);
  const ending = refusedEnding(error, attempt.submission);
  const taken = await steps.storeEnding(
    attempt.ports.db,
    holderOf(attempt),
    attempt.transaction,
    ending,
    false,
  );
  if (!taken) return 'overtaken';
  attempt.transaction.stopsRest = true;
  return conclude(attempt, ending);
}

/** Asks the payer's bank for the money. From here on, only the processor's word ends it. */
async function confirm(attempt: Attempt): Promise<Progress> {
  const {ports, submission, transaction} = attempt;
  const ending = reasonToEnd(attempt, ports.clock.now());
  if (ending) return cancelFirst(attempt, ending);

  const {mandate, token, acceptance} = submission;
  const answer = await answerOf(
    ports.processor.confirmIntent(
      {
        ...intentRef(attempt),
        ...(mandate !== null && {mandate}),
        ...(token !== null && {token}),
        ...(acceptance && {acceptance}),
      },
      `tx:${transaction.id}:confirm:${transaction.confirmCount}`,
    ),
  );
  if (answer.type === 'intent') {
    const {mandate: made} = answer.intent;
    if (made !== undefined) await noteMandate(ports.db, {submissionId: submission.id}, made);
    return follow(attempt, answer.intent);
  }
  if (answer.error.kind !== 'refused') return wait(attempt, answer.error);

  const now = await answerOf(ports.processor.retrieveIntent(intentRef(attempt)));
  if (now.type === 'error') return wait(attempt, now.error);
  const outcome = outcomeOf(attempt, now.intent);
  return outcome.type === 'confirm'
    ? cancelFirst(attempt, refusedEnding(answer.error, submission))
    : carryOut(attempt, outcome);
}

/** What became of it? Asked after a lost answer, by the next process after a crash, and by sync. */
async function ask(attempt: Attempt): Promise<Progress> {
  const answer = await answerOf(attempt.ports.processor.retrieveIntent(intentRef(attempt)));
  if (answer.type === 'error') return wait(attempt, answer.error);
  return follow(attempt, answer.intent);
}

function follow(attempt: Attempt, intent: ProcessorIntent): Promise<Progress> {
  return carryOut(attempt, outcomeOf(attempt, intent));
}

async function carryOut(attempt: Attempt, outcome: Outcome): Promise<Progress> {
  switch (outcome.type) {
    case 'none':
      return keepAsking(attempt);
    case 'confirm':
      return confirmStored(attempt);
    case 'action':
      return askPayer(attempt);
    case 'cancel_first':
      return cancelFirst(attempt, outcome.ending, isDecline(attempt, outcome.ending));
    case 'settle':
      return write(attempt, outcome);
  }
}

/** The intent stays open as long as the payer may answer; then it is canceled like a refused one. */
async function askPayer(attempt: Attempt): Promise<Progress> {
  const {ports, settings, submission, transaction} = attempt;
  const now = ports.clock.now();
  if (transaction.cancelRequested) return cancelFirst(attempt, stopped);
  if (transaction.state === 'requires_action') {
    const until = Date.parse(transaction.actionUntil ?? '');
    return now < until ? 'asks' : cancelFirst(attempt, unauthenticated);
  }
  const until = now + settings.actionFor[submission.principalKind];
  const taken = await steps.noteAction(ports.db, holderOf(attempt), transaction, until);
  if (!taken) return 'overtaken';
  const actionUntil = new Date(until).toISOString();
  Object.assign(transaction, {...taken, state: 'requires_action', actionUntil, attempts: 0});
  return taken.cancelRequested ? cancelFirst(attempt, stopped) : 'asks';
}

/** Nothing new: a debit under way, as a rule. */
async function keepAsking({transaction, ...attempt}: Attempt): Promise<Progress> {
  const isOurs = await steps.noteAsked(attempt.ports.db, holderOf(attempt), transaction);
  transaction.attempts = 0;
  return isOurs ? 'moved' : 'overtaken';
}

/**
 * The intent still waits. Where an answer was lost, the same key could only repeat it, so the next
 * confirmation gets a new one; an intent takes one payment, however often it is confirmed.
 */
async function confirmStored(attempt: Attempt): Promise<Progress> {
  const {ports, transaction} = attempt;
  const ending = reasonToEnd(attempt, ports.clock.now());
  if (ending) return cancelFirst(attempt, ending);
  if (transaction.state !== 'confirming') {
    const taken = await steps.confirmAgain(ports.db, holderOf(attempt), transaction);
    if (!taken) return 'overtaken';
    const confirmCount = transaction.confirmCount + 1;
    Object.assign(transaction, {...taken, state: 'confirming', confirmCount});
  }
  return confirm(attempt);
}

/** An open intent could still pay, so it is canceled before its invoice is let go. */
async function cancelFirst(
  attempt: Attempt,
  ending: Ending,
  isDeclined = false,
): Promise<Progress> {
  const {ports, transaction} = attempt;
  const taken = await steps.storeEnding(
    ports.db,
    holderOf(attempt),
    transaction,
    ending,
    isDeclined,
  );
  if (!taken) return 'overtaken';
  Object.assign(transaction, {ending, isDeclined, stopsRest: ending.stopsRest ?? false});

  const answer = await answerOf(ports.processor.cancelIntent(intentRef(attempt)));
  if (answer.type === 'intent') return settleOrWait(attempt, answer.intent);
  if (answer.error.kind !== 'refused') return wait(attempt, answer.error);
  const now = await answerOf(ports.processor.retrieveIntent(intentRef(attempt)));
  return now.type === 'intent' ? settleOrWait(attempt, now.intent) : wait(attempt, now.error);
}

/** After a cancel, the intent has ended one way or the other; if not, it is asked again later. */
async function settleOrWait(attempt: Attempt, intent: ProcessorIntent): Promise<Progress> {
  const outcome = outcomeOf(attempt, intent);
  if (outcome.type === 'settle') return write(attempt, outcome);
  if (outcome.type === 'none') return carryOut(attempt, outcome);
  return pause(attempt, attempt.transaction.state);
}

/** Ends a transaction that has no intent, under the lease. */
function conclude(attempt: Attempt, {state, failure}: Ending): Promise<Progress> {
  return write(attempt, {type: 'settle', state, failure, holds: []});
}

async function write(attempt: Attempt, settlement: Settlement): Promise<Progress> {
  const {ports, submission, transaction} = attempt;
  const isOurs = await settle(ports, holderOf(attempt), submission, transaction, settlement);
  if (!isOurs) return 'overtaken';
  const {state, failure = null} = settlement;
  const keepsMarks = state === 'failed';
  Object.assign(transaction, {
    state,
    failure,
    attempts: 0,
    isDeclined: keepsMarks && transaction.isDeclined,
    stopsRest: keepsMarks && transaction.stopsRest,
  });
  return 'moved';
}

/**
 * No answer. Busy means nothing was done; anything else may have taken effect, so it is `unknown`
 * until the processor says what became of it. The first time it is asked at once.
 */
function wait(attempt: Attempt, error: ProcessorError): Promise<Progress> {
  const {ports, submission, transaction} = attempt;
  const {kind, code, message} = error;
  ports.log.warn(
    {submission: submission.id, transaction: transaction.id, kind, code, error: message},
    'The processor gave no usable answer',
  );
  const isDoubtful = kind !== 'busy' && isActive(transaction.state);
  return pause(attempt, isDoubtful ? 'unknown' : transaction.state);
}

async function pause(attempt: Attempt, state: TransactionRecord['state']): Promise<Progress> {
  const {ports, transaction} = attempt;
  const taken = await steps.noteSilence(ports.db, holderOf(attempt), transaction, state);
  if (!taken) return 'overtaken';
  const isFirstLost = transaction.attempts === 0 && state === 'unknown' && transaction.intent;
  Object.assign(transaction, {...taken, state, attempts: transaction.attempts + 1});
  return isFirstLost ? 'moved' : 'waits';
}

function outcomeOf({submission, transaction}: Attempt, intent: IntentFacts): Outcome {
  const {state, amount, ending} = transaction;
  return apply({state, amount, methodKind: submission.methodKind, ...(ending && {ending})}, intent);
}

/**
 * An ending stored before is what it was; a new one is the bank's refusal. A challenge that was left
 * or failed is none (FM-05), nor is an account that is not proved yet.
 */
function isDecline({transaction}: Attempt, {state, failure}: Ending): boolean {
  if (transaction.ending) return transaction.isDeclined;
  return state === 'failed' && !isNoDecline.has(failure?.code ?? '');
}

const isNoDecline: ReadonlySet<string> = new Set([
  'authentication_required',
  'method_pending_verification',
]);

function intentRef({submission, transaction}: Attempt): IntentRef {
  if (transaction.intent === null) throw new Error(`${transaction.id} has no intent`);
  return {account: submission.account, intent: transaction.intent};
}

function holderOf({ports, settings, lease}: Omit<Attempt, 'transaction'>): steps.Holder {
  const now = ports.clock.now();
  return {lease, now, leaseUntil: now + settings.lease};
}
