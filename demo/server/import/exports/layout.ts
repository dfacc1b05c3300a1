import type {PaymentOption} from '../../../../src/model/invoice-state.ts';
import type {Problem} from '../problem.ts';
import type {Bundle} from '../records.ts';
import type {Row} from '../row.ts';
import type {DateOrder} from './dates.ts';

/** What an export of another system does not say and its import has to know. */
export interface ExportSettings {
  /** Of the firm: its days are those of the invoices. */
  timeZone: string;
  /** How the export writes its days where it could mean two; null: nobody has said. */
  dates: DateOrder | null;
  /** With what its invoices may be paid. */
  payBy: readonly PaymentOption[];
}

/** How another system lays out the invoices that it exports. docs/import.md says the same to people. */
export interface ExportLayout {
  /** Whose it is: `Stripe`. */
  system: string;
  /** The columns by which it is known; no other layout has all of them. */
  signature: readonly string[];
  /** Columns that must be there; all others may be, and those that are not read are passed over. */
  required: readonly string[];
  /** Columns of amounts, which may have needless zeros at their end: `100.0000`. */
  amounts: readonly string[];
  /** Everything the rows say, as our own files would say it. */
  read: (rows: readonly Row[], settings: ExportSettings) => Bundle;
  /**
   * Where a problem stands that was found when the invoices met the database: the export's column
   * for a column of our own files.
   */
  columns: Readonly<Record<string, string>>;
}

/** The same problem in the words of the export: its file name and its column. */
export function inWordsOf({columns}: ExportLayout, file: string, problem: Problem): Problem {
  const {field} = problem;
  return {...problem, file, field: field === null ? null : (columns[field] ?? field)};
}

/** US bank debits are for US dollars; an export's currency decides row by row. */
export function optionsFor(currency: string, payBy: readonly PaymentOption[]): PaymentOption[] {
  return payBy.filter((option) => option !== 'us_bank_account' || currency === 'USD');
}
