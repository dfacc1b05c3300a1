import type {ReactiveController} from 'lit';
import type {Host} from './context.ts';

/**
 * Shows one of the host's states to CSS as `:state(…)`. Asked after each update.
 */
export class StatesController<State extends string> implements ReactiveController {
  readonly #internals: ElementInternals;
  readonly #current: () => State;
  #shown: State | undefined;

  constructor(host: Host, current: () => State) {
    this.#internals = host.attachInternals();
    this.#current = current;
    host.addController(this);
  }

  hostUpdated(): void {
    const state = this.#current();
    if (state === this.#shown) return;
    if (this.#shown !== undefined) this.#internals.states.delete(this.#shown);
    this.#internals.states.add(state);
    this.#shown = state;
  }
}
