import {createFormFrame, type FormFrame} from './form-frame.ts';
import {Projection} from './projection.ts';
import {StyleWatch, type ComputedTokens} from './style-watch.ts';

/** A page that keeps taking the frame out is not fought with for ever. */
const patience = 3;

export interface PlaceListeners {
  /** The tokens may have changed. */
  styled(): void;
  /** The frame was moved, and what it held has loaded anew. */
  reloaded(): void;
  /** The page does not leave the frame where it belongs. */
  lost(): void;
}

/** Where a form is shown: its frame in the page's own tree, and the host that shows it. */
export class FormPlace {
  readonly frame: FormFrame = createFormFrame();
  readonly #projection = new Projection(this.frame);
  readonly #styles: StyleWatch;
  #host: HTMLElement;
  #timesPutBack = 0;

  /** Throws where `host` is not in the page. */
  constructor(host: HTMLElement, on: PlaceListeners) {
    this.#host = host;
    this.#styles = new StyleWatch(() => on.styled());
    this.moveTo(host);
    this.frame.returned = () => on.reloaded();
    this.frame.removed = () => {
      // Its host left with it, and may come back.
      if (!this.#host.isConnected) return;
      this.#timesPutBack += 1;
      if (this.#timesPutBack > patience) on.lost();
      else this.moveTo(this.#host);
    };
  }

  moveTo(host: HTMLElement): void {
    this.#projection.place(host);
    this.#styles.place(host);
    this.#host = host;
  }

  tokens(): ComputedTokens {
    return this.#styles.read();
  }

  remove(): void {
    this.frame.returned = this.frame.removed = undefined;
    this.#styles.remove();
    this.#projection.remove();
  }
}
