import {PGlite} from '@electric-sql/pglite';
import type {Db, Sql} from './port.ts';
import {readers, toParameter} from './values.ts';

/** What a PGlite and one of its transactions have in common. */
type Runner = Pick<PGlite, 'query' | 'exec'>;

/**
 * PostgreSQL inside this process. It has no lock of its own: two processes on one folder silently
 * lose rows, so whoever opens a folder must hold {@link lockFolder} first.
 * It runs one transaction at a time, so none is ever refused for another's sake.
 *
 * @param folder Where the data lives; in memory without one.
 */
export async function openPglite(folder?: string): Promise<Db> {
  const database = await PGlite.create({
    ...(folder === undefined ? {} : {dataDir: folder}),
    parsers: readers,
  });
  return {
    ...sqlOf(database),
    transaction: (work) => database.transaction((open) => work(sqlOf(open))),
    close: () => database.close(),
  };
}

function sqlOf(runner: Runner): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      const {rows} = await runner.query<Row>(text, parameters.map(toParameter));
      return rows;
    },
    async script(text) {
      await runner.exec(text);
    },
  };
}
