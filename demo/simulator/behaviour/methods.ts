import {type BankOutcome, debitFailures, type DebitFailureName} from './bank-accounts.ts';
import type {CardOutcome} from './cards.ts';
import {type DeclineName, declines} from './declines.ts';

/** What a saved method will do, decided by the test id it came from. */
export type MethodBehaviour =
  | {type: 'card'; outcome: CardOutcome; isSavable: boolean}
  | {type: 'us_bank_account'; outcome: BankOutcome};

/**
 * A card that was good when it was saved and is lost now. `word` is `approve`, `authenticate`,
 * `dispute` or a decline; for bank accounts `settle`, `stay`, `dispute` or a return.
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

function cardOutcome(word: string): CardOutcome | undefined {
  if (word === 'approve') return {kind: 'approve'};
  if (word === 'dispute') return {kind: 'approve', dispute: 'fraudulent'};
  if (word === 'authenticate') return {kind: 'authenticate', until: 'never'};
  if (Object.hasOwn(declines, word)) return {kind: 'decline', decline: word as DeclineName};
  return undefined;
}

function bankOutcome(word: string): BankOutcome | undefined {
  if (word === 'settle') return {kind: 'settle'};
  if (word === 'dispute') return {kind: 'settle', isDisputed: true};
  if (word === 'stay') return {kind: 'stay'};
  if (Object.hasOwn(debitFailures, word))
    return {kind: 'return', failure: word as DebitFailureName};
  return undefined;
}
