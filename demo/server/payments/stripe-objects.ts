import type Stripe from 'stripe';
import type {IntentFacts} from '../../../src/model/apply.ts';
import type {ProcessorRefusal} from '../../../src/model/decline.ts';
import {fromProcessorAmount} from '../../../src/model/processor-units.ts';
import {ProcessorError, type ProcessorIntent, type ProcessorMethod} from './processor.ts';

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
    ...(refusal && {refusal}),
  };
}

function toRefusal(
  error: Stripe.PaymentIntent['last_payment_error'],
): ProcessorRefusal | undefined {
  if (!error) return undefined;
  return {code: error.code, declineCode: error.decline_code, adviceCode: error.advice_code};
}

export function toMethod(method: Stripe.PaymentMethod, mandate?: string): ProcessorMethod {
  const {id, card, us_bank_account: bank} = method;
  const holder = method.billing_details.name ?? undefined;
  if (card) {
    return {
      id,
      kind: 'card',
      brand: card.brand,
      last4: card.last4,
      expMonth: card.exp_month,
      expYear: card.exp_year,
      holder,
      fingerprint: card.fingerprint ?? undefined,
    };
  }
  if (bank?.last4) {
    return {
      id,
      kind: 'us_bank_account',
      bankName: bank.bank_name ?? undefined,
      last4: bank.last4,
      holder,
      fingerprint: bank.fingerprint ?? undefined,
      mandate,
    };
  }
  throw new ProcessorError('refused', `A ${method.type} cannot be saved here`, {
    code: 'payment_method_unsupported',
  });
}
