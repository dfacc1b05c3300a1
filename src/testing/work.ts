import type {PaymentFailure} from '../contract/types.ts';
import {stopsTheRest} from '../model/decline.ts';
import {itemProblems} from '../model/submission-check.ts';
import {isActive} from '../model/transaction-state.ts';
import {end} from './end.ts';
import {answer} from './settle.ts';
import {
  firmFacts,
  type Outcome,
  type State,
  type SubmissionRecord,
  type TransactionRecord,
} from './state.ts';
import {hasTooManyDeclines} from './submit.ts';

/**
 * Does everything that was due by now, each step at its own time: there are no timers, the portal
 * catches up whenever it is asked something.
 */
export function catchUp(state: State): void {
  const now = state.clock.now();
  for (const submission of state.submissions.values()) {
    while (!state.isStalled && submission.nextStepAt <= now) step(state, submission);
    for (const transaction of submission.transactions) {
      if (transaction.state === 'requires_action' && transaction.actionUntil <= now) {
        answerQuestion(state, submission, transaction, 'failed', transaction.actionUntil);
      }
      if (transaction.state === 'processing' && transaction.arrivesAt <= now) {
        answer(state, submission, transaction, outcomeOf(transaction), transaction.arrivesAt);
      }
    }
  }
}

/** Goes on with everything that waited while the processor gave no answer. */
export function goOn(state: State): void {
  state.isStalled = false;
  const now = state.clock.now();
  for (const submission of state.submissions.values()) {
    if (submission.nextStepAt < now) submission.nextStepAt = now;
  }
  catchUp(state);
}

/** One after the other, oldest due first: a decline must be able to stop what follows. */
function step(state: State, submission: SubmissionRecord): void {
  const at = submission.nextStepAt;
  const begun = submission.transactions.find((transaction) => transaction.state === 'confirming');
  if (begun) finish(state, submission, begun, at);
  else beginNext(state, submission, at);
}

function beginNext(state: State, submission: SubmissionRecord, at: number): void {
  const queued = submission.transactions.filter((transaction) => transaction.state === 'queued');
  const [next] = queued;
  const isWaiting = submission.transactions.some(
    ({state: each}) => each === 'unknown' || each === 'requires_action',
  );
  if (!next || isWaiting || submission.isAskedFirst) {
    submission.nextStepAt = Infinity;
    return;
  }
  submission.version += 1;
  if (at > submission.authorizedUntil) {
    end(state, queued, 'canceled', {code: 'authorization_expired', retrySameMethod: true}, at);
    return;
  }
  const reason = reasonToStop(state, submission);
  if (reason) {
    end(state, queued, 'skipped', reason, at);
    return;
  }
  if (!canStillBePaid(state, submission, next)) {
    end(state, [next], 'skipped', {code: 'invoice_changed', retrySameMethod: true}, at);
    return;
  }
  Object.assign(next, {state: 'confirming', updatedAt: at});
  submission.nextStepAt = at + state.pace;
}

function finish(
  state: State,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  at: number,
): void {
  transaction.outcome = nextOutcome(state, submission, transaction);
  if (transaction.outcome === 'unanswered') {
    Object.assign(transaction, {state: 'unknown', updatedAt: at});
    submission.version += 1;
    return;
  }
  answer(state, submission, transaction, transaction.outcome, at);
}

/** What the bank says: of this invoice where that is arranged, else the method's next word. */
function nextOutcome(
  {invoices, methods}: State,
  {methodId}: SubmissionRecord,
  {invoiceId}: TransactionRecord,
): Outcome {
  const arranged = invoices.get(invoiceId)?.outcome;
  if (arranged != null) return arranged;
  const outcomes = methods.get(methodId)?.outcomes ?? [];
  return (outcomes.length > 1 ? outcomes.shift() : outcomes[0]) ?? 'approved';
}

/** A debit whose bank will never be heard of arrives in the end like any other. */
function outcomeOf({outcome}: TransactionRecord): Outcome {
  return outcome === null || outcome === 'unanswered' ? 'approved' : outcome;
}

/** Whether what went before keeps the rest from being sent (P-05). */
function reasonToStop(state: State, submission: SubmissionRecord): PaymentFailure | null {
  const attempted = submission.transactions.filter(({state: each}) =>
    ['succeeded', 'processing', 'failed'].includes(each),
  );
  const refused = attempted.findLast(({isDeclined, stopsRest}) => isDeclined || stopsRest);
  if (!refused) return null;
  if (stopsTheRest(attempted)) {
    return {
      code: 'earlier_decline',
      params: {number: refused.invoiceNumber},
      retrySameMethod: refused.failure?.retrySameMethod ?? false,
    };
  }
  return hasTooManyDeclines(state, submission.methodId)
    ? {code: 'earlier_decline', retrySameMethod: false}
    : null;
}

/** Whether the very same payment could be submitted again beside everything else. */
function canStillBePaid(
  state: State,
  {currency, methodId, methodKind}: SubmissionRecord,
  {invoiceId, amount}: TransactionRecord,
): boolean {
  const invoice = state.invoices.get(invoiceId);
  const isVisible = invoice?.state === 'sent' && !invoice.isHidden;
  if (!isVisible || state.methods.get(methodId)?.status !== 'active') return false;
  const {version} = invoice;
  const facts = {...invoice, pending: invoice.pending - amount, hasActive: false};
  const problems = itemProblems(
    [{invoiceId, amount, currency, version}],
    new Map([[invoiceId, {version, facts}]]),
    {
      firm: firmFacts(state),
      allowsPartialPayments: true,
      invoicesPerSubmission: state.firm.invoicesPerSubmission,
    },
  );
  return problems.length === 0 && invoice.options.includes(methodKind);
}

/** What the payer has told their bank: confirmed, or the challenge was failed or left. */
export type Answer = 'confirmed' | 'failed';

/** Lets the payer answer what their bank asks; the rest goes on afterwards. */
export function answerQuestions(state: State, said: Answer): void {
  const at = state.clock.now();
  for (const submission of state.submissions.values()) {
    for (const transaction of submission.transactions) {
      if (transaction.state !== 'requires_action') continue;
      answerQuestion(state, submission, transaction, said, at);
    }
  }
  catchUp(state);
}

export function answerQuestion(
  state: State,
  submission: SubmissionRecord,
  transaction: TransactionRecord,
  said: Answer,
  at: number,
): void {
  transaction.outcome = said === 'confirmed' ? 'approved' : 'payment_intent_authentication_failure';
  answer(state, submission, transaction, transaction.outcome, at);
  submission.nextStepAt = at;
}

/** Lets the processor say at last what became of payments that it gave no answer for. */
export function answerUnknown(state: State, outcome: Outcome): void {
  const at = state.clock.now();
  for (const submission of state.submissions.values()) {
    for (const transaction of submission.transactions) {
      if (transaction.state !== 'unknown') continue;
      transaction.outcome = outcome;
      answer(state, submission, transaction, outcome, at);
    }
    if (submission.transactions.some(({state: each}) => isActive(each))) submission.nextStepAt = at;
  }
  catchUp(state);
}
