import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {serve} from '@hono/node-server';
import {buildWhatIsStale} from '../../demo/start/build.ts';
import {siteRoutes} from '../../demo/start/site.ts';

const folder = fileURLToPath(new URL('../../demo/site/dist', import.meta.url));

/** The built site alone, with its headers: the gallery needs no server behind it. */
export async function serveSite(): Promise<{url: string; stop: () => void}> {
  await buildWhatIsStale(() => undefined);
  const server = serve({fetch: siteRoutes(folder).fetch, port: 0, hostname: '127.0.0.1'});
  if (!server.listening) await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}`, stop: () => void server.close()};
}
