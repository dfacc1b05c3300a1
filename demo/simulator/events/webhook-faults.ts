import type {WebhookFault} from '../faults.ts';
import type {DeliveryQueue} from './delivery-queue.ts';

/** Bends the deliveries of some events, inside the transaction that made them. */
export class WebhookFaults {
  readonly #queue: DeliveryQueue;
  /** Events that wait for the last of their requests, to be turned round. */
  #heldBack: string[] = [];

  constructor(queue: DeliveryQueue) {
    this.#queue = queue;
  }

  /** What was held back goes out, in its order: the fault that held it is forgotten. */
  release(): void {
    this.#queue.release(this.#heldBack);
    this.#heldBack = [];
  }

  apply({fault, isLast}: {fault: WebhookFault; isLast: boolean}, events: readonly string[]): void {
    switch (fault.mode) {
      case 'never':
        for (const {seq} of this.#queue.of(events)) this.#queue.remove(seq);
        return;
      case 'twice':
        this.#queue.repeat(events);
        return;
      case 'after':
        this.#queue.delay(events, fault.seconds);
        return;
      case 'before':
        this.#queue.hold(events);
        return;
      case 'reversed':
        this.#heldBack.push(...events);
        this.#queue.hold(events);
        if (!isLast) return;
        this.#queue.reverse(this.#heldBack);
        this.#heldBack = [];
    }
  }
}
