/**
 * The web components community's context protocol, as `@lit/context` speaks it too: whoever needs
 * something asks by an event that goes up the page, whoever gives it answers by calling back.
 */

/** Names what is given: a symbol, typed as `@lit/context` types one. `T` is what is given. */
export interface Context<T> {
  readonly __context__: T;
}

export type ContextCallback<T> = (value: T, unsubscribe?: () => void) => void;

const upwards: EventInit = {bubbles: true, composed: true};

/** Asks for a value and those that follow it. */
export class ContextRequest<T> extends Event {
  readonly context: Context<T>;
  /** Who asks: outside its shadow root, the event's target is somebody else. */
  readonly contextTarget: Element;
  readonly callback: ContextCallback<T>;
  readonly subscribe = true;

  constructor(context: Context<T>, contextTarget: Element, callback: ContextCallback<T>) {
    super('context-request', upwards);
    this.context = context;
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

/** Somebody gives `context` from now on: those below who asked before ask again. */
export class ContextProvided extends Event {
  readonly context: Context<unknown>;
  readonly contextTarget: Element;

  constructor(context: Context<unknown>, contextTarget: Element) {
    super('context-provider', upwards);
    this.context = context;
    this.contextTarget = contextTarget;
  }
}

/** A request as it arrives: it may be another implementation's. */
export interface Asking extends Event {
  readonly context: Context<unknown>;
  readonly contextTarget?: Element;
  readonly callback: ContextCallback<unknown>;
  readonly subscribe?: boolean;
}

/** The same for {@link ContextProvided}. */
export interface Providing extends Event {
  readonly context: Context<unknown>;
  readonly contextTarget?: Element;
}

/** Who sent an event of the protocol. */
export function senderOf(event: Asking | Providing): Element {
  return event.contextTarget ?? (event.composedPath()[0] as Element);
}
