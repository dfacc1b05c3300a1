import type {Firm, InvoiceDetail} from '../../contract/types.ts';
import type {InvoiceMessages, Localizer} from '../../i18n/index.ts';

/** An invoice at one moment: what its templates show. */
export interface InvoiceScene {
  readonly invoice: InvoiceDetail;
  readonly localizer: Localizer;
  readonly words: InvoiceMessages;
  readonly firm: Firm;
  /** The calendar date in the firm's time zone (L-05). */
  readonly today: string;
}
