import {randomBytes} from 'node:crypto';
import {isUniqueViolation} from '../db/errors.ts';
import type {Db} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {PasswordCost} from '../sessions/passwords.ts';
import {keepStaffUser} from '../staff/staff-users.ts';
import {StartError} from '../start-error.ts';
import {keepFirm} from './keep-firm.ts';
import type {Wanted} from './options.ts';

export interface FirmOrder extends Wanted {
  /** For the person; null: one is made up. */
  password: string | null;
}

export interface FirmOutcome {
  isNew: boolean;
  /** The password that was made up for the person; null when none was. */
  madePassword: string | null;
}

export interface FirmWork {
  db: Db;
  ids: Ids;
  cost: PasswordCost;
}

/** A firm made or changed, and a person of it let in. Throws {@link StartError} for a mistake. */
export async function carryOut(
  {db, ids, cost}: FirmWork,
  {changes, staff, password: given}: FirmOrder,
): Promise<FirmOutcome> {
  if (given !== null && given.length < 12) {
    throw new StartError('STAFF_PASSWORD needs at least twelve characters.');
  }
  const {id, isNew} = await db
    .transaction((sql) => keepFirm(sql, ids, changes))
    .catch((error: unknown) => {
      throw isUniqueViolation(error)
        ? new StartError(
            'Another firm takes payments on this account already: give each its own --stripe-account.',
          )
        : error;
    });
  if (!staff) return {isNew, madePassword: null};
  const password = given ?? randomBytes(15).toString('base64url');
  await keepStaffUser(db, ids, {firmId: id, ...staff, password}, cost);
  return {isNew, madePassword: given === null ? password : null};
}
