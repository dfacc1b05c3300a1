import type {Press} from '../list-desk.ts';
import {placeOf, type Place} from './focus-keeper.ts';
import type {SortColumn} from './sorting.ts';

export interface PressOptions {
  /** `isRange`: together with everything since the row ticked before it (S-13). */
  readonly onTick: (id: string, isTicked: boolean, isRange: boolean) => void;
  readonly onTickAll: () => void;
  readonly onSort: (column: SortColumn) => void;
  readonly onPay: (id: string, at: Place) => void;
  readonly onOpen: (id: string) => void;
}

/** Knows what a press in the table means; rows have no listeners of their own. */
export function createPresses(options: PressOptions): (press: Press) => void {
  /** The click that Space makes does not tell of Shift in every browser. */
  let isShiftSpace = false;

  return ({type, key, shiftKey, target, isTicked}) => {
    if (type === 'keydown') {
      isShiftSpace = key === ' ' && shiftKey;
      return;
    }
    const isRange = shiftKey || isShiftSpace;
    isShiftSpace = false;
    const control = target.closest<HTMLElement>('.box, .pay, .sort, .number');
    if (!control) return;
    const place = placeOf(control);
    const {sort} = control.dataset;
    if (sort !== undefined) options.onSort(sort as SortColumn);
    else if (control.id === 'all') options.onTickAll();
    else if (place.id === undefined) return;
    else if (control.matches('.number')) options.onOpen(place.id);
    else if (control.matches('.box')) options.onTick(place.id, isTicked, isRange);
    else if (control.ariaDisabled !== 'true') options.onPay(place.id, place);
  };
}
