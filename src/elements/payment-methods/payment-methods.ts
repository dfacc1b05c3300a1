import {html, type TemplateResult} from 'lit';
import {methodsAccess} from '../../controllers/methods-access.ts';
import type {Localizer} from '../../i18n/index.ts';
import {LateElement} from '../late-element.ts';

/**
 * The payment methods that the signed-in contact has saved, nobody else's: adds one, makes one the
 * default, deletes, verifies a bank account. The account menu opens the same as a dialog. Where the
 * firm takes no payments online it shows nothing.
 *
 * @summary The contact's saved payment methods.
 * @tag portal-payment-methods
 *
 * @fires portal-method-added - A method was saved, or saved again.
 * @fires portal-method-removed - A method was deleted.
 * @fires portal-default-method-changed - Another method is the default now, or none is.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when nothing is saved.
 * @slot error - In place of what is said when the methods could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart list - The methods.
 * @csspart method - One of them.
 * @csspart add - Add Payment Method.
 * @csspart make-default - Make default.
 * @csspart verify - Verify, of a bank account.
 * @csspart delete - The trash-can.
 * @csspart notice - What was done, or why it was not.
 * @csspart dialog - A question or form about a method.
 * @csspart save - Save Payment, in the form of a new method.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when the methods could not be loaded.
 *
 * @cssstate loading - The methods are not there yet.
 * @cssstate empty - Nothing is saved.
 * @cssstate failed - The methods could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or the firm takes no payments online.
 * @cssstate ready - There is at least one.
 */
export class PortalPaymentMethods extends LateElement {
  protected static override readonly words = ['methods', 'newMethod', 'payment'] as const;

  protected override importBody = () => import('../../views/methods/index.ts');

  protected override get isWanted(): boolean {
    return this.#access !== 'loading' && this.#access !== 'unavailable';
  }

  protected override get frameState() {
    return this.#access === 'unavailable' ? 'unavailable' : super.frameState;
  }

  protected override renderHeading({messages}: Localizer): TemplateResult {
    return html`<slot name="heading"
      ><h2 class="l strong" id="heading" tabindex="-1">${messages.paymentMethods}</h2></slot
    >`;
  }

  get #access() {
    return methodsAccess(this.portal.session);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-payment-methods': PortalPaymentMethods;
  }
}
