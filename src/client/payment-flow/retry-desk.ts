import type {Submission} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import type {PortalClient} from '../types.ts';
import {loadBasis} from './basis.ts';
import {retryableLines} from './outcome.ts';
import type {Basis} from './plan.ts';
import {offerRetry} from './retry.ts';
import type {PaymentLine, RetryOffer} from './state.ts';

export interface RetryDeskEvents {
  changed(): void;
  signedOut(): void;
}

/** What a result offers to retry: asked anew for each result, and after each refusal (P-06). */
export class RetryDesk {
  readonly #client: PortalClient;
  readonly #events: RetryDeskEvents;
  #basis: Basis | null = null;
  #failure: PortalError | null = null;
  #refusal: PortalError | null = null;
  #methodId: string | undefined;
  /** Answers to older questions are void. */
  #question = 0;

  constructor(client: PortalClient, events: RetryDeskEvents) {
    this.#client = client;
    this.#events = events;
  }

  /** Another submission: nothing of the last one's offer holds. */
  reset(): void {
    this.#question += 1;
    this.#basis = this.#failure = this.#refusal = null;
    this.#methodId = undefined;
  }

  choose(methodId: string): void {
    this.#methodId = methodId;
    this.#events.changed();
  }

  /** The server did not take the retry. */
  refuse(error: PortalError): void {
    this.#refusal = error;
  }

  async load(lines: readonly PaymentLine[], submission: Submission): Promise<void> {
    const ids = retryableLines(lines, submission).map(({invoiceId}) => invoiceId);
    const question = (this.#question += 1);
    this.#basis = this.#failure = null;
    this.#events.changed();
    if (ids.length === 0) return;
    try {
      const basis = await loadBasis(this.#client, ids);
      if (question !== this.#question) return;
      this.#basis = basis;
    } catch (error) {
      if (question !== this.#question) return;
      if (isPortalError(error, 'session')) {
        this.#events.signedOut();
        return;
      }
      this.#failure = error as PortalError;
    }
    this.#events.changed();
  }

  offer(
    lines: readonly PaymentLine[],
    submission: Submission,
    usedMethodId: string | null,
  ): RetryOffer | null {
    if (retryableLines(lines, submission).length === 0) return null;
    if (this.#failure) return {status: 'failed', error: this.#failure};
    if (!this.#basis) return {status: 'loading'};
    const choice = {methodId: this.#methodId, usedMethodId, error: this.#refusal};
    const plan = offerRetry(this.#basis, lines, submission, choice);
    return plan && {status: 'ready', ...plan};
  }
}
