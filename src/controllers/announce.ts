import type {ReactiveController, TemplateResult} from 'lit';
import type {Host} from './context.ts';
import {liveRegions} from './live-regions.ts';

/** Screen readers drop texts that follow each other too closely. */
const pauseBetweenTexts = 500;

/**
 * The host's live regions, which exist before anything is said in them (a region that comes
 * together with its text is not read). Of several texts in a hurry the last one is said.
 */
export class AnnounceController implements ReactiveController {
  readonly #host: Host;
  #polite = '';
  #assertive = '';
  #next: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }

  /** Before the host draws: what was said to one contact is nothing to another. */
  forget(): void {
    this.hostDisconnected();
    this.#polite = this.#assertive = '';
  }

  /** Says `text` when the reader is free. */
  say(text: string): void {
    if (this.#timer !== undefined) {
      this.#next = text;
      return;
    }
    this.#polite = this.#asNew(text, this.#polite);
    this.#timer = setTimeout(() => this.#sayNext(), pauseBetweenTexts);
    this.#host.requestUpdate();
  }

  /** Says `text` at once, interrupting: for money and sign-in alone. */
  interrupt(text: string): void {
    this.#assertive = this.#asNew(text, this.#assertive);
    this.#host.requestUpdate();
  }

  /** The permanent regions; to be rendered in every state of the host. */
  render(): TemplateResult {
    return liveRegions(this.#polite, this.#assertive);
  }

  #sayNext(): void {
    this.#timer = undefined;
    const next = this.#next;
    this.#next = null;
    if (next !== null) this.say(next);
  }

  /** The same text twice in a row is a change only with a mark nobody reads. */
  #asNew(text: string, previous: string): string {
    return text === previous ? `${text}\u00a0` : text;
  }
}
