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
  const later = async (run: (own: OwnSelection) => unknown): Promise<void> => {
    const own = await load();
    if (own) await run(own);
  };
  /** Nobody waits for these; whoever selects by hand has the code already. */
  const quietly = (run: (own: OwnSelection) => void) => void later(run).catch(() => undefined);

  return {
    get value() {
      return store.value;
    },
    subscribe: (listener) => store.subscribe(listener),
    has: (id) => store.value.selection.has(id),
    set: (invoices, isSelected) => quietly((own) => own.set(invoices, isSelected)),
    selectAll: (query) => later((own) => own.selectAll(query)),
    unselectAll: (list) => quietly((own) => own.unselectAll(list)),
    remove: (ids) => quietly((own) => own.remove(ids)),
    clear: () => quietly((own) => own.clear()),
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
