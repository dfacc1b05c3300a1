import type {PaymentReference, UnfinishedPayment} from '../../../client/types.ts';
import type {InvoiceFilter, InvoiceSort} from '../../../i18n/index.ts';

/** What the controls of the list do. */
export interface ListCommands {
  filter(filter: InvoiceFilter): void;
  type(text: string): void;
  sort(sort: InvoiceSort): void;
  selectOutstanding(): void;
  showSelected(): void;
  clear(): void;
  paySelected(): void;
  /** Pay Selected was pressed with nothing selected. */
  askWhy(): void;
  view(reference: PaymentReference): void;
  dismiss(reference: PaymentReference): void;
  cancel(payment: UnfinishedPayment): void;
  showMore(): void;
  showAll(): void;
  retry(): void;
  login(): void;
}
