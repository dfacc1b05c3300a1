import type {Db, Sql} from '../db/port.ts';
import {revokeSessionsOf} from './families.ts';
import {hashPassword, saltOf, type PasswordCost} from './passwords.ts';

/** Gives a contact a password; whoever is signed in as that contact is signed out, but for `spared`. */
export async function setPassword(
  db: Db,
  contactId: string,
  password: string,
  {cost, now, spared = null}: {cost: PasswordCost; now: number; spared?: string | null},
): Promise<void> {
  const hash = await hashFor(db, contactId, password, cost);
  await db.transaction(async (sql) => {
    await sql.query('update contacts set password_hash = $2 where id = $1', [contactId, hash]);
    await revokeSessionsOf(sql, {kind: 'contact', id: contactId}, now, spared);
  });
}

/** The hash to store for a contact's password: under the salt of the same person at other clients. */
export async function hashFor(
  db: Sql,
  contactId: string,
  password: string,
  cost: PasswordCost,
): Promise<string> {
  const [other] = await db.query<{hash: string}>(
    `select other.password_hash as hash
     from contacts mine
     join contacts other on other.firm_id = mine.firm_id and lower(other.email) = lower(mine.email)
     where mine.id = $1 and other.password_hash is not null
     order by other.id limit 1`,
    [contactId],
  );
  return hashPassword(password, cost, other && saltOf(other.hash));
}
