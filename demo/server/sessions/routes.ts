import {Hono} from 'hono';
import type * as z from 'zod/mini';
import {passwordChange, sessionGrant, signInLinkRequest} from '../../../src/contract/session.ts';
import type {Firm} from '../firms/firm.ts';
import {clientAddress} from '../http/address.ts';
import {contactsOnly} from '../http/auth.ts';
import {parseBody} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import {redeemInvite, redeemSignInLink, type Redeemed} from '../invites/redeem.ts';
import {requestSignInLink} from '../invites/sign-in-requests.ts';
import {openLink} from '../links/open.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppSettings} from '../settings.ts';
import {redeemAssertion} from './assertion.ts';
import {describeSession, type SessionHolder} from './describe.ts';
import {isFresh, openSession, renewSession, revokeSession, type Tokens} from './families.ts';
import {findPortalToken} from './find-session.ts';
import {setPassword} from './set-password.ts';
import {contactOfAssertion, signIn} from './sign-in.ts';

type Grant = z.infer<typeof sessionGrant>;

interface Opened {
  holder: SessionHolder;
  tokens: Tokens;
}

/** How a visitor gets a session: what needs none. */
export function signInRoutes(ports: Ports, settings: AppSettings): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/sessions', async (context) => {
    const grant = await parseBody(context, sessionGrant);
    const firm = context.get('firm');
    const address = clientAddress(context, settings.trustedProxies);
    const {holder, tokens} = await open(grant, firm, address);
    const surroundings = {firm, settings, isLive: ports.processor.isLive};
    const session = await describeSession(ports.db, holder, surroundings);
    return context.json({...tokens, session});
  });

  routes.post('/sign-in-links', async (context) => {
    const {email} = await parseBody(context, signInLinkRequest);
    const address = clientAddress(context, settings.trustedProxies);
    await requestSignInLink(ports, {firmId: context.get('firm').id, email, address});
    return context.body(null, 202);
  });

  async function open(grant: Grant, firm: Firm, address: string): Promise<Opened> {
    const {id: firmId} = firm;
    switch (grant.grant) {
      case 'password': {
        const {email, password, clientId} = grant;
        const credentials = {firmId, email, password, clientId, address};
        const {contactId, passwordHash} = await signIn(ports, credentials, settings.passwordCost);
        const holder = contact(contactId);
        return {holder, tokens: await openSession(ports, firmId, holder, {passwordHash})};
      }
      case 'refresh': {
        const renewed = await renewSession(ports, firmId, grant.token, findPortalToken);
        return {holder: renewed.principal, tokens: renewed.tokens};
      }
      case 'invite':
        return ofContact(await redeemInvite(ports, firmId, grant, settings.passwordCost));
      case 'sign_in_link':
        return ofContact(await redeemSignInLink(ports, firmId, grant.token));
      case 'payment_link': {
        const {linkId, tokens} = await openLink(ports, firmId, grant.token);
        return {holder: {kind: 'link', id: linkId}, tokens};
      }
      case 'assertion': {
        const audience = `${settings.publicUrl}/portal/v1/${firm.key}/sessions`;
        const subject = await redeemAssertion(ports, firm, grant.assertion, audience);
        const contactId = await contactOfAssertion(ports.db, firmId, subject);
        const holder = contact(contactId);
        // The firm gives the next one when this one ends.
        const tokens = await openSession(ports, firmId, holder, {isRenewable: false});
        return {holder, tokens};
      }
    }
  }

  return routes;
}

const contact = (id: string) => ({kind: 'contact', id}) as const;

const ofContact = ({contactId, tokens}: Redeemed): Opened => ({holder: contact(contactId), tokens});

/** The session that the request belongs to. */
export function sessionRoutes(ports: Ports, settings: AppSettings): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/session', async (context) => {
    const surroundings = {
      firm: context.get('firm'),
      settings,
      isLive: ports.processor.isLive,
    };
    return context.json(await describeSession(ports.db, context.get('principal'), surroundings));
  });
  routes.put('/session/password', contactsOnly, async (context) => {
    const {password} = await parseBody(context, passwordChange);
    const {id, familyId} = context.get('principal');
    const now = ports.clock.now();
    // The session goes on: it may do everything else, and this once its contact has signed in anew.
    if (!(await isFresh(ports.db, familyId, now))) throw new Refusal('forbidden');
    await setPassword(ports.db, id, password, {
      cost: settings.passwordCost,
      now,
      spared: familyId,
    });
    return context.body(null, 204);
  });
  routes.delete('/session', async (context) => {
    await revokeSession(ports.db, context.get('principal').familyId, ports.clock.now());
    return context.body(null, 204);
  });
  return routes;
}
