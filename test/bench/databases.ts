import {migrate} from '../../demo/server/db/migrate.ts';
import {openPglite} from '../../demo/server/db/pglite.ts';
import type {Db} from '../../demo/server/db/port.ts';
import {openPostgres} from '../../demo/server/db/postgres.ts';
import {stampPurpose} from '../../demo/server/db/purpose.ts';
import {findPostgres, startPostgres} from '../tools/postgres.ts';

export interface Databases {
  /** PostgreSQL where it is installed, else PGlite. */
  engine: string;
  /** A new one with all tables, closed with the others. */
  open(): Promise<Db>;
  close(): Promise<void>;
}

/** Runs `work` with databases that are gone afterwards. */
export async function withDatabases<T>(work: (databases: Databases) => Promise<T>): Promise<T> {
  const bin = findPostgres();
  const databases = bin === undefined ? onPglite() : await onPostgres(bin);
  try {
    return await work(databases);
  } finally {
    await databases.close();
  }
}

async function onPostgres(bin: string): Promise<Databases> {
  const server = await startPostgres(bin);
  const admin = await openPostgres({url: server.url, poolSize: 1});
  const opened: Db[] = [admin];
  return {
    engine: 'PostgreSQL',
    async open() {
      const name = `bench_${opened.length}`;
      await admin.query(`create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return prepared(await openPostgres({url: url.href}), opened);
    },
    async close() {
      for (const db of opened) await db.close();
      await server.stop();
    },
  };
}

function onPglite(): Databases {
  const opened: Db[] = [];
  return {
    engine: 'PGlite',
    open: async () => prepared(await openPglite(), opened),
    async close() {
      for (const db of opened) await db.close();
    },
  };
}

async function prepared(db: Db, opened: Db[]): Promise<Db> {
  opened.push(db);
  await migrate(db);
  await stampPurpose(db, 'test');
  return db;
}
