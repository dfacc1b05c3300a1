import type {StripeError} from '@stripe/stripe-js';
import {
  InvalidError,
  NetworkError,
  PaymentError,
  ServerError,
  SetupError,
  type PortalError,
} from '../../errors/index.ts';
import type {GatewayCode} from '../payment-gateway.ts';

/**
 * Stripe's refusal as ours. Its own object is no `cause`: it may hold an intent with its client
 * secret, and its prose is not what people read here.
 */
export function fromStripeError({type, code}: Pick<StripeError, 'type' | 'code'>): PortalError {
  const message = `Stripe: ${code ? `${type} (${code})` : type}`;
  switch (type) {
    case 'validation_error':
      return new InvalidError(message, details('method_incomplete'));
    case 'card_error':
      return new PaymentError(message, details('method_refused'));
    case 'authentication_error':
    case 'invalid_request_error':
    case 'idempotency_error':
      return new SetupError(message, details('processor_misconfigured'));
    case 'api_connection_error':
      return new NetworkError(message, details('processor_failed'));
    default:
      return new ServerError(message, {...details('processor_failed'), retryable: true});
  }
}

/** What Stripe.js throws instead of answering: a wrong key, a call that does not fit. */
export function fromThrown(thrown: unknown): PortalError {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new SetupError(`Stripe.js refused: ${name}`, details('processor_misconfigured'));
}

export function blocked(why: string): PortalError {
  return new NetworkError(`Stripe.js did not load: ${why}`, details('processor_blocked'));
}

function details(code: GatewayCode): {code: GatewayCode} {
  return {code};
}
