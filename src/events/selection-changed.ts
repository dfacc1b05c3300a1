import type {Money} from '../contract/types.ts';
import {told} from './shape.ts';

/** What is selected has changed, or the amount of something selected has. */
export class PortalSelectionChangedEvent extends Event {
  readonly invoiceIds: readonly string[];
  /** One per currency; never added together. */
  readonly totals: readonly Money[];

  constructor(detail: {invoiceIds: readonly string[]; totals: readonly Money[]}) {
    super('portal-selection-changed', told);
    this.invoiceIds = detail.invoiceIds;
    this.totals = detail.totals;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-selection-changed': PortalSelectionChangedEvent;
  }
}
