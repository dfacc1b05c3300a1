import type {ExcludedItem, Invoice, PayableItem} from '../../../src/contract/types.ts';
import {invoiceState, type FirmFacts} from '../../../src/model/invoice-state.ts';
import {money} from '../../../src/model/money.ts';
import {toLastPayment, type PaymentRow} from './payments.ts';
import {factsOf, type InvoiceRow, type ProjectName} from './rows.ts';

/** An invoice as a contact sees it; its state is the model's word. */
export function toInvoice(
  row: InvoiceRow & {projects: ProjectName[]},
  firm: FirmFacts,
  newestPayment: PaymentRow | undefined,
): Invoice {
  const {id, number, projects, issuedOn, dueOn, currency, version} = row;
  const state = invoiceState(factsOf(row), firm);
  return {
    id,
    number,
    projects,
    issuedOn,
    dueOn,
    total: money(row.total, currency),
    paid: money(row.paid, currency),
    pending: money(row.pending, currency),
    due: money(state.due, currency),
    payableAmount: state.payableAmount,
    ...(state.notPayableReason !== null && {notPayableReason: state.notPayableReason}),
    status: state.status,
    paymentOptions: state.options,
    ...(state.payableAmount !== null && {minimum: state.minimum}),
    version,
    ...(newestPayment && {lastPayment: toLastPayment(newestPayment)}),
  };
}

/** For select-all: what can be paid, and what is left out and why. */
export function toPayable(
  rows: readonly InvoiceRow[],
  firm: FirmFacts,
): {items: PayableItem[]; excluded: ExcludedItem[]} {
  const items: PayableItem[] = [];
  const excluded: ExcludedItem[] = [];
  for (const row of rows) {
    const {id, number, version} = row;
    const {payableAmount, notPayableReason, options, minimum} = invoiceState(factsOf(row), firm);
    if (payableAmount) {
      items.push({id, number, version, payableAmount, paymentOptions: options, minimum});
    } else if (notPayableReason) excluded.push({id, number, reason: notPayableReason});
  }
  return {items, excluded};
}
