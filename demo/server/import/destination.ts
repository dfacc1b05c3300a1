import {askChannel} from '../channel/channel.ts';
import {inDatabase} from '../channel/database.ts';
import type {Db} from '../db/port.ts';
import {randomIds} from '../ids.ts';
import {importFiles} from './import.ts';
import type {ImportOptions, ImportResult} from './import.ts';
import {toQuery} from './query.ts';

export type Order = Pick<ImportOptions, 'firmKey' | 'files' | 'wishes'>;

/** Imports into the database that a server started with this environment would use. */
export function importInto(
  environment: Readonly<Record<string, string | undefined>>,
  order: Order,
): Promise<ImportResult> {
  return inDatabase(environment, {
    here: async (db) => importFiles({db, ids: randomIds, isLive: await isForMoney(db), ...order}),
    there: (dataDir) => sendThroughChannel(dataDir, order),
    makesFolder: false,
  });
}

async function isForMoney(db: Db): Promise<boolean> {
  const [purpose] = await db.query<{value: string}>(`select value from meta where key = 'purpose'`);
  return purpose?.value === 'live';
}

/** Sends files to the server that owns `dataDir`; null when no server answers there. */
export function sendThroughChannel(dataDir: string, order: Order): Promise<ImportResult | null> {
  const form = new FormData();
  for (const {name, bytes} of order.files) {
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
  }
  return askChannel(dataDir, `/import?${toQuery(order)}`, form);
}
