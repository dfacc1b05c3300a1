import type {ExcludedItem, PayableItem} from '../contract/types.ts';
import {
  add,
  emptySelection,
  fromPayable,
  reconcile,
  reconcilePayable,
  remove,
  selectionTotals,
  topBox,
  type Reconciled,
  type Selection,
} from '../model/selection.ts';
import type {InvoiceQuery, PortalApi} from './api.ts';
import {WritableStore} from './store.ts';
import type {InvoiceListData, InvoiceListStore, SelectionState, SelectionStore} from './types.ts';

/** The selection as the client has it. */
export interface OwnSelection extends SelectionStore {
  /** Asks the server about selected ids that no list shows, and follows its answer (S-11). */
  check(ids: Iterable<string>): Promise<void>;
}

type Scope = Pick<InvoiceQuery, 'status' | 'q'>;

/** A select-all that is asking, and what was unticked meanwhile. */
interface Run {
  controller: AbortController;
  unticked: Set<string>;
}

const nothingSelected: SelectionState = {
  selection: emptySelection,
  totals: [],
  excluded: [],
  isSelectingAll: false,
  changes: [],
};

/** The most ids one question may hold. */
const idsPerCall = 500;
/** How many queries' select-all answers are remembered. */
const rememberedScopes = 8;

/** The one selection of a portal: what its elements ticked, together (S-15). */
export function createSelection(
  api: Pick<PortalApi, 'listPayable' | 'checkPayable'>,
): OwnSelection {
  const store = new WritableStore(nothingSelected);
  const hasPayButton = new WritableStore(false);
  let payButtons = 0;
  const runs = new Map<string, Run>();
  /** What select-all found in each query: it speaks of rows that no list has loaded. */
  const matches = new Map<string, ReadonlySet<string>>();
  /** What the last select-all found; those it left out are named while some of it is selected. */
  let lastFound: ReadonlySet<string> = new Set();

  function change(selection: Selection, more?: Partial<SelectionState>): void {
    const {value} = store;
    const isSelectingAll = runs.size > 0;
    const isSame = selection === value.selection;
    if (isSame && !more && isSelectingAll === value.isSelectingAll) return;
    const next = {...value, ...more, selection, isSelectingAll};
    const totals = isSame ? value.totals : selectionTotals(selection);
    const namesExcluded = next.excluded.length > 0 && some(lastFound, (id) => selection.has(id));
    store.set({...next, totals, excluded: namesExcluded ? next.excluded : []});
  }

  function follow({selection, changes}: Reconciled): void {
    change(selection, changes.length > 0 ? {changes} : undefined);
  }

  /** A tick while select-all is asking counts after it, too. */
  function noteTicks(ids: Iterable<string>, isSelected: boolean): void {
    for (const {unticked} of runs.values()) {
      for (const id of ids) unticked[isSelected ? 'delete' : 'add'](id);
    }
  }

  function drop(ids: readonly string[]): void {
    noteTicks(ids, false);
    change(remove(store.value.selection, ids));
  }

  function stop(key: string): void {
    runs.get(key)?.controller.abort();
    runs.delete(key);
  }

  async function collect(scope: Scope, signal: AbortSignal) {
    const items: PayableItem[] = [];
    const excluded: ExcludedItem[] = [];
    let cursor: string | null = null;
    do {
      const page = await api.listPayable({...scope, ...(cursor !== null && {cursor})}, {signal});
      items.push(...page.items);
      excluded.push(...page.excluded);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return {items, excluded};
  }

  /** Whatever can be selected is outstanding. */
  function matchesAll({query: {status, q}}: InvoiceListStore): boolean {
    return !q && (status === 'outstanding' || status === 'all');
  }

  function matcherOf(list: InvoiceListStore): (id: string) => boolean {
    if (matchesAll(list)) return () => true;
    const loaded = list.value.status === 'ready' ? idsOf(list.value.data) : new Set();
    const found = matches.get(keyOf(list.query));
    return (id) => loaded.has(id) || found?.has(id) === true;
  }

  function selectedIn(list: InvoiceListStore): string[] {
    return [...store.value.selection.keys()].filter(matcherOf(list));
  }

  const own: OwnSelection = {
    get value() {
      return store.value;
    },
    subscribe: (listener) => store.subscribe(listener),
    has: (id) => store.value.selection.has(id),

    set(invoices, isSelected) {
      const ids = invoices.map(({id}) => id);
      if (!isSelected) drop(ids);
      else {
        noteTicks(ids, true);
        change(add(store.value.selection, invoices));
      }
    },

    async selectAll({status, q}) {
      const key = keyOf({status, q});
      if (runs.has(key)) return;
      const run: Run = {controller: new AbortController(), unticked: new Set()};
      const {signal} = run.controller;
      runs.set(key, run);
      change(store.value.selection);
      try {
        const {items, excluded} = await collect({status, q}, signal);
        if (signal.aborted) return;
        runs.delete(key);
        lastFound = new Set(items.map(({id}) => id));
        matches.set(key, lastFound);
        if (matches.size > rememberedScopes) matches.delete([...matches.keys()][0] ?? key);
        const wanted = items.filter(({id}) => !run.unticked.has(id)).map(fromPayable);
        change(add(store.value.selection, wanted), {excluded});
      } catch (error) {
        if (signal.aborted) return;
        runs.delete(key);
        change(store.value.selection);
        throw error;
      }
    },

    unselectAll(list) {
      stop(keyOf(list.query));
      drop(selectedIn(list));
    },

    remove: (ids) => drop([...ids]),

    clear() {
      for (const key of [...runs.keys()]) stop(key);
      matches.clear();
      change(emptySelection);
    },

    topBox(list) {
      const {value} = list;
      return value.status === 'ready' ? topBox(value.data.payableCount, own.countIn(list)) : 'none';
    },

    countIn: (list) => (matchesAll(list) ? store.value.selection.size : selectedIn(list).length),

    reconcile: (invoices) => follow(reconcile(store.value.selection, invoices)),

    async check(ids) {
      const asked = [...ids].filter(own.has);
      for (let start = 0; start < asked.length; start += idsPerCall) {
        const some = asked.slice(start, start + idsPerCall);
        const before = store.value.selection;
        const answer = await api.checkPayable(some);
        // What was ticked meanwhile is newer than the question.
        const {selection} = store.value;
        const isSameTick = (id: string) => selection.get(id) === before.get(id);
        follow(reconcilePayable(selection, some.filter(isSameTick), answer));
      }
    },

    hasPayButton,
    showPayButton() {
      payButtons += 1;
      hasPayButton.set(true);
      let isShown = true;
      return () => {
        if (!isShown) return;
        isShown = false;
        payButtons -= 1;
        hasPayButton.set(payButtons > 0);
      };
    },
  };
  return own;
}

const keyOf = ({status, q}: Scope) => `${status} ${q}`;

const loadedIds = new WeakMap<InvoiceListData['items'], ReadonlySet<string>>();

/** Asked at each render, so it is made once per load. */
function idsOf({items}: InvoiceListData): ReadonlySet<string> {
  let ids = loadedIds.get(items);
  if (!ids) loadedIds.set(items, (ids = new Set(items.map(({id}) => id))));
  return ids;
}

function some<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}
