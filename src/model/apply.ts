import type {PaymentFailure} from '../contract/types.ts';
import {failureOf, refusalOf, type ProcessorRefusal} from './decline.ts';
import type {PaymentOption} from './invoice-state.ts';
import {isActive, type TransactionState} from './transaction-state.ts';

/** What the processor says of an intent, in our units and words. */
export interface IntentFacts {
  id: string;
  status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'succeeded'
    | 'canceled';
  /** Minor units that arrived; zero until it succeeded. */
  amountReceived: number;
  /** What it asks for are small deposits that take days: nobody can answer that now. */
  asksForDeposits?: boolean | undefined;
  refusal?: ProcessorRefusal | undefined;
}

/** How a transaction is to end once its intent can no longer pay. */
export interface Ending {
  state: 'failed' | 'canceled';
  failure?: PaymentFailure | undefined;
  /** The method itself was refused, so the rest is not sent. */
  stopsRest?: boolean | undefined;
}

export interface KnownTransaction {
  state: TransactionState;
  amount: number;
  methodKind: PaymentOption;
  /** Stored before the intent was asked to cancel: from then on it is never confirmed again. */
  ending?: Ending | undefined;
}

/** Why an invoice is not payable until staff have looked at it (L-17). */
export type HoldReason =
  'double_success' | 'amount_mismatch' | 'refund' | 'dispute' | 'return' | 'outside_payment';

/** What follows from the processor's word. */
export type Outcome =
  /** Nothing changes. */
  | {type: 'none'}
  /** The intent waits to be confirmed. */
  | {type: 'confirm'}
  /** The payer's bank asks the payer. */
  | {type: 'action'}
  /** Cancel the intent at the processor first; only then does the transaction end like this. */
  | {type: 'cancel_first'; ending: Ending}
  | {
      type: 'settle';
      state: TransactionState;
      failure?: PaymentFailure | undefined;
      charge?: number;
      holds: HoldReason[];
    };

/**
 * The one way from the processor's word to our record, for answer, webhook, sync and reaper alike
 * (STRIPE.md §4, "Truth"). `succeeded` wins from every state; a debit under way may fail; nothing
 * else goes back, and nothing is freed while its intent could still pay.
 */
export function apply(transaction: KnownTransaction, intent: IntentFacts): Outcome {
  switch (intent.status) {
    case 'succeeded':
      return succeed(transaction, intent);
    case 'processing':
      return isActive(transaction.state)
        ? {type: 'settle', state: 'processing', holds: []}
        : {type: 'none'};
    case 'canceled':
      return end(transaction, intent);
    case 'requires_action':
      return wait(
        transaction,
        intent.asksForDeposits ? {type: 'cancel_first', ending: unverified} : {type: 'action'},
      );
    case 'requires_confirmation':
      return wait(transaction, {type: 'confirm'});
    case 'requires_payment_method':
      return refuse(transaction, intent);
  }
}

/** A bank account that is not proved yet pays nothing (P-24). */
const unverified: Ending = {
  state: 'failed',
  failure: {code: 'method_pending_verification', retrySameMethod: false},
  stopsRest: true,
};

/** The intent is open. Where an ending is stored, a run was cut short between store and cancel. */
function wait({state, ending}: KnownTransaction, next: Outcome): Outcome {
  if (!isActive(state)) return {type: 'none'};
  return ending ? {type: 'cancel_first', ending} : next;
}

function succeed({state, amount}: KnownTransaction, {amountReceived}: IntentFacts): Outcome {
  if (state === 'succeeded') return {type: 'none'};
  const holds: HoldReason[] = [];
  if (!isActive(state) && state !== 'processing') holds.push('double_success');
  if (amountReceived !== amount) holds.push('amount_mismatch');
  return {type: 'settle', state: 'succeeded', charge: amountReceived, holds};
}

/** Where no ending is stored, the intent was canceled at the processor's: by the firm, or expired. */
function end({state, methodKind, ending}: KnownTransaction, {refusal}: IntentFacts): Outcome {
  if (!isActive(state) && state !== 'processing') return {type: 'none'};
  const wasSent = state === 'processing' || refusal !== undefined;
  const fallback: Ending = wasSent ? failed(refusal ?? {}, methodKind) : {state: 'canceled'};
  const {state: next, failure} = ending ?? fallback;
  return {type: 'settle', state: next, failure, holds: []};
}

/**
 * Without an error the intent was never attempted: it only lost its method, or waits for one. A
 * debit that was under way has failed in either case; it is never sent again by itself.
 */
function refuse(transaction: KnownTransaction, {refusal}: IntentFacts): Outcome {
  const {state, methodKind} = transaction;
  if (state !== 'processing' && !refusal) return wait(transaction, {type: 'confirm'});
  if (state !== 'processing' && !isActive(state)) return {type: 'none'};
  return {type: 'cancel_first', ending: failed(refusal ?? {}, methodKind)};
}

function failed(words: ProcessorRefusal, kind: PaymentOption): Ending {
  const refusal = refusalOf(words);
  return {state: 'failed', failure: failureOf(refusal, kind), stopsRest: refusal.stopsRest};
}
