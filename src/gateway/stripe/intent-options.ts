import {InvalidError} from '../../errors/index.ts';
import {toProcessorAmount} from '../../model/processor-units.ts';
import type {FormUse} from '../payment-gateway.ts';
import type {IntentOptions} from './stripe-port.ts';

/** The intent that the server is going to make for this use (STRIPE.md §3). */
export function intentOptions(use: FormUse): IntentOptions {
  const allowedPaymentMethodTypes = [...use.methods];
  if (use.mode === 'setup') {
    const currency = use.currency.toLowerCase();
    return {mode: 'setup', setupFutureUsage: 'on_session', currency, allowedPaymentMethodTypes};
  }
  const amount = toProcessorAmount(use.amount);
  if (amount === null) {
    throw new InvalidError('The processor cannot write this amount', {
      code: 'amount_out_of_range',
    });
  }
  const currency = use.amount.currency.toLowerCase();
  return {mode: 'payment', amount, setupFutureUsage: null, currency, allowedPaymentMethodTypes};
}
