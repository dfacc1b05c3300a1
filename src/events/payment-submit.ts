import type {Money} from '../contract/types.ts';
import {asked} from './shape.ts';

export interface PaymentSubmitItem {
  readonly invoiceId: string;
  readonly amount: Money;
}

export interface PaymentSubmitDetail {
  readonly items: readonly PaymentSubmitItem[];
  /** What all items come to; one submission has one currency. */
  readonly total: Money;
  /** Null for a method entered by hand. */
  readonly paymentMethodId: string | null;
  /** The submission of which this pays what was left unpaid. */
  readonly retryOf?: string | undefined;
}

/**
 * The payer pressed Pay, and nothing has left the page yet. `preventDefault()` stops the payment, and
 * so does a promise given to `waitUntil()` that rejects (P-25).
 */
export class PortalPaymentSubmitEvent extends Event {
  readonly items: readonly PaymentSubmitItem[];
  readonly total: Money;
  readonly paymentMethodId: string | null;
  readonly retryOf: string | undefined;

  #waits: Promise<unknown>[] | null = [];

  constructor(detail: PaymentSubmitDetail) {
    super('portal-payment-submit', asked);
    this.items = detail.items;
    this.total = detail.total;
    this.paymentMethodId = detail.paymentMethodId;
    this.retryOf = detail.retryOf;
  }

  /** Holds the payment until `promise` settles. Only while the event is being dispatched. */
  waitUntil(promise: Promise<unknown>): void {
    if (this.#waits === null) {
      throw new DOMException('waitUntil() was called after the event.', 'InvalidStateError');
    }
    this.#waits.push(promise);
  }

  /**
   * For the one who dispatched it, once and right after: whether the payment may go on. Waits for
   * every promise, so that no host is still at work when the payer tries again.
   */
  async isAllowed(): Promise<boolean> {
    const waits = this.#waits ?? [];
    this.#waits = null;
    const results = await Promise.allSettled(waits);
    return !this.defaultPrevented && results.every(({status}) => status === 'fulfilled');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-payment-submit': PortalPaymentSubmitEvent;
  }
}
