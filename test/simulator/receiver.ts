import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after} from 'node:test';
import Stripe from 'stripe';
import {validateResponse} from '../../demo/simulator/contract/validate.ts';

export const SECRET = 'whsec_test_receiver';

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
        problems.push(...validateResponse('GET', path, 200, JSON.parse(payload)).map(String));
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
    types: () => receipts.map(({event}) => event.type),
    /** Until it has received what `isThere` looks for. */
    until: (isThere: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isThere()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
