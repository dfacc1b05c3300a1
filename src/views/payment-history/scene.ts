import type {Firm, HistoryEntry, PaidItem} from '../../contract/types.ts';
import type {
  InvoiceMessages,
  Localizer,
  PaymentHistoryMessages,
  PaymentMessages,
} from '../../i18n/index.ts';

/** The payments at one moment, and what can be asked for. */
export interface HistoryScene {
  readonly localizer: Localizer;
  readonly words: PaymentHistoryMessages;
  /** States, receipts, downloads. */
  readonly files: InvoiceMessages;
  /** Why something was not paid. */
  readonly reasons: PaymentMessages;
  readonly firm: Firm;
  readonly isBusy: (key: string) => boolean;
  readonly isWhole: (entry: HistoryEntry) => boolean;
  readonly onReceipt: (item: PaidItem) => void;
  readonly onSummary: (entry: HistoryEntry) => void;
  readonly onAll: (entry: HistoryEntry) => void;
}
