import type {Client, ClientPage} from '../../../src/contract/types.ts';
import {containing} from '../db/parameters.ts';
import type {Sql} from '../db/port.ts';
import {readPageCursor, writePageCursor} from '../http/page-cursor.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {record} from './audit.ts';
import type {StaffPrincipal} from './principal.ts';

interface ClientRow {
  id: string;
  name: string;
  isEnabled: boolean;
  contactCount: number;
  version: number;
}

const columns = `c.id, c.name, c.portal_enabled as "isEnabled", c.version,
  (select count(*) from contacts k where k.client_id = c.id) as "contactCount"`;

function toClient({id, name, isEnabled, contactCount, version}: ClientRow): Client {
  return {id, name, portal: {enabled: isEnabled}, contactCount, version};
}

const pageSize = 25;

/** The firm's clients by name; `q` is a part of it. */
export async function listClients(
  sql: Sql,
  firmId: string,
  {q = '', cursor}: {q?: string | undefined; cursor?: string | undefined},
): Promise<ClientPage> {
  const list = ['clients', firmId, q];
  const after = cursor === undefined ? [null, null] : readPageCursor(cursor, list, 2);
  const rows = await sql.query<ClientRow & {key: string}>(
    `select ${columns}, lower(c.name) as key
     from clients c
     where c.firm_id = $1 and lower(c.name) like lower($2)
       and ($3::text is null
         or (lower(c.name) collate "C", c.id collate "C") > ($3::text collate "C", $4))
     order by lower(c.name) collate "C", c.id collate "C" limit $5`,
    [firmId, containing(q.trim()), ...after, pageSize + 1],
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(toClient),
    nextCursor: last ? writePageCursor(list, [last.key, last.id]) : null,
  };
}

/** One client of the firm; another firm's is as unknown as any other. */
export async function readClient(sql: Sql, firmId: string, id: string): Promise<Client> {
  const [row] = await sql.query<ClientRow>(
    `select ${columns} from clients c where c.id = $1 and c.firm_id = $2`,
    [id, firmId],
  );
  if (!row) throw new Refusal('not_found');
  return toClient(row);
}

/**
 * Turns a client's portal on or off, on the version that was seen. Only a firm with the Wallet can
 * turn it on. Off ends nobody's session: each of its requests is told `portal_off`.
 */
export async function changePortal(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  staff: StaffPrincipal,
  {id, version, isEnabled}: {id: string; version: number; isEnabled: boolean},
): Promise<Client> {
  return ports.db.transaction(async (sql) => {
    const [seen] = await sql.query<{version: number; isEnabled: boolean; takesPayments: boolean}>(
      `select c.version, c.portal_enabled as "isEnabled", f.takes_payments as "takesPayments"
       from clients c join firms f on f.id = c.firm_id
       where c.id = $1 and c.firm_id = $2 for update of c`,
      [id, staff.firmId],
    );
    if (!seen) throw new Refusal('not_found');
    if (seen.version !== version) throw new Refusal('version_conflict');
    if (isEnabled && !seen.isEnabled && !seen.takesPayments) {
      throw new Refusal('payments_unavailable');
    }
    if (seen.isEnabled !== isEnabled) {
      await sql.query(
        'update clients set portal_enabled = $2, version = version + 1 where id = $1',
        [id, isEnabled],
      );
      const action = isEnabled ? 'portal.turned_on' : 'portal.turned_off';
      await record(sql, ports, staff, {action, subject: id});
    }
    return readClient(sql, staff.firmId, id);
  });
}
