import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after} from 'node:test';
import Stripe from 'stripe';
import {validateResponse} from '../../demo/simulator/contract/validate.ts';

export const SECRET = 'whsec_test_receiver';

/** Enough for a busy machine. */
const PATIENCE_MS = 60_000;

export interface Receipt {
  event: Stripe.Event;
  signature: string;
  payload: string;
}

/**
 * A firm's webhook endpoint: checks each payload with the official SDK and against the SDK's types,
 * and answers 200, or what `answers` says next.
 */
export async function startReceiver(secret = SECRET) {
  const receipts: Receipt[] = [];
  const answers: number[] = [];
  const waiting = new Set<() => void>();
  const problems: string[] = [];
  const server = createServer((request, response) => {
    let payload = '';
    request.setEncoding('utf8').on('data', (text: string) => (payload += text));
    request.on('end', () => {
      const status = answers.shift() ?? 200;
      const signature = request.headers['stripe-signature'] as string;
      try {
        const event = Stripe.webhooks.constructEvent(payload, signature, secret);
        const path = `/v1/events/${event.id}`;
        const violations = validateResponse('GET', path, 200, JSON.parse(payload));
        problems.push(...violations.map(({message}) => message));
        if (status === 200) receipts.push({event, signature, payload});
      } catch (error) {
        problems.push(String(error));
      }
      response.writeHead(status).end();
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  after(close);
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe/firm`,
    port,
    receipts,
    answers,
    problems,
    close,
    /** In the order of arrival; an event that came again because the machine was slow counts once. */
    types: () => [...new Map(receipts.map(({event}) => [event.id, event.type])).values()],
    /** Until it has received what `isThere` looks for; fails at the first payload that is wrong. */
    until: (isThere: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const end = (settle: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          settle();
        };
        const fail = (reason: string) => () => reject(new Error(reason));
        const look = () => {
          if (problems.length > 0) end(fail(problems.join('\n')));
          else if (isThere()) end(resolve);
        };
        const timer = setTimeout(() => {
          const types = receipts.map(({event}) => event.type);
          end(fail(`Waited in vain; received ${types.join(', ') || 'nothing'}`));
        }, PATIENCE_MS);
        waiting.add(look);
        look();
      }),
  };
}
