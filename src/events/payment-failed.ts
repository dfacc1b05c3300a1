import type {Submission} from '../contract/types.ts';
import {PaymentEndedEvent} from './payment-ended.ts';

/** A submission has ended with nothing paid and nothing under way; instead of completed. */
export class PortalPaymentFailedEvent extends PaymentEndedEvent {
  constructor(submission: Submission) {
    super('portal-payment-failed', submission);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-payment-failed': PortalPaymentFailedEvent;
  }
}
