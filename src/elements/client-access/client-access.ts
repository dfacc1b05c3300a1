import {property} from 'lit/decorators.js';
import {LateElement} from '../late-element.ts';

/**
 * For the firm's own people, under a provider whose `api-url` is that of the staff API: the clients,
 * each with its switch; of one client the contacts with their access and invites (which exist only
 * while its portal is on), payment links and the invoices on hold.
 *
 * @summary Turns the portal on, gives access, sends invites and payment links.
 * @tag portal-client-access
 *
 * @fires portal-invite-sent - A contact was sent the invite, for the first time or again.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when there are no clients.
 * @slot error - In place of what is said when nothing could be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart search - The search for a client.
 * @csspart back - Back to all clients.
 * @csspart client - A client in the list.
 * @csspart switch - Turns a client's portal on or off.
 * @csspart contact - A contact.
 * @csspart access - The choice of a contact's access.
 * @csspart invite - Sends an invite, or sends it again.
 * @csspart invoice - The choice of an invoice for a payment link.
 * @csspart create - Creates a payment link.
 * @csspart link - The address of a new payment link.
 * @csspart copy - Copies it.
 * @csspart revoke - Revokes a payment link.
 * @csspart hold - An invoice on hold.
 * @csspart release - Releases it.
 * @csspart more - Show more.
 * @csspart dialog - A question before something is taken away.
 * @csspart keep - The answer that changes nothing.
 * @csspart confirm - The answer that does it.
 * @csspart notice - What went wrong, or could not be refreshed.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when nothing could be loaded.
 *
 * @cssstate loading - Nothing is there yet.
 * @cssstate empty - There are no clients.
 * @cssstate failed - Nothing could be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - Who is signed in is none of the firm's people.
 * @cssstate ready - Clients, or one of them, are shown.
 */
export class PortalClientAccess extends LateElement {
  protected static override readonly words = ['clientAccess'] as const;

  /** Id of the client shown; empty for a list of all. */
  @property({attribute: 'client-id'}) clientId = '';

  protected override importBody = () => import('../../views/client-access/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-client-access': PortalClientAccess;
  }
}
