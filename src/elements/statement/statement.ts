import {property} from 'lit/decorators.js';
import {LateElement} from '../late-element.ts';

/**
 * What the client was billed and what was paid between two days, and what is open and how late: each
 * currency by itself, on screen and as PDF and CSV. Credits and payments in progress stand apart and lower
 * nothing.
 *
 * @summary Open items and activity of a period, with ageing.
 * @tag portal-statement
 *
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when nothing was billed or paid and nothing is open.
 * @slot error - In place of what is said when the statement could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart period - The choice of the period.
 * @csspart download - Download PDF and Download CSV.
 * @csspart currency - All of one currency.
 * @csspart totals - Opening and closing balance, and what is in progress.
 * @csspart ageing - What is open by age.
 * @csspart table - The open items, the activity, or the payments in progress.
 * @csspart more - Show more.
 * @csspart notice - What could not be refreshed or downloaded.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when the statement could not be loaded.
 *
 * @cssstate loading - The statement is not there yet.
 * @cssstate empty - There is nothing to tell of the period.
 * @cssstate failed - The statement could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or this contact may not see it.
 * @cssstate ready - There is at least one currency.
 */
export class PortalStatement extends LateElement {
  protected static override readonly words = ['statement'] as const;

  /** First day, `YYYY-MM-DD`, also as chosen by the person; empty for two months before the last day's month. */
  @property() from = '';

  /** Last day, `YYYY-MM-DD`, also as chosen by the person; empty for today in the firm's time zone. */
  @property() to = '';

  protected override importBody = () => import('../../views/statement/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-statement': PortalStatement;
  }
}
