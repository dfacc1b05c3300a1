import type {Hold, HoldPage} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import {readTimeCursor, writePageCursor} from '../http/page-cursor.ts';
import {lockInvoices, recomputeInvoices} from '../payments/invoice-totals.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {record} from './audit.ts';
import type {StaffPrincipal} from './principal.ts';

type HoldRow = Omit<Hold, 'releasedAt'> & {releasedAt: string | null};

const selectHolds = `select h.id, h.invoice_id as "invoiceId", i.number as "invoiceNumber",
    c.id as "clientId", c.name as "clientName", h.reason, h.created_at as "createdAt", h.released_at as "releasedAt"
  from holds h join invoices i on i.id = h.invoice_id join clients c on c.id = i.client_id`;

function toHold({releasedAt, ...row}: HoldRow): Hold {
  return {...row, ...(releasedAt !== null && {releasedAt})};
}

const pageSize = 25;

/** What keeps the firm's invoices, or those of one client, from being paid; newest first. */
export async function listHolds(
  sql: Sql,
  firmId: string,
  {clientId, cursor}: {clientId?: string | undefined; cursor?: string | undefined},
): Promise<HoldPage> {
  const list = ['holds', firmId, clientId ?? ''];
  const after = cursor === undefined ? [null, null] : readTimeCursor(cursor, list);
  const rows = await sql.query<HoldRow>(
    `${selectHolds}
     where i.firm_id = $1 and h.released_at is null
       and ($2::timestamptz is null or (h.created_at, h.id) < ($2, $3))
       and ($4::text is null or c.id = $4)
     order by h.created_at desc, h.id desc limit $5`,
    [firmId, ...after, clientId ?? null, pageSize + 1],
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(toHold),
    nextCursor: last ? writePageCursor(list, [last.createdAt, last.id]) : null,
  };
}

/** Somebody has looked at it: the invoice can be paid again, once no other hold is on it. */
export async function releaseHold(
  ports: Pick<Ports, 'db' | 'clock' | 'ids'>,
  staff: StaffPrincipal,
  id: string,
): Promise<Hold> {
  return ports.db.transaction(async (sql) => {
    const [found] = await sql.query<{invoiceId: string}>(
      `select h.invoice_id as "invoiceId" from holds h join invoices i on i.id = h.invoice_id
       where h.id = $1 and i.firm_id = $2`,
      [id, staff.firmId],
    );
    if (!found) throw new Refusal('not_found');
    const {invoiceId} = found;
    await lockInvoices(sql, [invoiceId]);
    const released = await sql.query(
      `update holds set released_at = $2 where id = $1 and released_at is null returning id`,
      [id, new Date(ports.clock.now())],
    );
    if (released.length > 0) {
      await recomputeInvoices(sql, [invoiceId]);
      await record(sql, ports, staff, {
        action: 'hold.released',
        subject: id,
        details: {invoiceId},
      });
    }
    const [row] = await sql.query<HoldRow>(`${selectHolds} where h.id = $1`, [id]);
    if (!row) throw new Refusal('not_found');
    return toHold(row);
  });
}
