import {told} from './shape.ts';

/** A list has loaded or reloaded, or shown more. */
export class PortalInvoicesLoadedEvent extends Event {
  /** Rows shown now. */
  readonly count: number;

  constructor(detail: {count: number}) {
    super('portal-invoices-loaded', told);
    this.count = detail.count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-invoices-loaded': PortalInvoicesLoadedEvent;
  }
}
