import {readdir, readFile} from 'node:fs/promises';
import {StartError} from '../start-error.ts';
import {storeCurrencyLimits} from './currency-limits.ts';
import type {Db, Sql} from './port.ts';

const folder = new URL('./migrations/', import.meta.url);

interface Migration {
  version: number;
  name: string;
}

/**
 * Brings the tables up to date: each numbered file of `migrations/` once, in its own database
 * transaction. Servers that start at the same time wait for one another.
 */
export async function migrate(db: Db): Promise<void> {
  const migrations = await listMigrations();
  await refuseNewerDatabase(db, migrations);
  for (const migration of migrations) {
    const text = await readFile(new URL(migration.name, folder), 'utf8');
    await db.transaction((sql) => applyOnce(sql, migration, text));
  }
  await storeCurrencyLimits(db);
}

async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return names.map((name) => ({version: Number(name.slice(0, 4)), name}));
}

async function refuseNewerDatabase(db: Db, migrations: readonly Migration[]): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const applied = await db.transaction(async (sql) => {
    await lock(sql);
    await sql.script(`create table if not exists schema_migrations (
      version integer primary key, name text not null, applied_at timestamptz not null)`);
    return sql.query<{version: number}>('select max(version) as version from schema_migrations');
  });
  if ((applied[0]?.version ?? 0) > newest) {
    throw new StartError('The database was written by a newer version of this server.');
  }
}

async function applyOnce(sql: Sql, {version, name}: Migration, text: string): Promise<void> {
  await lock(sql);
  const done = await sql.query('select 1 from schema_migrations where version = $1', [version]);
  if (done.length > 0) return;
  await sql.script(text);
  await sql.query('insert into schema_migrations values ($1, $2, now())', [version, name]);
}

/** Held until the transaction ends. The number means this server's migrations and nothing else. */
async function lock(sql: Sql): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(7160512)');
}
