import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';

/** What a page may see of an intent whose client secret it has: what Stripe.js declares, and no more. */
const PAYMENT_FIELDS = [
  'id',
  'object',
  'amount',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'status',
] as const satisfies readonly (keyof Stripe.PaymentIntent)[];

const SETUP_FIELDS = [
  'id',
  'object',
  'automatic_payment_methods',
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'last_setup_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'status',
  'usage',
] as const satisfies readonly (keyof Stripe.SetupIntent)[];

export type PublicPaymentIntent = Pick<Stripe.PaymentIntent, (typeof PAYMENT_FIELDS)[number]>;
export type PublicSetupIntent = Pick<Stripe.SetupIntent, (typeof SETUP_FIELDS)[number]>;

export function publicIntent(
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
): PublicPaymentIntent | PublicSetupIntent {
  return intent.object === 'payment_intent'
    ? pick(intent, PAYMENT_FIELDS)
    : pick(intent, SETUP_FIELDS);
}

/** A publishable key opens one intent at a time, to whoever holds its secret. */
export function requireClientSecret(
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  secret: string | undefined,
): void {
  if (secret !== undefined && secret === intent.client_secret) return;
  const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent';
  throw invalidRequest(
    `The client_secret provided does not match any associated ${name} on this account. Ensure the provided client_secret and the ${name} exist on the same account.`,
    {code: 'resource_missing', param: 'client_secret'},
  );
}

function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
