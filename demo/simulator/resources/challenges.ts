import type Stripe from 'stripe';
import {docUrl, invalidRequest, StripeFailure} from '../protocol/errors.ts';
import {oneOf, text} from '../protocol/params.ts';
import {type Account, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {chargeAuthenticated} from './charge-card.ts';
import {publicIntent, requireClientSecret} from './public-intents.ts';
import {failSetup, succeedSetup} from './setup-outcomes.ts';

const challenge = {
  shape: {client_secret: text(), outcome: oneOf('complete', 'fail')},
  required: ['client_secret', 'outcome'],
  access: ['publishable'],
} as const;

/**
 * What the page of the payer's bank does, with the payer's answer: not in Stripe's API, where it
 * happens behind `handleNextAction`. A challenge that is left counts as one that failed.
 */
export const challengeRoutes: readonly Route[] = [
  route('POST', '/v1/payment_intents/:intent/challenge', challenge, ({account, params, path}) => {
    const row = require404(account, 'payment_intent', path['intent']!, 'intent');
    const {object} = row;
    requireClientSecret(object, params.client_secret);
    requireChallenge(object);
    const method = methodOf(account, object);
    return publicIntent(
      params.outcome === 'complete'
        ? charge(account, row, method)
        : failPayment(account, row.object, method.object),
    );
  }),

  route('POST', '/v1/setup_intents/:intent/challenge', challenge, ({account, params, path}) => {
    const row = require404(account, 'setup_intent', path['intent']!, 'intent');
    const {object} = row;
    requireClientSecret(object, params.client_secret);
    requireChallenge(object);
    const method = methodOf(account, object);
    return publicIntent(
      params.outcome === 'complete'
        ? succeedSetup(account, row, method, {isAuthenticated: true})
        : failSetup(
            account,
            row,
            method,
            unauthenticated('setup_intent_authentication_failure', method.object),
          ),
    );
  }),
];

/** The bank has let the payer pass; that the issuer then declines is no failure of the challenge. */
function charge(
  account: Account,
  row: Row<'payment_intent'>,
  method: Row<'payment_method'>,
): Stripe.PaymentIntent {
  try {
    return chargeAuthenticated(account, row, method);
  } catch (error) {
    const isDecline = error instanceof StripeFailure && error.keepsEffects;
    if (!isDecline) throw error;
    return account.find('payment_intent', row.object.id)!.object;
  }
}

function failPayment(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: unauthenticated('payment_intent_authentication_failure', method),
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  account.put('payment_intent', {object: failed, facts: {}, dueAt: null});
  return failed;
}

function unauthenticated<const C extends string>(code: C, method: Stripe.PaymentMethod) {
  return {
    code,
    doc_url: docUrl(code),
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
    type: 'invalid_request_error',
  } as const;
}

function methodOf(account: Account, intent: Stripe.PaymentIntent | Stripe.SetupIntent) {
  return account.find('payment_method', intent.payment_method as string)!;
}

function requireChallenge(intent: Stripe.PaymentIntent | Stripe.SetupIntent): void {
  const type = intent.next_action?.type;
  const isAsking = type === 'use_stripe_sdk' || type === 'redirect_to_url';
  if (intent.status === 'requires_action' && isAsking) return;
  throw invalidRequest(
    `There is no challenge to answer: the intent has a status of ${intent.status}.`,
    intent.object === 'payment_intent'
      ? {code: 'payment_intent_unexpected_state'}
      : {code: 'setup_intent_unexpected_state'},
  );
}
