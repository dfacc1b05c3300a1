import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {after} from 'node:test';
import {openPglite} from '../../demo/server/db/pglite.ts';
import type {Db} from '../../demo/server/db/port.ts';
import {openPostgres} from '../../demo/server/db/postgres.ts';
import {findPostgres, startPostgres} from '../tools/postgres.ts';

/** Looks into the data folder of a demo that has ended: PGlite belongs to one process at a time. */
export async function inDataFolder<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openPglite(join(dataDir, 'database'));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** The PostgreSQL server to test on: the one named, else a scratch one where it is installed. */
export async function postgresServer(): Promise<string | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return given;
  const bin = findPostgres();
  if (bin === undefined) return null;
  const {url, stop} = await startPostgres(bin);
  after(stop);
  return url;
}

/** A fresh database on the server, gone after the tests of the file. */
export async function createDatabase(server: string): Promise<{url: string; db: Db}> {
  const name = `portal_e2e_${randomBytes(8).toString('hex')}`;
  const admin = await openPostgres({url: server, poolSize: 1});
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = await openPostgres({url: url.href, poolSize: 2});
  after(async () => {
    await db.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.close();
  });
  return {url: url.href, db};
}

export interface Booked {
  number: string;
  total: number;
  /** What the invoice says was paid. */
  paid: number;
  pending: number;
  /** Each charge in the ledger: the processor's intent and the amount. */
  charges: {intent: string; amount: number}[];
}

/** Invoices and their charges, by number. */
export async function bookedOn(db: Db, numbers: readonly string[]): Promise<Booked[]> {
  return db.query<Booked>(
    `select number, total, paid, pending,
       coalesce((select jsonb_agg(jsonb_build_object('intent', source, 'amount', amount))
         from ledger where invoice_id = invoices.id and kind = 'charge'), '[]') as charges
     from invoices where number = any($1) order by number`,
    [numbers],
  );
}
