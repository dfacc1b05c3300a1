import type {Invoice} from '../contract/types.ts';

/** Sort keys that SQL, memory and cursors share, so that all three agree on the order. */

const digitsPerRun = 20;

/**
 * A key under which numbers sort as people count: INV-9 before INV-10. Runs of digits are padded,
 * letters lose case and width; compare as plain code points (`COLLATE "C"`).
 */
export function numberSortKey(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, (run) => run.replace(/^0+(?=\d)/, '').padStart(digitsPerRun, '0'));
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
    direction * compareBy(field, one, other, isDescending) || compare(one.id, other.id);
}

function compareBy(field: string, one: Sortable, other: Sortable, isDescending: boolean): number {
  switch (field) {
    case 'number':
      return compare(numberSortKey(one.number), numberSortKey(other.number));
    case 'issued_on':
      return compare(one.issuedOn, other.issuedOn);
    case 'amount':
      return (
        compare(one.due.currency, other.due.currency) || compare(one.due.amount, other.due.amount)
      );
    default: {
      const last = isDescending ? '' : '9999-99-99';
      return compare(one.dueOn ?? last, other.dueOn ?? last);
    }
  }
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
