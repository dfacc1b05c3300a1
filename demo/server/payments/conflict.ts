import type {SubmittedItem} from '../../../src/model/submission-check.ts';
import {isUniqueViolation} from '../db/errors.ts';
import type {Sql} from '../db/port.ts';
import type {Refusal} from '../refusal.ts';
import {refusalOfItems} from './refuse-items.ts';

/**
 * The wall behind the locks: two active transactions of one invoice are refused by the database
 * itself, whoever wrote them. To the payer it is what the check says: being paid elsewhere.
 */
export function isActivePaymentConflict(error: unknown): boolean {
  return isUniqueViolation(error, 'one_active_transaction_per_invoice');
}

/** The refusal that names the invoices with an active transaction. */
export async function inProgress(sql: Sql, items: readonly SubmittedItem[]): Promise<Refusal> {
  const ids = items.map(({invoiceId}) => invoiceId);
  const rows = await sql.query<{invoiceId: string}>(
    `select invoice_id as "invoiceId" from transactions
     where invoice_id = any($1) and state in
       ('queued', 'creating', 'confirming', 'unknown', 'requires_action')`,
    [ids],
  );
  const active = new Set(rows.map(({invoiceId}) => invoiceId));
  // The other payment may have ended meanwhile: then it was one of these, and they are all named.
  const named = ids.filter((id) => active.size === 0 || active.has(id));
  return refusalOfItems(
    named.map((invoiceId) => ({invoiceId, code: 'invoice_payment_in_progress'})),
  );
}
