import type Stripe from 'stripe';
import {RETURNS_AFTER_DAYS, SETTLES_AFTER_DAYS} from '../behaviour/bank-accounts.ts';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {createCharge} from './charges.ts';
import {activeMandate, createMandate, type MandateData, namedMandate} from './mandates.ts';
import {recordAttempt} from './record-attempt.ts';

type Intent = Row<'payment_intent'>;
type Method = Row<'payment_method'>;

const DAY = 86_400;

interface Authorisation {
  mandate?: string;
  mandate_data?: MandateData | null;
}

/** Sends a debit to the bank: `processing`, until the bank has answered. */
export function debitAccount(
  account: Account,
  intent: Intent,
  method: Method,
  authorisation: Authorisation,
): Stripe.PaymentIntent {
  const {behaviour} = method.facts;
  if (behaviour.type !== 'us_bank_account')
    throw new Error(`${method.object.id} is no bank account`);
  if (method.object.us_bank_account?.status_details?.blocked) throw blocked(intent, method);
  const mandate = mandateFor(account, intent.object, method.object.id, authorisation);
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
  return recordAttempt(account, debited, method, {
    status: 'processing',
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
  });
}

/** A debit needs an authorisation: one just given, one named, or the one the account was saved with. */
export function mandateFor(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: string,
  {mandate, mandate_data}: Authorisation,
  status: 'active' | 'pending' = 'active',
): Stripe.Mandate {
  if (mandate !== undefined) return namedMandate(account, mandate, method);
  if (mandate_data) {
    const {amount, currency, setup_future_usage} = intent;
    const use =
      setup_future_usage === null
        ? ({type: 'single_use', amount, currency} as const)
        : ({type: 'multi_use'} as const);
    return createMandate(account, method, mandate_data, use, status);
  }
  const active = activeMandate(account, method);
  if (active) return active;
  throw invalidRequest(
    'This PaymentIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the customer and try again, providing acceptance data in the mandate_data parameter.',
    {payment_intent: intent},
    {keepsEffects: true},
  );
}

function blocked(intent: Intent, method: Method) {
  return invalidRequest(
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
