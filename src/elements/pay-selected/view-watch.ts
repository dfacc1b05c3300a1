import type {ReactiveController} from 'lit';
import type {Host} from '../../controllers/context.ts';

/** Tells whether some of the host can be seen. */
export class ViewWatch implements ReactiveController {
  readonly #host: Host;
  readonly #changed: (isInView: boolean) => void;
  #observer: IntersectionObserver | undefined;

  /** `changed` is told false, too, when the host leaves the page. */
  constructor(host: Host, changed: (isInView: boolean) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last) this.#changed(last.isIntersecting);
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#changed(false);
  }
}
