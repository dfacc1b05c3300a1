import {DatabaseSync, type StatementSync} from 'node:sqlite';
import {DeliveryQueue} from './events/delivery-queue.ts';
import type {Facts, Kind, Resource, Row} from './resources/kinds.ts';

export type {Row};

/** A resource whose moment has come. */
export type DueRow = {[K in Kind]: {kind: K; row: Row<K>}}[Kind];

export interface ListQuery {
  /** Top-level fields that must be equal. */
  where?: Record<string, string | undefined>;
  /** Any of these. */
  types?: readonly string[] | undefined;
  /** Unix seconds. */
  created?: {gt?: number; gte?: number; lt?: number; lte?: number} | undefined;
  startingAfter?: string | undefined;
  endingBefore?: string | undefined;
  limit: number;
}

export interface SavedAnswer {
  fingerprint: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  requestId: string;
  created: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS resources (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    customer TEXT,
    due_at INTEGER,
    object TEXT NOT NULL,
    facts TEXT NOT NULL,
    UNIQUE (account, id)
  );
  CREATE INDEX IF NOT EXISTS resources_by_kind ON resources (account, kind, customer, seq);
  CREATE INDEX IF NOT EXISTS resources_due ON resources (account, due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS saved_answers (
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    request_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (account, key)
  );
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

/** The file is held by another simulator. */
export class StoreInUseError extends Error {}

/**
 * The processor's memory: one SQLite file, or `:memory:`. Every request is one transaction, so a
 * process killed at any moment has either done a request with its saved answer, or nothing of it.
 */
export class Store {
  readonly #db: DatabaseSync;
  readonly deliveries: DeliveryQueue;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    try {
      // NORMAL in WAL mode loses nothing when the process dies; a power cut is not simulated.
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;');
      this.#db.exec('PRAGMA synchronous = NORMAL;');
      this.#db.exec(SCHEMA);
      // The first write takes the exclusive lock: a second simulator on this file stops here.
      this.#db.exec("INSERT OR REPLACE INTO settings VALUES ('format', '1');");
      this.deliveries = new DeliveryQueue(this.#db);
    } catch (error) {
      this.#db.close();
      if (error instanceof Error && /locked|busy/i.test(error.message)) {
        throw new StoreInUseError(`${path} is in use by another simulator.`, {cause: error});
      }
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Inside a transaction: what `work` wrote is undone when it throws and `undoes(error)`. */
  attempt<T>(work: () => T, undoes: (error: unknown) => boolean): T {
    this.#db.exec('SAVEPOINT attempt');
    try {
      return work();
    } catch (error) {
      if (undoes(error)) this.#db.exec('ROLLBACK TO attempt');
      throw error;
    } finally {
      this.#db.exec('RELEASE attempt');
    }
  }

  find<K extends Kind>(account: string, kind: K, id: string): Row<K> | undefined {
    const found = this.#sql(
      'SELECT object, facts, due_at FROM resources WHERE account = ? AND kind = ? AND id = ?',
    ).get(account, kind, id);
    return found && toRow<K>(found);
  }

  /** The account that holds this id, for the simulator's own controls. */
  accountOf(kind: Kind, id: string): string | undefined {
    const found = this.#sql('SELECT account FROM resources WHERE kind = ? AND id = ?').get(
      kind,
      id,
    );
    return found?.['account'] as string | undefined;
  }

  put<K extends Kind>(account: string, kind: K, {object, facts, dueAt}: Row<K>): void {
    const {id} = object;
    const customer = 'customer' in object ? (object.customer as string | null) : null;
    this.#sql(
      `INSERT INTO resources (account, kind, id, customer, due_at, object, facts)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, id) DO UPDATE SET customer = excluded.customer,
         due_at = excluded.due_at, object = excluded.object, facts = excluded.facts`,
    ).run(account, kind, id, customer, dueAt, JSON.stringify(object), JSON.stringify(facts));
  }

  remove(account: string, id: string): void {
    this.#sql('DELETE FROM resources WHERE account = ? AND id = ?').run(account, id);
  }

  /** Newest first, as Stripe lists. One more than `limit`, so that the caller sees whether more follow. */
  list<K extends Kind>(account: string, kind: K, query: ListQuery): Row<K>[] {
    const {where = {}, types, created = {}, startingAfter, endingBefore, limit} = query;
    const {gte = (created.gt ?? -Infinity) + 1, lte = (created.lt ?? Infinity) - 1} = created;
    const {customer, ...fields} = where;
    const isBackwards = endingBefore !== undefined;
    const bound = startingAfter ?? endingBefore;
    const rows = this.#sql(
      `SELECT object, facts, due_at FROM resources
       WHERE account = ?1 AND kind = ?2 AND (?3 IS NULL OR customer = ?3)
         AND object ->> 'deleted' IS NULL
         AND NOT EXISTS (SELECT 1 FROM json_each(?4) AS field
           WHERE object ->> field.key IS NOT field.value)
         AND (?7 IS NULL OR object ->> 'type' IN (SELECT value FROM json_each(?7)))
         AND (?8 IS NULL OR object ->> 'created' >= ?8)
         AND (?9 IS NULL OR object ->> 'created' <= ?9)
         AND (?5 IS NULL OR seq ${isBackwards ? '>' : '<'}
           (SELECT seq FROM resources WHERE account = ?1 AND id = ?5))
       ORDER BY seq ${isBackwards ? 'ASC' : 'DESC'} LIMIT ?6`,
    ).all(
      account,
      kind,
      customer ?? null,
      JSON.stringify(fields),
      bound ?? null,
      limit + 1,
      types ? JSON.stringify(types) : null,
      Number.isFinite(gte) ? gte : null,
      Number.isFinite(lte) ? lte : null,
    );
    return rows.map((row) => toRow<K>(row));
  }

