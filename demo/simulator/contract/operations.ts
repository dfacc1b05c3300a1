import type Stripe from 'stripe';
import type {SimulatedEvent} from '../events/event-types.ts';
import type {PublicPaymentIntent, PublicSetupIntent} from '../resources/public-intents.ts';

interface Operation<Request, Response> {
  request: Request;
  response: Response;
}

/**
 * What our server may ask and what must be answered, in the SDK's own types. `generate-schema.ts`
 * turns this interface into `schema.json`; a call that is not here is a violation. `publishable`
 * calls are those of Stripe.js, which no SDK declares: their requests are ours, their answers the
 * SDK's.
 */
export interface Operations {
  'POST /v1/customers': Operation<Stripe.CustomerCreateParams, Stripe.Customer>;
  'GET /v1/customers': Operation<Stripe.CustomerListParams, Stripe.ApiList<Stripe.Customer>>;
  'GET /v1/customers/:id': Operation<
    Stripe.CustomerRetrieveParams,
    Stripe.Customer | Stripe.DeletedCustomer
  >;
  'POST /v1/customers/:id': Operation<Stripe.CustomerUpdateParams, Stripe.Customer>;
  'DELETE /v1/customers/:id': Operation<Stripe.CustomerDeleteParams, Stripe.DeletedCustomer>;
  'GET /v1/customers/:id/payment_methods': Operation<
    Stripe.CustomerListPaymentMethodsParams,
    Stripe.ApiList<Stripe.PaymentMethod>
  >;
  'GET /v1/customers/:id/payment_methods/:id': Operation<
    Stripe.CustomerRetrievePaymentMethodParams,
    Stripe.PaymentMethod
  >;

  'POST /v1/payment_methods': Operation<Stripe.PaymentMethodCreateParams, Stripe.PaymentMethod>;
  'GET /v1/payment_methods': Operation<
    Stripe.PaymentMethodListParams,
    Stripe.ApiList<Stripe.PaymentMethod>
  >;
  'GET /v1/payment_methods/:id': Operation<
    Stripe.PaymentMethodRetrieveParams,
    Stripe.PaymentMethod
  >;
  'POST /v1/payment_methods/:id': Operation<Stripe.PaymentMethodUpdateParams, Stripe.PaymentMethod>;
  'POST /v1/payment_methods/:id/attach': Operation<
    Stripe.PaymentMethodAttachParams,
    Stripe.PaymentMethod
  >;
  'POST /v1/payment_methods/:id/detach': Operation<
    Stripe.PaymentMethodDetachParams,
    Stripe.PaymentMethod
  >;

  'POST /v1/test_helpers/confirmation_tokens': Operation<
    // The SDK's namespace doesn't name this one.
    NonNullable<Parameters<Stripe['testHelpers']['confirmationTokens']['create']>[0]>,
    Stripe.ConfirmationToken
  >;
  'GET /v1/confirmation_tokens/:id': Operation<
    Stripe.ConfirmationTokenRetrieveParams,
    Stripe.ConfirmationToken
  >;
  'POST /v1/confirmation_tokens publishable': Operation<FormToken, Stripe.ConfirmationToken>;
  'GET /v1/payment_intents/:id publishable': Operation<
    {client_secret: string},
    PublicPaymentIntent
  >;
  'GET /v1/setup_intents/:id publishable': Operation<{client_secret: string}, PublicSetupIntent>;
  'POST /v1/payment_intents/:id/challenge publishable': Operation<
    ChallengeAnswer,
    PublicPaymentIntent
  >;
  'POST /v1/setup_intents/:id/challenge publishable': Operation<ChallengeAnswer, PublicSetupIntent>;

  'POST /v1/setup_intents': Operation<Stripe.SetupIntentCreateParams, Stripe.SetupIntent>;
  'GET /v1/setup_intents': Operation<
    Stripe.SetupIntentListParams,
    Stripe.ApiList<Stripe.SetupIntent>
  >;
  'GET /v1/setup_intents/:id': Operation<Stripe.SetupIntentRetrieveParams, Stripe.SetupIntent>;
  'POST /v1/setup_intents/:id': Operation<Stripe.SetupIntentUpdateParams, Stripe.SetupIntent>;
  'POST /v1/setup_intents/:id/confirm': Operation<
    Stripe.SetupIntentConfirmParams,
    Stripe.SetupIntent
  >;
  'POST /v1/setup_intents/:id/verify_microdeposits': Operation<
    Stripe.SetupIntentVerifyMicrodepositsParams,
    Stripe.SetupIntent
  >;
  'POST /v1/payment_intents/:id/verify_microdeposits': Operation<
    Stripe.PaymentIntentVerifyMicrodepositsParams,
    Stripe.PaymentIntent
  >;
  'POST /v1/setup_intents/:id/verify_microdeposits publishable': Operation<
    MicrodepositAnswer,
    PublicSetupIntent
  >;
  'POST /v1/payment_intents/:id/verify_microdeposits publishable': Operation<
    MicrodepositAnswer,
    PublicPaymentIntent
  >;
  'POST /v1/setup_intents/:id/cancel': Operation<
    Stripe.SetupIntentCancelParams,
    Stripe.SetupIntent
  >;

