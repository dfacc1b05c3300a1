import type Stripe from 'stripe';
import type {IntentFacts} from '../../../src/model/apply.ts';
import type {ProcessorRefusal} from '../../../src/model/decline.ts';
import {fromProcessorAmount} from '../../../src/model/processor-units.ts';
import {
  ProcessorError,
  type ProcessorIntent,
  type ProcessorMethod,
  type ProcessorSetup,
  type ProcessorToken,
} from './processor.ts';

const statuses: ReadonlySet<string> = new Set<IntentFacts['status']>([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
]);

export function toIntent(intent: Stripe.PaymentIntent): ProcessorIntent {
  // A status this server doesn't know decides nothing: it is asked for again later.
  if (!statuses.has(intent.status)) {
    throw new ProcessorError('lost', `The intent has the unknown status ${intent.status}`);
  }
  const received = fromProcessorAmount(intent.amount_received, intent.currency.toUpperCase());
  const refusal = toRefusal(intent.last_payment_error);
  return {
    id: intent.id,
    status: intent.status as IntentFacts['status'],
    amountReceived: received.amount,
    metadata: intent.metadata,
    clientSecret: intent.client_secret,
    asksForDeposits: intent.next_action?.type === 'verify_with_microdeposits',
    mandate: mandateOf(intent),
    ...(refusal && {refusal}),
  };
}

function mandateOf({latest_charge: charge}: Stripe.PaymentIntent): string | undefined {
  // An id alone where it was not asked for.
  if (typeof charge !== 'object' || charge === null) return undefined;
  const mandate = charge.payment_method_details?.us_bank_account?.mandate;
  return typeof mandate === 'object' ? mandate.id : mandate;
}

export function toRefusal(
  error: Stripe.PaymentIntent['last_payment_error'] | Stripe.SetupIntent['last_setup_error'],
): ProcessorRefusal | undefined {
  if (!error) return undefined;
  return {code: error.code, declineCode: error.decline_code, adviceCode: error.advice_code};
}

export function toToken(token: Stripe.ConfirmationToken): ProcessorToken {
  const {livemode, payment_intent, setup_intent, expires_at, setup_future_usage} = token;
  const preview = token.payment_method_preview;
  return {
    isLive: livemode,
    isUsed: payment_intent !== null || setup_intent !== null,
    setup: setup_intent,
    expiresAt: expires_at === null ? null : expires_at * 1000,
    use: useOf(setup_future_usage),
    hasMandate: token.mandate_data != null,
    method: preview ? describe(preview) : null,
    type: preview?.type ?? 'unknown',
  };
}

/** A use that this server doesn't know is not one it may make of the method. */
function useOf(usage: Stripe.ConfirmationToken['setup_future_usage']): ProcessorToken['use'] {
  if (usage === null) return 'once';
  return usage === 'on_session' ? 'on_session' : 'off_session';
}

/** What comes next, whatever the processor calls it. */
export function toSetup(setup: Stripe.SetupIntent): ProcessorSetup {
  const {id, client_secret: clientSecret, payment_method: method} = setup;
  const mandate = typeof setup.mandate === 'string' ? setup.mandate : setup.mandate?.id;
  const deposits = setup.next_action?.verify_with_microdeposits;
  const refusal = toRefusal(setup.last_setup_error);
  return {
    id,
    status: statusOf(setup),
    clientSecret,
    method: method !== null && typeof method === 'object' ? toMethod(method, mandate) : null,
    ...(deposits && {
      verification: {
        type: deposits.microdeposit_type === 'descriptor_code' ? 'descriptor_code' : 'amounts',
        arrivesAt: deposits.arrival_date * 1000,
      },
    }),
    ...(refusal && {refusal}),
  };
}

function statusOf(setup: Stripe.SetupIntent): ProcessorSetup['status'] {
  switch (setup.status) {
    case 'succeeded':
      return 'succeeded';
    case 'canceled':
      return 'canceled';
    case 'requires_action':
      return setup.next_action?.type === 'verify_with_microdeposits' ? 'verifying' : 'action';
    case 'requires_payment_method':
      return setup.last_setup_error ? 'refused' : 'open';
    case 'requires_confirmation':
    case 'processing':
      return 'open';
    default:
      throw new ProcessorError('lost', 'The set-up has an unknown status');
  }
}

function toMethod(method: Stripe.PaymentMethod, mandate?: string): ProcessorMethod {
  const described = describe(method);
  if (described) return {id: method.id, ...described, ...(described.kind !== 'card' && {mandate})};
  throw new ProcessorError('refused', `A ${method.type} cannot be saved here`, {
    code: 'payment_method_unsupported',
  });
}

type Described = Pick<Stripe.PaymentMethod, 'type' | 'card' | 'us_bank_account'> & {
  billing_details: {name: string | null};
};

/** As much of a card or bank account as may be shown. */
function describe(method: Described): Omit<ProcessorMethod, 'id'> | null {
  const {card, us_bank_account: bank} = method;
  const holder = method.billing_details.name ?? undefined;
  if (method.type === 'card' && card) {
    return {
      kind: 'card',
      brand: card.brand,
      last4: card.last4,
      expMonth: card.exp_month,
      expYear: card.exp_year,
      holder,
      fingerprint: card.fingerprint ?? undefined,
    };
  }
  if (method.type === 'us_bank_account' && bank?.last4) {
    return {
      kind: 'us_bank_account',
      bankName: bank.bank_name ?? undefined,
      last4: bank.last4,
      holder,
      fingerprint: bank.fingerprint ?? undefined,
    };
  }
  return null;
}
