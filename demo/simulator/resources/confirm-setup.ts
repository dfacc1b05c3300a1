import type Stripe from 'stripe';
import {type Decline, declines} from '../behaviour/declines.ts';
import {cardError, docUrl, invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {createMandate, type MandateData} from './mandates.ts';
import {requireReturnUrl, usableMethod} from './method-rules.ts';
import {attach} from './payment-methods.ts';

type Method = Row<'payment_method'>;

export interface ConfirmSetupOptions {
  mandate_data?: MandateData | null;
  payment_method?: string;
  return_url?: string;
  use_stripe_sdk?: boolean;
}

/** Saves a method for later: `succeeded` or `requires_action`, or a thrown 402. */
export function confirmSetup(
  account: Account,
  before: Stripe.SetupIntent,
  options: ConfirmSetupOptions,
): Stripe.SetupIntent {
  requireConfirmable(before);
  const id = options.payment_method ?? (before.payment_method as string | null);
  if (id === null) {
    throw invalidRequest(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      {code: 'setup_intent_unexpected_state', setup_intent: before},
    );
  }
  const customer = before.customer as string | null;
  const {payment_method_types} = before;
  const method = usableMethod(account, id, {
    object: 'setup_intent',
    customer,
    payment_method_types,
  });
  requireReturnUrl(before, options);
  const intent: Stripe.SetupIntent = {
    ...before,
    payment_method: method.object.id,
    next_action: null,
  };

  const {behaviour, isSetUp} = method.facts;
  if (behaviour.type === 'us_bank_account') {
    if (!options.mandate_data) throw missingMandate();
    return succeed(account, intent, method, options.mandate_data);
  }
  const {outcome, isSavable} = behaviour;
  if (outcome.kind === 'decline' && !isSavable) {
    throw decline(account, intent, method, declines[outcome.decline]);
  }
  if (outcome.kind === 'authenticate' && !isSetUp) {
    const source = account.newId('src');
    return save(account, {
      ...intent,
      next_action: {
        type: 'use_stripe_sdk',
        use_stripe_sdk: {type: 'three_d_secure_redirect', source},
      },
      status: 'requires_action',
    });
  }
  return succeed(account, intent, method);
}

function succeed(
  account: Account,
  intent: Stripe.SetupIntent,
  method: Method,
  mandateData?: MandateData,
): Stripe.SetupIntent {
  const customer = intent.customer as string | null;
  const attached = customer === null ? method : attach(account, method, customer);
  account.put('payment_method', {...attached, facts: {...attached.facts, isSetUp: true}});
  const mandate =
    mandateData && createMandate(account, method.object.id, mandateData, {type: 'multi_use'});
  return save(account, {
    ...intent,
    last_setup_error: null,
    latest_attempt: recordAttempt(account, intent, method.object, null),
    mandate: mandate?.id ?? null,
    status: 'succeeded',
  });
}

function decline(account: Account, intent: Stripe.SetupIntent, method: Method, reason: Decline) {
  const details = {
    ...(reason.adviceCode && {advice_code: reason.adviceCode}),
    code: reason.code,
    decline_code: reason.declineCode,
    ...(reason.networkCode && {network_decline_code: reason.networkCode}),
    payment_method: method.object,
  };
  const error: Stripe.SetupIntent.LastSetupError = {
    ...details,
    doc_url: docUrl(reason.code),
    message: reason.message,
    type: 'card_error',
  };
  const failed = save(account, {
    ...intent,
    last_setup_error: error,
    latest_attempt: recordAttempt(account, intent, method.object, error),
    payment_method: null,
    status: 'requires_payment_method',
  });
  return cardError(reason.message, {...details, setup_intent: failed});
}

function recordAttempt(
  account: Account,
  intent: Stripe.SetupIntent,
  {id, type, card}: Stripe.PaymentMethod,
  error: Stripe.SetupIntent.LastSetupError | null,
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
            three_d_secure: null,
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

function save(account: Account, intent: Stripe.SetupIntent): Stripe.SetupIntent {
  account.put('setup_intent', {object: intent, facts: {}, dueAt: null});
  return intent;
}

function requireConfirmable(intent: Stripe.SetupIntent): void {
  const confirmable = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
  if (confirmable.includes(intent.status)) return;
  const message =
    intent.status === 'succeeded'
      ? 'You cannot confirm this SetupIntent because it has already succeeded.'
      : `You cannot confirm this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be confirmed: ${confirmable.join(', ')}.`;
  throw invalidRequest(message, {code: 'setup_intent_unexpected_state', setup_intent: intent});
}

function missingMandate() {
  return invalidRequest(
    'When confirming a SetupIntent with a `us_bank_account` PaymentMethod, `mandate_data` is required.',
    {code: 'parameter_missing', param: 'mandate_data'},
  );
}
