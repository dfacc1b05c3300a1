import type {PaymentOption} from '../../../../src/model/invoice-state.ts';
import type {DateOrder} from './dates.ts';

/** What the person who imports an export says of it. */
export interface ExportWishes {
  /** Which comes first in dates of digits; null: not said. */
  dates: DateOrder | null;
  /** With what the invoices may be paid; null: with whatever the firm accepts. */
  payBy: readonly PaymentOption[] | null;
}

export const noWishes: ExportWishes = {dates: null, payBy: null};
