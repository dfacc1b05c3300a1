import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {StartError} from './start-error.ts';

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

/** A port that is ours; it answers 503 until it is given what to answer with. */
export interface Listener {
  port: number;
  answerWith(fetch: Fetch): void;
  /** Takes no more requests and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** How long a client may take over a request that is under way when the server stops. */
const patience = 30_000;

const starting: Fetch = () => new Response(null, {status: 503, headers: {'Retry-After': '1'}});

/** Takes the port before anything else is touched, so that of two starts one knows it is second. */
export async function listen(port: number, host: string | undefined): Promise<Listener> {
  let fetch = starting;
  const server = createAdaptorServer({fetch: (request, env) => fetch(request, env)}) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(port, error)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    answerWith(next) {
      fetch = next;
    },
    close: () => closeServer(server),
  };
}

function cannotListen(port: number, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use: stop what is running there, or set PORT to another number.`,
        {cause: error},
      );
    case 'EACCES':
      return new StartError(`Port ${port} is not for this user: set PORT to another number.`, {
        cause: error,
      });
    default:
      return error;
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy a moment ago and is kept alive would hold the server open.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const giveUp = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(giveUp);
}
