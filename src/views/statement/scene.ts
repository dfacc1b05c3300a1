import type {Statement} from '../../contract/types.ts';
import type {Localizer, StatementMessages} from '../../i18n/index.ts';

/** As many rows as a table begins with, and grows by: thousands at once would hold up the page. */
export const pageSize = 100;

/** A statement at one moment: what its templates show. */
export interface StatementScene {
  readonly statement: Statement;
  readonly localizer: Localizer;
  readonly words: StatementMessages;
  /** How many rows of a table are shown, by its id. */
  readonly shown: (table: string) => number;
  readonly more: (table: string, length: number) => void;
}
