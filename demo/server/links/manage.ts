import type {PaymentLinkList} from '../../../src/contract/types.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {record} from '../staff/audit.ts';
import type {StaffPrincipal} from '../staff/principal.ts';
import {linkColumns, toLink, type LinkRow} from './link.ts';
import {requireInvoice} from './make.ts';

/** The links of an invoice, newest first. */
export async function listLinks(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  {firmId}: StaffPrincipal,
  invoiceId: string,
): Promise<PaymentLinkList> {
  await requireInvoice(db, firmId, invoiceId);
  const rows = await db.query<LinkRow>(
    `select ${linkColumns} from payment_links l where l.invoice_id = $1
     order by l.created_at desc, l.id`,
    [invoiceId],
  );
  return {items: rows.map((row) => toLink(row, clock.now()))};
}

/** Withdraws a link; whoever came in by it is out. Doing it twice changes nothing. */
export async function revokeLink(
  {db, ...ports}: Pick<Ports, 'db' | 'clock' | 'ids'>,
  staff: StaffPrincipal,
  id: string,
): Promise<void> {
  const now = ports.clock.now();
  await db.transaction(async (sql) => {
    const [link] = await sql.query<LinkRow>(
      `select ${linkColumns} from payment_links l join invoices i on i.id = l.invoice_id
       where l.id = $1 and i.firm_id = $2 for update of l`,
      [id, staff.firmId],
    );
    if (!link) throw new Refusal('not_found');
    if (link.revokedAt !== null) return;
    await sql.query('update payment_links set revoked_at = $2 where id = $1', [id, new Date(now)]);
    await record(sql, ports, staff, {
      action: 'payment_link.revoked',
      subject: link.invoiceId,
      details: {linkId: id},
    });
  });
}
