import type {StripeError} from '@stripe/stripe-js';
import type {IntentResult} from '../../../../../src/gateway/stripe/stripe-port.ts';
import type {FormOptions} from '../messages.ts';

type Shop = Pick<FormOptions, 'publishableKey' | 'account' | 'api'>;
type Intent = NonNullable<IntentResult['paymentIntent'] | IntentResult['setupIntent']>;

/** The processor's answer to a page that has nothing but its publishable key and a client secret. */
async function request<T>(
  {account, api, publishableKey}: Shop,
  path: string,
  body?: object,
): Promise<T | {error: StripeError}> {
  try {
    const response = await fetch(`${api}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${publishableKey}`,
        ...(account && {'Stripe-Account': account}),
        ...(body && {'Content-Type': 'application/json'}),
      },
      ...(body && {body: JSON.stringify(body)}),
    });
    return (await response.json()) as T | {error: StripeError};
  } catch {
    const message = 'The payment processor could not be reached.';
    return {error: {type: 'api_connection_error', message}};
  }
}

export async function retrieve(shop: Shop, clientSecret: string): Promise<IntentResult> {
  const query = new URLSearchParams({client_secret: clientSecret}).toString();
  return resultOf(await request<Intent>(shop, `${pathOf(clientSecret)}?${query}`));
}

export async function answerChallenge(
  shop: Shop,
  clientSecret: string,
  outcome: 'complete' | 'fail',
): Promise<IntentResult> {
  const body = {client_secret: clientSecret, outcome};
  return resultOf(await request<Intent>(shop, `${pathOf(clientSecret)}/challenge`, body));
}

/** The secret of `pi_1` is `pi_1_secret_…`. */
function pathOf(clientSecret: string): string {
  const [id = ''] = clientSecret.split('_secret_');
  return `/v1/${id.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${id}`;
}

function resultOf(answer: Intent | {error: StripeError}): IntentResult {
  if ('error' in answer) return {error: answer.error};
  return answer.object === 'setup_intent' ? {setupIntent: answer} : {paymentIntent: answer};
}
