import type {Money} from '../contract/types.ts';
import {told} from './shape.ts';

/** The server has accepted the submission; nothing of it is paid yet. */
export class PortalPaymentSubmittedEvent extends Event {
  readonly submissionId: string;
  readonly invoiceIds: readonly string[];
  readonly total: Money;

  constructor(detail: {submissionId: string; invoiceIds: readonly string[]; total: Money}) {
    super('portal-payment-submitted', told);
    this.submissionId = detail.submissionId;
    this.invoiceIds = detail.invoiceIds;
    this.total = detail.total;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-payment-submitted': PortalPaymentSubmittedEvent;
  }
}
