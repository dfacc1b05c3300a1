import {LateElement} from '../late-element.ts';

/**
 * The page behind a payment link: takes the link out of the address (a fragment, which no server sees;
 * its parameter is the provider's `link-param`) and shows its one invoice, what remains of it, and beside
 * it the payment by a new method, without signing in. After Login the saved methods are there, too. A
 * reload of the tab keeps it open.
 *
 * @summary One invoice, to be paid without signing in.
 * @tag portal-pay-link
 *
 * @fires portal-payment-submit - Before anything leaves the page; cancelable.
 * @fires portal-payment-submitted - The payment was accepted.
 * @fires portal-transaction-settled - The invoice has its result.
 * @fires portal-payment-completed - The payment has ended; it is paid or under way.
 * @fires portal-payment-failed - The payment has ended, and nothing was paid.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - A view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot error - In place of what is said when the invoice could not be loaded.
 *
 * @csspart base - Everything the element draws.
 * @csspart document - The invoice.
 * @csspart details - Its lines.
 * @csspart download - Download PDF.
 * @csspart payment - The payment beside it.
 * @csspart side - With what it is paid, and what can be done.
 * @csspart line - What is paid, with its state.
 * @csspart method - One of the saved methods, or the new one.
 * @csspart receipt - The receipt of the payment.
 * @csspart pay - The button that pays.
 * @csspart done - Done, once it is paid.
 * @csspart login - Login, at the top.
 * @csspart login-line - Login, above the form.
 * @csspart guest - Back to paying as a guest, for an account that may not see the invoice.
 * @csspart notice - Why something could not be shown.
 * @csspart state - What stands in place of an invoice.
 * @csspart retry - Retry, when it could not be loaded, or was not paid.
 *
 * @cssstate loading - The invoice is not there yet.
 * @cssstate empty - There is no link in the address.
 * @cssstate failed - The link no longer works, or the invoice could not be loaded.
 * @cssstate signed-out - The session has ended.
 * @cssstate unavailable - The account that logged in may not see the invoice.
 * @cssstate ready - The invoice is shown.
 */
export class PortalPayLink extends LateElement {
  protected static override readonly words = [
    'payLink',
    'invoice',
    'newMethod',
    'payment',
  ] as const;

  protected override importBody = () => import('../../views/pay-link/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-pay-link': PortalPayLink;
  }
}
