import type {OwnSelection} from './selection-store.ts';
import {WritableStore, type Store} from './store.ts';
import type {SelectionState, SelectionStore} from './types.ts';

export const nothingSelected: SelectionState = {
  selection: new Map(),
  totals: [],
  excluded: [],
  isSelectingAll: false,
  changes: [],
};

/**
 * A selection in which nothing is selected yet. What is done to it before its code is there waits
 * for `load`; then the real functions take the places of these.
 */
export function createLateSelection(
  store: Store<SelectionState>,
  load: () => Promise<OwnSelection | undefined>,
): OwnSelection & SelectionStore {
  const hasPayButton = new WritableStore(false);
  let payButtons = 0;
  const waiting =
    <K extends 'set' | 'selectAll' | 'unselectAll' | 'remove' | 'clear'>(name: K) =>
    async (...values: Parameters<OwnSelection[K]>) =>
      ((await load())?.[name] as ((...given: typeof values) => unknown) | undefined)?.(...values);

  return {
    get value() {
      return store.value;
    },
    subscribe: (listener) => store.subscribe(listener),
    has: (id) => store.value.selection.has(id),
    set: waiting('set'),
    selectAll: waiting('selectAll') as OwnSelection['selectAll'],
    unselectAll: waiting('unselectAll'),
    remove: waiting('remove'),
    clear: waiting('clear'),
    topBox: () => 'none',
    countIn: () => 0,
    reconcile: () => undefined,
    check: async () => undefined,
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
}
