import {end} from './end.ts';
import {paymentSecret, setupSecret} from './secrets.ts';
import type {State, SubmissionRecord} from './state.ts';
import {answerQuestion, catchUp} from './work.ts';

const failure = {code: 'authentication_required', retrySameMethod: false} as const;

/** What the payer answered to the question with this secret; the payment goes on, or that one fails. */
export function answerChallenge(
  state: State,
  secret: string,
  outcome: 'completed' | 'failed',
): void {
  const at = state.clock.now();
  for (const setup of state.setups.values()) {
    if (setup.bank !== 'action_required' || setupSecret(setup.id) !== secret) continue;
    setup.bank = outcome === 'completed' ? 'approved' : 'setup_intent_authentication_failure';
  }
  for (const submission of state.submissions.values()) {
    if (submission.isAskedFirst && setupSecret(submission.id) === secret) {
      submission.isAskedFirst = false;
      if (outcome === 'failed') endAll(state, submission, at);
      submission.version += 1;
      submission.nextStepAt = at;
    }
    for (const transaction of submission.transactions) {
      const isAsked = transaction.state === 'requires_action';
      if (!isAsked || paymentSecret(transaction.id) !== secret) continue;
      const said = outcome === 'completed' ? 'confirmed' : outcome;
      answerQuestion(state, submission, transaction, said, at);
    }
  }
  catchUp(state);
}

function endAll(state: State, {transactions}: SubmissionRecord, at: number): void {
  const queued = transactions.filter((transaction) => transaction.state === 'queued');
  end(state, queued, 'failed', failure, at);
}