  /** What is due first in an account. */
  nextDue(account: string, now: number): DueRow | undefined {
    const found = this.#sql(
      `SELECT kind, object, facts, due_at FROM resources
       WHERE account = ? AND due_at <= ? ORDER BY due_at, seq LIMIT 1`,
    ).get(account, now);
    return found && ({kind: found['kind'], row: toRow(found)} as DueRow);
  }

  accountsOf(kind: Kind): string[] {
    return this.#sql('SELECT DISTINCT account FROM resources WHERE kind = ?')
      .all(kind)
      .map((found) => found['account'] as string);
  }

  accountsWithDue(now: number): string[] {
    return this.#sql('SELECT DISTINCT account FROM resources WHERE due_at <= ?')
      .all(now)
      .map((found) => found['account'] as string);
  }

  savedAnswer(account: string, key: string): SavedAnswer | undefined {
    const found = this.#sql(
      'SELECT fingerprint, status, headers, body, request_id, created FROM saved_answers WHERE account = ? AND key = ?',
    ).get(account, key);
    if (!found) return undefined;
    return {
      fingerprint: found['fingerprint'] as string,
      status: found['status'] as number,
      headers: JSON.parse(found['headers'] as string) as Record<string, string>,
      body: found['body'] as string,
      requestId: found['request_id'] as string,
      created: found['created'] as number,
    };
  }

  saveAnswer(account: string, key: string, answer: SavedAnswer): void {
    const {fingerprint, status, headers, body, requestId, created} = answer;
    this.#sql('INSERT OR REPLACE INTO saved_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
      account,
      key,
      fingerprint,
      status,
      JSON.stringify(headers),
      body,
      requestId,
      created,
    );
  }

  setting(name: string): string | undefined {
    const found = this.#sql('SELECT value FROM settings WHERE name = ?').get(name);
    return found?.['value'] as string | undefined;
  }

  setSetting(name: string, value: string): void {
    this.#sql('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value);
  }

  #sql(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

function toRow<K extends Kind>(found: Record<string, unknown>): Row<K> {
  return {
    object: JSON.parse(found['object'] as string) as Resource[K],
    facts: JSON.parse(found['facts'] as string) as Facts[K],
    dueAt: found['due_at'] as number | null,
  };
}
