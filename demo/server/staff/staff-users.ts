import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {hashPassword, type PasswordCost} from '../sessions/passwords.ts';

export interface NewStaffUser {
  firmId: string;
  name: string;
  email: string;
  /** Null for one who comes in by the firm's own sign-in alone. */
  password: string | null;
}

/** Lets one of the firm's people in; somebody with this address gets the new name and password. */
export async function keepStaffUser(
  sql: Sql,
  ids: Ids,
  {firmId, name, email, password}: NewStaffUser,
  cost: PasswordCost,
): Promise<string> {
  const hash = password === null ? null : await hashPassword(password, cost);
  const [row] = await sql.query<{id: string}>(
    `insert into staff_users as kept (id, firm_id, name, email, password_hash)
     values ($1, $2, $3, $4, $5)
     on conflict (firm_id, lower(email)) do update
       set name = excluded.name, is_active = true,
         password_hash = coalesce(excluded.password_hash, kept.password_hash)
     returning id`,
    [ids('stf'), firmId, name, email, hash],
  );
  if (!row) throw new Error('The staff user was not stored');
  return row.id;
}

/** Whom the firm's own sign-in vouches for. */
export async function staffOfAssertion(sql: Sql, firmId: string, subject: string): Promise<string> {
  const [row] = await sql.query<{id: string}>(
    'select id from staff_users where firm_id = $1 and id = $2 and is_active',
    [firmId, subject],
  );
  if (!row) throw new Refusal('sign_in_failed');
  return row.id;
}
