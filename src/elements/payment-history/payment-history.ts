import {LateElement} from '../late-element.ts';

/**
 * What the client's people have paid, newest first: what was paid at once stands together. Of one's own
 * there is the method, the receipts, the summary, the reason of a refusal; of a colleague's the invoice, its amount,
 * how it ended and the kind of method.
 *
 * @summary The payments that were made.
 * @tag portal-payment-history
 *
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when nothing was paid yet.
 * @slot error - In place of what is said when the payments could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart list - The payments.
 * @csspart payment - What was paid at once.
 * @csspart item - One invoice in it.
 * @csspart receipt - Receipt, of a payment of one's own.
 * @csspart summary - Download summary, of several invoices of one's own.
 * @csspart all - Show all invoices of a large payment.
 * @csspart more - Show more.
 * @csspart notice - What could not be refreshed or downloaded.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when the payments could not be loaded.
 *
 * @cssstate loading - The payments are not there yet.
 * @cssstate empty - Nothing was paid yet.
 * @cssstate failed - The payments could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or the contact may not see payments.
 * @cssstate ready - There is at least one.
 */
export class PortalPaymentHistory extends LateElement {
  protected static override readonly words = ['paymentHistory', 'invoice', 'payment'] as const;

  protected override importBody = () => import('../../views/payment-history/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-payment-history': PortalPaymentHistory;
  }
}
