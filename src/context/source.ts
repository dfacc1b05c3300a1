import {
  ContextProvided,
  ContextRequest,
  senderOf,
  type Asking,
  type Context,
  type ContextCallback,
  type Providing,
} from './protocol.ts';

type Callback = ContextCallback<unknown>;

interface Given {
  value: unknown;
  readonly subscribers: Map<Callback, {readonly element: Element; unsubscribe(): void}>;
}

/** Gives several contexts to everything below an element; each is null until it is set. */
export class ContextSource {
  readonly #host: Element;
  readonly #given: ReadonlyMap<Context<unknown>, Given>;

  constructor(host: Element, contexts: readonly Context<unknown>[]) {
    this.#host = host;
    this.#given = new Map(
      contexts.map((context) => [context, {value: null, subscribers: new Map()}]),
    );
    host.addEventListener('context-request', (event) => this.#answer(event as Asking));
    host.addEventListener('context-provider', (event) => this.#pass(event as Providing));
  }

  /** Whoever asked before gets an answer now: to be called when the host has entered the page. */
  announce(): void {
    for (const context of this.#given.keys()) {
      this.#host.dispatchEvent(new ContextProvided(context, this.#host));
    }
  }

  set<T>(context: Context<T>, value: T): void {
    const given = this.#given.get(context);
    if (!given || Object.is(given.value, value)) return;
    given.value = value;
    for (const [callback, {unsubscribe}] of given.subscribers) callback(value, unsubscribe);
  }

  #answer(event: Asking): void {
    const {context, callback, subscribe} = event;
    const given = this.#given.get(context);
    const element = senderOf(event);
    if (!given || element === this.#host) return;
    event.stopPropagation();
    const {value, subscribers} = given;
    if (!subscribe) {
      callback(value);
      return;
    }
    const known = subscribers.get(callback) ?? {
      element,
      unsubscribe: () => void subscribers.delete(callback),
    };
    subscribers.set(callback, known);
    callback(value, known.unsubscribe);
  }

  /** Somebody further in gives it, too: who stands below asks again, and finds the nearer one. */
  #pass(event: Providing): void {
    const given = this.#given.get(event.context);
    if (!given || senderOf(event) === this.#host) return;
    event.stopPropagation();
    for (const [callback, {element}] of [...given.subscribers]) {
      element.dispatchEvent(new ContextRequest(event.context, element, callback));
    }
  }
}
