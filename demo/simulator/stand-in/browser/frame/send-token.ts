import type {ConfirmationToken, StripeError} from '@stripe/stripe-js';
import type {FormOptions} from '../messages.ts';

/** Has the processor make a token: the frame itself asks, as Stripe's does. */
export async function sendToken(
  {account, api, intent, publishableKey}: FormOptions,
  method: object,
): Promise<{confirmationToken?: ConfirmationToken; error?: StripeError}> {
  const {currency, mode, setupFutureUsage} = intent;
  const body = {
    payment_method_data: method,
    client_context: {mode, currency, ...(mode === 'payment' && {amount: intent.amount})},
    ...(setupFutureUsage && {setup_future_usage: setupFutureUsage}),
  };
  try {
    const response = await fetch(`${api}/v1/confirmation_tokens`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${publishableKey}`,
        'Content-Type': 'application/json',
        ...(account && {'Stripe-Account': account}),
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as ConfirmationToken | {error: StripeError};
    return 'error' in answer ? {error: answer.error} : {confirmationToken: answer};
  } catch {
    const message = 'The payment processor could not be reached.';
    return {error: {type: 'api_connection_error', message}};
  }
}
