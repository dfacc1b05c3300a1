import type {Contact} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {revokeSessionsOf} from '../sessions/families.ts';
import {record} from './audit.ts';
import type {StaffPrincipal} from './principal.ts';

interface ContactRow {
  id: string;
  name: string;
  email: string;
  version: number;
  access: 'user' | 'none';
  hasPassword: boolean;
  inviteCount: number;
  sentAt: string | null;
  expiresAt: string | null;
}

const selectContacts = `select k.id, k.name, k.email, k.version, k.access,
    k.password_hash is not null as "hasPassword", i.count as "inviteCount",
    i.sent_at as "sentAt", i.expires_at as "expiresAt"
  from contacts k
  cross join lateral (
    select count(*) as count, max(sent_at) as sent_at,
      (array_agg(expires_at order by sent_at desc, id desc))[1] as expires_at
    from invites where contact_id = k.id
  ) i`;

/** Access and invite exist only while the client's portal is on, here as in the view. */
function toContact(row: ContactRow, isPortalOn: boolean): Contact {
  const {id, name, email, version, access, sentAt, expiresAt, inviteCount: count} = row;
  const person = {id, name, email, version};
  if (!isPortalOn) return person;
  const state = row.hasPassword ? 'active' : count > 0 ? 'invited' : 'not_invited';
  const invite = {
    state,
    ...(sentAt !== null && {sentAt}),
    ...(state === 'invited' && expiresAt !== null && {expiresAt}),
    count,
  } as const;
  return {...person, portal: {access, invite}};
}

export async function listContacts(
  sql: Sql,
  clientId: string,
  isPortalOn: boolean,
): Promise<Contact[]> {
  const rows = await sql.query<ContactRow>(
    `${selectContacts} where k.client_id = $1
     order by lower(k.name) collate "C", k.id collate "C"`,
    [clientId],
  );
  return rows.map((row) => toContact(row, isPortalOn));
}

/** A contact as somebody is about to change it; nobody else does until the transaction ends. */
interface LockedContact {
  id: string;
  clientId: string;
  version: number;
  access: 'user' | 'none';
  hasPassword: boolean;
}

/** Refused while the client's portal is off: there is no access and no invite then. */
export async function lockContact(sql: Sql, firmId: string, id: string): Promise<LockedContact> {
  const [row] = await sql.query<LockedContact & {isPortalOn: boolean}>(
    `select k.id, k.client_id as "clientId", k.version, k.access,
       k.password_hash is not null as "hasPassword", c.portal_enabled as "isPortalOn"
     from contacts k join clients c on c.id = k.client_id
     where k.id = $1 and k.firm_id = $2 for update of k for share of c`,
    [id, firmId],
  );
  if (!row) throw new Refusal('not_found');
  if (!row.isPortalOn) throw new Refusal('portal_off');
  return row;
}

export async function readContact(sql: Sql, id: string): Promise<Contact> {
  const [row] = await sql.query<ContactRow>(`${selectContacts} where k.id = $1`, [id]);
  if (!row) throw new Refusal('not_found');
  return toContact(row, true);
}

/** Gives access or takes it; who loses it is out at the next request. */
export async function changeAccess(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  staff: StaffPrincipal,
  {id, version, access}: {id: string; version: number; access: 'user' | 'none'},
): Promise<Contact> {
  return ports.db.transaction(async (sql) => {
    const seen = await lockContact(sql, staff.firmId, id);
    if (seen.version !== version) throw new Refusal('version_conflict');
    if (seen.access !== access) {
      await sql.query('update contacts set access = $2, version = version + 1 where id = $1', [
        id,
        access,
      ]);
      if (access === 'none') await revokeSessionsOf(sql, {kind: 'contact', id}, ports.clock.now());
      const action = access === 'user' ? 'access.given' : 'access.removed';
      await record(sql, ports, staff, {action, subject: id});
    }
    return readContact(sql, id);
  });
}
