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
  /** Stored before the intent was asked to cancel. */
  ending?: Ending | undefined;
}

export type HoldReason = 'double_success' | 'amount_mismatch';

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
      return end(transaction);
    case 'requires_action':
      return isActive(transaction.state) ? {type: 'action'} : {type: 'none'};
    case 'requires_confirmation':
      return isActive(transaction.state) ? {type: 'confirm'} : {type: 'none'};
    case 'requires_payment_method':
      return refuse(transaction, intent);
  }
}

function succeed({state, amount}: KnownTransaction, {amountReceived}: IntentFacts): Outcome {
  if (state === 'succeeded') return {type: 'none'};
  const holds: HoldReason[] = [];
  if (!isActive(state) && state !== 'processing') holds.push('double_success');
  if (amountReceived !== amount) holds.push('amount_mismatch');
  return {type: 'settle', state: 'succeeded', charge: amountReceived, holds};
}

function end({state, ending}: KnownTransaction): Outcome {
  if (!isActive(state) && state !== 'processing') return {type: 'none'};
  const fallback: Ending =
    state === 'processing'
      ? {state: 'failed', failure: {code: 'payment_declined', retrySameMethod: false}}
      : {state: 'canceled'};
  const {state: next, failure} = ending ?? fallback;
  return {type: 'settle', state: next, failure, holds: []};
}

/** Without an error the intent was never attempted: it only lost its method, or waits for one. */
function refuse({state, methodKind}: KnownTransaction, {refusal}: IntentFacts): Outcome {
  if (!isActive(state) && state !== 'processing') return {type: 'none'};
  if (!refusal) return {type: 'confirm'};
  const known = refusalOf(refusal);
  return {
    type: 'cancel_first',
    ending: {state: 'failed', failure: failureOf(known, methodKind), stopsRest: known.stopsRest},
  };
}
