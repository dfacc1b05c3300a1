import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface RowPressOptions {
  /** `isRange`: together with everything since the row ticked before it (S-13). */
  readonly onTick: (id: string, isTicked: boolean, isRange: boolean) => void;
  readonly onPay: (id: string) => void;
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
    const id = target.closest<HTMLElement>('.row')?.dataset['id'];
    if (id === undefined) return;
    const isRange = shiftKey || this.#isShiftSpace;
    this.#isShiftSpace = false;
    const pay = target.closest('.pay');
    if (target.matches('.box')) {
      this.#options.onTick(id, (target as HTMLInputElement).checked, isRange);
    } else if (pay && pay.ariaDisabled !== 'true') {
      this.#options.onPay(id);
    }
  };

  readonly #handleKey = (event: Event): void => {
    const {key, shiftKey} = event as KeyboardEvent;
    this.#isShiftSpace = key === ' ' && shiftKey;
  };
}
