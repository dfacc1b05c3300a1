import type {Invoice} from '../contract/types.ts';

/** Sort keys that SQL, memory and cursors share, so that all three agree on the order. */

/** Longer runs of digits than this are no numbers that a firm gives its invoices. */
const digitsPerRun = 20;

/**
 * A key under which numbers sort as people count: INV-9 before INV-10. Runs of digits are padded,
 * letters lose case and width; compare with {@link compareText} (`COLLATE "C"`).
 */
export function numberSortKey(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, (run) => run.replace(/^0+(?=\d)/, '').padStart(digitsPerRun, '0'));
}

/** By code points, as `COLLATE "C"` does it; `<` goes by UTF-16 units and differs beyond U+D7FF. */
export function compareText(one: string, other: string): number {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    if (one.charCodeAt(at) !== other.charCodeAt(at)) {
      return compare(one.codePointAt(at) ?? 0, other.codePointAt(at) ?? 0);
    }
  }
  return compare(one.length, other.length);
}

export type InvoiceSort =
  'number' | '-number' | 'due_on' | '-due_on' | 'issued_on' | '-issued_on' | 'amount' | '-amount';

/** The order people meet first: what is due soonest on top. */
export const defaultSort: InvoiceSort = 'due_on';

type Sortable = Pick<Invoice, 'id' | 'number' | 'dueOn' | 'issuedOn' | 'due'>;

/** Compares two invoices; a missing due date comes last in both directions, the id breaks ties. */
export function compareInvoices(sort: InvoiceSort): (one: Sortable, other: Sortable) => number {
  const isDescending = sort.startsWith('-');
  const direction = isDescending ? -1 : 1;
  const field = isDescending ? sort.slice(1) : sort;
  return (one, other) =>
    direction * compareBy(field, one, other, isDescending) || compareText(one.id, other.id);
}

function compareBy(field: string, one: Sortable, other: Sortable, isDescending: boolean): number {
  switch (field) {
    case 'number':
      return compareText(numberSortKey(one.number), numberSortKey(other.number));
    case 'issued_on':
      return compareText(one.issuedOn, other.issuedOn);
    case 'amount':
      return (
        compareText(one.due.currency, other.due.currency) ||
        compare(one.due.amount, other.due.amount)
      );
    default: {
      const last = isDescending ? '' : '9999-99-99';
      return compareText(one.dueOn ?? last, other.dueOn ?? last);
    }
  }
}

function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
