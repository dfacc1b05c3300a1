import {randomUUID} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {routePath} from 'hono/route';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {AppEnv} from './env.ts';

/**
 * Around every request: its id, taken from the caller where it is harmless; one log line with the
 * route's pattern, never the URL itself; and `no-store`, since nearly every answer is about money or
 * people.
 */
export function trackRequest({log}: Pick<Ports, 'log'>): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const started = performance.now();
    const requestId = idOf(context.req.header('x-request-id'));
    context.set('requestId', requestId);
    await next();
    context.header('X-Request-Id', requestId);
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
    const fields = {
      requestId,
      method: context.req.method,
      route: routePath(context),
      status: context.res.status,
      ms: Math.round(performance.now() - started),
    };
    log.info(fields, 'request');
  };
}

function idOf(given: string | undefined): string {
  return given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** No id or key has a NUL character, and no database takes one. */
export const refuseNul: MiddlewareHandler<AppEnv> = async (context, next) => {
  if (context.req.path.includes('\0') || /%00/.test(context.req.path))
    throw new Refusal('not_found');
  await next();
};
