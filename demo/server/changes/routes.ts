import {Hono} from 'hono';
import {streamSSE} from 'hono/streaming';
import {changesQuery} from '../../../src/contract/changes.ts';
import {contactsOnly} from '../http/auth.ts';
import {parseQuery} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import {fromEventId} from './cursor.ts';
import type {ChangeFeed} from './feed.ts';

/** Milliseconds between two signs of life; whoever hears none for much longer comes again. */
const beat = 15_000;

/**
 * What changes, as it happens. A session is not used by listening: it ends when nobody does anything
 * else, and the stream with it.
 */
export function changeRoutes(feed: ChangeFeed): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/events', contactsOnly, (context) => {
    const {age = '0'} = parseQuery(context, changesQuery);
    const since = fromEventId(context.req.header('last-event-id')) ?? {age: Number(age) * 1000};
    // HEAD comes here, too: nobody would read the stream, nor ever end it.
    if (context.req.method === 'HEAD') {
      return context.body(null, 200, {'Content-Type': 'text/event-stream'});
    }
    const {id: contactId, clientId, familyId} = context.get('principal');
    const answer = streamSSE(context, async (stream) => {
      const over = Promise.withResolvers<undefined>();
      const end = () => over.resolve(undefined);
      stream.onAbort(end);
      const leave = await feed.join(
        {
          clientId,
          contactId,
          familyId,
          hear: (changed, id) =>
            void stream.writeSSE({event: 'changes', data: JSON.stringify({changed}), id}),
          end,
        },
        since,
      );
      const alive = setInterval(() => void stream.write(': still here\n\n'), beat).unref();
      await over.promise;
      clearInterval(alive);
      leave();
    });
    answer.headers.set('Cache-Control', 'no-store');
    // A proxy that waits for the end would keep everything back.
    answer.headers.set('X-Accel-Buffering', 'no');
    return answer;
  });
  return routes;
}
