import type {ReactiveController} from 'lit';
import type {Store} from '../client/store.ts';
import type {Host} from './context.ts';

/**
 * Follows a store that may be replaced: subscribes while the host is in the page, asks the host to
 * render after each change. `find` is asked before each render, so it may depend on host properties.
 */
export class StoreController<S extends Store<unknown>> implements ReactiveController {
  readonly #host: Host;
  readonly #find: () => S | null | undefined;
  readonly #changed: ((value: S['value']) => void) | undefined;
  #store: S | null = null;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host, find: () => S | null | undefined, changed?: (value: S['value']) => void) {
    this.#host = host;
    this.#find = find;
    this.#changed = changed;
    host.addController(this);
  }

  get store(): S | null {
    return this.#store;
  }

  /** The store's value now, or null while there is no store. */
  get value(): S['value'] | null {
    return this.#store ? this.#store.value : null;
  }

  hostConnected(): void {
    this.#follow();
    // Whoever comes back shows what has changed meanwhile.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #follow(): void {
    const found = this.#host.isConnected ? (this.#find() ?? null) : null;
    if (found === this.#store) return;
    this.#leave();
    this.#store = found;
    this.#unsubscribe = found?.subscribe(this.#tell);
    if (found) this.#changed?.(found.value);
  }

  readonly #tell = (): void => {
    if (this.#store) this.#changed?.(this.#store.value);
    this.#host.requestUpdate();
  };

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#store = null;
  }
}
