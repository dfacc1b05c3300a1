import type Stripe from 'stripe';
import {declines} from '../behaviour/declines.ts';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {redeem} from './confirmation-tokens.ts';
import {createMandate, type MandateData} from './mandates.ts';
import {requireReturnUrl, usableMethod} from './method-rules.ts';
import {awaitMicrodeposits, needsMicrodeposits} from './microdeposits.ts';
import {declineSetup, keepSetup, succeedSetup} from './setup-outcomes.ts';
import {type MethodOptions, verificationMethod} from './shapes.ts';

type Intent = Row<'setup_intent'>;
type Method = Row<'payment_method'>;

export interface ConfirmSetupOptions {
  confirmation_token?: string;
  mandate_data?: MandateData | null;
  payment_method?: string;
  payment_method_options?: MethodOptions;
  return_url?: string;
  use_stripe_sdk?: boolean;
}

/** Saves a method for later: `succeeded` or `requires_action`, or a thrown 402. */
export function confirmSetup(
  account: Account,
  row: Intent,
  options: ConfirmSetupOptions,
): Stripe.SetupIntent {
  const {object: before} = row;
  requireConfirmable(before);
  const token =
    options.confirmation_token === undefined
      ? undefined
      : redeem(account, options.confirmation_token, before);
  const id = options.payment_method ?? token?.method ?? (before.payment_method as string | null);
  if (id === null) throw missingMethod(before);
  const method = usableMethod(account, id, {
    object: 'setup_intent',
    customer: before.customer as string | null,
    payment_method_types: before.payment_method_types,
  });
  requireReturnUrl(before, options);
  const intent: Intent = {
    ...row,
    object: {...before, payment_method: method.object.id, next_action: null},
  };
  return method.facts.behaviour.type === 'card'
    ? setUpCard(account, intent, method)
    : setUpAccount(account, intent, method, options);
}

function setUpCard(account: Account, intent: Intent, method: Method): Stripe.SetupIntent {
  const {behaviour, isSetUp} = method.facts;
  if (behaviour.type !== 'card') throw new Error(`${method.object.id} is no card`);
  const {outcome, isSavable} = behaviour;
  if (outcome.kind === 'decline' && !isSavable) {
    throw declineSetup(account, intent, method, declines[outcome.decline]);
  }
  if (outcome.kind !== 'authenticate' || isSetUp) return succeedSetup(account, intent, method);
  const source = account.newId('src');
  return keepSetup(account, {
    ...intent.object,
    next_action: {
      type: 'use_stripe_sdk',
      use_stripe_sdk: {type: 'three_d_secure_redirect', source},
    },
    status: 'requires_action',
  });
}

function setUpAccount(
  account: Account,
  intent: Intent,
  method: Method,
  {mandate_data, payment_method_options}: ConfirmSetupOptions,
): Stripe.SetupIntent {
  if (!mandate_data) throw missingMandate();
  const {object} = intent;
  const wanted =
    verificationMethod(payment_method_options) ??
    object.payment_method_options?.us_bank_account?.verification_method;
  const mustVerify = needsMicrodeposits(method, wanted);
  const use = {type: 'multi_use'} as const;
  const status = mustVerify ? 'pending' : 'active';
  const {id} = createMandate(account, method.object.id, mandate_data, use, status);
  const authorised = {...object, mandate: id};
  if (!mustVerify) return succeedSetup(account, {...intent, object: authorised}, method);
  const {next_action, facts, dueAt} = awaitMicrodeposits(account, method, id);
  return keepSetup(account, {...authorised, next_action, status: 'requires_action'}, facts, dueAt);
}

function missingMethod(intent: Stripe.SetupIntent) {
  return invalidRequest(
    "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
    {code: 'setup_intent_unexpected_state', setup_intent: intent},
  );
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
