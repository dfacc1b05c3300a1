import {isActive} from '../model/transaction-state.ts';
import type {InvoiceRecord, State} from './state.ts';

/**
 * Brings what an invoice says of its payments in line with ledger and transactions, and raises its
 * version where something changed. The one place that writes these fields.
 */
export function recompute(state: State, invoiceId: string): void {
  const invoice = state.invoices.get(invoiceId);
  if (!invoice) return;
  const underWay = (state.transactions.get(invoiceId) ?? []).filter(
    (transaction) => isActive(transaction.state) || transaction.state === 'processing',
  );
  const next = {
    paid: sum(invoice.ledger),
    pending: sum(underWay),
    hasActive: underWay.some((transaction) => isActive(transaction.state)),
  };
  if (isSame(invoice, next)) return;
  Object.assign(invoice, next);
  invoice.version += 1;
}

type Totals = Pick<InvoiceRecord, 'paid' | 'pending' | 'hasActive'>;

function isSame(before: Totals, after: Totals): boolean {
  return (
    before.paid === after.paid &&
    before.pending === after.pending &&
    before.hasActive === after.hasActive
  );
}

function sum(parts: readonly {amount: number}[]): number {
  return parts.reduce((total, {amount}) => total + amount, 0);
}
