import {mkdirSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {dirname} from 'node:path';
import {createAdaptorServer, type HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {createClock} from './clock.ts';
import {Courier} from './events/courier.ts';
import {type GivenWebhook, setWebhooks} from './events/given-webhooks.ts';
import {createIds} from './ids.ts';
import {ConnectionDropped, createSimulator, type Exchange} from './simulator.ts';
import {Store} from './store.ts';

/** Never reachable from another machine. */
const HOST = '127.0.0.1';

export interface StartOptions {
  /** 0 takes any free port. */
  port: number;
  /** The SQLite file; `:memory:` forgets at the end. */
  dataPath: string;
  onExchange?: (exchange: Exchange) => void;
  /** Who is told of events; those of an earlier start are kept when this isn't given. */
  webhooks?: readonly GivenWebhook[];
  /** Ends the process, when a fault says so: for a simulator that is a process of its own. */
  die?: () => never;
}

export interface RunningSimulator {
  port: number;
  url: string;
  /** Lets the requests under way finish, then closes the store. */
  stop(): Promise<void>;
}

/** Rejects with the server's error (`EADDRINUSE`…) or the store's. */
export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const {port, dataPath, onExchange, webhooks, die} = options;
  if (dataPath !== ':memory:') mkdirSync(dirname(dataPath), {recursive: true});
  const store = new Store(dataPath);
  const clock = createClock(store);
  const ids = createIds();
  const courier = new Courier(store, clock);
  const app = createSimulator({
    store,
    clock,
    ids,
    courier,
    ...(onExchange && {onExchange}),
    ...(die && {die}),
  });
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      try {
        return await app.fetch(request);
      } catch (error) {
        if (error instanceof ConnectionDropped) return drop(env as HttpBindings);
        throw error;
      }
    },
  }) as Server;
  try {
    await listen(server, port);
  } catch (error) {
    store.close();
    throw error;
  }
  if (webhooks) store.transaction(() => setWebhooks(store, clock.now(), ids, webhooks));
  // What an earlier process left undelivered.
  courier.call();
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://${HOST}:${address.port}`,
    stop: async () => {
      await new Promise((closed) => {
        server.close(closed);
        server.closeIdleConnections();
      });
      await courier.stop();
      store.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function drop({incoming}: HttpBindings): Response {
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
