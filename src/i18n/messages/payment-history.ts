import type {ViewText} from './core.ts';

/** What the client's people have paid; states and receipts are worded as in an invoice. */
export interface PaymentHistoryMessages {
  readonly title: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly none: ViewText;
  readonly signedOut: (firm: string) => ViewText;
  readonly notPermitted: (firm: string) => ViewText;

  /** A colleague's payment, or one by a payment link. */
  readonly byOther: string;
  /** What was paid elsewhere; `date` is the day on which the firm received it. */
  readonly received: (date: string) => string;
  /** Paid at once. */
  readonly together: (count: number) => string;
  readonly showAll: (count: number) => string;
  /** Stopped before it was tried. */
  readonly canceled: string;

  readonly more: (more: number, shown: number) => string;
  readonly moreFailed: string;
  readonly count: (count: number) => string;
}
