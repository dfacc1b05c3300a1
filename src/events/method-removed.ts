import {told} from './shape.ts';

/** A payment method was deleted; nothing can be paid with it any more. */
export class PortalMethodRemovedEvent extends Event {
  readonly methodId: string;

  constructor(detail: {methodId: string}) {
    super('portal-method-removed', told);
    this.methodId = detail.methodId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-method-removed': PortalMethodRemovedEvent;
  }
}
