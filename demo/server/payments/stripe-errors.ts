import Stripe from 'stripe';
import {ProcessorError} from './processor.ts';

/** A declined payment is a 402 that carries the intent as it is now. */
export function answeredIntent(error: unknown): Stripe.PaymentIntent | undefined {
  return error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined;
}

/** A card that cannot be set up, likewise. */
export function answeredSetup(error: unknown): Stripe.SetupIntent | undefined {
  return error instanceof Stripe.errors.StripeCardError ? error.setup_intent : undefined;
}

/** https://docs.stripe.com/error-low-level and https://docs.stripe.com/api/idempotent_requests */
export function toProcessorError(error: unknown): ProcessorError {
  if (error instanceof ProcessorError) return error;
  const {errors} = Stripe;
  if (!(error instanceof errors.StripeError)) {
    return new ProcessorError('lost', 'The call to the processor broke off', {cause: error});
  }
  const {code, statusCode, requestId} = error;
  const message = `${error.type} ${code ?? statusCode ?? ''} ${requestId ?? ''}`.trim();
  // Without the SDK's error as cause: it carries whole objects, client secrets among them.
  return new ProcessorError(kindOf(error), message, {code});
}

function kindOf(error: InstanceType<typeof Stripe.errors.StripeError>): ProcessorError['kind'] {
  // 409: the first call with this key is still under way.
  if (error.statusCode === 429 || error.statusCode === 409) return 'busy';
  const isAnswered = error.statusCode !== undefined && error.statusCode < 500;
  return isAnswered && !(error instanceof Stripe.errors.StripeConnectionError) ? 'refused' : 'lost';
}
