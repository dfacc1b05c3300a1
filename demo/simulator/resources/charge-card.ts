import type Stripe from 'stripe';
import {type Decline, declines} from '../behaviour/declines.ts';
import {cardError, docUrl} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {createCharge} from './charges.ts';
import {createDispute} from './disputes.ts';
import {recordAttempt} from './record-attempt.ts';

type Intent = Row<'payment_intent'>;
type Method = Row<'payment_method'>;

interface Presence {
  off_session?: boolean;
  return_url?: string;
  use_stripe_sdk?: boolean;
}

/** Asks the issuer, or the payer's bank first: `succeeded`, `requires_action`, or a thrown 402. */
export function chargeCard(
  account: Account,
  intent: Intent,
  method: Method,
  presence: Presence,
): Stripe.PaymentIntent {
  const {isSetUp} = method.facts;
  const outcome = cardOutcome(method);
  const mustAuthenticate =
    outcome.kind === 'authenticate' && !(outcome.until === 'set_up' && isSetUp);
  if (!mustAuthenticate) return askIssuer(account, intent, method, false);
  if (presence.off_session) {
    throw decline(account, intent, method, declines.authentication_required);
  }
  return recordAttempt(account, intent, method, {
    status: 'requires_action',
    next_action: nextAction(account, presence),
  });
}

/** After the payer's bank has let the payer pass. */
export function chargeAuthenticated(
  account: Account,
  intent: Intent,
  method: Method,
): Stripe.PaymentIntent {
  const asked = {...intent, object: {...intent.object, next_action: null}};
  return askIssuer(account, asked, method, true);
}

function askIssuer(
  account: Account,
  intent: Intent,
  method: Method,
  isAuthenticated: boolean,
): Stripe.PaymentIntent {
  const outcome = cardOutcome(method);
  if (outcome.kind === 'decline') {
    throw decline(account, intent, method, declines[outcome.decline]);
  }
  if (outcome.kind === 'authenticate' && outcome.then) {
    throw decline(account, intent, method, declines[outcome.then]);
  }
  const charge = createCharge(account, intent.object, method.object, {
    status: 'succeeded',
    isAuthenticated,
  });
  const paid = recordAttempt(account, intent, method, {
    status: 'succeeded',
    amount_received: intent.object.amount,
    last_payment_error: null,
    latest_charge: charge.id,
  });
  const dispute = outcome.kind === 'approve' ? outcome.dispute : undefined;
  if (dispute) createDispute(account, charge.id, disputes[dispute]);
  return paid;
}

const disputes = {
  fraudulent: {reason: 'fraudulent', networkReasonCode: '10.4'},
  product_not_received: {reason: 'product_not_received', networkReasonCode: '13.1'},
  inquiry: {reason: 'fraudulent', networkReasonCode: '10.4', isInquiry: true},
} as const;

/** The issuer's no: kept as the intent's error and as a failed charge, and answered as a 402. */
function decline(account: Account, intent: Intent, method: Method, reason: Decline) {
  const charge = createCharge(account, intent.object, method.object, {
    status: 'failed',
    decline: reason,
  });
  const details = {
    ...(reason.adviceCode && {advice_code: reason.adviceCode}),
    charge: charge.id,
    code: reason.code,
    decline_code: reason.declineCode,
    ...(reason.networkCode && {network_decline_code: reason.networkCode}),
    payment_method: method.object,
  };
  const failed: Stripe.PaymentIntent = {
    ...intent.object,
    last_payment_error: {
      ...details,
      doc_url: docUrl(reason.code),
      message: reason.message,
      type: 'card_error',
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  account.put('payment_intent', {...intent, object: failed});
  return cardError(reason.message, {...details, payment_intent: failed});
}

function nextAction(
  account: Account,
  {return_url, use_stripe_sdk}: Presence,
): Stripe.PaymentIntent.NextAction {
  const source = account.newId('src');
  if (return_url !== undefined && !use_stripe_sdk) {
    const url = `https://hooks.stripe.com/redirect/authenticate/${source}`;
    return {type: 'redirect_to_url', redirect_to_url: {return_url, url}};
  }
  return {type: 'use_stripe_sdk', use_stripe_sdk: {type: 'three_d_secure_redirect', source}};
}

function cardOutcome({object, facts}: Method) {
  if (facts.behaviour.type !== 'card') throw new Error(`${object.id} is no card`);
  return facts.behaviour.outcome;
}
