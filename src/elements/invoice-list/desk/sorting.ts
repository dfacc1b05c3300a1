import type {InvoiceSort} from '../../../i18n/index.ts';

export type SortColumn = 'number' | 'due_on' | 'amount';

/** What the select offers where the columns have no headers; headers turn around what is sorted. */
export const offeredSorts: readonly InvoiceSort[] = ['due_on', '-due_on', '-amount', 'number'];

/** What pressing a column's header sorts by: amounts from the highest, all else from the lowest. */
export function nextSort(column: SortColumn, current: InvoiceSort): InvoiceSort {
  const first = column === 'amount' ? '-amount' : column;
  const other: InvoiceSort = column === 'amount' ? 'amount' : `-${column}`;
  return current === first ? other : first;
}
