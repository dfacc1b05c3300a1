import {asked} from './shape.ts';

/** A view is about to open. `preventDefault()` to show something of the firm's own instead. */
export class PortalOpenViewEvent extends Event {
  /** `invoice`, `methods`, `password`, `payment` or `sign-in`; more in later versions. */
  readonly view: string;
  /** What the view is about, where it is about invoices. */
  readonly invoiceIds: readonly string[];

  constructor(detail: {view: string; invoiceIds?: readonly string[] | undefined}) {
    super('portal-open-view', asked);
    this.view = detail.view;
    this.invoiceIds = detail.invoiceIds ?? [];
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-open-view': PortalOpenViewEvent;
  }
}
