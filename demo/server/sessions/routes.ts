import {Hono} from 'hono';
import type * as z from 'zod/mini';
import {sessionGrant} from '../../../src/contract/session.ts';
import {clientAddress} from '../http/address.ts';
import {parseBody} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {describeSession} from './describe.ts';
import {renewSession, revokeSession, type OpenedSession} from './families.ts';
import {signIn} from './sign-in.ts';

type Grant = z.infer<typeof sessionGrant>;

/** How a visitor gets a session: the one thing that needs none. */
export function signInRoutes(ports: Ports, settings: AppSettings): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/sessions', async (context) => {
    const grant = await parseBody(context, sessionGrant);
    const firm = context.get('firm');
    const address = clientAddress(context, settings.trustedProxies);
    const {contactId, ...tokens} = await open(grant, firm.id, address);
    const surroundings = {firm, settings, isLive: ports.processor.isLive};
    const session = await describeSession(ports.db, contactId, surroundings);
    return context.json({...tokens, session});
  });

  async function open(grant: Grant, firmId: string, address: string): Promise<OpenedSession> {
    switch (grant.grant) {
      case 'password': {
        const {email, password, clientId} = grant;
        const credentials = {firmId, email, password, clientId, address};
        return signIn(ports, credentials, settings.passwordCost);
      }
      case 'refresh':
        return renewSession(ports, firmId, grant.token);
      // Nobody has been given one of these: they are refused as any unknown one is.
      case 'invite':
        throw new Refusal('invite_expired');
      case 'sign_in_link':
        throw new Refusal('sign_in_link_expired');
      case 'payment_link':
        throw new Refusal('link_expired');
      case 'assertion':
        throw new Refusal('sign_in_failed');
    }
  }

  return routes;
}

/** The session that the request belongs to. */
export function sessionRoutes(ports: Ports, settings: AppSettings): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/session', async (context) => {
    const surroundings = {
      firm: context.get('firm'),
      settings,
      isLive: ports.processor.isLive,
    };
    return context.json(await describeSession(ports.db, context.get('principal').id, surroundings));
  });
  routes.delete('/session', async (context) => {
    await revokeSession(ports.db, context.get('principal').familyId, ports.clock.now());
    return context.body(null, 204);
  });
  return routes;
}
