import type {Submission} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import type {PortalClient} from '../types.ts';
import {createPoller, type Poller} from './poller.ts';

export interface WatchEvents {
  /** The server said something new of it. */
  changed(submission: Submission): void;
  /** It is not there (any more). */
  gone(error: PortalError): void;
  /** It cannot be asked for while nobody is signed in. */
  signedOut(): void;
}

/** Milliseconds between two questions. */
const pace = {first: 600, most: 3_000, sync: 2_000, failing: 15_000};

/** Follows a submission until nothing of it changes by itself. */
export class Watch {
  readonly #client: PortalClient;
  readonly #events: WatchEvents;
  readonly #poller: Poller;
  #id: string | null;
  #submission: Submission | null = null;
  #pause = pace.first;
  /** Answers to older questions are void. */
  #question = 0;

  constructor(client: PortalClient, id: string | null, events: WatchEvents) {
    this.#client = client;
    this.#events = events;
    this.#poller = createPoller(client.platform);
    this.#id = id;
  }

  get id(): string | null {
    return this.#id;
  }

  get submission(): Submission | null {
    return this.#submission;
  }

  get isFinal(): boolean {
    return !!this.#submission && isFinalStatus(this.#submission.status);
  }

  /** Follows this one from now on. */
  begin(submission: Submission): void {
    this.#submission = null;
    this.#pause = pace.first;
    this.adopt(submission);
  }

  /** An answer that was overtaken by a newer one changes nothing. */
  adopt(submission: Submission): void {
    const before = this.#submission;
    const isOlder = before?.id === submission.id && submission.version < before.version;
    this.#question += 1;
    if (!isOlder) {
      this.#id = submission.id;
      this.#submission = submission;
    }
    if (this.isFinal) this.#poller.stop();
    else this.#askAfter(this.#nextPause());
    if (!isOlder) this.#events.changed(submission);
  }

  /** Asks at once. */
  resume(): void {
    this.#pause = pace.first;
    void this.#ask();
  }

  pause(): void {
    this.#question += 1;
    this.#poller.stop();
  }

  forget(): void {
    this.pause();
    this.#id = this.#submission = null;
  }

  #nextPause(): number {
    const pause = this.#pause;
    this.#pause = Math.min(pause * 1.5, pace.most);
    // The processor is asked at most once in two seconds (API.md).
    return this.#isUnclear ? Math.max(pause, pace.sync) : pause;
  }

  get #isUnclear(): boolean {
    return this.#submission?.transactions.some(({state}) => state === 'unknown') ?? false;
  }

  #askAfter(milliseconds: number): void {
    this.#poller.plan(() => void this.#ask(), milliseconds);
  }

  async #ask(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const question = (this.#question += 1);
    const {api} = this.#client;
    try {
      const submission = await (this.#isUnclear ? api.syncPayment(id) : api.getPayment(id));
      if (question === this.#question) this.adopt(submission);
    } catch (error) {
      if (question === this.#question) this.#fail(error as PortalError);
    }
  }

  #fail(error: PortalError): void {
    if (isPortalError(error, 'session')) this.#events.signedOut();
    else if (isPortalError(error, 'missing')) this.#events.gone(error);
    else {
      this.#pause = Math.min(this.#pause * 2, pace.failing);
      this.#askAfter(Math.max(this.#pause, error.retryAfter ?? 0));
    }
  }
}
