import type {Invoice, Money, PayableItem, PayablePage} from '../contract/types.ts';
import {isSameMoney, totalsByCurrency} from './totals.ts';

/**
 * What the payer ticked: invoices with the amount and version they saw. Immutable; each function
 * returns a new selection, or the same one when nothing changes.
 */

export interface SelectedInvoice {
  id: string;
  number: string;
  version: number;
  amount: Money;
  paymentOptions: readonly string[];
}

export type Selection = ReadonlyMap<string, SelectedInvoice>;

export const emptySelection: Selection = new Map();

export function fromPayable(item: PayableItem): SelectedInvoice {
  const {id, number, version, payableAmount: amount, paymentOptions} = item;
  return {id, number, version, amount, paymentOptions};
}

/** Null for an invoice that cannot be paid now: it has no checkbox. */
export function fromInvoice(invoice: Invoice): SelectedInvoice | null {
  const {id, number, version, payableAmount: amount, paymentOptions} = invoice;
  return amount && {id, number, version, amount, paymentOptions};
}

export function add(selection: Selection, invoices: Iterable<SelectedInvoice>): Selection {
  const next = new Map(selection);
  for (const invoice of invoices) next.set(invoice.id, invoice);
  return isSameSelection(selection, next) ? selection : next;
}

export function remove(selection: Selection, ids: Iterable<string>): Selection {
  const next = new Map(selection);
  for (const id of ids) next.delete(id);
  return next.size === selection.size ? selection : next;
}

export function selectionTotals(selection: Selection): Money[] {
  return totalsByCurrency([...selection.values()].map(({amount}) => amount));
}

export type TopBox = 'none' | 'mixed' | 'all';

/**
 * The top-most box speaks of the payable invoices of the current query (S-05). `payableCount` is the
 * server's number for the whole query; `selectedInQuery` how many of the selected ones match it.
 */
export function topBox(payableCount: number, selectedInQuery: number): TopBox {
  if (selectedInQuery === 0) return 'none';
  return selectedInQuery >= payableCount ? 'all' : 'mixed';
}

/** What a refresh did to one selected invoice (S-11). */
export type SelectionChange =
  | {type: 'left'; invoice: SelectedInvoice; because: 'paid' | 'not_payable' | 'gone'}
  | {type: 'amount'; from: SelectedInvoice; to: SelectedInvoice};

export interface Reconciled {
  selection: Selection;
  changes: SelectionChange[];
}

/** Brings the selection in line with invoices as the server shows them now. */
export function reconcile(selection: Selection, invoices: Iterable<Invoice>): Reconciled {
  return follow(
    selection,
    [...invoices].map((invoice) => ({
      id: invoice.id,
      version: invoice.version,
      now: fromInvoice(invoice),
      because: invoice.status === 'paid' ? 'paid' : 'not_payable',
    })),
  );
}

/** The server's answer about `asked` ids: payable, outstanding but excluded, or left out as gone. */
export function reconcilePayable(
  selection: Selection,
  asked: Iterable<string>,
  {items, excluded}: Pick<PayablePage, 'items' | 'excluded'>,
): Reconciled {
  const payable = new Map(items.map((item) => [item.id, item]));
  const left = new Map(excluded.map(({id, reason}) => [id, reason]));
  return follow(
    selection,
    [...asked].map((id) => {
      const item = payable.get(id);
      const reason = left.get(id);
      return {
        id,
        version: item?.version,
        now: item ? fromPayable(item) : null,
        because: reason === undefined ? 'gone' : reason === 'paid' ? 'paid' : 'not_payable',
      };
    }),
  );
}

interface Seen {
  id: string;
  /** Absent where the server says no more than that it is not payable. */
  version: number | undefined;
  now: SelectedInvoice | null;
  because: 'paid' | 'not_payable' | 'gone';
}

/** An answer that is older than what the payer saw changes nothing: answers can overtake. */
function follow(selection: Selection, news: readonly Seen[]): Reconciled {
  const next = new Map(selection);
  const changes: SelectionChange[] = [];
  for (const {id, version, now, because} of news) {
    const before = next.get(id);
    if (!before || (version !== undefined && version < before.version)) continue;
    if (!now) {
      next.delete(id);
      changes.push({type: 'left', invoice: before, because});
      continue;
    }
    if (now.version === before.version) continue;
    next.set(id, now);
    if (!isSameMoney(now.amount, before.amount)) {
      changes.push({type: 'amount', from: before, to: now});
    }
  }
  return {selection: isSameSelection(selection, next) ? selection : next, changes};
}

function isSameSelection(before: Selection, after: Selection): boolean {
  return (
    before.size === after.size && [...after].every(([id, invoice]) => before.get(id) === invoice)
  );
}

/** The ids between two rows of the list, both included, in the list's order (S-13). */
export function rangeOf(ids: readonly string[], anchor: string, target: string): string[] {
  const from = ids.indexOf(anchor);
  const to = ids.indexOf(target);
  if (from < 0 || to < 0) return to < 0 ? [] : [target];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Cuts a selection into submissions of at most `limit`, in the order given (S-14). */
export function partsOf<T>(invoices: readonly T[], limit: number): T[][] {
  const parts: T[][] = [];
  const size = Math.max(1, limit);
  for (let start = 0; start < invoices.length; start += size) {
    parts.push(invoices.slice(start, start + size));
  }
  return parts;
}

/** Selected invoices by currency, in order of first appearance (S-08). */
export function byCurrency(selection: Selection): Map<string, SelectedInvoice[]> {
  const groups = new Map<string, SelectedInvoice[]>();
  for (const invoice of selection.values()) {
    const {currency} = invoice.amount;
    const group = groups.get(currency);
    if (group) group.push(invoice);
    else groups.set(currency, [invoice]);
  }
  return groups;
}
