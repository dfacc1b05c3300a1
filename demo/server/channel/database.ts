import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readTarget} from '../config.ts';
import {migrate} from '../db/migrate.ts';
import {openPglite} from '../db/pglite.ts';
import type {Db} from '../db/port.ts';
import {openPostgres} from '../db/postgres.ts';
import {FolderTaken, lockFolder, type FolderLock} from '../lock-folder.ts';
import {StartError} from '../start-error.ts';

/** One piece of work of a command, wherever the database is. */
export interface Work<T> {
  /** In this process, which has the database. */
  here: (db: Db) => Promise<T>;
  /** Through the server that has the data folder; null when none answers. */
  there: (dataDir: string) => Promise<T | null>;
  /** Makes a data folder where there is none; else that is refused. */
  makesFolder: boolean;
}

/**
 * Does it in the database that a server started with this environment would use: PostgreSQL, or the
 * data folder, and there through the server that has it if one is running. Throws {@link StartError}
 * when there is no such database.
 */
export async function inDatabase<T>(
  environment: Readonly<Record<string, string | undefined>>,
  {here, there, makesFolder}: Work<T>,
): Promise<T> {
  const {databaseUrl, dataDir} = readTarget(environment);
  if (databaseUrl !== null) return workIn(await connect(databaseUrl), here);
  const folder = join(dataDir, 'database');
  if (!makesFolder && !existsSync(folder)) {
    throw new StartError(
      `There is no database in ${dataDir} yet: run “npm run create-firm” or “npm start” first.`,
    );
  }
  const lock = lockUnlessTaken(dataDir);
  if (lock === null) return askOwner(dataDir, there);
  try {
    return await workIn(await openPglite(folder), here);
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
    if (error instanceof FolderTaken) return null;
    throw error;
  }
}

async function askOwner<T>(dataDir: string, there: Work<T>['there']): Promise<T> {
  const result = await there(dataDir);
  if (result !== null) return result;
  throw new StartError(
    `Another process is using the data folder ${dataDir} and takes no orders yet: try again when it has started or ended.`,
  );
}

async function workIn<T>(db: Db, here: Work<T>['here']): Promise<T> {
  try {
    await migrate(db);
    return await here(db);
  } finally {
    await db.close();
  }
}
