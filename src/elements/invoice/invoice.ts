import {property} from 'lit/decorators.js';
import {LateElement} from '../late-element.ts';

/**
 * One invoice: its lines, projects, taxes and totals, its payments with their receipts, Pay Now, and
 * the whole of it as PDF. The list of invoices shows the same in its own place.
 *
 * @summary One invoice, with its payments.
 * @tag portal-invoice
 *
 * @attr {string} invoice-id - Which one; an id of the portal API's.
 *
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - Payment or sign-in is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the invoice's number.
 * @slot empty - In place of what is said without an `invoice-id`.
 * @slot error - In place of what is said when it could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart heading - The number and its badge.
 * @csspart document - Dates, lines and totals.
 * @csspart lines - The table of lines.
 * @csspart payments - The payments.
 * @csspart payment - One of them.
 * @csspart amount - The card with what is due.
 * @csspart pay-now - Pay Now.
 * @csspart download - Download PDF.
 * @csspart receipt - Receipt, of a payment of one's own.
 * @csspart notice - What could not be done, or why it can't be paid.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when it could not be loaded.
 *
 * @cssstate loading - It is not there yet.
 * @cssstate empty - There is no `invoice-id`.
 * @cssstate failed - It could not be loaded, or there is none of this id.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off.
 * @cssstate ready - It is shown.
 */
export class PortalInvoice extends LateElement {
  protected static override readonly words = ['invoice'] as const;

  @property({attribute: 'invoice-id'}) invoiceId = '';

  protected override importBody = () => import('../../views/invoice/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoice': PortalInvoice;
  }
}
