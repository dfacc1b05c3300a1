import type Stripe from 'stripe';
import type {Decline} from '../behaviour/declines.ts';
import {cardError, docUrl} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {attach} from './payment-methods.ts';

type Intent = Row<'setup_intent'>;
type Method = Row<'payment_method'>;
type Failure = Stripe.SetupIntent.LastSetupError;

const passed: Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};

/** The method is saved with the customer, and counts as set up from now on. */
export function succeedSetup(
  account: Account,
  {object}: Intent,
  method: Method,
  how: {isAuthenticated?: boolean} = {},
): Stripe.SetupIntent {
  const customer = object.customer as string | null;
  const attached = customer === null ? method : attach(account, method, customer);
  account.put('payment_method', {
    ...attached,
    facts: {...attached.facts, isSetUp: true, verification: 'done'},
  });
  return keepSetup(account, {
    ...object,
    last_setup_error: null,
    latest_attempt: recordSetupAttempt(account, object, method.object, {...how, error: null}),
    next_action: null,
    status: 'succeeded',
  });
}

/** The set-up waits for another method, and says why. */
export function failSetup(
  account: Account,
  {object}: Intent,
  method: Method,
  error: Failure,
): Stripe.SetupIntent {
  return keepSetup(account, {
    ...object,
    last_setup_error: error,
    latest_attempt: recordSetupAttempt(account, object, method.object, {error}),
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
}

export function declineSetup(account: Account, intent: Intent, method: Method, reason: Decline) {
  const details = {
    ...(reason.adviceCode && {advice_code: reason.adviceCode}),
    code: reason.code,
    decline_code: reason.declineCode,
    ...(reason.networkCode && {network_decline_code: reason.networkCode}),
    payment_method: method.object,
  };
  const failed = failSetup(account, intent, method, {
    ...details,
    doc_url: docUrl(reason.code),
    message: reason.message,
    type: 'card_error',
  });
  return cardError(reason.message, {...details, setup_intent: failed});
}

export function keepSetup(
  account: Account,
  object: Stripe.SetupIntent,
  facts: Intent['facts'] = {},
  dueAt: number | null = null,
): Stripe.SetupIntent {
  account.put('setup_intent', {object, facts, dueAt});
  return object;
}

function recordSetupAttempt(
  account: Account,
  intent: Stripe.SetupIntent,
  {id, type, card}: Stripe.PaymentMethod,
  {error, isAuthenticated = false}: {error: Failure | null; isAuthenticated?: boolean},
): string {
  const attempt: Stripe.SetupAttempt = {
    id: account.newId('setatt'),
    object: 'setup_attempt',
    application: null,
    created: account.now,
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: id,
    payment_method_details: card
      ? {
          type,
          card: {
            brand: card.brand,
            checks: card.checks,
            country: card.country,
            exp_month: card.exp_month,
            exp_year: card.exp_year,
            fingerprint: card.fingerprint ?? null,
            funding: card.funding,
            last4: card.last4,
            network: card.brand,
            three_d_secure: isAuthenticated ? passed : null,
            wallet: null,
          },
        }
      : {type, us_bank_account: {}},
    setup_error: error,
    setup_intent: intent.id,
    status: error ? 'failed' : 'succeeded',
    usage: intent.usage,
  };
  account.put('setup_attempt', {object: attempt, facts: {}, dueAt: null});
  return attempt.id;
}
