import {Hono} from 'hono';
import type * as z from 'zod/mini';
import {sessionGrant} from '../../../src/contract/session.ts';
import type {Firm} from '../firms/firm.ts';
import {clientAddress} from '../http/address.ts';
import {parseBody} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {redeemAssertion} from './assertion.ts';
import {describeSession} from './describe.ts';
import {openSession, renewSession, revokeSession, type Tokens} from './families.ts';
import {findPortalToken} from './find-session.ts';
import {contactOfAssertion, signIn} from './sign-in.ts';

type Grant = z.infer<typeof sessionGrant>;

interface Opened {
  contactId: string;
  tokens: Tokens;
}

/** How a visitor gets a session: the one thing that needs none. */
export function signInRoutes(ports: Ports, settings: AppSettings): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/sessions', async (context) => {
    const grant = await parseBody(context, sessionGrant);
    const firm = context.get('firm');
    const address = clientAddress(context, settings.trustedProxies);
    const {contactId, tokens} = await open(grant, firm, address);
    const surroundings = {firm, settings, isLive: ports.processor.isLive};
    const session = await describeSession(ports.db, contactId, surroundings);
    return context.json({...tokens, session});
  });

  async function open(grant: Grant, firm: Firm, address: string): Promise<Opened> {
    const {id: firmId} = firm;
    const openFor = async (contactId: string): Promise<Opened> => {
      const holder = {kind: 'contact', id: contactId} as const;
      return {contactId, tokens: await openSession(ports, firmId, holder)};
    };
    switch (grant.grant) {
      case 'password': {
        const {email, password, clientId} = grant;
        const credentials = {firmId, email, password, clientId, address};
        return openFor(await signIn(ports, credentials, settings.passwordCost));
      }
      case 'refresh': {
        const renewed = await renewSession(ports, firmId, grant.token, findPortalToken);
        return {contactId: renewed.principal.id, tokens: renewed.tokens};
      }
      // Nobody has been given one of these: they are refused as any unknown one is.
      case 'invite':
        throw new Refusal('invite_expired');
      case 'sign_in_link':
        throw new Refusal('sign_in_link_expired');
      case 'payment_link':
        throw new Refusal('link_expired');
      case 'assertion': {
        const audience = `${settings.publicUrl}/portal/v1/${firm.key}/sessions`;
        const subject = await redeemAssertion(ports, firm, grant.assertion, audience);
        const contactId = await contactOfAssertion(ports.db, firmId, subject);
        const holder = {kind: 'contact', id: contactId} as const;
        // The firm gives the next one when this one ends.
        const tokens = await openSession(ports, firmId, holder, {isRenewable: false});
        return {contactId, tokens};
      }
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
