import type {Submission} from '../../contract/types.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import type {PortalClient} from '../types.ts';
import {addPendingKey, removePendingKey} from './pending-keys.ts';
import {Poller} from './poller.ts';
import {verdictOn, type Verdict} from './requests.ts';

export interface DeliveryEvents {
  /** The server has it. */
  answered(submission: Submission): void;
  /** It was refused; nothing was charged and the key is free. */
  refused(error: PortalError, verdict: Exclude<Verdict, 'lost'>): void;
  /** Nobody knows whether it arrived; the record is being asked. */
  lost(): void;
  /** It did not arrive, and it never will: its key is burned. */
  unsent(): void;
  /** The record cannot be asked while nobody is signed in. */
  signedOut(): void;
}

/** Brings one payment to the server, once: from the key to an answer that is certain (FM-01). */
export class Delivery {
  readonly #client: PortalClient;
  readonly #events: DeliveryEvents;
  readonly #poller: Poller;
  /** Sent, and its answer is not there. */
  #openKey: string | null;
  /** Refused for the session alone: the same payment goes under it again (FM-12). */
  #spareKey: string | null = null;

  constructor(client: PortalClient, openKey: string | null, events: DeliveryEvents) {
    this.#client = client;
    this.#events = events;
    this.#poller = new Poller(client.platform, events.signedOut);
    this.#openKey = openKey;
  }

  get openKey(): string | null {
    return this.#openKey;
  }

  async send(
    invoiceIds: readonly string[],
    post: (key: string) => Promise<Submission>,
  ): Promise<void> {
    const {platform} = this.#client;
    const key = this.#spareKey ?? platform.uuid();
    this.#openKey = key;
    this.#spareKey = null;
    const at = new Date(platform.now()).toISOString();
    addPendingKey(this.#client, {key, invoiceIds, at});
    try {
      this.#answer(key, await post(key));
    } catch (error) {
      if (this.#openKey === key) this.#fail(key, error as PortalError);
    }
  }

  /** Asks the record what became of the open key. */
  check(): void {
    const key = this.#openKey;
    if (key === null) return;
    this.#events.lost();
    void this.#poller.ask(async (isCurrent) => {
      const {api} = this.#client;
      const found = await api.getPaymentByKey(key).catch((error: unknown) => {
        if (isPortalError(error, 'missing')) return null;
        throw error;
      });
      if (!isCurrent()) return;
      // Burning the key has a late arrival refused; only then may the payer try again.
      const submission = found ?? (await api.abandonKey(key));
      if (isCurrent()) this.#answer(key, submission);
    });
  }

  /** Asks nothing more; an answer to what was sent still counts. */
  pause(): void {
    this.#poller.stop();
  }

  forget(): void {
    this.pause();
    this.#openKey = this.#spareKey = null;
  }

  #answer(key: string, submission: Submission | null): void {
    if (this.#openKey !== key) return;
    this.#close(key);
    if (submission) this.#events.answered(submission);
    else this.#events.unsent();
  }

  #fail(key: string, error: PortalError): void {
    const verdict = verdictOn(error);
    if (verdict === 'lost') {
      this.check();
      return;
    }
    this.#close(key);
    if (verdict === 'signed_out') this.#spareKey = key;
    this.#events.refused(error, verdict);
  }

  #close(key: string): void {
    this.pause();
    this.#openKey = null;
    removePendingKey(this.#client, key);
  }
}
