import type Stripe from 'stripe';

/** What Stripe answers under `error`: https://docs.stripe.com/api/errors */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  advice_code?: string;
  charge?: string;
  code?: string;
  decline_code?: string;
  doc_url?: string;
  network_decline_code?: string;
  param?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  setup_intent?: Stripe.SetupIntent;
}

interface Options {
  status?: number;
  headers?: Record<string, string>;
  /**
   * A declined card is an answer of 402 *and* a change: the intent remembers the error, the failed
   * charge exists. Other failures leave nothing behind, unless they show an intent as it is now.
   */
  keepsEffects?: boolean;
}

/** A request that Stripe answers with an error. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly keepsEffects: boolean;
  readonly body: ErrorBody;

  constructor(body: ErrorBody, {status = 400, headers = {}, keepsEffects = false}: Options = {}) {
    super(body.message);
    this.status = status;
    this.headers = headers;
    this.keepsEffects = keepsEffects;
    this.body = body.code ? {...body, doc_url: docUrl(body.code)} : body;
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}

type Details = Omit<ErrorBody, 'type' | 'message'>;

export function invalidRequest(message: string, details: Details = {}, options: Options = {}) {
  return new StripeFailure({type: 'invalid_request_error', message, ...details}, options);
}

export function cardError(message: string, details: Details) {
  return new StripeFailure(
    {type: 'card_error', message, ...details},
    {status: 402, keepsEffects: true},
  );
}

/**
 * An id that names nothing in this account. Stripe answers 404 when the id stands in the path and
 * 400 when it is a parameter.
 */
export function noSuch(what: string, id: string, param: string, status: 400 | 404 = 400) {
  return invalidRequest(`No such ${what}: '${id}'`, {code: 'resource_missing', param}, {status});
}

export function unrecognizedUrl(method: string, path: string) {
  return invalidRequest(
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    {},
    {status: 404},
  );
}

export function idempotencyMismatch(key: string) {
  return new StripeFailure({
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

export function idempotencyKeyInUse(key: string) {
  return new StripeFailure(
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    },
    {status: 409},
  );
}

/** `Stripe-Should-Retry` is what makes the SDK repeat a 429; without it, it gives up at once. */
export function lockTimeout() {
  return invalidRequest(
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate. For more details, see https://stripe.com/docs/rate-limits#object-lock-timeouts.',
    {code: 'lock_timeout'},
    {status: 429, headers: {'Stripe-Should-Retry': 'true'}},
  );
}

/** A repetition would only be answered with the same saved 500, and Stripe says so. */
export function serverError() {
  return new StripeFailure(
    {type: 'api_error', message: 'An unknown error occurred'},
    {status: 500, headers: {'Stripe-Should-Retry': 'false'}},
  );
}
