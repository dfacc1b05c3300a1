/** `npm run create-firm -- --key <key> …`: a firm in an empty database, or a change of one. */
import {randomBytes} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {readTarget} from '../config.ts';
import {isUniqueViolation} from '../db/errors.ts';
import {migrate} from '../db/migrate.ts';
import {openPglite} from '../db/pglite.ts';
import type {Db} from '../db/port.ts';
import {openPostgres} from '../db/postgres.ts';
import {randomIds} from '../ids.ts';
import {lockFolder} from '../lock-folder.ts';
import {passwordCost} from '../sessions/passwords.ts';
import {keepStaffUser} from '../staff/staff-users.ts';
import {StartError} from '../start-error.ts';
import {keepFirm} from './keep-firm.ts';
import {readOptions, type Wanted} from './options.ts';

try {
  const wanted = readOptions(process.argv.slice(2));
  await withDatabase((db) => carryOut(db, wanted));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** The database that a server started with this environment would use. */
async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  const {databaseUrl, dataDir} = readTarget(process.env);
  if (databaseUrl === null) mkdirSync(dataDir, {recursive: true});
  // A server that is running has the folder; it says so.
  const lock = databaseUrl === null ? lockFolder(dataDir) : null;
  try {
    const db = await (databaseUrl === null
      ? openPglite(join(dataDir, 'database'))
      : openPostgres({url: databaseUrl, poolSize: 1}));
    try {
      await migrate(db);
      await work(db);
    } finally {
      await db.close();
    }
  } finally {
    lock?.release();
  }
}

async function carryOut(db: Db, {changes, staff}: Wanted): Promise<void> {
  const {id, isNew} = await db
    .transaction((sql) => keepFirm(sql, randomIds, changes))
    .catch((error: unknown) => {
      throw isUniqueViolation(error)
        ? new StartError(
            'Another firm takes payments on this account already: give each its own --stripe-account.',
          )
        : error;
    });
  console.log(`The firm ${changes.key} is ${isNew ? 'made' : 'changed'}.`);
  if (!staff) return;
  const {STAFF_PASSWORD: given} = process.env;
  if (given !== undefined && given.length < 12) {
    throw new StartError('STAFF_PASSWORD needs at least twelve characters.');
  }
  const password = given ?? randomBytes(15).toString('base64url');
  await keepStaffUser(db, randomIds, {firmId: id, ...staff, password}, passwordCost);
  const shown = given === undefined ? ` with the password ${password}` : '';
  console.log(`${staff.email} can sign in${shown}.`);
}
