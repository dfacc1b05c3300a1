import type {PayableInvoices, Resource, SelectionState} from '../../client/types.ts';
import type {ExcludedItem, Money} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {totalsByCurrency} from '../../model/totals.ts';

/** What the button would pay: the portal's selection, or the invoices the page names. */
export interface PayableSet {
  readonly ids: readonly string[];
  /** One per currency; never added together. */
  readonly totals: readonly Money[];
  /** Outstanding, but not payable online. */
  readonly excluded: readonly ExcludedItem[];
}

export type PayableState =
  | {readonly status: 'loading'}
  | {readonly status: 'failed'; readonly error: PortalError}
  | {readonly status: 'empty' | 'ready'; readonly set: PayableSet};

export function ofSelection({selection, totals, excluded}: SelectionState): PayableState {
  return stateOf({ids: [...selection.keys()], totals, excluded});
}

export function ofNamed(resource: Resource<PayableInvoices>): PayableState {
  if (resource.status !== 'ready') return resource;
  const {items, excluded} = resource.data;
  return stateOf({
    ids: items.map(({id}) => id),
    totals: totalsByCurrency(items.map(({payableAmount}) => payableAmount)),
    excluded,
  });
}

function stateOf(set: PayableSet): PayableState {
  return {status: set.ids.length > 0 ? 'ready' : 'empty', set};
}

/** The attribute `invoice-ids`: ids with white space between them, each once. */
export function idsOf(attribute: string | null): readonly string[] {
  return [...new Set((attribute ?? '').split(/\s+/).filter((id) => id !== ''))];
}
