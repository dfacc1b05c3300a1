import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {
  ContextRequest,
  ensureContextRoot,
  isBelowPendingProvider,
  type Context,
  type ContextCallback,
} from '../context/index.ts';

export type Host = ReactiveControllerHost & HTMLElement;

/**
 * Follows a context: asks when the host enters the page, keeps listening, lets go when it leaves.
 * Unlike lit's own consumer it waits for a `<portal-provider>` above that is not defined yet.
 */
export class ContextController<T> implements ReactiveController {
  readonly #host: Host;
  readonly #context: Context<T | null>;
  readonly #changed: (value: T | null) => void;
  #value: T | null = null;
  #unsubscribe: (() => void) | undefined;

  /** `changed` is called with each new value, and with null when the host leaves. */
  constructor(host: Host, context: Context<T | null>, changed?: (value: T | null) => void) {
    this.#host = host;
    this.#context = context;
    this.#changed = changed ?? (() => undefined);
    host.addController(this);
  }

  get value(): T | null {
    return this.#value;
  }

  hostConnected(): void {
    ensureContextRoot();
    if (isBelowPendingProvider(this.#host)) {
      void customElements.whenDefined('portal-provider').then(() => this.#request());
    } else {
      this.#request();
    }
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#set(null);
  }

  #request(): void {
    if (!this.#host.isConnected) return;
    this.#host.dispatchEvent(new ContextRequest(this.#context, this.#host, this.#receive));
  }

  // A stable function: the root and the providers know it by identity.
  readonly #receive: ContextCallback<T | null> = (value, unsubscribe) => {
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#set(value);
  };

  #set(value: T | null): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#changed(value);
    this.#host.requestUpdate();
  }
}
