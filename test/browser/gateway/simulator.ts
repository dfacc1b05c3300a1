import {FrameDriver} from './form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

/** What a server asks the processor, with its secret key. */
export async function fromSimulator(
  method: 'GET' | 'POST',
  path: string,
  form: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: 'Bearer sk_test_browser',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'POST' && {body: new URLSearchParams(form).toString()}),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** An intent whose card asks for 3-D Secure, with what the page gets of it. */
export async function askingIntent(kind: 'payment' | 'setup'): Promise<{
  id: string;
  clientSecret: string;
}> {
  const common = {
    confirm: 'true',
    payment_method: 'pm_card_authenticationRequired',
    use_stripe_sdk: 'true',
    'allowed_payment_method_types[0]': 'card',
  };
  const intent =
    kind === 'payment'
      ? await fromSimulator('POST', '/v1/payment_intents', {
          ...common,
          amount: '125000',
          currency: 'usd',
        })
      : await fromSimulator('POST', '/v1/setup_intents', {...common, usage: 'on_session'});
  if (intent['status'] !== 'requires_action') throw new Error(JSON.stringify(intent));
  return {id: String(intent['id']), clientSecret: String(intent['client_secret'])};
}

export function theOverlay(): HTMLElement | null {
  return document.querySelector<HTMLElement>('body > .stand-in-challenge');
}

/** The bank's page, once it asks. */
export async function theQuestion(): Promise<FrameDriver> {
  const frame = () => theOverlay()?.querySelector('iframe');
  await waitUntil(() => frame()?.contentDocument?.querySelector('button'), 'the bank never asked');
  return new FrameDriver(frame()!);
}
