import type {PaymentGateway} from './payment-gateway.ts';
import {StripeGateway} from './stripe/stripe-gateway.ts';

/** New payment methods through Stripe. Nothing is requested of Stripe before the first form or action. */
export function createStripeGateway(): PaymentGateway {
  return new StripeGateway();
}
