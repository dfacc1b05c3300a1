import {told} from './shape.ts';

/** The session ended by itself. `portal-session-changed` follows. */
export class PortalSessionExpiredEvent extends Event {
  constructor() {
    super('portal-session-expired', told);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-session-expired': PortalSessionExpiredEvent;
  }
}
