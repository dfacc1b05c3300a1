import {Hono} from 'hono';
import {behaviourCalled} from './behaviour/methods.ts';
import type {Clock} from './clock.ts';
import {type Faults, readFaults} from './faults.ts';
import type {Store} from './store.ts';

interface Controls {
  store: Store;
  clock: Clock;
  faults: Faults;
}

/**
 * The levers of the simulation, for tests and the demo. They exist because this process runs only
 * with `PORTAL_DEMO=1` and listens on the loopback address alone.
 */
export function internalRoutes({store, clock, faults}: Controls): Hono {
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
    store.transaction(() => clock.advance(advanceDays));
    return c.json(time());
  });

  app.get('/faults', (c) => c.json({faults: faults.armed()}));

  app.post('/faults', async (c) => {
    const body: unknown = await c.req.json();
    try {
      faults.arm(readFaults(body));
    } catch (error) {
      return c.json({error: (error as Error).message}, 400);
    }
    return c.json({faults: faults.armed()});
  });

  app.delete('/faults', (c) => {
    faults.clear();
    return c.json({faults: []});
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
