import {randomBytes} from 'node:crypto';
import type {Sql} from '../db/port.ts';

/**
 * With what the payment simulator signs its events: made once for a database, so that every server
 * on it knows the same. Only a demo's database has one; Stripe's own secrets come from the
 * environment.
 */
export async function simulatorSecret(sql: Sql): Promise<string> {
  await sql.query(
    `insert into meta (key, value) values ('simulator_secret', $1) on conflict (key) do nothing`,
    [`whsec_${randomBytes(24).toString('hex')}`],
  );
  const [row] = await sql.query<{value: string}>(
    `select value from meta where key = 'simulator_secret'`,
  );
  if (!row) throw new Error('The secret was not stored');
  return row.value;
}
