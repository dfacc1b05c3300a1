import type {InvoiceListStore, SelectionState, SelectionStore} from '../../../client/types.ts';
import type {Invoice} from '../../../contract/types.ts';
import {ActionController} from '../../../controllers/action.ts';
import type {Host} from '../../../controllers/context.ts';
import {wholeFor} from '../../../controllers/portal.ts';
import type {RowPortalController} from '../../../controllers/row-portal.ts';
import {StoreController} from '../../../controllers/store.ts';
import type {PortalError} from '../../../errors/index.ts';
import {PortalSelectionChangedEvent} from '../../../events/index.ts';
import {emptySelection, fromInvoice, rangeOf} from '../../../model/selection.ts';
import type {InvoiceFilter} from '../../../i18n/index.ts';
import type {ListSource} from '../list-source.ts';
import type {ListVoice} from './list-voice.ts';

const nothingSelected: SelectionState = {
  selection: emptySelection,
  totals: [],
  excluded: [],
  isSelectingAll: false,
  changes: [],
};

type Scope = Pick<InvoiceListStore['query'], 'status' | 'q'>;

export interface ListSelectionOptions {
  readonly portal: RowPortalController;
  readonly source: ListSource;
  readonly voice: ListVoice;
}

/** What is ticked, as the list shows and changes it; the selection itself is the portal's (S-15). */
export class ListSelection {
  readonly #host: Host;
  readonly #source: ListSource;
  readonly #voice: ListVoice;
  readonly #store: StoreController<SelectionStore>;
  readonly #hasOtherButton: StoreController<SelectionStore['hasPayButton']>;
  readonly #all: ActionController<[Scope]>;
  #known: SelectionState | null = null;
  /** The row ticked last: where a range begins (S-13). */
  #anchor = '';
  #isReasonShown = false;

  constructor(host: Host, {portal, source, voice}: ListSelectionOptions) {
    this.#host = host;
    this.#source = source;
    this.#voice = voice;
    this.#store = new StoreController(
      host,
      () => wholeFor(host, portal.client)?.selection,
      (value) => this.#follow(value),
    );
    this.#hasOtherButton = new StoreController(
      host,
      () => wholeFor(host, portal.client)?.selection.hasPayButton,
    );
    this.#all = new ActionController(host, async (scope: Scope) => {
      await this.#store.store?.selectAll(scope);
      this.#say();
    });
  }

  get value(): SelectionState {
    return this.#store.value ?? nothingSelected;
  }

  get ids(): readonly string[] {
    return [...this.value.selection.keys()];
  }

  /** Select-all failed; nothing was selected by it. */
  get error(): PortalError | null {
    return this.#all.error;
  }

  /** A `<portal-pay-selected>` is in view, so the list drops its button. */
  get isPaidElsewhere(): boolean {
    return this.#hasOtherButton.value === true;
  }

  /** Pay Selected was pressed with nothing selected (S-07). */
  get isReasonShown(): boolean {
    return this.#isReasonShown;
  }

  get topBox(): 'none' | 'mixed' | 'all' {
    const list = this.#source.store;
    return (list && this.#store.store?.topBox(list)) ?? 'none';
  }

  /** Selected ones that a filter or search leaves out (S-10). */
  get hidden(): number {
    const list = this.#source.store;
    const store = this.#store.store;
    if (!list || !store || list.value.status === 'loading') return 0;
    return this.value.selection.size - store.countIn(list);
  }

  tick(id: string, isTicked: boolean, isRange: boolean): void {
    const {rows} = this.#source;
    const ticked = isRange ? this.#rangeTo(id) : rows.filter((row) => row.id === id);
    const payable = ticked.flatMap((row) => fromInvoice(row) ?? []);
    this.#anchor = id;
    this.#store.store?.set(payable, isTicked);
    this.#say();
  }

  #rangeTo(id: string): readonly Invoice[] {
    const {rows} = this.#source;
    const order = rows.map((row) => row.id);
    const ids = new Set(rangeOf(order, this.#anchor, id));
    return rows.filter((row) => ids.has(row.id));
  }

  toggleAll(): void {
    const list = this.#source.store;
    if (!list) return;
    if (this.topBox === 'all') {
      this.#store.store?.unselectAll(list);
      this.#say();
    } else this.selectAll(list.query);
  }

  selectAll({status, q}: {status: InvoiceFilter; q: string}): void {
    void this.#all.start({status, q});
  }

  clear(): void {
    this.#store.store?.clear();
    this.#say();
  }

  askWhy(): void {
    this.#isReasonShown = true;
    this.#voice.say(({selectionReason}) => selectionReason);
    this.#host.requestUpdate();
  }

  #say(): void {
    this.#voice.selection(this.value);
  }

  #follow(value: SelectionState): void {
    const before = this.#known;
    this.#known = value;
    if (value.selection.size > 0) this.#isReasonShown = false;
    if (!before || value.selection === before.selection) return;
    const {selection, totals, changes} = value;
    this.#host.dispatchEvent(
      new PortalSelectionChangedEvent({invoiceIds: [...selection.keys()], totals}),
    );
    if (changes !== before.changes) this.#voice.changes(changes, value);
  }
}
