import type {InvoicePage} from '../../../src/contract/types.ts';
import type {FirmFacts} from '../../../src/model/invoice-state.ts';
import type {InvoiceSort} from '../../../src/model/sort-key.ts';
import {Parameters} from '../db/parameters.ts';
import type {Sql} from '../db/port.ts';
import {readCursor, writeCursor} from './cursor.ts';
import {isPayable, matches, withChargeLimits, type InvoiceQuery} from './filter.ts';
import {isBehind, orderBy, orderOf, selectPosition} from './order.ts';
import {findPayments, type PaymentRow, type Viewer} from './payments.ts';
import {findProjects} from './projects.ts';
import {invoiceColumns, type InvoiceRow} from './rows.ts';
import {toInvoice} from './wire.ts';

export interface PageRequest {
  query: InvoiceQuery;
  sort: InvoiceSort;
  limit: number;
  cursor: string | undefined;
}

type ListedRow = InvoiceRow & {position: string[]};

/** One page of a client's invoices, and how many of the whole query can be paid. */
export async function listInvoices(
  sql: Sql,
  viewer: Viewer,
  firm: FirmFacts,
  request: PageRequest,
): Promise<InvoicePage> {
  const [rows, payableCount] = await Promise.all([
    findPage(sql, firm, request),
    countPayable(sql, firm, request.query),
  ]);
  const page = rows.slice(0, request.limit);
  const ids = page.map(({id}) => id);
  const [payments, projects] = await Promise.all([
    findPayments(sql, ids, viewer),
    findProjects(sql, ids),
  ]);
  const newest = newestByInvoice(payments);
  const last = rows.length > request.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) =>
      toInvoice({...row, projects: projects.get(row.id) ?? []}, firm, newest.get(row.id)),
    ),
    nextCursor: last ? writeCursor({id: last.id, keys: last.position}, boundTo(request)) : null,
    payableCount,
  };
}

/** One row more than the page has: whether there is another page. */
async function findPage(sql: Sql, firm: FirmFacts, request: PageRequest): Promise<ListedRow[]> {
  const {query, sort, limit, cursor} = request;
  const order = orderOf(sort);
  const parameters = new Parameters();
  const conditions = [matches(query, firm, parameters)];
  if (cursor !== undefined) {
    conditions.push(isBehind(order, readCursor(cursor, boundTo(request), order), parameters));
  }
  return sql.query<ListedRow>(
    `select ${invoiceColumns}, ${selectPosition(order)}
     from invoices i
     where ${conditions.join(' and ')}
     order by ${orderBy(order)}
     limit ${parameters.add(limit + 1)}`,
    parameters.values,
  );
}

async function countPayable(sql: Sql, firm: FirmFacts, query: InvoiceQuery): Promise<number> {
  if (!firm.takesPayments) return 0;
  const parameters = new Parameters();
  const [row] = await sql.query<{count: number}>(
    `select count(*) as count
     from invoices i ${withChargeLimits}
     where ${matches(query, firm, parameters)} and ${isPayable(firm, parameters)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

function boundTo({query, sort}: PageRequest): unknown {
  return ['list', query.clientId, query.status, query.q, query.projectId, sort];
}

function newestByInvoice(payments: readonly PaymentRow[]): Map<string, PaymentRow> {
  const newest = new Map<string, PaymentRow>();
  for (const payment of payments) {
    if (!newest.has(payment.invoiceId)) newest.set(payment.invoiceId, payment);
  }
  return newest;
}
