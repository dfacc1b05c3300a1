import type {PaymentOption} from './invoice-state.ts';
import {isActive} from './transaction-state.ts';

/** What a payment came to, as anybody of the client may know it. */
export type PaymentOutcome =
  'succeeded' | 'processing' | 'failed' | 'refunded' | 'partly_refunded' | 'disputed' | 'returned';

export interface PaymentFacts {
  /** A transaction's, or `succeeded` for what was paid elsewhere. */
  state: string;
  /** Minor units. */
  amount: number;
  refunded: number;
  isDisputed: boolean;
  /** Null: paid elsewhere. */
  kind: PaymentOption | (string & {}) | null;
}

/** What a bank takes back of a debit is a return; a card's payment is disputed. */
export function paymentOutcome({
  state,
  amount,
  refunded,
  isDisputed,
  kind,
}: PaymentFacts): PaymentOutcome {
  if (state === 'failed') return 'failed';
  if (state === 'processing' || isActive(state)) return 'processing';
  if (isDisputed) return kind === 'us_bank_account' ? 'returned' : 'disputed';
  if (refunded >= amount) return 'refunded';
  return refunded > 0 ? 'partly_refunded' : 'succeeded';
}

/** Stopped, or skipped, before it was tried: no payment to anybody but its own payer. */
export function wasNeverTried(state: string): boolean {
  return state === 'skipped' || state === 'canceled';
}
