import {Hono} from 'hono';
import {proxy} from 'hono/proxy';

/**
 * The simulator through the demo's one port: Stripe's protocol under `/v1` for any `sk_test_` key,
 * and its levers under `/_simulator`. Pages of other sites are kept out of it.
 */
export function simulatorProxy(simulatorUrl: string): Hono {
  const app = new Hono();
  for (const path of ['/v1/*', '/_simulator/*']) {
    app.all(path, async (context) => {
      const site = context.req.header('sec-fetch-site') ?? 'none';
      if (site !== 'none' && site !== 'same-origin') return context.body(null, 403);
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
