import type {Sql} from '../db/port.ts';
import type {InvitePlace} from './addresses.ts';

/** Whom a letter is for, and what of the firm it needs. */
export interface Person extends InvitePlace {
  contactId: string;
  firmId: string;
  name: string;
  email: string;
  client: string;
  firm: string;
  supportEmail: string | null;
  timeZone: string;
  /** The contact's own, else the firm's. */
  locale: string;
}

const selectPeople = `select k.id as "contactId", k.firm_id as "firmId", k.name, k.email,
    c.name as client, f.name as firm, f.support_email as "supportEmail",
    f.time_zone as "timeZone", coalesce(k.locale, f.locale) as locale,
    f.invite_page as "invitePage", f.allowed_origins as "allowedOrigins"
  from contacts k join clients c on c.id = k.client_id join firms f on f.id = k.firm_id`;

export async function readPerson(sql: Sql, contactId: string): Promise<Person> {
  const [person] = await sql.query<Person>(`${selectPeople} where k.id = $1`, [contactId]);
  if (!person) throw new Error(`There is no contact ${contactId}`);
  return person;
}

/** Who of an address may use the portal: one person may be a contact of several clients. */
export async function findAdmitted(sql: Sql, firmId: string, email: string): Promise<Person[]> {
  return sql.query<Person>(
    `${selectPeople}
     where k.firm_id = $1 and lower(k.email) = lower($2) and k.access = 'user' and c.portal_enabled
     order by lower(c.name) collate "C", k.id`,
    [firmId, email],
  );
}
