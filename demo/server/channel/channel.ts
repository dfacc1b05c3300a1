import {randomBytes, timingSafeEqual} from 'node:crypto';
import {readFile, rm, writeFile} from 'node:fs/promises';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';

/**
 * PGlite belongs to one process. While a server has the data folder, `npm run import` and
 * `npm run create-firm` ask that server: on loopback, at a port and with a token that stand in a file
 * of the data folder which only its owner can read.
 */
const fileName = 'channel.json';

interface Address {
  port: number;
  token: string;
}

export interface Channel {
  close(): Promise<void>;
}

/** Opens the channel of the process that owns `dataDir`; what it does is in `routes`. */
export async function openChannel(dataDir: string, routes: readonly Hono[]): Promise<Channel> {
  const token = randomBytes(32).toString('base64url');
  const server = createAdaptorServer({fetch: guarded(token, routes).fetch}) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const path = join(dataDir, fileName);
  const address: Address = {port: (server.address() as AddressInfo).port, token};
  // A file that is there already would keep its mode.
  await rm(path, {force: true});
  await writeFile(path, JSON.stringify(address), {mode: 0o600, flag: 'wx'});
  return {
    async close() {
      await rm(path, {force: true});
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
  };
}

/** Nothing is for anybody without the token. */
function guarded(token: string, routes: readonly Hono[]): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const given = context.req.header('authorization') ?? '';
    if (!isSame(given, `Bearer ${token}`)) return context.body(null, 401);
    return next();
  });
  for (const each of routes) app.route('/', each);
  return app;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Asks the server that owns `dataDir` and gives its JSON; null when no server answers there, as when
 * the file was left by one that was killed.
 */
export async function askChannel<T>(
  dataDir: string,
  path: string,
  body: string | FormData,
): Promise<T | null> {
  const address = await readAddress(dataDir);
  if (address === null) return null;
  const response = await post(address, path, body);
  if (response === null) return null;
  if (!response.ok) throw new Error(`The running server could not do it (${response.status}).`);
  return (await response.json()) as T;
}

async function post({port, token}: Address, path: string, body: string | FormData) {
  try {
    return await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`},
      body,
    });
  } catch (error) {
    const {cause} = error as {cause?: {code?: string}};
    if (cause?.code === 'ECONNREFUSED') return null;
    throw error;
  }
}

async function readAddress(dataDir: string): Promise<Address | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, fileName), 'utf8')) as Address;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
