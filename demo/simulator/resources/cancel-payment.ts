import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {finishCharge} from './charges.ts';
import {deactivateMandates} from './mandates.ts';

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/**
 * Stripe cancels "in rare cases" an intent that is processing: here, the debit of the test account
 * that stays processing for ever. Any other debit is on its way to the bank.
 */
export function cancelPayment(
  account: Account,
  row: Row<'payment_intent'>,
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | 'abandoned' | null,
): Stripe.PaymentIntent {
  const {object, facts} = row;
  const isHeldDebit = object.status === 'processing' && facts.debit?.kind === 'stay';
  if (!CANCELABLE.includes(object.status) && !isHeldDebit) throw notCancelable(object);
  if (isHeldDebit) {
    finishCharge(account, object.latest_charge as string, {
      status: 'failed',
      code: 'charge_canceled',
      message: 'The payment was canceled.',
    });
  }
  if (facts.microdeposits) deactivateMandates(account, object.payment_method as string);
  const canceled: Stripe.PaymentIntent = {
    ...object,
    canceled_at: account.now,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  };
  account.put('payment_intent', {object: canceled, facts: {}, dueAt: null});
  return canceled;
}

function notCancelable(intent: Stripe.PaymentIntent) {
  return invalidRequest(
    `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
    {code: 'payment_intent_unexpected_state', payment_intent: intent},
  );
}
