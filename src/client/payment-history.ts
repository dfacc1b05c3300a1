import type {HistoryEntry, PaymentHistoryPage} from '../contract/types.ts';
import {isPortalError, type PortalError} from '../errors/index.ts';
import type {RowClient, SharedStore} from './types.ts';

export interface PaymentHistoryData {
  /** Newest first: all that was loaded so far. */
  readonly entries: readonly HistoryEntry[];
  /** Where older ones begin; null when there are none. */
  readonly cursor: string | null;
  /** "Show more" failed; what was there stays. */
  readonly moreError?: PortalError | undefined;
}

export interface PaymentHistoryStore extends SharedStore<PaymentHistoryData> {
  readonly isLoadingMore: boolean;
  /** Settles when older ones are there, or could not be had. Never rejects. */
  loadMore(): Promise<void>;
}

const pageSize = 20;
/** The most a page may hold. */
const largestPage = 100;

/** Payments of the client's people, page by page; one store for everyone who shows them. */
export function paymentHistory(client: RowClient): PaymentHistoryStore {
  const {api} = client;
  let wanted = pageSize;
  let isMore = false;
  let isLoadingMore = false;

  const known = () => (store.value.status === 'ready' ? store.value.data : null);

  async function load(signal: AbortSignal): Promise<PaymentHistoryData> {
    const data = known();
    // A refresh that takes the place of "more" brings as many, from the top.
    isLoadingMore = isMore;
    isMore = false;
    if (!data) wanted = pageSize;
    if (!isLoadingMore || !data?.cursor) return fromTop(signal);
    const {cursor} = data;
    try {
      return append(data, await api.listPaymentHistory({cursor, limit: pageSize}, {signal}));
    } catch (error) {
      if (signal.aborted) throw error;
      // The cursor's place is gone: the list is asked from its beginning.
      if (isPortalError(error, 'invalid')) return fromTop(signal);
      wanted = data.entries.length;
      return {...data, moreError: error as PortalError};
    }
  }

  /** As many as were there, in as few requests as the API allows. */
  async function fromTop(signal: AbortSignal): Promise<PaymentHistoryData> {
    const limit = Math.min(wanted, largestPage);
    let data = append({entries: [], cursor: null}, await list(undefined));
    while (data.cursor && data.entries.length < wanted) {
      data = append(data, await list(data.cursor));
    }
    return data;

    function list(cursor: string | undefined) {
      return api.listPaymentHistory({limit, ...(cursor !== undefined && {cursor})}, {signal});
    }
  }

  const store = client.share('payment-history', load);
  if ('loadMore' in store) return store as PaymentHistoryStore;
  Object.defineProperty(store, 'isLoadingMore', {
    get: () => isLoadingMore && store.value.status === 'ready' && store.value.isRefreshing,
  });
  return Object.assign(store, {
    async loadMore() {
      const data = known();
      const {isLoadingMore: isBusy} = store as PaymentHistoryStore;
      if (!data?.cursor || isBusy) return;
      isMore = true;
      wanted = data.entries.length + pageSize;
      await store.reload();
    },
  }) as PaymentHistoryStore;
}

/** An entry that moved between two pages stands once. */
function append(
  {entries}: PaymentHistoryData,
  {items, nextCursor: cursor}: PaymentHistoryPage,
): PaymentHistoryData {
  const ids = new Set(entries.map(({id}) => id));
  return {entries: [...entries, ...items.filter(({id}) => !ids.has(id))], cursor};
}
