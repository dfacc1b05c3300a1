import type {StatementAge, StatementLine} from '../../contract/types.ts';
import type {PeriodName} from '../../model/statement-period.ts';
import type {ViewText} from './core.ts';

/** What was billed and paid between two days; loaded with its view. */
export interface StatementMessages {
  readonly title: string;
  readonly period: string;
  readonly periods: Readonly<Record<PeriodName, string>>;
  /** Days that no named period has. */
  readonly otherDays: string;
  readonly from: string;
  readonly to: string;
  readonly show: string;
  /** Both days, formatted. */
  readonly shown: (from: string, to: string) => string;
  readonly agedOn: (date: string) => string;
  readonly opening: string;
  readonly closing: string;
  readonly inProgress: string;
  readonly ageing: string;
  readonly ages: Readonly<Record<StatementAge['age'], string>>;
  readonly items: (count: number) => string;
  readonly openItems: string;
  readonly invoice: string;
  readonly due: string;
  readonly late: string;
  readonly daysLate: (days: number) => string;
  readonly open: string;
  readonly activity: string;
  readonly noActivity: string;
  readonly date: string;
  readonly entry: string;
  readonly kinds: Readonly<Record<StatementLine['kind'], (number: string) => string>>;
  readonly amount: string;
  readonly balance: string;
  /** What money in progress and credits do to the sums. */
  readonly note: string;
  readonly downloadPdf: string;
  readonly downloadCsv: string;
  /** Of a saved file, without its ending. The days as `YYYY-MM-DD`. */
  readonly file: (from: string, to: string) => string;
  readonly downloaded: (name: string) => string;
  readonly downloadFailed: string;
  readonly none: ViewText;
  readonly signedOut: (firm: string) => ViewText;
  readonly loading: string;
  readonly loadFailed: string;
  readonly more: (more: number, shown: number) => string;
  readonly enterDay: string;
  readonly endsFirst: string;
  readonly tooLong: (years: number) => string;
  readonly tooManyLines: (lines: number) => string;
}
