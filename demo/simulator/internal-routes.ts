import {Hono} from 'hono';
import {behaviourCalled} from './behaviour/methods.ts';
import type {Clock} from './clock.ts';
import {type Faults, readFaults} from './faults.ts';
import type {Courier} from './events/courier.ts';
import type {WebhookFaults} from './events/webhook-faults.ts';
import {readWebhooks, setWebhooks} from './events/given-webhooks.ts';
import type {Ids} from './ids.ts';
import {bringAbout} from './resources/due.ts';
import type {Store} from './store.ts';

interface Controls {
  store: Store;
  clock: Clock;
  newId: Ids;
  faults: Faults;
  webhookFaults: WebhookFaults;
  courier: Courier;
  /** Whether a fault may end the process. */
  canDie: boolean;
}

/**
 * The levers of the simulation, for tests and the demo. They exist because this process runs only
 * with `PORTAL_DEMO=1` and listens on the loopback address alone.
 */
export function internalRoutes(controls: Controls): Hono {
  const {store, clock, newId, faults, webhookFaults, courier, canDie} = controls;
  const app = new Hono();
  const time = () => ({now: clock.now(), advancedDays: clock.advancedDays()});

  app.onError((error, c) => {
    if (error instanceof SyntaxError) return c.json({error: 'The body must be JSON.'}, 400);
    throw error;
  });

  // The process id tells a start that finds this port in a file whether it is still the same simulator.
  app.get('/health', (c) => c.json({status: 'ok', pid: process.pid}));

  app.get('/clock', (c) => c.json(time()));

  app.post('/clock', async (c) => {
    const {advanceDays} = await c.req.json<{advanceDays?: unknown}>();
    if (typeof advanceDays !== 'number' || !(advanceDays >= 0) || advanceDays > 3650) {
      return c.json({error: 'advanceDays must be a number from 0 to 3650.'}, 400);
    }
    store.transaction(() => {
      clock.advance(advanceDays);
      const now = clock.now();
      const events = store
        .accountsWithDue(now)
        .flatMap((account) => bringAbout(store, account, now, newId));
      const target = {method: 'POST', path: '/_simulator/clock', metadata: () => ({})};
      const taken = events.length > 0 ? faults.takeWebhook(target) : undefined;
      if (taken) webhookFaults.apply(taken, events);
    });
    courier.call();
    return c.json(time());
  });

  app.get('/faults', (c) => c.json({faults: faults.armed()}));

  app.post('/faults', async (c) => {
    const body: unknown = await c.req.json();
    try {
      const read = readFaults(body);
      if (!canDie && read.some(({fault}) => fault.kind === 'kill')) {
        throw new Error('This simulator is part of another process, which would die with it.');
      }
      faults.arm(read);
    } catch (error) {
      return c.json({error: (error as Error).message}, 400);
    }
    return c.json({faults: faults.armed()});
  });

  app.delete('/faults', (c) => {
    faults.clear();
    store.transaction(() => webhookFaults.release());
    courier.call();
    return c.json({faults: []});
  });

  /** Who is told of events, in place of whoever was told to before: not by the API, but at the start. */
  app.put('/webhooks', async (c) => {
    const body: unknown = await c.req.json();
    try {
      const wanted = readWebhooks(body);
      store.transaction(() => setWebhooks(store, clock.now(), newId, wanted));
    } catch (error) {
      return c.json({error: (error as Error).message}, 400);
    }
    courier.call();
    return c.json({ok: true});
  });

  /** A card that was good when it was saved, and is lost today: `{"behaviour": "lost_card"}`. */
  app.post('/payment_methods/:method', async (c) => {
    const id = c.req.param('method');
    const {behaviour: word} = await c.req.json<{behaviour?: unknown}>();
    const account = store.accountOf('payment_method', id);
    const method = account && store.find(account, 'payment_method', id);
    if (!account || !method) return c.json({error: `No such payment method: ${id}.`}, 404);
    const behaviour = behaviourCalled(method.facts.behaviour.type, String(word));
    if (!behaviour) return c.json({error: `Unknown behaviour: ${String(word)}.`}, 400);
    store.transaction(() => {
      store.put(account, 'payment_method', {...method, facts: {...method.facts, behaviour}});
    });
    return c.json({id, behaviour});
  });

  return app;
}
