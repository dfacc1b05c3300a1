import type {Sql} from '../db/port.ts';

export interface InvoiceTotals {
  id: string;
  total: number;
  paid: number;
  pending: number;
  version: number;
}

/** Locks invoices in the order of their ids, as everyone does; before {@link recomputeInvoices}. */
export async function lockInvoices(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.query('select id from invoices where id = any($1) order by id for update', [ids]);
}

/**
 * Brings what an invoice says of its payments in line with ledger, transactions and holds, and
 * raises its version where something changed. The one place that writes these columns. The invoices
 * must be locked by an earlier statement of the same database transaction: only then does this one
 * see everything that was written about them.
 */
export async function recomputeInvoices(
  sql: Sql,
  ids: readonly string[],
): Promise<InvoiceTotals[]> {
  return sql.query<InvoiceTotals>(
    `update invoices i
     set paid = n.paid, pending = n.pending, has_active = n.has_active, is_on_hold = n.is_on_hold,
       version = i.version + 1
     from (
       select o.id,
         coalesce((select sum(l.amount) from ledger l where l.invoice_id = o.id), 0)::bigint as paid,
         coalesce(t.pending, 0)::bigint as pending,
         coalesce(t.has_active, false) as has_active,
         exists (select from holds h where h.invoice_id = o.id and h.released_at is null)
           as is_on_hold
       from invoices o left join lateral (
         select sum(t.amount) as pending, bool_or(t.state <> 'processing') as has_active
         from transactions t
         where t.invoice_id = o.id and t.state in
           ('queued', 'creating', 'confirming', 'unknown', 'requires_action', 'processing')
       ) t on true
       where o.id = any($1)
     ) n
     where i.id = n.id and (i.paid, i.pending, i.has_active, i.is_on_hold)
       is distinct from (n.paid, n.pending, n.has_active, n.is_on_hold)
     returning i.id, i.total, i.paid, i.pending, i.version`,
    [ids],
  );
}
