import Stripe from 'stripe';
import {toProcessorAmount} from '../../../src/model/processor-units.ts';
import {
  type ConfirmOrder,
  type CustomerOrder,
  type IntentOrder,
  type IntentRef,
  type Processor,
  ProcessorError,
  type ProcessorIntent,
} from './processor.ts';
import {answeredIntent, toProcessorError} from './stripe-errors.ts';
import {toIntent} from './stripe-objects.ts';
import {acceptanceOf, on} from './stripe-params.ts';
import {eventsOver} from './stripe-events.ts';
import {setupsOver} from './stripe-setups.ts';
import {statementSuffix} from './statement-suffix.ts';

export interface StripeProcessorOptions {
  secretKey: string;
  /** The simulator's address, such as `http://127.0.0.1:4242`; without it, Stripe itself. */
  url?: string | undefined;
  /** How often the SDK repeats a call that got no answer, with the same key. */
  maxNetworkRetries?: number;
  /** Milliseconds one call may take; the SDK's own default of 80 s outlives a lease. */
  timeout?: number;
}

/** The processor over the official SDK. */
export function createStripeProcessor(options: StripeProcessorOptions): Processor {
  const stripe = connectStripe(options);
  return {
    isLive: /^[rs]k_live_/.test(options.secretKey),
    createIntent: (order, idempotencyKey) =>
      intentOf(() =>
        stripe.paymentIntents.create(toCreateParams(order), on(order.account, idempotencyKey)),
      ),
    confirmIntent: (order: ConfirmOrder, idempotencyKey) =>
      intentOf(() =>
        stripe.paymentIntents.confirm(
          order.intent,
          toConfirmParams(order),
          on(order.account, idempotencyKey),
        ),
      ),
    cancelIntent: ({account, intent}: IntentRef) =>
      intentOf(() => stripe.paymentIntents.cancel(intent, {}, on(account))),
    retrieveIntent: ({account, intent}: IntentRef) =>
      intentOf(() => stripe.paymentIntents.retrieve(intent, {}, on(account))),
    ...setupsOver(stripe),
    ...eventsOver(stripe),
    createCustomer: (order, idempotencyKey) => createCustomer(stripe, order, idempotencyKey),
    detachMethod: async ({account, method}) => {
      await call(() => stripe.paymentMethods.detach(method, {}, on(account)));
    },
  };
}

/** The official SDK, pointed at Stripe or at the simulator. */
export function connectStripe({secretKey, url, ...options}: StripeProcessorOptions): Stripe {
  const {maxNetworkRetries = 2, timeout = 20_000} = options;
  const config = {maxNetworkRetries, timeout, telemetry: false} as const;
  if (url === undefined) return new Stripe(secretKey, config);
  const {hostname: host, port, protocol} = new URL(url);
  return new Stripe(secretKey, {
    ...config,
    host,
    port: port || (protocol === 'https:' ? 443 : 80),
    protocol: protocol === 'https:' ? 'https' : 'http',
  });
}

/**
 * Never `off_session` (the payer is here) and never `receipt_email` (Stripe would mail too). A bank
 * statement's suffix exists for cards alone.
 */
function toCreateParams(order: IntentOrder): Stripe.PaymentIntentCreateParams {
  const amount = toProcessorAmount(order);
  if (amount === null) {
    throw new ProcessorError('refused', 'The amount cannot be written', {code: 'invalid_amount'});
  }
  return {
    amount,
    currency: order.currency.toLowerCase(),
    ...(order.customer !== null && {customer: order.customer}),
    ...(order.method !== null && {payment_method: order.method}),
    allowed_payment_method_types: [order.methodKind],
    metadata: order.metadata,
    // Small deposits take days, and an authorisation lasts an hour.
    ...(order.method === null &&
      order.methodKind === 'us_bank_account' && {
        payment_method_options: {us_bank_account: {verification_method: 'instant'}},
      }),
    ...(order.methodKind === 'card' && {
      statement_descriptor_suffix: statementSuffix(order.invoiceNumber),
    }),
  };
}

function toConfirmParams({
  mandate,
  token,
  acceptance,
}: ConfirmOrder): Stripe.PaymentIntentConfirmParams {
  return {
    use_stripe_sdk: true,
    ...(mandate !== undefined && {mandate}),
    ...(token !== undefined && {confirmation_token: token}),
    ...(acceptance && {mandate_data: acceptanceOf(acceptance)}),
    // The authorisation that comes with a token is told by the charge alone.
    ...(token !== undefined && {expand: ['latest_charge']}),
  };
}

/** Constant parameters, so that the same key gives the same customer whatever changed meanwhile. */
async function createCustomer(
  stripe: Stripe,
  {account, contactId}: CustomerOrder,
  idempotencyKey: string,
): Promise<string> {
  const params = {metadata: {contact: contactId}};
  const {id} = await call(() => stripe.customers.create(params, on(account, idempotencyKey)));
  return id;
}

async function call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toProcessorError(error);
  }
}

async function intentOf(work: () => Promise<Stripe.PaymentIntent>): Promise<ProcessorIntent> {
  try {
    return toIntent(await work());
  } catch (error) {
    const intent = answeredIntent(error);
    if (intent) return toIntent(intent);
    throw toProcessorError(error);
  }
}
