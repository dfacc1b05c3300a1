import {type BankOutcome, debitFailures, type DebitFailureName} from './bank-accounts.ts';
import type {CardOutcome} from './cards.ts';
import {type DeclineName, declines} from './declines.ts';

/** What a saved method will do, decided by the test id it came from. */
export type MethodBehaviour =
  | {type: 'card'; outcome: CardOutcome; isSavable: boolean}
  | {type: 'us_bank_account'; outcome: BankOutcome};

/**
 * A card that was good when it was saved and is lost now. `word` is a decline, or one of those
 * below; for bank accounts, a return or one of those below.
 */
export function behaviourCalled(
  type: MethodBehaviour['type'],
  word: string,
): MethodBehaviour | undefined {
  if (type === 'card') {
    const outcome = cardOutcome(word);
    return outcome && {type, outcome, isSavable: true};
  }
  const outcome = bankOutcome(word);
  return outcome && {type, outcome};
}

const cardWords: Readonly<Record<string, CardOutcome>> = {
  approve: {kind: 'approve'},
  authenticate: {kind: 'authenticate', until: 'never'},
  authenticate_then_decline: {kind: 'authenticate', until: 'never', then: 'generic_decline'},
  dispute: {kind: 'approve', dispute: 'fraudulent'},
  inquiry: {kind: 'approve', dispute: 'inquiry'},
  refund_pending: {kind: 'approve', refund: 'pending'},
  refund_fails: {kind: 'approve', refund: 'fails'},
};

const bankWords: Readonly<Record<string, BankOutcome>> = {
  settle: {kind: 'settle'},
  dispute: {kind: 'settle', late: 'debit_not_authorized'},
  return_late: {kind: 'settle', late: 'insufficient_funds'},
  stay: {kind: 'stay'},
};

function cardOutcome(word: string): CardOutcome | undefined {
  if (Object.hasOwn(cardWords, word)) return cardWords[word];
  if (!Object.hasOwn(declines, word)) return undefined;
  return {kind: 'decline', decline: word as DeclineName};
}

function bankOutcome(word: string): BankOutcome | undefined {
  if (Object.hasOwn(bankWords, word)) return bankWords[word];
  if (!Object.hasOwn(debitFailures, word)) return undefined;
  return {kind: 'return', failure: word as DebitFailureName};
}
