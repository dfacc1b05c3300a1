import type {HoldReason} from './apply.ts';
import type {PaymentOption} from './invoice-state.ts';

/** What the processor says of a refund. Minor units, greater than zero. */
export interface RefundFacts {
  amount: number;
  /** It came back to the firm: the payer's bank did not take it. */
  hasFailed: boolean;
}

/** What the processor says of a dispute, or of a debit that a bank has returned. Minor units. */
export interface DisputeFacts {
  /** Taken from the firm; zero for a mere inquiry. */
  withdrawn: number;
  /** Given back to the firm. */
  reinstated: number;
  reason: string;
}

/** One line of the ledger; its sign is that of the money. */
export interface ReversalEntry {
  kind: 'refund' | 'refund_failed' | 'dispute' | 'dispute_reversed';
  amount: number;
}

export interface Reversal {
  /** All there should be by now; whoever books them leaves out those that are booked. */
  entries: ReversalEntry[];
  /** Nobody is asked to pay again by itself (L-17). */
  hold: HoldReason;
}

/** A refund counts from the moment it was made: the money has left the firm then. */
export function refundReversal({amount, hasFailed}: RefundFacts): Reversal {
  const entries: ReversalEntry[] = [{kind: 'refund', amount: -amount}];
  if (hasFailed) entries.push({kind: 'refund_failed', amount});
  return {entries, hold: 'refund'};
}

/** What a bank takes back of a debit is a return; a card's payment is disputed. */
export function disputeReversal(
  {withdrawn, reinstated}: DisputeFacts,
  kind: PaymentOption,
): Reversal {
  const entries: ReversalEntry[] = [];
  if (withdrawn > 0) entries.push({kind: 'dispute', amount: -withdrawn});
  if (reinstated > 0) entries.push({kind: 'dispute_reversed', amount: reinstated});
  return {entries, hold: kind === 'us_bank_account' ? 'return' : 'dispute'};
}

/** Reasons after which an account is not debited again, in the processor's words. */
const finalForAccount: ReadonlySet<string> = new Set([
  'debit_not_authorized',
  'incorrect_account_details',
  'bank_cannot_process',
]);

export function endsAccount({reason}: DisputeFacts, kind: PaymentOption): boolean {
  return kind === 'us_bank_account' && finalForAccount.has(reason);
}

const returnReasons: Readonly<Record<string, string>> = {
  insufficient_funds: 'insufficient_funds',
  debit_not_authorized: 'debit_not_authorized',
  incorrect_account_details: 'no_account',
};

/** Why a bank took a debit back, as a code of failures; null for what says nothing to its payer. */
export function returnReason({reason}: DisputeFacts, kind: PaymentOption): string | null {
  if (kind !== 'us_bank_account' || !Object.hasOwn(returnReasons, reason)) return null;
  return returnReasons[reason] ?? null;
}
