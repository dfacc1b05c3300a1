import type {Context} from 'hono';
import type {Sql} from '../db/port.ts';
import type {AppEnv} from '../http/env.ts';
import type {Principal} from '../http/principal.ts';
import {wantedLocale} from './language.ts';

interface Reader {
  clientName: string;
  /** The contact's own; null where none is known, and for whoever holds a payment link. */
  locale: string | null;
}

async function readReader(
  sql: Sql,
  {kind, id, clientId}: Pick<Principal, 'kind' | 'id' | 'clientId'>,
): Promise<Reader> {
  const [row] = await sql.query<Reader>(
    `select cl.name as "clientName", c.locale
     from clients cl left join contacts c on c.client_id = cl.id and $2 = 'contact' and c.id = $3
     where cl.id = $1`,
    [clientId, kind, id],
  );
  if (!row) throw new Error(`There is no client ${clientId}`);
  return row;
}

/** Who asks, and the language that the page asks for, else the contact's own. */
export async function readerOf(
  sql: Sql,
  context: Context<AppEnv>,
): Promise<{clientName: string; locale: string}> {
  const {clientName, locale} = await readReader(sql, context.get('principal'));
  const wanted = wantedLocale(context.req.header('accept-language'));
  return {clientName, locale: wanted ?? locale ?? 'en'};
}
