import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {placeOf, type Place} from './focus-keeper.ts';

export interface RowPressOptions {
  /** `isRange`: together with everything since the row ticked before it (S-13). */
  readonly onTick: (id: string, isTicked: boolean, isRange: boolean) => void;
  readonly onPay: (id: string, at: Place) => void;
}

/** Hears the presses of all rows in one place. */
export class RowPresses implements ReactiveController {
  readonly #host: ReactiveControllerHost & {readonly renderRoot: ParentNode};
  readonly #options: RowPressOptions;
  /** The click that Space makes does not tell of Shift in every browser. */
  #isShiftSpace = false;

  constructor(
    host: ReactiveControllerHost & {readonly renderRoot: ParentNode},
    options: RowPressOptions,
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Adding the same listener again, after a move in the document, changes nothing.
    this.#host.renderRoot.addEventListener('click', this.#handleClick);
    this.#host.renderRoot.addEventListener('keydown', this.#handleKey);
  }

  readonly #handleClick = (event: Event): void => {
    const {target, shiftKey} = event as MouseEvent & {target: Element};
    const isRange = shiftKey || this.#isShiftSpace;
    this.#isShiftSpace = false;
    const control = target.closest<HTMLInputElement>('.row .box, .row .pay');
    const {id, ...place} = control ? placeOf(control) : {id: undefined, part: null};
    if (!control || id === undefined) return;
    if (control.matches('.box')) this.#options.onTick(id, control.checked, isRange);
    else if (control.ariaDisabled !== 'true') this.#options.onPay(id, {id, ...place});
  };

  readonly #handleKey = (event: Event): void => {
    const {key, shiftKey} = event as KeyboardEvent;
    this.#isShiftSpace = key === ' ' && shiftKey;
  };
}
