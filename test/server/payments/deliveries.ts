import {Hono} from 'hono';
import Stripe from 'stripe';
import type {AppEnv} from '../../../demo/server/http/env.ts';
import {answerProblem} from '../../../demo/server/http/problem.ts';
import {webhookRoutes} from '../../../demo/server/webhooks/routes.ts';
import type {Server} from './world.ts';

const webhookSecret = 'whsec_new';
export const formerSecret = 'whsec_old';

/** Signs as Stripe does; no key is needed for that. */
const signer = new Stripe('sk_test_signer').webhooks;

export interface Signing {
  secret?: string;
  /** Seconds since it was signed. */
  age?: number;
  firm?: string;
  alter?: (payload: string) => string;
}

/** A server's own address for the processor. */
export function webhookApp({ports, service}: Server): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (context, next) => {
    context.set('requestId', 'request-1');
    await next();
  });
  const settings = {webhookSecrets: [webhookSecret, formerSecret]};
  app.route('/', webhookRoutes(ports, service, settings));
  app.onError(answerProblem(ports.log));
  return app;
}

/** Delivers an event, signed; answers the status. */
export async function deliverTo(
  app: Hono<AppEnv>,
  {ports: {clock}}: Pick<Server, 'ports'>,
  event: object,
  {secret = webhookSecret, age = 0, firm = 'alder', alter = (text) => text}: Signing = {},
): Promise<number> {
  const payload = JSON.stringify(event);
  const timestamp = Math.floor(clock.now() / 1000) - age;
  const header = signer.generateTestHeaderString({payload, secret, timestamp});
  const response = await app.request(`/webhooks/stripe/${firm}`, {
    method: 'POST',
    body: alter(payload),
    headers: {'Stripe-Signature': header},
  });
  return response.status;
}
