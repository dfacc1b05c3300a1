import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {chargeCard} from './charge-card.ts';
import {redeem} from './confirmation-tokens.ts';
import {debitAccount, mandateFor} from './debit-account.ts';
import type {MandateData} from './mandates.ts';
import {requireReturnUrl, usableMethod} from './method-rules.ts';
import {awaitMicrodeposits, needsMicrodeposits} from './microdeposits.ts';
import {recordAttempt} from './record-attempt.ts';
import {type MethodOptions, verificationMethod} from './shapes.ts';

type Intent = Row<'payment_intent'>;

export interface ConfirmOptions {
  confirmation_token?: string;
  mandate?: string;
  mandate_data?: MandateData | null;
  off_session?: boolean;
  payment_method?: string;
  payment_method_options?: MethodOptions;
  return_url?: string;
  setup_future_usage?: 'off_session' | 'on_session';
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
  const {setup_future_usage = row.object.setup_future_usage} = options;
  const asked = {...row.object, setup_future_usage};
  const token =
    options.confirmation_token === undefined
      ? undefined
      : redeem(account, options.confirmation_token, asked);
  // What the call says goes before what the token says.
  const id =
    options.payment_method ?? token?.method ?? (row.object.payment_method as string | null);
  if (id === null) throw missingMethod(row.object);
  const method = usableMethod(account, id, {
    object: 'payment_intent',
    customer: row.object.customer as string | null,
    payment_method_types: row.object.payment_method_types,
  });
  requireReturnUrl(row.object, options);
  // An attempt before this one, and what was to come of it, is over.
  const intent: Intent = {
    facts: {},
    dueAt: null,
    object: {
      ...asked,
      next_action: null,
      payment_method: method.object.id,
      setup_future_usage: setup_future_usage ?? token?.setupFutureUsage ?? null,
      status: 'requires_confirmation',
    },
  };
  account.put('payment_intent', intent);
  return method.object.type === 'card'
    ? chargeCard(account, intent, method, options)
    : payByAccount(account, intent, method, options);
}

/** An account that nobody has shown to be the payer's is debited once it has been verified. */
function payByAccount(
  account: Account,
  intent: Intent,
  method: Row<'payment_method'>,
  options: ConfirmOptions,
): Stripe.PaymentIntent {
  const {object} = intent;
  const wanted =
    verificationMethod(options.payment_method_options) ??
    object.payment_method_options?.us_bank_account?.verification_method;
  if (!needsMicrodeposits(method, wanted)) return debitAccount(account, intent, method, options);
  const {id} = mandateFor(account, object, method.object.id, options, 'pending');
  const {next_action, facts, dueAt} = awaitMicrodeposits(account, method, id);
  const waiting = {object, facts, dueAt};
  return recordAttempt(account, waiting, method, {status: 'requires_action', next_action});
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
