import {Hono} from 'hono';
import type {HonoRequest} from 'hono';
import {proxy} from 'hono/proxy';

/**
 * The simulator through the demo's one port: Stripe's protocol under `/v1` for any `sk_test_` key,
 * and its levers under `/_simulator`. Pages of other sites are kept out of it, but for what Stripe.js
 * asks with a publishable key: that is open to every origin, as it is at Stripe.
 */
export function simulatorProxy(simulatorUrl: string): Hono {
  const app = new Hono();
  for (const path of ['/v1/*', '/_simulator/*']) {
    app.all(path, async (context) => {
      if (!isSameSite(context.req.header('sec-fetch-site')) && !isForStripeJs(context.req)) {
        return context.body(null, 403);
      }
      const {pathname, search} = new URL(context.req.url);
      try {
        return await proxy(new URL(pathname + search, simulatorUrl), context.req);
      } catch {
        // It closed the connection, as it does when a test asks for that.
        return context.body(null, 502);
      }
    });
  }
  return app;
}

/** Without the header it is no browser, or a person who typed the address. */
function isSameSite(site = 'none'): boolean {
  return site === 'none' || site === 'same-origin';
}

/** A preflight carries no key; what it asks leave for is judged when it comes. */
function isForStripeJs(request: HonoRequest): boolean {
  if (!request.path.startsWith('/v1/')) return false;
  const key = request.header('authorization') ?? '';
  return request.method === 'OPTIONS' || key.startsWith('Bearer pk_test_');
}
