import {randomUUID} from 'node:crypto';
import {dateIn} from '../../src/model/calendar.ts';
import {giveAccess, turnPortalOn} from '../server/clients/portal-access.ts';
import type {Db} from '../server/db/port.ts';
import {createFirm} from '../server/firms/create-firm.ts';
import {findFirm} from '../server/firms/firm.ts';
import {importFiles} from '../server/import/import.ts';
import {describeProblem} from '../server/import/problem.ts';
import {addMethod} from '../server/methods/add.ts';
import {requestHash} from '../server/payments/idempotency.ts';
import {setPassword} from '../server/sessions/set-password.ts';
import {keepStaffUser} from '../server/staff/staff-users.ts';
import {StartError} from '../server/start-error.ts';
import {cast} from './cast.ts';
import type {CastFirm, CastMember} from './cast.ts';
import {seedFiles} from './files.ts';
import {makePayments} from './payments.ts';
import type {SeedOptions} from './options.ts';

/** Whose firms a database holds: the demo's, put there now or at an earlier start, or somebody's own. */
export type Seeding = 'filled' | 'filled_before' | 'own_firms';

/**
 * Fills an empty database with the demo's two firms. One that holds firms already is left as it is,
 * whoever made them.
 */
export async function seedOnce(options: SeedOptions): Promise<Seeding> {
  const {db} = options.ports;
  const found = await beginSeed(db);
  if (found !== 'empty') return found;
  for (const firm of cast) await seedFirm(options, firm);
  const {simulatorUrl} = options;
  if (simulatorUrl !== null) await makePayments({...options, simulatorUrl});
  await db.query(`update meta set value = 'done' where key = 'seed'`);
  return 'filled';
}

/** In one transaction, so that of two servers that start together one seeds. */
async function beginSeed(db: Db): Promise<'empty' | Exclude<Seeding, 'filled'>> {
  const state = await db.transaction(async (sql) => {
    const begun = await sql.query(
      `insert into meta (key, value) select 'seed', 'begun' where not exists (select from firms)
       on conflict (key) do nothing returning key`,
    );
    if (begun.length > 0) return 'empty';
    const [mark] = await sql.query<{value: string}>(`select value from meta where key = 'seed'`);
    return mark?.value ?? 'own_firms';
  });
  if (state === 'begun') {
    throw new StartError(
      'The demo was stopped while it was first filled; delete its data folder or database and start again.',
    );
  }
  return state === 'empty' || state === 'own_firms' ? state : 'filled_before';
}

async function seedFirm(options: SeedOptions, {details, portalClients, contacts, staff}: CastFirm) {
  const {ports, publicUrl} = options;
  const {db, ids, clock} = ports;
  const allowedOrigins = [publicUrl, publicUrl.replace('127.0.0.1', 'localhost')];
  const firmId = await createFirm(db, ids, {
    ...details,
    allowedOrigins,
    // The demo shows the firm's desk and its public pages at one origin; a firm keeps them apart.
    staffOrigins: allowedOrigins,
  });
  for (const person of staff) {
    await keepStaffUser(db, ids, {firmId, ...person}, options.passwordCost);
  }
  const files = await seedFiles(details.key, dateIn(details.timeZone, clock.now()));
  const loaded = await importFiles({db, ids, isLive: false, firmKey: details.key, files});
  if (loaded.outcome === 'refused') {
    throw new Error(loaded.problems.map(describeProblem).join('\n'));
  }
  for (const client of portalClients) {
    await turnPortalOn(db, await idOfClient(db, details.key, client));
  }
  // The demo's connected account exists in the simulator alone.
  const hasAccount = options.simulatorUrl !== null || details.stripeAccount === null;
  for (const contact of contacts) {
    const methods = hasAccount ? contact.methods : [];
    await letIn(options, details.key, {...contact, methods});
  }
}

async function letIn(
  options: SeedOptions,
  firmKey: string,
  {clientId, contactId, password, methods}: CastMember,
): Promise<void> {
  const {db, clock} = options.ports;
  const id = await idOfContact(db, firmKey, clientId, contactId);
  await giveAccess(db, id);
  await setPassword(db, id, password, {cost: options.passwordCost, now: clock.now()});
  for (const testId of methods) await saveMethod(options, firmKey, id, testId);
}

/** As the form in the portal does it: a one-time token, checked, set up with its bank, and saved. */
async function saveMethod(
  {ports, makeToken}: SeedOptions,
  firmKey: string,
  contactId: string,
  testId: string,
): Promise<void> {
  const firm = await findFirm(ports.db, firmKey);
  const [contact] = await ports.db.query<{clientId: string}>(
    'select client_id as "clientId" from contacts where id = $1',
    [contactId],
  );
  if (!firm || !contact) throw new Error(`There is no contact ${contactId}.`);
  const body = {
    confirmationToken: await makeToken(testId, firm.stripeAccount),
    makeDefault: false,
    consent: {textVersion: 'demo-seed', locale: 'en'},
  };
  const {setup} = await addMethod(
    ports,
    firm,
    {kind: 'contact', id: contactId, firmId: firm.id, ...contact},
    {
      ...body,
      request: {key: randomUUID(), hash: requestHash('POST /payment-methods', body)},
      address: null,
      agent: null,
    },
  );
  if (setup.methodId === null) throw new Error(`${testId} was not saved: it is ${setup.state}.`);
}

async function idOfClient(db: Db, firmKey: string, externalId: string): Promise<string> {
  const [row] = await db.query<{id: string}>(
    `select clients.id from clients join firms on firms.id = clients.firm_id
     where firms.key = $1 and clients.external_id = $2`,
    [firmKey, externalId],
  );
  if (row === undefined) throw new Error(`There is no client ${externalId}.`);
  return row.id;
}

async function idOfContact(
  db: Db,
  firmKey: string,
  clientId: string,
  externalId: string,
): Promise<string> {
  const [row] = await db.query<{id: string}>(
    'select id from contacts where client_id = $1 and external_id = $2',
    [await idOfClient(db, firmKey, clientId), externalId],
  );
  if (row === undefined) throw new Error(`There is no contact ${externalId}.`);
  return row.id;
}
