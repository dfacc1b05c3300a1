import type {PayablePage} from '../../../src/contract/types.ts';
import type {FirmFacts} from '../../../src/model/invoice-state.ts';
import {Parameters} from '../db/parameters.ts';
import type {Sql} from '../db/port.ts';
import {readCursor, writeCursor} from './cursor.ts';
import {isOutstanding, isVisible, matches, type InvoiceQuery} from './filter.ts';
import {isBehind, orderBy, payingOrder, selectPosition} from './order.ts';
import {invoiceColumns, type InvoiceRow} from './rows.ts';
import {toPayable} from './wire.ts';

/** Invoices per page: select-all over thousands takes few requests. */
const pageSize = 1000;

type PlacedRow = InvoiceRow & {position: string[]};

/** What select-all needs of the outstanding invoices of a query, oldest due first. */
export async function listPayable(
  sql: Sql,
  firm: FirmFacts,
  query: InvoiceQuery,
  cursor: string | undefined,
): Promise<PayablePage> {
  const boundTo = ['payable', query.clientId, query.status, query.q, query.projectId];
  const parameters = new Parameters();
  const conditions = [matches(query, firm, parameters), isOutstanding];
  if (cursor !== undefined) {
    const position = readCursor(cursor, boundTo, payingOrder);
    conditions.push(isBehind(payingOrder, position, parameters));
  }
  const rows = await sql.query<PlacedRow>(
    `select ${invoiceColumns}, ${selectPosition(payingOrder)}
     from invoices i
     where ${conditions.join(' and ')}
     order by ${orderBy(payingOrder)}
     limit ${pageSize + 1}`,
    parameters.values,
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    ...toPayable(page, firm),
    nextCursor: last ? writeCursor({id: last.id, keys: last.position}, boundTo) : null,
  };
}

/** The same for given ids; those that the client may not see are left out without a word. */
export async function checkPayable(
  sql: Sql,
  firm: FirmFacts,
  clientId: string,
  ids: readonly string[],
): Promise<PayablePage> {
  const rows = await sql.query<InvoiceRow>(
    `select ${invoiceColumns}
     from invoices i
     where i.id = any($1) and i.client_id = $2 and ${isVisible}
     order by ${orderBy(payingOrder)}`,
    [ids, clientId],
  );
  return {...toPayable(rows, firm), nextCursor: null};
}
