import type Stripe from 'stripe';
import type {Acceptance} from './processor.ts';

/** Direct charges on the firm's connected account; null is the platform's own. */
export function on(account: string | null, idempotencyKey?: string): Stripe.RequestOptions {
  return {
    ...(account !== null && {stripeAccount: account}),
    ...(idempotencyKey !== undefined && {idempotencyKey}),
  };
}

/** The payer pressed the button under the authorisation's text, in the browser. */
export function acceptanceOf({address, agent}: Acceptance) {
  return {
    customer_acceptance: {
      type: 'online' as const,
      online: {ip_address: address ?? '0.0.0.0', user_agent: agent ?? 'unknown'},
    },
  };
}
