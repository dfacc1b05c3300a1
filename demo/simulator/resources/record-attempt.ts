import type Stripe from 'stripe';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {attach} from './payment-methods.ts';

type Intent = Row<'payment_intent'>;
type Method = Row<'payment_method'>;

/**
 * Keeps what an attempt to pay came to. When the money is taken or on its way, the method is saved
 * with the customer if that was asked for; one without a customer has then paid its only time.
 */
export function recordAttempt(
  account: Account,
  intent: Intent,
  method: Method,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const object = {...intent.object, ...changes};
  account.put('payment_intent', {...intent, object});
  if (object.status === 'requires_action' || method.object.customer !== null) return object;
  const {customer, setup_future_usage} = object;
  const isToBeSaved = customer !== null && setup_future_usage !== null;
  const kept = isToBeSaved ? attach(account, method, customer as string) : method;
  account.put('payment_method', {
    ...kept,
    facts: {...kept.facts, ...(isToBeSaved ? {isSetUp: true} : {isSpent: true})},
  });
  return object;
}
