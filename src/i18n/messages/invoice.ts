import type {Money} from '../../contract/types.ts';
import type {ViewText} from './core.ts';

/** What became of one payment of an invoice. */
export type PaymentBadge =
  | 'succeeded'
  | 'processing'
  | 'failed'
  | 'refunded'
  | 'partly_refunded'
  | 'disputed'
  | 'returned'
  | 'unrecognized';

/** One invoice: its lines, totals and payments. */
export interface InvoiceMessages {
  /** The heading, and what a screen reader hears when it opens. */
  readonly title: (number: string) => string;
  readonly allInvoices: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly signedOut: (firm: string) => ViewText;
  /** No `invoice-id` is given. */
  readonly none: ViewText;

  readonly issued: string;
  readonly due: string;
  readonly projects: string;
  readonly lines: string;
  readonly description: string;
  readonly quantity: string;
  readonly rate: string;
  readonly subtotal: string;
  readonly total: string;
  readonly paid: string;
  readonly inProgress: string;
  readonly amountDue: string;
  readonly payments: string;
  readonly badges: Readonly<Record<PaymentBadge, string>>;
  readonly refunded: (amount: Money) => string;

  readonly downloadPdf: string;
  readonly downloadPdfName: (number: string) => string;
  readonly receipt: string;
  /** `what` is amount and date of the payment. */
  readonly receiptName: (amount: Money, date: string) => string;
  /** Without its ending. */
  readonly receiptFile: (number: string) => string;
  /** Of all that was paid at once. */
  readonly summary: string;
  /** Without its ending. */
  readonly summaryFile: (date: string) => string;
  readonly downloaded: (name: string) => string;
  readonly downloadFailed: string;
}
