import type {ReactiveController} from 'lit';
import {isPortalError, type PortalError} from '../errors/index.ts';
import {PortalErrorEvent} from '../events/index.ts';
import type {Host} from './context.ts';

/**
 * Runs what a control starts. The newest start counts: an older one that ends later changes nothing
 * on screen. A failure is kept until the next start and told to the page.
 */
export class ActionController<A extends readonly unknown[]> implements ReactiveController {
  readonly #host: Host;
  readonly #action: (...input: A) => Promise<void>;
  #run = 0;
  #isPending = false;
  #error: PortalError | null = null;

  constructor(host: Host, action: (...input: A) => Promise<void>) {
    this.#host = host;
    this.#action = action;
    host.addController(this);
  }

  get isPending(): boolean {
    return this.#isPending;
  }

  get error(): PortalError | null {
    return this.#error;
  }

  hostDisconnected(): void {
    this.#run += 1;
    this.#isPending = false;
  }

  async start(...input: A): Promise<void> {
    const run = (this.#run += 1);
    this.#end(true, null);
    try {
      await this.#action(...input);
      if (run === this.#run) this.#end(false, null);
    } catch (error) {
      if (run !== this.#run) return;
      this.#end(false, isPortalError(error) ? error : null);
      if (!isPortalError(error)) throw error;
      this.#host.dispatchEvent(new PortalErrorEvent(error));
    }
  }

  #end(isPending: boolean, error: PortalError | null): void {
    this.#isPending = isPending;
    this.#error = error;
    this.#host.requestUpdate();
  }
}
