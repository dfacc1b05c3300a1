import type {Context, MiddlewareHandler} from 'hono';
import {matchedRoutes} from 'hono/route';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {findPortalToken, findSession} from '../sessions/find-session.ts';
import type {AppEnv} from './env.ts';

/**
 * Every route behind it has a principal: a token of this firm whose session is alive, whose contact
 * still has access, and whose client has the portal on.
 */
export function authenticate(ports: Pick<Ports, 'db' | 'clock'>): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    if (isServed(context)) {
      const token = bearerToken(context.req.header('authorization'));
      const {id: firmId} = context.get('firm');
      context.set('principal', await findSession(ports, firmId, token, findPortalToken));
    }
    await next();
  };
}

/** A path that no route serves is unknown to everybody, signed in or not. */
export function isServed(context: Context): boolean {
  return matchedRoutes(context).some(({method}) => method !== 'ALL');
}

export function bearerToken(header: string | undefined): string {
  const [, token] = /^Bearer ([\w-]{16,4096})$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw new Refusal('unauthenticated');
  return token;
}

/** What a payment link may not do. Where no route is, nobody was asked who they are. */
export const contactsOnly: MiddlewareHandler<AppEnv> = async (context, next) => {
  if (isServed(context) && context.get('principal').kind !== 'contact')
    throw new Refusal('forbidden');
  await next();
};
