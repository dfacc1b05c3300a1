import type {StripeError} from '@stripe/stripe-js';
import type {ElementChange, ElementPort} from '../../../../../src/gateway/stripe/stripe-port.ts';
import {Line} from '../line.ts';
import type {FormCalls, FormNews, FormOptions} from '../messages.ts';
import {answer, createFrame, style} from './frame.ts';
import {IntegrationError} from './integration-error.ts';
import {askBank} from './question.ts';

type Handler = (event: never) => void;
type EventType = 'ready' | 'change' | 'loaderror' | 'focus' | 'blur' | 'escape';

/** The Payment Element: a real frame, with the constraints of Stripe's. */
export class PaymentElement implements ElementPort {
  readonly #options: () => FormOptions;
  readonly #left: () => void;
  readonly #handlers = new Map<EventType, Set<Handler>>();
  #frame: HTMLIFrameElement | null = null;
  #line: Line<FormCalls, FormNews> | null = null;
  #unanswer: (() => void) | undefined;
  #isDestroyed = false;

  /** `left` is called when it is destroyed: another one may be made then. */
  constructor(options: () => FormOptions, left: () => void) {
    this.#options = options;
    this.#left = left;
  }

  /** Null until its frame has loaded. */
  get line(): Line<FormCalls, FormNews> | null {
    return this.#line;
  }

  mount(container: HTMLElement): void {
    this.#requireAlive();
    if (this.#frame) throw new IntegrationError('This Element is already mounted.');
    if (container.getRootNode() instanceof ShadowRoot) {
      throw new IntegrationError('Elements cannot be mounted in a ShadowRoot.');
    }
    if (!container.isConnected) {
      throw new IntegrationError('The DOM element that you passed is not in the document.');
    }
    const frame = createFrame('form', 'Secure payment input frame');
    style(frame, {height: '0'});
    this.#frame = frame;
    this.#unanswer = answer(frame, (port) => void this.#open(port));
    container.replaceChildren(frame);
  }

  unmount(): void {
    this.#requireAlive();
    this.#takeAway();
  }

  destroy(): void {
    this.#requireAlive();
    this.#takeAway();
    this.#isDestroyed = true;
    this.#left();
  }

  focus(): void {
    this.#requireAlive();
    this.#frame?.focus();
    void this.#line?.ask('focus', null);
  }

  on(type: EventType, handler: (event: never) => void): this {
    this.#requireAlive();
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
    return this;
  }

  async #open(port: MessagePort): Promise<void> {
    this.#line?.close();
    const line = new Line<FormCalls, FormNews>(port, {
      change: (change) => this.#emit('change', {...change, elementType: 'payment'}),
      focus: () => this.#emit('focus'),
      blur: () => this.#emit('blur'),
      escape: () => this.#emit('escape'),
      height: (pixels) => this.#frame && style(this.#frame, {height: `${pixels}px`}),
      bank: () => void this.#visitBank(line),
    });
    this.#line = line;
    await line.ask('open', this.#options());
    this.#emit('ready');
  }

  async #visitBank(line: Line<FormCalls, FormNews>): Promise<void> {
    const {locale} = this.#options();
    await line.ask('bankAnswered', await askBank({kind: 'bank', locale, amount: undefined}));
    this.focus();
  }

  #emit(
    type: EventType,
    event: Partial<ElementChange> & {error?: StripeError; elementType?: string} = {},
  ): void {
    const told = {elementType: 'payment', ...event} as never;
    for (const handler of this.#handlers.get(type) ?? []) handler(told);
  }

  #takeAway(): void {
    this.#unanswer?.();
    this.#line?.close();
    this.#frame?.remove();
    this.#frame = this.#line = null;
  }

  #requireAlive(): void {
    if (!this.#isDestroyed) return;
    throw new IntegrationError('This Element has already been destroyed. Please create a new one.');
  }
}
