import {isPortalError, type PortalError} from '../../errors/index.ts';
import type {Platform} from '../platform.ts';

/** What is asked; `isCurrent` tells whether its answer still counts. */
export type Question = (isCurrent: () => boolean) => Promise<void>;

/** Milliseconds; each failure doubles what comes before the next question. */
const pace = {first: 600, most: 15_000};

/** Asks while somebody may be looking, one question at a time, until it is answered. */
export class Poller {
  readonly #platform: Platform;
  readonly #signedOut: () => void;
  #cancel: (() => void) | null = null;
  #turn = 0;
  #pause = pace.first;

  constructor(platform: Platform, signedOut: () => void) {
    this.#platform = platform;
    this.#signedOut = signedOut;
  }

  async ask(question: Question): Promise<void> {
    this.stop();
    const turn = this.#turn;
    const isCurrent = () => turn === this.#turn;
    try {
      await question(isCurrent);
      this.#pause = pace.first;
    } catch (error) {
      if (!isCurrent()) return;
      if (isPortalError(error, 'session')) {
        this.#signedOut();
        return;
      }
      this.#pause = Math.min(this.#pause * 2, pace.most);
      this.later(question, Math.max(this.#pause, (error as PortalError).retryAfter ?? 0));
    }
  }

  /** After so many milliseconds, or when the page is seen again. */
  later(question: Question, milliseconds: number): void {
    this.stop();
    const ask = () => void this.ask(question);
    const {schedule, isVisible, onVisibilityChange} = this.#platform;
    this.#cancel = schedule(() => {
      if (isVisible()) ask();
      else this.#cancel = onVisibilityChange(() => isVisible() && ask());
    }, milliseconds);
  }

  /** Nothing more is asked, and answers on their way are void. */
  stop(): void {
    this.#turn += 1;
    this.#cancel?.();
    this.#cancel = null;
  }
}
