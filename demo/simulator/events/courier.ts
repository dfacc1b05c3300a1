import {setMaxListeners} from 'node:events';
import type {Clock} from '../clock.ts';
import type {Store} from '../store.ts';
import type {Delivery} from './delivery-queue.ts';
import {signatureOf} from './signature.ts';

/** Seconds of the simulated clock after which a failed delivery is tried again; then given up. */
const RETRY_AFTER = [1, 5, 30, 120, 600, 3600, 6 * 3600, 12 * 3600];
const TIMEOUT_MS = 30_000;

/**
 * Brings events to the endpoints that want them: to each endpoint one after the other, in their
 * order, again when the answer is not 2xx. An event that can't be delivered holds up no other.
 */
export class Courier {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<number>();
  #round: Promise<void> | undefined;
  #isWorking = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Delivers what is due, without making anyone wait for it. */
  call(): void {
    // One that works looks again before it ends.
    if (!this.#isWorking) this.#round = this.#work();
  }

  /** One attempt at these, now. */
  async deliverNow(events: readonly string[]): Promise<void> {
    for (const delivery of this.#store.deliveries.of(events)) await this.#attempt(delivery);
  }

  /** Ends what is under way; what is not delivered yet stays in the store. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await this.#round;
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (!this.#stopping.signal.aborted) {
      const due = this.#store.deliveries.due(this.#clock.now());
      if (due.length === 0) break;
      const byEndpoint = Map.groupBy(due, ({endpoint}) => endpoint);
      await Promise.all([...byEndpoint.values()].map((line) => this.#deliverInTurn(line)));
    }
    this.#isWorking = false;
    this.#wait();
  }

  async #deliverInTurn(line: readonly Delivery[]): Promise<void> {
    for (const delivery of line) {
      if (this.#stopping.signal.aborted) return;
      await this.#attempt(delivery);
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const {seq} = delivery;
    if (this.#underWay.has(seq)) return;
    this.#underWay.add(seq);
    try {
      const isDelivered = await this.#send(delivery);
      // A simulator that is being stopped has not failed to deliver.
      if (isDelivered || !this.#stopping.signal.aborted) this.#settle(delivery, isDelivered);
    } finally {
      this.#underWay.delete(seq);
    }
  }

  /** Whether there is nothing more to do for this delivery. */
  async #send({account, event: id, endpointAccount, endpoint: to}: Delivery): Promise<boolean> {
    const endpoint = this.#store.find(endpointAccount, 'webhook_endpoint', to);
    const event = this.#store.find(account, 'event', id);
    // An endpoint that was taken away wants no more.
    if (endpoint?.object.status !== 'enabled' || !event) return true;
    const payload = JSON.stringify(event.object, null, 2);
    try {
      const response = await fetch(endpoint.object.url, {
        method: 'POST',
        redirect: 'manual',
        body: payload,
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'Stripe-Signature': signatureOf(payload, endpoint.facts.secret, this.#clock.realNow()),
        },
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      // Nobody there, or no answer in time: tried again like any other refusal.
      return false;
    }
  }

  #settle({seq, account, event, attempts}: Delivery, isDelivered: boolean): void {
    const {deliveries} = this.#store;
    const wait = RETRY_AFTER[attempts];
    if (!isDelivered && wait !== undefined) {
      deliveries.postpone(seq, this.#clock.now() + wait, attempts + 1);
      return;
    }
    this.#store.transaction(() => {
      deliveries.remove(seq);
      const row = this.#store.find(account, 'event', event);
      if (!row) return;
      const {length: pending_webhooks} = deliveries.of([event]);
      this.#store.put(account, 'event', {...row, object: {...row.object, pending_webhooks}});
    });
  }

  /** Until the next retry is due. The timer keeps no process alive. */
  #wait(): void {
    clearTimeout(this.#timer);
    const next = this.#store.deliveries.nextDueAt();
    if (next === undefined || this.#stopping.signal.aborted) return;
    const ms = Math.max(250, (next - this.#clock.now()) * 1000);
    // A longer wait than a timer can hold ends early, and finds nothing due.
    this.#timer = setTimeout(() => this.call(), Math.min(ms, 3_600_000)).unref();
  }
}
