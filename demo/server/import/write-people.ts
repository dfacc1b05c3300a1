import type {Ids} from '../ports.ts';
import type {Sql} from '../db/port.ts';
import {searchKey} from '../../../src/model/search.ts';
import {withinClient} from './known.ts';
import type {Known} from './known.ts';
import type {Bundle} from './records.ts';
import type {FirmRow} from './lookup.ts';
import {idOf, rowsOf, tally} from './write.ts';
import type {Tally} from './write.ts';

/** Our ids by external ids, of what was there and of what the import brings. */
export interface WrittenIds {
  clients: ReadonlyMap<string, string>;
  /** By {@link withinClient}. */
  projects: ReadonlyMap<string, string>;
}

export type PeopleTallies = Partial<
  Record<'clients' | 'contacts' | 'projects' | 'staff' | 'assignments', Tally>
>;

/**
 * Writes clients, contacts, projects, staff and assignments. A row that says what the database
 * says already changes nothing, its version included.
 */
export async function writePeople(
  sql: Sql,
  firm: FirmRow,
  bundle: Bundle,
  known: Known,
  ids: Ids,
): Promise<{written: WrittenIds; tallies: PeopleTallies}> {
  const tallies: PeopleTallies = {};
  const clients = new Map(known.clients);
  if (bundle.clients !== null) {
    const records = bundle.clients.map(({value}) => value);
    for (const {id} of records) idOf(clients, id, () => ids('cli'));
    tallies.clients = await writeClients(sql, firm, records, clients);
  }
  if (bundle.contacts !== null) {
    const rows = bundle.contacts.map(({value}) => ({
      ...value,
      id: known.contacts.get(withinClient(value.clientId, value.id))?.id ?? ids('con'),
      external_id: value.id,
      client_id: clients.get(value.clientId),
    }));
    tallies.contacts = await writeContacts(sql, firm, rows);
  }
  const projects = new Map(known.projects);
  if (bundle.projects !== null) {
    const rows = bundle.projects.map(({value}) => ({
      id: idOf(projects, withinClient(value.clientId, value.id), () => ids('prj')),
      client_id: clients.get(value.clientId),
      external_id: value.id,
      name: value.name,
      search_key: searchKey(value.name),
      is_visible: value.isVisible,
    }));
    tallies.projects = await writeProjects(sql, rows);
  }
  const staff = new Map(known.staff);
  if (bundle.staff !== null) {
    const rows = bundle.staff.map(({value}) => ({
      id: idOf(staff, value.id, () => ids('stf')),
      external_id: value.id,
      name: value.name,
      email: value.email,
      is_shown: value.isShown,
    }));
    tallies.staff = await writeStaff(sql, firm, rows);
  }
  if (bundle.assignments !== null) {
    const rows = bundle.assignments.map(({value}) => ({
      project_id: projects.get(withinClient(value.clientId, value.projectId)),
      staff_id: staff.get(value.staffId),
      role: value.role,
    }));
    tallies.assignments = await writeAssignments(sql, rows);
  }
  return {written: {clients, projects}, tallies};
}

async function writeClients(
  sql: Sql,
  firm: FirmRow,
  records: readonly {id: string; name: string}[],
  ids: ReadonlyMap<string, string>,
): Promise<Tally> {
  const rows = records.map(({id, name}) => ({id: ids.get(id), external_id: id, name}));
  const changed = await sql.query<{is_new: boolean}>(
    `insert into clients as kept (id, firm_id, external_id, name)
     select id, $2, external_id, name
     from jsonb_to_recordset(($1::text)::jsonb) as given(id text, external_id text, name text)
     on conflict (firm_id, external_id) do update
       set name = excluded.name, version = kept.version + 1
       where kept.name <> excluded.name
     returning xmax = 0 as is_new`,
    [rowsOf(rows), firm.id],
  );
  return tally(rows.length, changed);
}

