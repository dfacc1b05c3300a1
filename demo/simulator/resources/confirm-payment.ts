import type Stripe from 'stripe';
import {RETURNS_AFTER_DAYS, SETTLES_AFTER_DAYS} from '../behaviour/bank-accounts.ts';
import {type Decline, declines} from '../behaviour/declines.ts';
import {cardError, docUrl, invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {createCharge} from './charges.ts';
import {activeMandate, createMandate, type MandateData, namedMandate} from './mandates.ts';
import {requireReturnUrl, usableMethod} from './method-rules.ts';

type Intent = Row<'payment_intent'>;
type Method = Row<'payment_method'>;

const DAY = 86_400;

export interface ConfirmOptions {
  mandate?: string;
  mandate_data?: MandateData | null;
  off_session?: boolean;
  payment_method?: string;
  return_url?: string;
  use_stripe_sdk?: boolean;
}

/**
 * Tries to take the money: `succeeded`, `processing` or `requires_action`, or a thrown 402 after
 * which the intent waits for another method.
 */
export function confirmPayment(
  account: Account,
  row: Intent,
  options: ConfirmOptions,
): Stripe.PaymentIntent {
  requireConfirmable(row.object);
  const id = options.payment_method ?? (row.object.payment_method as string | null);
  if (id === null) throw missingMethod(row.object);
  const method = usableMethod(account, id, {
    object: 'payment_intent',
    customer: row.object.customer as string | null,
    payment_method_types: row.object.payment_method_types,
  });
  requireReturnUrl(row.object, options);
  const intent: Intent = {
    ...row,
    object: {
      ...row.object,
      payment_method: method.object.id,
      status: 'requires_confirmation',
      next_action: null,
    },
  };
  account.put('payment_intent', intent);
  return method.facts.behaviour.type === 'card'
    ? chargeCard(account, intent, method, options)
    : debitAccount(account, intent, method, options);
}

function chargeCard(
  account: Account,
  intent: Intent,
  method: Method,
  options: ConfirmOptions,
): Stripe.PaymentIntent {
  const {behaviour, isSetUp} = method.facts;
  if (behaviour.type !== 'card') throw new Error(`${method.object.id} is no card`);
  const {outcome} = behaviour;
  if (outcome.kind === 'decline') throw decline(account, intent, method, declines[outcome.decline]);
  const mustAuthenticate =
    outcome.kind === 'authenticate' && !(outcome.until === 'set_up' && isSetUp);
  if (mustAuthenticate && options.off_session) {
    throw decline(account, intent, method, declines.authentication_required);
  }
  if (mustAuthenticate) {
    return save(account, intent, method, {
      status: 'requires_action',
      next_action: nextAction(account, options),
    });
  }
  const isDisputed = outcome.kind === 'approve' && outcome.isDisputed === true;
  const charge = createCharge(account, intent.object, method.object, {
    status: 'succeeded',
    isDisputed,
  });
  return save(account, intent, method, {
    status: 'succeeded',
    amount_received: intent.object.amount,
    last_payment_error: null,
    latest_charge: charge.id,
  });
}

function debitAccount(
  account: Account,
  intent: Intent,
  method: Method,
  options: ConfirmOptions,
): Stripe.PaymentIntent {
  const {behaviour} = method.facts;
  if (behaviour.type !== 'us_bank_account')
    throw new Error(`${method.object.id} is no bank account`);
  if (method.object.us_bank_account?.status_details?.blocked) {
    throw invalidRequest(
      'This bank account has failed in the past and can not be used. Please use a different payment method.',
      {
        code: 'payment_method_bank_account_blocked',
        param: 'payment_method',
        payment_intent: intent.object,
        payment_method: method.object,
      },
      {keepsEffects: true},
    );
  }
  const mandate = mandateFor(account, intent.object, method.object.id, options);
  const charge = createCharge(account, intent.object, method.object, {
    status: 'pending',
    mandate: mandate.id,
  });
  const {outcome} = behaviour;
  const days = outcome.kind === 'settle' ? SETTLES_AFTER_DAYS : RETURNS_AFTER_DAYS;
  const debited: Intent = {
    ...intent,
    facts: {debit: outcome},
    dueAt: outcome.kind === 'stay' ? null : account.now + days * DAY,
  };
  return save(account, debited, method, {
    status: 'processing',
    last_payment_error: null,
    latest_charge: charge.id,
  });
}

/** A debit needs an authorisation: one just given, one named, or the one the account was saved with. */
function mandateFor(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: string,
  {mandate, mandate_data}: ConfirmOptions,
): Stripe.Mandate {
  if (mandate !== undefined) return namedMandate(account, mandate, method);
  if (mandate_data) {
    const {amount, currency} = intent;
    return createMandate(account, method, mandate_data, {type: 'single_use', amount, currency});
  }
  const active = activeMandate(account, method);
  if (active) return active;
  throw invalidRequest(
    'This PaymentIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the customer and try again, providing acceptance data in the mandate_data parameter.',
    {payment_intent: intent},
    {keepsEffects: true},
  );
}

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

/** A method without a customer pays once. */
function save(
  account: Account,
  intent: Intent,
  method: Method,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const object = {...intent.object, ...changes};
  account.put('payment_intent', {...intent, object});
  if (method.object.customer === null && object.status !== 'requires_action') {
    account.put('payment_method', {...method, facts: {...method.facts, isSpent: true}});
  }
  return object;
}

function nextAction(
  account: Account,
  {return_url, use_stripe_sdk}: ConfirmOptions,
): Stripe.PaymentIntent.NextAction {
  const source = account.newId('src');
  if (return_url !== undefined && !use_stripe_sdk) {
    const url = `https://hooks.stripe.com/redirect/authenticate/${source}`;
    return {type: 'redirect_to_url', redirect_to_url: {return_url, url}};
  }
  return {type: 'use_stripe_sdk', use_stripe_sdk: {type: 'three_d_secure_redirect', source}};
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

function requireConfirmable(intent: Stripe.PaymentIntent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  const message =
    intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(', ')}.`;
  throw invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });
}

function missingMethod(intent: Stripe.PaymentIntent) {
  const advice =
    intent.customer === null
      ? 'Update the PaymentIntent with a payment method and then confirm it again.'
      : `To confirm the PaymentIntent with ${intent.customer as string}, specify a payment method attached to this customer along with the customer ID.`;
  return invalidRequest(
    `You cannot confirm this PaymentIntent because it's missing a payment method. ${advice}`,
    {code: 'payment_intent_unexpected_state', payment_intent: intent},
  );
}
