import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readTarget} from '../config.ts';
import {migrate} from '../db/migrate.ts';
import {openPglite} from '../db/pglite.ts';
import type {Db} from '../db/port.ts';
import {openPostgres} from '../db/postgres.ts';
import {randomIds} from '../ids.ts';
import {lockFolder, type FolderLock} from '../lock-folder.ts';
import {StartError} from '../start-error.ts';
import {sendThroughChannel} from './channel.ts';
import type {SourceFile} from './csv.ts';
import {importFiles} from './import.ts';
import type {ImportResult} from './import.ts';

/**
 * Imports into the database that a server started with this environment would use: straight into
 * PostgreSQL, or into the data folder, through the server that has it if one is running.
 * Throws {@link StartError} when there is no such database.
 */
export async function importInto(
  environment: Readonly<Record<string, string | undefined>>,
  firmKey: string | null,
  files: readonly SourceFile[],
): Promise<ImportResult> {
  const {databaseUrl, dataDir} = readTarget(environment);
  if (databaseUrl !== null) return importAndClose(await connect(databaseUrl), firmKey, files);
  const folder = join(dataDir, 'database');
  if (!existsSync(folder)) {
    throw new StartError(`There is no database in ${dataDir} yet: run “npm start” first.`);
  }
  const lock = lockUnlessTaken(dataDir);
  if (lock === null) return importThroughServer(dataDir, firmKey, files);
  try {
    return await importAndClose(await openPglite(folder), firmKey, files);
  } finally {
    lock.release();
  }
}

async function connect(url: string): Promise<Db> {
  try {
    return await openPostgres({url, poolSize: 1});
  } catch (error) {
    throw new StartError('The database named by DATABASE_URL cannot be opened.', {cause: error});
  }
}

function lockUnlessTaken(dataDir: string): FolderLock | null {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof StartError) return null;
    throw error;
  }
}

async function importThroughServer(
  dataDir: string,
  firmKey: string | null,
  files: readonly SourceFile[],
): Promise<ImportResult> {
  const result = await sendThroughChannel(dataDir, firmKey, files);
  if (result !== null) return result;
  throw new StartError(
    `Another process is using the data folder ${dataDir} and takes no imports yet: try again when it has started or ended.`,
  );
}

async function importAndClose(
  db: Db,
  firmKey: string | null,
  files: readonly SourceFile[],
): Promise<ImportResult> {
  try {
    await migrate(db);
    const [purpose] = await db.query<{value: string}>(
      `select value from meta where key = 'purpose'`,
    );
    const isLive = purpose?.value === 'live';
    return await importFiles({db, ids: randomIds, isLive, firmKey, files});
  } finally {
    await db.close();
  }
}