async function writeContacts(sql: Sql, firm: FirmRow, rows: readonly object[]): Promise<Tally> {
  await endSessionsOfOtherAddress(sql, rows);
  const changed = await sql.query<{is_new: boolean}>(
    `insert into contacts as kept (id, firm_id, client_id, external_id, name, email, locale)
     select id, $2, client_id, external_id, name, email, locale
     from jsonb_to_recordset(($1::text)::jsonb) as given(
       id text, client_id text, external_id text, name text, email text, locale text)
     on conflict (client_id, external_id) do update
       set name = excluded.name, email = excluded.email, locale = excluded.locale,
         version = kept.version + 1
       where (kept.name, kept.email, kept.locale)
         is distinct from (excluded.name, excluded.email, excluded.locale)
     returning xmax = 0 as is_new`,
    [rowsOf(rows), firm.id],
  );
  return tally(rows.length, changed);
}

/** Another address may be another person: whoever is signed in as that contact is out. */
async function endSessionsOfOtherAddress(sql: Sql, rows: readonly object[]): Promise<void> {
  await sql.query(
    `update session_families f set revoked_at = now()
     from jsonb_to_recordset(($1::text)::jsonb) as given(id text, email text)
       join contacts kept on kept.id = given.id and lower(kept.email) <> lower(given.email)
     where f.principal_kind = 'contact' and f.principal_id = kept.id and f.revoked_at is null`,
    [rowsOf(rows)],
  );
}

async function writeProjects(sql: Sql, rows: readonly object[]): Promise<Tally> {
  const changed = await sql.query<{is_new: boolean}>(
    `insert into projects as kept (id, client_id, external_id, name, search_key, is_visible)
     select id, client_id, external_id, name, search_key, is_visible
     from jsonb_to_recordset(($1::text)::jsonb) as given(
       id text, client_id text, external_id text, name text, search_key text, is_visible boolean)
     on conflict (client_id, external_id) do update
       set name = excluded.name, search_key = excluded.search_key,
         is_visible = excluded.is_visible
       where (kept.name, kept.is_visible) <> (excluded.name, excluded.is_visible)
     returning xmax = 0 as is_new`,
    [rowsOf(rows)],
  );
  return tally(rows.length, changed);
}

async function writeStaff(sql: Sql, firm: FirmRow, rows: readonly object[]): Promise<Tally> {
  const changed = await sql.query<{is_new: boolean}>(
    `insert into staff as kept (id, firm_id, external_id, name, email, is_shown)
     select id, $2, external_id, name, email, is_shown
     from jsonb_to_recordset(($1::text)::jsonb) as given(
       id text, external_id text, name text, email text, is_shown boolean)
     on conflict (firm_id, external_id) do update
       set name = excluded.name, email = excluded.email, is_shown = excluded.is_shown
       where (kept.name, kept.email, kept.is_shown)
         is distinct from (excluded.name, excluded.email, excluded.is_shown)
     returning xmax = 0 as is_new`,
    [rowsOf(rows), firm.id],
  );
  return tally(rows.length, changed);
}

/** The people of every project that the file names become exactly those it names. */
async function writeAssignments(sql: Sql, rows: readonly object[]): Promise<Tally> {
  const given = `jsonb_to_recordset(($1::text)::jsonb) as given(
    project_id text, staff_id text, role text)`;
  await sql.query(
    `delete from assignments as kept
     where kept.project_id in (select project_id from ${given})
       and not exists (select from ${given} where given.project_id = kept.project_id
         and given.staff_id = kept.staff_id and given.role is not distinct from kept.role)`,
    [rowsOf(rows)],
  );
  const added = await sql.query<{is_new: boolean}>(
    `insert into assignments (project_id, staff_id, role)
     select project_id, staff_id, role from ${given}
     on conflict do nothing returning true as is_new`,
    [rowsOf(rows)],
  );
  return tally(rows.length, added);
}