  'POST /v1/payment_intents': Operation<Stripe.PaymentIntentCreateParams, Stripe.PaymentIntent>;
  'GET /v1/payment_intents': Operation<
    Stripe.PaymentIntentListParams,
    Stripe.ApiList<Stripe.PaymentIntent>
  >;
  'GET /v1/payment_intents/:id': Operation<
    Stripe.PaymentIntentRetrieveParams,
    Stripe.PaymentIntent
  >;
  'POST /v1/payment_intents/:id': Operation<Stripe.PaymentIntentUpdateParams, Stripe.PaymentIntent>;
  'POST /v1/payment_intents/:id/confirm': Operation<
    Stripe.PaymentIntentConfirmParams,
    Stripe.PaymentIntent
  >;
  'POST /v1/payment_intents/:id/cancel': Operation<
    Stripe.PaymentIntentCancelParams,
    Stripe.PaymentIntent
  >;

  'GET /v1/events': Operation<Stripe.EventListParams, Stripe.ApiList<SimulatedEvent>>;
  'GET /v1/events/:id': Operation<Stripe.EventRetrieveParams, SimulatedEvent>;
  'POST /v1/webhook_endpoints': Operation<
    Stripe.WebhookEndpointCreateParams,
    Stripe.WebhookEndpoint
  >;
  'GET /v1/webhook_endpoints': Operation<
    Stripe.WebhookEndpointListParams,
    Stripe.ApiList<Stripe.WebhookEndpoint>
  >;
  'GET /v1/webhook_endpoints/:id': Operation<
    Stripe.WebhookEndpointRetrieveParams,
    Stripe.WebhookEndpoint
  >;
  'POST /v1/webhook_endpoints/:id': Operation<
    Stripe.WebhookEndpointUpdateParams,
    Stripe.WebhookEndpoint
  >;
  'DELETE /v1/webhook_endpoints/:id': Operation<
    Stripe.WebhookEndpointDeleteParams,
    Stripe.DeletedWebhookEndpoint
  >;

  'GET /v1/charges': Operation<Stripe.ChargeListParams, Stripe.ApiList<Stripe.Charge>>;
  'GET /v1/charges/:id': Operation<Stripe.ChargeRetrieveParams, Stripe.Charge>;
  'POST /v1/refunds': Operation<Stripe.RefundCreateParams, Stripe.Refund>;
  'GET /v1/refunds': Operation<Stripe.RefundListParams, Stripe.ApiList<Stripe.Refund>>;
  'GET /v1/refunds/:id': Operation<Stripe.RefundRetrieveParams, Stripe.Refund>;
  'POST /v1/refunds/:id': Operation<Stripe.RefundUpdateParams, Stripe.Refund>;
  'GET /v1/disputes': Operation<Stripe.DisputeListParams, Stripe.ApiList<Stripe.Dispute>>;
  'GET /v1/disputes/:id': Operation<Stripe.DisputeRetrieveParams, Stripe.Dispute>;
  'POST /v1/disputes/:id': Operation<Stripe.DisputeUpdateParams, Stripe.Dispute>;
  'POST /v1/disputes/:id/close': Operation<Stripe.DisputeCloseParams, Stripe.Dispute>;
  'GET /v1/balance_transactions': Operation<
    Stripe.BalanceTransactionListParams,
    Stripe.ApiList<Stripe.BalanceTransaction>
  >;
  'GET /v1/balance_transactions/:id': Operation<
    Stripe.BalanceTransactionRetrieveParams,
    Stripe.BalanceTransaction
  >;
  'GET /v1/mandates/:id': Operation<Stripe.MandateRetrieveParams, Stripe.Mandate>;
}

/** What the stand-in's form sends: the name of a test card or account, never a number. */
export interface FormToken {
  client_context: {mode: 'payment' | 'setup'; amount?: number; currency?: string};
  payment_method_data: {
    alias: string;
    allow_redisplay?: 'always' | 'limited' | 'unspecified';
    billing_details?: Stripe.PaymentMethodCreateParams.BillingDetails;
    card?: {exp_month?: number; exp_year?: number};
    type: 'card' | 'us_bank_account';
    us_bank_account?: {
      account_holder_type?: 'company' | 'individual';
      account_type?: 'checking' | 'savings';
      /** How the payer showed that it is theirs: by signing in, or not yet. Default `instant`. */
      verification?: 'instant' | 'microdeposits';
    };
  };
  return_url?: string;
  setup_future_usage?: 'off_session' | 'on_session';
}

export interface ChallengeAnswer {
  client_secret: string;
  /** A challenge that was left has failed. */
  outcome: 'complete' | 'fail';
}

export interface MicrodepositAnswer {
  client_secret: string;
  amounts?: number[];
  descriptor_code?: string;
}

/**
 * Any answer that is not 2xx. The error of an intent is the closest the SDK has to the body of an
 * HTTP error, and unlike its `StripeRawError` it lists the codes.
 */
export interface Failure {
  error: Stripe.PaymentIntent.LastPaymentError;
}
