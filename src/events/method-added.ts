import {told} from './shape.ts';

/** A payment method was saved, or saved again: the same card twice is one entry. */
export class PortalMethodAddedEvent extends Event {
  readonly methodId: string;

  constructor(detail: {methodId: string}) {
    super('portal-method-added', told);
    this.methodId = detail.methodId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-method-added': PortalMethodAddedEvent;
  }
}
