import {warn} from '../../errors/warn.ts';
import type {InvoiceFilter, InvoiceSort} from '../../i18n/index.ts';

/** What a person chose to see; with the page size it is a query of the API. */
export interface ListQuery {
  readonly status: InvoiceFilter;
  readonly q: string;
  readonly sort: InvoiceSort;
}

export const filters: readonly InvoiceFilter[] = [
  'outstanding',
  'past_due',
  'processing',
  'paid',
  'all',
];

const usualPageSize = 25;
const largestPageSize = 100;

/** The attribute `status`; a value it does not know shows what is outstanding. */
export function filterOf(attribute: string): InvoiceFilter {
  const found = filters.find((filter) => filter.replace('_', '-') === attribute);
  if (!found) {
    warn('status', attribute);
  }
  return found ?? 'outstanding';
}

/** The attribute `page-size`; the API takes 1 to 100. */
export function pageSizeOf(attribute: number): number {
  if (attribute >= 1 && attribute <= largestPageSize) return Math.trunc(attribute);
  warn('pageSize', String(attribute));
  return usualPageSize;
}

/** Whether the query leaves out outstanding invoices, so that "all" must say all of what (S-06). */
export function isNarrow({status, q}: ListQuery): boolean {
  return q !== '' || (status !== 'outstanding' && status !== 'all');
}
