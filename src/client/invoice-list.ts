import type {Invoice, InvoicePage} from '../contract/types.ts';
import {isPortalError, type PortalError} from '../errors/index.ts';
import type {CallOptions, InvoiceQuery} from './api.ts';
import {Loadable, type LoadableOptions} from './loadable.ts';
import type {InvoiceListData, InvoiceListStore} from './types.ts';

/** The most a page may hold. */
const largestPage = 100;

interface Rows extends InvoiceListData {
  readonly cursor: string | null;
}

export interface InvoiceListOptions extends Pick<LoadableOptions<never>, 'platform' | 'isAllowed'> {
  list(query: InvoiceQuery & {cursor?: string}, options: CallOptions): Promise<InvoicePage>;
  /** Rows arrived. `missing` are ids of rows that were there before and are not any more. */
  arrived(rows: readonly Invoice[], missing: readonly string[]): void;
}

/** The invoices of one query, page by page. */
export class InvoiceList extends Loadable<InvoiceListData> implements InvoiceListStore {
  readonly query: InvoiceQuery;
  readonly #options: InvoiceListOptions;
  #more: AbortController | null = null;

  constructor(query: InvoiceQuery, options: InvoiceListOptions) {
    super({
      ...options,
      load: (signal, previous) => this.#load(signal, previous?.items.length ?? 0),
    });
    this.query = query;
    this.#options = options;
  }

  async loadMore(): Promise<void> {
    const rows = this.#rows;
    if (!rows?.hasMore || this.#more || this.#isRefreshing) return;
    const more = (this.#more = new AbortController());
    const {signal} = more;
    this.#change({isLoadingMore: true, moreError: undefined});
    try {
      const page = await this.#options.list(
        {...this.query, ...(rows.cursor !== null && {cursor: rows.cursor})},
        {signal},
      );
      if (signal.aborted) return;
      this.#more = null;
      this.#change(append(rows, page));
      this.#options.arrived(page.items, []);
    } catch (error) {
      if (signal.aborted) return;
      this.#more = null;
      // The cursor's place is gone: the list is asked from its beginning.
      if (isPortalError(error, 'invalid')) await this.reload();
      else this.#change({isLoadingMore: false, moreError: error as PortalError});
    }
  }

  protected override loaded(data: InvoiceListData, loadedAt: number): void {
    const before = this.#rows?.items ?? [];
    super.loaded(data, loadedAt);
    const ids = new Set(data.items.map(({id}) => id));
    const missing = before.filter(({id}) => !ids.has(id));
    this.#options.arrived(
      data.items,
      missing.map(({id}) => id),
    );
  }

  protected override abort(): void {
    super.abort();
    if (!this.#more) return;
    this.#more.abort();
    this.#more = null;
    this.#change({isLoadingMore: false});
  }

  /** As many rows as were there, in as few requests as the API allows. */
  async #load(signal: AbortSignal, count: number): Promise<Rows> {
    const limit = count > this.query.limit ? largestPage : this.query.limit;
    let rows = firstRows(await this.#options.list({...this.query, limit}, {signal}));
    while (rows.cursor !== null && rows.items.length < count) {
      const next = {...this.query, limit, cursor: rows.cursor};
      rows = append(rows, await this.#options.list(next, {signal}));
    }
    return rows;
  }

  get #rows(): Rows | null {
    return this.value.status === 'ready' ? (this.value.data as Rows) : null;
  }

  get #isRefreshing(): boolean {
    return this.value.status === 'ready' && this.value.isRefreshing;
  }

  #change(change: Partial<Rows>): void {
    const {value} = this;
    if (value.status === 'ready') this.set({...value, data: {...value.data, ...change}});
  }
}

function firstRows({items, nextCursor: cursor, payableCount}: InvoicePage): Rows {
  return {items, payableCount, cursor, hasMore: cursor !== null, isLoadingMore: false};
}

/** A row that moved between two pages stands once. */
function append(rows: Rows, page: InvoicePage): Rows {
  const ids = new Set(rows.items.map(({id}) => id));
  const news = page.items.filter(({id}) => !ids.has(id));
  return firstRows({...page, items: [...rows.items, ...news]});
}
