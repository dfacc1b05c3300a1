import {property} from 'lit/decorators.js';
import {LateElement} from '../late-element.ts';

/**
 * The page behind an invite or a sign-in link: takes the link out of the address (fragments
 * `portal-invite` and `portal-sign-in`), and signs the contact in when the button is pressed. Behind
 * an invite they choose their password first.
 *
 * @summary Accepts an invite or a sign-in link.
 * @tag portal-accept-invite
 *
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading above the form.
 * @slot error - In place of what is said of a link that no longer works, or when it could not be loaded.
 *
 * @csspart base - Everything the element draws.
 * @csspart field - The new password.
 * @csspart accept - The button that accepts the invite, or opens the sign-in link.
 * @csspart notice - Why it could not be done, or loaded.
 * @csspart state - What stands in place of the form.
 * @csspart portal - The way to the portal, once somebody is signed in.
 * @csspart login - Login, where there is no link or it no longer works.
 * @csspart retry - Retry, when it could not be loaded.
 *
 * @cssstate loading - It is being loaded.
 * @cssstate empty - There is no link in the address.
 * @cssstate signed-out - The link waits for its button.
 * @cssstate failed - The link no longer works, or the element could not be loaded.
 * @cssstate ready - Somebody is signed in by the link.
 */
export class PortalAcceptInvite extends LateElement {
  protected static override readonly words = ['acceptInvite'] as const;

  /** Where the portal is: a link to it is shown once somebody is signed in. Default: none. */
  @property({attribute: 'portal-href'}) portalHref: string | null = null;

  protected override importBody = () => import('../../views/accept-invite/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-accept-invite': PortalAcceptInvite;
  }
}
