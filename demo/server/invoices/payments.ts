import type {
  InvoicePayment,
  LastPayment,
  MethodLabel,
  PaymentFailure,
} from '../../../src/contract/types.ts';
import {money} from '../../../src/model/money.ts';
import {paymentOutcome} from '../../../src/model/payment-outcome.ts';
import {hasReceipt} from '../../../src/model/receipt.ts';
import type {Sql} from '../db/port.ts';

/** Who looks: a payment is told in full to its own payer alone, never to staff. */
export interface Viewer {
  kind: 'contact' | 'link' | 'staff';
  id: string;
}

/** A payment of an invoice: a transaction that was tried, or what was paid elsewhere. */
export interface PaymentRow {
  invoiceId: string;
  transactionId: string | null;
  submissionId: string | null;
  state: string;
  amount: number;
  currency: string;
  refunded: number;
  isDisputed: boolean;
  submittedAt: string;
  settledAt: string | null;
  expectedOn: string | null;
  method: MethodLabel | null;
  failure: PaymentFailure | null;
  byMe: boolean;
}

/**
 * Every payment of the invoices, newest first. What was skipped or stopped before it was tried is
 * none; what an import brought as paid before is one per invoice, however often it was corrected.
 */
export async function findPayments(
  sql: Sql,
  invoiceIds: readonly string[],
  {kind, id}: Viewer,
): Promise<PaymentRow[]> {
  if (invoiceIds.length === 0) return [];
  return sql.query<PaymentRow>(
    `select t.invoice_id as "invoiceId", t.id as "transactionId", s.id as "submissionId", t.state,
       t.amount, t.currency, t.refunded, t.is_disputed as "isDisputed",
       s.created_at as "submittedAt", t.settled_at as "settledAt", t.expected_on as "expectedOn",
       s.method, t.failure, s.principal_kind = $2 and s.principal_id = $3 as "byMe"
     from transactions t join submissions s on s.id = t.submission_id
     where t.invoice_id = any($1) and t.state not in ('skipped', 'canceled')
     union all
     select l.invoice_id, null, null, 'succeeded', sum(l.amount)::bigint, min(l.currency), 0, false,
       max(l.booked_at), max(l.booked_at), null, null, null, false
     from ledger l
     where l.invoice_id = any($1) and l.kind in ('outside_payment', 'opening_payment')
     group by l.invoice_id, case when l.kind = 'opening_payment' then '' else l.id end
     having sum(l.amount) > 0
     order by "submittedAt" desc, "transactionId" desc nulls last`,
    [invoiceIds, kind, id],
  );
}

export function toLastPayment(row: PaymentRow): LastPayment {
  const {settledAt, expectedOn} = row;
  const state = stateOf(row);
  return {
    state,
    amount: money(row.amount, row.currency),
    submittedAt: row.submittedAt,
    ...(settledAt !== null && {settledAt}),
    ...(state === 'processing' && expectedOn !== null && {expectedOn}),
    ...ownershipOf(row),
  };
}

export function toInvoicePayment(row: PaymentRow): InvoicePayment {
  return {
    transactionId: row.transactionId,
    submissionId: row.byMe ? row.submissionId : null,
    state: stateOf(row),
    amount: money(row.amount, row.currency),
    ...(row.refunded > 0 && {refunded: money(row.refunded, row.currency)}),
    at: row.settledAt ?? row.submittedAt,
    ...ownershipOf(row),
    receiptAvailable: row.byMe && row.transactionId !== null && hasReceipt(row.state),
  };
}

/** With what and why not are the payer's own business (M-02): others see the kind. */
function ownershipOf({byMe, method, failure}: PaymentRow) {
  return {
    byMe,
    kind: method === null ? ('outside' as const) : method.kind,
    ...(byMe && method !== null && {method}),
    ...(byMe && failure !== null && {failure}),
  };
}

function stateOf({method, ...payment}: PaymentRow): LastPayment['state'] {
  return paymentOutcome({...payment, kind: method?.kind ?? null});
}
