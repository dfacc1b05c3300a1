import type {DatabaseSync} from 'node:sqlite';

/** One event on its way to one endpoint. */
export interface Delivery {
  seq: number;
  account: string;
  event: string;
  endpointAccount: string;
  endpoint: string;
  attempts: number;
}

type NewDelivery = Omit<Delivery, 'seq' | 'attempts'> & {
  /** Unix seconds of the simulated clock. */
  dueAt: number;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    event TEXT NOT NULL,
    endpoint_account TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    is_held INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at) WHERE is_held = 0;
  CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);
`;

const COLUMNS = 'seq, account, event, endpoint_account AS endpointAccount, endpoint, attempts';

/** What is still to be delivered; written in the transaction of the event, so that none is lost. */
export class DeliveryQueue {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(SCHEMA);
    // Faults live in memory: what one held back when the process died goes out now.
    db.exec('UPDATE deliveries SET is_held = 0 WHERE is_held = 1');
  }

  add({account, event, endpointAccount, endpoint, dueAt}: NewDelivery): void {
    this.#db
      .prepare(
        `INSERT INTO deliveries (account, event, endpoint_account, endpoint, due_at)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(account, event, endpointAccount, endpoint, dueAt);
  }

  /** In the order in which they were made. */
  due(now: number): Delivery[] {
    return this.#all(
      `SELECT ${COLUMNS} FROM deliveries
      WHERE is_held = 0 AND due_at <= ? ORDER BY seq`,
      now,
    );
  }

  of(events: readonly string[]): Delivery[] {
    return this.#all(
      `SELECT ${COLUMNS} FROM deliveries
      WHERE event IN (SELECT value FROM json_each(?)) ORDER BY seq`,
      JSON.stringify(events),
    );
  }

  /** When the next one is due; undefined when nothing is left to deliver. */
  nextDueAt(): number | undefined {
    const found = this.#db
      .prepare('SELECT min(due_at) AS next FROM deliveries WHERE is_held = 0')
      .get();
    return (found?.['next'] as number | null) ?? undefined;
  }

  postpone(seq: number, dueAt: number, attempts: number): void {
    this.#db
      .prepare('UPDATE deliveries SET due_at = ?, attempts = ? WHERE seq = ?')
      .run(dueAt, attempts, seq);
  }

  remove(seq: number): void {
    this.#db.prepare('DELETE FROM deliveries WHERE seq = ?').run(seq);
  }

  hold(events: readonly string[]): void {
    this.#db
      .prepare('UPDATE deliveries SET is_held = 1 WHERE event IN (SELECT value FROM json_each(?))')
      .run(JSON.stringify(events));
  }

  release(events: readonly string[]): void {
    this.#db
      .prepare('UPDATE deliveries SET is_held = 0 WHERE event IN (SELECT value FROM json_each(?))')
      .run(JSON.stringify(events));
  }

  delay(events: readonly string[], seconds: number): void {
    this.#db
      .prepare(
        'UPDATE deliveries SET due_at = due_at + ? WHERE event IN (SELECT value FROM json_each(?))',
      )
      .run(seconds, JSON.stringify(events));
  }

  /** Puts the last first. */
  reverse(events: readonly string[]): void {
    this.#again(this.of(events).reverse(), true);
  }

  repeat(events: readonly string[]): void {
    this.#again(this.of(events), false);
  }

  #again(deliveries: readonly Delivery[], isMove: boolean): void {
    for (const {seq} of deliveries) {
      this.#db
        .prepare(
          `INSERT INTO deliveries (account, event, endpoint_account, endpoint, attempts, due_at)
           SELECT account, event, endpoint_account, endpoint, attempts, due_at
           FROM deliveries WHERE seq = ?`,
        )
        .run(seq);
      if (isMove) this.remove(seq);
    }
  }

  #all(sql: string, parameter: string | number): Delivery[] {
    return this.#db.prepare(sql).all(parameter) as unknown as Delivery[];
  }
}
