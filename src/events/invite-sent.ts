import {told} from './shape.ts';

/** Staff sent a contact the invite, for the first time or again. */
export class PortalInviteSentEvent extends Event {
  readonly clientId: string;
  readonly contactId: string;

  constructor(detail: {clientId: string; contactId: string}) {
    super('portal-invite-sent', told);
    this.clientId = detail.clientId;
    this.contactId = detail.contactId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-invite-sent': PortalInviteSentEvent;
  }
}
