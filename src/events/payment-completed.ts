import type {Submission} from '../contract/types.ts';
import {PaymentEndedEvent} from './payment-ended.ts';

/** A submission has ended with at least one invoice paid, or its debit under way. */
export class PortalPaymentCompletedEvent extends PaymentEndedEvent {
  constructor(submission: Submission) {
    super('portal-payment-completed', submission);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-payment-completed': PortalPaymentCompletedEvent;
  }
}
