import {asked} from './shape.ts';

/** Somebody pressed Login. `preventDefault()` to show the firm's own sign-in instead of ours. */
export class PortalSignInRequestedEvent extends Event {
  constructor() {
    super('portal-sign-in-requested', asked);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-sign-in-requested': PortalSignInRequestedEvent;
  }
}
