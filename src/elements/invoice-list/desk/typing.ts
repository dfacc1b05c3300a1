import type {ReactiveController} from 'lit';
import type {Host} from '../../../controllers/context.ts';
import type {ListQuery} from '../list-query.ts';
import type {ListSource} from '../list-source.ts';

/** Typing goes on; the API is asked when it pauses. */
const pauseInTyping = 250;

/** What stands in the search field, and what is asked for because of it. */
export class Typing implements ReactiveController {
  readonly #host: Host;
  readonly #source: ListSource;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, source: ListSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get typed(): string {
    return this.#typed;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  type(text: string): void {
    this.#typed = text;
    clearTimeout(this.#timer);
    // A cleared field shows everything at once.
    if (text === '') this.ask({q: ''});
    else this.#timer = setTimeout(() => this.ask({q: text.trim()}), pauseInTyping);
    this.#host.requestUpdate();
  }

  ask(change: Partial<ListQuery>): void {
    if (change.q === '') this.#typed = '';
    this.#source.ask(change);
  }
}
