import {setTimeout as delay} from 'node:timers/promises';
import pg from 'pg';
import {isRetryable} from './errors.ts';
import type {Db, Sql} from './port.ts';
import {readers, toParameter} from './values.ts';

/** Array types hold the same values as their elements. */
const elementOfArray: Readonly<Record<number, number>> = {1016: 20, 1182: 1082, 1185: 1184};

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const element = elementOfArray[oid];
    if (element !== undefined) return (text: string) => readArray(text, element);
    return readers[oid] ?? (pg.types.getTypeParser as AnyParser)(oid, format);
  },
};

export interface PostgresOptions {
  url: string;
  /** Connections held at once at most. */
  poolSize?: number;
  /** A connection broke while nobody was using it; the pool replaces it. */
  onIdleError?: (error: Error) => void;
}

/** Opens a pool on a PostgreSQL server, version 15 or later, and proves that it answers. */
export async function openPostgres({
  url,
  poolSize = 10,
  onIdleError,
}: PostgresOptions): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC',
    types,
  });
  pool.on('error', (error) => onIdleError?.(error));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    ...sqlOf(pool),
    transaction: (work) => retrying(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

function sqlOf(runner: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      const {rows} = await runner.query(text, parameters.map(toParameter));
      return rows as Row[];
    },
    async script(text) {
      await runner.query(text);
    },
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  // Its queries reject; between two of them nobody else would hear of it, and the process would end.
  const whenBroken = (error: Error) => (broken = error);
  connection.on('error', whenBroken);
  try {
    await connection.query('begin');
    const result = await work(sqlOf(connection));
    await connection.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is of no use to the next.
    await connection.query('rollback').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    connection.off('error', whenBroken);
    connection.release(broken);
  }
}

const retries = 3;
/** Milliseconds between two tries. */
const longestPause = 50;

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let left = retries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isRetryable(error)) throw error;
      // Whoever it met is let through first.
      await delay(Math.random() * longestPause);
    }
  }
}

/** `_text`; the type declarations of pg know no array types. */
const textArray = 1009;
type AnyParser = (oid: number, format?: string) => (text: string) => unknown;

function readArray(text: string, element: number): unknown[] {
  const read = readers[element] ?? ((item: string) => item);
  const items = (pg.types.getTypeParser as AnyParser)(textArray)(text) as (string | null)[];
  return items.map((item) => (item === null ? null : read(item)));
}
