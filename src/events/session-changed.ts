import type {Session} from '../contract/types.ts';
import {told} from './shape.ts';

/** Somebody signed in or out, or another contact took over. All ids are null for a visitor. */
export class PortalSessionChangedEvent extends Event {
  readonly kind: Session['kind'] | null;
  readonly contactId: string | null;
  readonly clientId: string | null;
  readonly firmId: string | null;

  constructor(session: Session | null) {
    super('portal-session-changed', told);
    this.kind = session?.kind ?? null;
    this.contactId = session?.contact?.id ?? null;
    this.clientId = session?.client?.id ?? null;
    this.firmId = session?.firm.id ?? null;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-session-changed': PortalSessionChangedEvent;
  }
}
