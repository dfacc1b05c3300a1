import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ListQuery} from './list-query.ts';

/** Typing goes on; the API is asked when it pauses. */
const pauseInTyping = 250;

/** What a person chose to see. `asked` is called just before it changes. */
export class QueryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #asked: () => void;
  #query: ListQuery = {status: 'outstanding', q: '', sort: 'due_on'};
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, asked: () => void) {
    this.#host = host;
    this.#asked = asked;
    host.addController(this);
  }

  get query(): ListQuery {
    return this.#query;
  }

  /** What stands in the search field. */
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
    if (text === '') this.change({q: ''});
    else this.#timer = setTimeout(() => this.change({q: text.trim()}), pauseInTyping);
    this.#host.requestUpdate();
  }

  change(change: Partial<ListQuery>): void {
    const next = {...this.#query, ...change};
    const {status, q, sort} = this.#query;
    if (change.q === '') this.#typed = '';
    if (next.status === status && next.q === q && next.sort === sort) return;
    this.#asked();
    this.#query = next;
    this.#host.requestUpdate();
  }
}
