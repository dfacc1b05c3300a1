import type {InvoiceListData, InvoiceListStore, Resource} from '../../client/types.ts';
import type {Invoice} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import type {RowPortalController} from '../../controllers/row-portal.ts';
import {ResourceController} from '../../controllers/resource.ts';
import type {ListQuery} from './list-query.ts';
import {listState, personOf, type ListState} from './list-state.ts';

const none: readonly Invoice[] = [];

export interface ListSourceOptions {
  readonly portal: RowPortalController;
  readonly pageSize: () => number;
  /** Rows have come: the first of a query, more of them, or the same ones again. */
  readonly loaded: (rows: readonly Invoice[], isNewQuery: boolean) => void;
}

/** Where rows come from: the client's lists, for what the person chose to see. */
export class ListSource {
  readonly #host: Host;
  readonly #portal: RowPortalController;
  readonly #list: ResourceController<InvoiceListData, InvoiceListStore>;
  readonly #loaded: ListSourceOptions['loaded'];
  /** The rows of the query before stay while the next ones load; for the same person alone. */
  #before: {readonly list: Resource<InvoiceListData>; readonly person: string | null} | null = null;
  #query: ListQuery = {status: 'outstanding', q: '', sort: 'due_on'};
  #arrived: readonly Invoice[] = none;
  #shownStore: InvoiceListStore | null = null;

  constructor(host: Host, {portal, pageSize, loaded}: ListSourceOptions) {
    this.#host = host;
    this.#portal = portal;
    this.#loaded = loaded;
    this.#list = new ResourceController<InvoiceListData, InvoiceListStore>(
      host,
      () => portal.client?.invoices({...this.#query, limit: pageSize()}),
      (list) => this.#follow(list),
    );
  }

  /** What the person chose to see. */
  get query(): ListQuery {
    return this.#query;
  }

  get store(): InvoiceListStore | null {
    return this.#list.store;
  }

  get state(): ListState {
    const {session} = this.#portal;
    const {value} = this.#list;
    const isKept =
      value.status === 'loading' &&
      this.#before !== null &&
      this.#before.person === personOf(session);
    return listState(session, isKept ? this.#beforeRefreshing() : value);
  }

  /** The rows that are shown. */
  get rows(): readonly Invoice[] {
    const {state} = this;
    return state.status === 'ready' ? state.data.items : none;
  }

  ask(change: Partial<ListQuery>): void {
    const next = {...this.#query, ...change};
    const {status, q, sort} = this.#query;
    if (next.status === status && next.q === q && next.sort === sort) return;
    this.#keepRows();
    this.#query = next;
    this.#host.requestUpdate();
  }

  /** Asks again for what is shown. */
  async reload(): Promise<void> {
    const {client, session} = this.#portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#list.store?.reload();
  }

  #keepRows(): void {
    const {value} = this.#list;
    if (value.status !== 'ready') return;
    this.#before = {list: value, person: personOf(this.#portal.session)};
  }

  #beforeRefreshing(): Resource<InvoiceListData> {
    const list = this.#before?.list;
    return list?.status === 'ready'
      ? {...list, isRefreshing: true, error: undefined}
      : {status: 'loading'};
  }

  #follow(list: Resource<InvoiceListData>): void {
    if (list.status !== 'loading') this.#before = null;
    if (list.status !== 'ready' || list.data.items === this.#arrived) return;
    const rows = (this.#arrived = list.data.items);
    const isNewQuery = this.store !== this.#shownStore;
    this.#shownStore = this.store;
    this.#loaded(rows, isNewQuery);
  }
}
