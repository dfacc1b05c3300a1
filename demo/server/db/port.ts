/**
 * The database as the server sees it: plain SQL with `$1` parameters on PGlite or PostgreSQL.
 * Both give the same types: int8 as a safe number, date and timestamptz as text (`YYYY-MM-DD`,
 * RFC 3339 in UTC with `Z`), jsonb parsed, bytea as Uint8Array, arrays as arrays.
 */
export interface Sql {
  /**
   * Runs one statement and returns its rows. A parameter that is a plain object goes as JSON; an
   * array goes as a SQL array, so a JSON array must be given as `JSON.stringify(list)`.
   */
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs several statements at once, without parameters; for migrations. */
  script(text: string): Promise<void>;
}

export interface Db extends Sql {
  /**
   * Runs `work` in one database transaction; a deadlock or serialisation failure (40P01, 40001) is
   * tried again up to three times, so `work` must not do anything but SQL. Never call out to the
   * processor, mail or another service inside: a PGlite transaction would wait for ever.
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
