import {randomBytes} from 'node:crypto';
import {readFile, rm, writeFile} from 'node:fs/promises';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import type {SourceFile} from './csv.ts';
import type {ImportOptions, ImportResult} from './import.ts';
import {importRoutes} from './routes.ts';

/**
 * PGlite belongs to one process. While a server has the data folder, `npm run import` hands its
 * files to that server: on loopback, at a port and with a token that stand in a file of the data
 * folder which only its owner can read.
 */
const fileName = 'import-channel.json';

interface Address {
  port: number;
  token: string;
}

export interface ImportChannel {
  close(): Promise<void>;
}

/** Opens the channel of the process that owns `dataDir`. */
export async function openImportChannel({
  dataDir,
  ...options
}: Pick<ImportOptions, 'db' | 'ids' | 'isLive'> & {dataDir: string}): Promise<ImportChannel> {
  const token = randomBytes(32).toString('base64url');
  const {fetch: answer} = importRoutes({...options, token});
  const server = createAdaptorServer({fetch: answer}) as Server;
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

/** Sends files to the server that owns `dataDir`; null when no server answers there. */
export async function sendThroughChannel(
  dataDir: string,
  firmKey: string | null,
  files: readonly SourceFile[],
): Promise<ImportResult | null> {
  const address = await readAddress(dataDir);
  if (address === null) return null;
  const form = new FormData();
  for (const {name, bytes} of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const query = firmKey === null ? '' : `?firm=${encodeURIComponent(firmKey)}`;
  const response = await post(address, query, form);
  if (response === null) return null;
  if (!response.ok) throw new Error(`The running server could not import (${response.status}).`);
  return (await response.json()) as ImportResult;
}

/** Null when nobody listens: the file was left by a server that was killed. */
async function post(
  {port, token}: Address,
  query: string,
  body: FormData,
): Promise<Response | null> {
  try {
    return await fetch(`http://127.0.0.1:${port}/import${query}`, {
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
