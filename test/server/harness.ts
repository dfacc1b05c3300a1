import {randomBytes} from 'node:crypto';
import {after} from 'node:test';
import {migrate} from '../../demo/server/db/migrate.ts';
import {openPglite} from '../../demo/server/db/pglite.ts';
import type {Db} from '../../demo/server/db/port.ts';
import {openPostgres} from '../../demo/server/db/postgres.ts';
import {stampPurpose} from '../../demo/server/db/purpose.ts';
import type {Clock, Ids, Log} from '../../demo/server/ports.ts';

/** Set to run the same tests on a PostgreSQL server instead of PGlite. */
const postgresUrl = process.env['TEST_DATABASE_URL'];

/** What to close when the test file ends, newest first. */
const cleanups: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** Which database the tests run on; only PostgreSQL has locks between connections. */
export const isPostgres = postgresUrl !== undefined;

/**
 * A fresh database with all tables, stamped `test`. PGlite takes seconds to open, so a test file
 * shares one: a second call empties it, and what the first call returned must not be used again.
 * On PostgreSQL each call creates a database; all are dropped when the file ends.
 */
export async function openTestDatabase(): Promise<Db> {
  const db = await openEmptyDatabase();
  await migrate(db);
  await stampPurpose(db, 'test');
  return db;
}

/** The same without tables: for tests of the migrations themselves. */
export async function openEmptyDatabase(): Promise<Db> {
  return postgresUrl === undefined ? emptiedPglite() : createdDatabase(postgresUrl);
}

let shared: Promise<Db> | undefined;

async function emptiedPglite(): Promise<Db> {
  const db = await (shared ??= openPglite());
  if (cleanups.length === 0) cleanups.push(() => db.close());
  await db.script('drop schema public cascade; create schema public');
  return {...db, close: () => Promise.resolve()};
}

async function createdDatabase(server: string): Promise<Db> {
  const name = `portal_test_${randomBytes(8).toString('hex')}`;
  const admin = await openPostgres({url: server, poolSize: 1});
  await admin.query(`create database ${name}`);
  const db = await openPostgres({url: databaseUrl(server, name)});
  cleanups.push(async () => {
    await db.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.close();
  });
  return {...db, close: () => Promise.resolve()};
}

/** The URL of the database that {@link openTestDatabase} gave; for a second process or pool. */
export async function urlOf(db: Db): Promise<string> {
  if (postgresUrl === undefined) throw new Error('PGlite has no URL');
  const [row] = await db.query<{name: string}>('select current_database() as name');
  return databaseUrl(postgresUrl, row?.name ?? '');
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that stands still until told otherwise. */
export function testClock(start = '2026-11-20T12:00:00Z'): TestClock {
  let time = Date.parse(start);
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

/** Ids that come out the same in every run: `inv_0000000000000000000001`. */
export function testIds(): Ids {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}_${String(count).padStart(22, '0')}`;
  };
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

/** Prints nothing; `lines` is what would have been printed. */
export function testLog(): Log & {lines: LogLine[]} {
  const lines: LogLine[] = [];
  const writer = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({level, fields, message});
  return {lines, info: writer('info'), warn: writer('warn'), error: writer('error')};
}
