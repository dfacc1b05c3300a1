import type {ReactiveController, TemplateResult} from 'lit';
import type {SessionState} from '../client/types.ts';
import {identityOf} from '../model/identity.ts';
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
  readonly #session: (() => SessionState) | undefined;
  /** Who heard what was said last; null for nobody. */
  #person: string | null = null;
  #polite = '';
  #assertive = '';
  #next: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param session of whoever hears it: what was said to one contact is gone with them. */
  constructor(host: Host, session?: () => SessionState) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }

  hostUpdate(): void {
    const person = this.#personIn(this.#session?.());
    if (this.#person !== null && this.#person !== person) {
      this.hostDisconnected();
      this.#polite = this.#assertive = '';
    }
    this.#person = person;
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

  /** A session that has ended by itself, or cannot be asked for, is still somebody's. */
  #personIn(state: SessionState | undefined): string | null {
    if (state?.status === 'signed-in') return identityOf(state.session);
    return state?.status === 'signed-out' && !state.isExpired ? null : this.#person;
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
