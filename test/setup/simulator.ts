import type {IncomingMessage} from 'node:http';
import {text} from 'node:stream/consumers';
import {createSimulator} from '../../demo/simulator/simulator.ts';
import {Store} from '../../demo/simulator/store.ts';

interface Context {
  path: string;
  url: string;
  method: string;
  req: IncomingMessage;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

/**
 * Answers the browser tests' requests to the payment processor, and for the stand-in for Stripe.js,
 * from a simulator that forgets at the end.
 */
export function serveSimulator() {
  const simulator = createSimulator({store: new Store(':memory:')});
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (!/^\/(v1|_simulator)\//.test(context.path)) return next();
    const {headers, method = 'GET'} = context.req;
    const answer = await simulator.request(context.url, {
      method,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, String(value)]),
      ),
      ...(method === 'POST' && {body: await text(context.req)}),
    });
    context.status = answer.status;
    answer.headers.forEach((value, name) => context.set(name, value));
    context.body = await answer.text();
  };
}
