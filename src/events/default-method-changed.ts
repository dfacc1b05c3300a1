import {told} from './shape.ts';

/** Another payment method is the default now, or none is. */
export class PortalDefaultMethodChangedEvent extends Event {
  /** Null when there is no default any more. */
  readonly methodId: string | null;

  constructor(detail: {methodId: string | null}) {
    super('portal-default-method-changed', told);
    this.methodId = detail.methodId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-default-method-changed': PortalDefaultMethodChangedEvent;
  }
}
