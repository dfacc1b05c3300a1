import type {Submission} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {isFinalStatus} from '../../model/transaction-state.ts';
import type {PortalClient} from '../types.ts';
import {Poller, type Question} from './poller.ts';

export interface WatchEvents {
  /** The server said something of it. */
  changed(submission: Submission): void;
  /** It is not there (any more). */
  gone(error: PortalError): void;
  /** It cannot be asked for while nobody is signed in. */
  signedOut(): void;
}

/** Milliseconds between two questions. The processor is asked at most once in two seconds (API.md). */
const pace = {first: 600, most: 3_000, sync: 2_000};

/** Follows a submission until nothing of it changes by itself. */
export class Watch {
  readonly #client: PortalClient;
  readonly #events: WatchEvents;
  readonly #poller: Poller;
  #id: string | null;
  #submission: Submission | null = null;
  #pause = pace.first;
  /** The payer has answered the bank: what the server is asked to do about it. */
  #isAnswered = false;

  constructor(client: PortalClient, id: string | null, events: WatchEvents) {
    this.#client = client;
    this.#events = events;
    this.#poller = new Poller(client.platform, events.signedOut);
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
    if (!isOlder) {
      this.#id = submission.id;
      this.#submission = submission;
    }
    if (this.isFinal) this.#poller.stop();
    else this.#poller.later(this.#ask, this.#nextPause());
    if (!isOlder) this.#events.changed(submission);
  }

  /** Asks at once. */
  resume(): void {
    this.#pause = pace.first;
    if (this.#id !== null) void this.#poller.ask(this.#ask);
  }

  /** The payer has answered the bank: the server asks the processor now. */
  goOn(): void {
    this.#isAnswered = true;
    this.resume();
  }

  pause(): void {
    this.#poller.stop();
  }

  forget(): void {
    this.pause();
    this.#id = this.#submission = null;
  }

  #nextPause(): number {
    const pause = this.#pause;
    this.#pause = Math.min(pause * 1.5, pace.most);
    return this.#isUnclear ? Math.max(pause, pace.sync) : pause;
  }

  get #isUnclear(): boolean {
    return !!this.#submission?.transactions.some(({state}) => state === 'unknown');
  }

  readonly #ask: Question = async (isCurrent) => {
    const {api} = this.#client;
    const id = this.#id ?? '';
    try {
      const submission = await (this.#isAnswered &&
      this.#submission?.action?.kind === 'confirm_setup'
        ? api.continuePayment(id)
        : this.#isAnswered || this.#isUnclear
          ? api.syncPayment(id)
          : api.getPayment(id));
      if (!isCurrent()) return;
      this.#isAnswered = false;
      this.adopt(submission);
    } catch (error) {
      if (!isCurrent() || !isPortalError(error, 'missing')) throw error;
      this.#events.gone(error);
    }
  };
}
