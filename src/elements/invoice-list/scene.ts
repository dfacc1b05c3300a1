import type {Session} from '../../contract/types.ts';
import type {RowLocalizer} from '../../i18n/index.ts';
import type {ListDesk} from './list-desk.ts';
import type {ListQuery} from './list-query.ts';
import type {ListState} from './list-state.ts';

/** The list at one moment: what its templates show. */
export interface Scene {
  readonly localizer: RowLocalizer;
  readonly state: ListState;
  readonly query: ListQuery;
  /** Null while nobody is signed in, or that is not known yet. */
  readonly session: Session | null;
  /** The calendar date in the firm's time zone; empty without a session. */
  readonly today: string;
  /** Null until it has been loaded. */
  readonly desk: ListDesk | null;
  /** It could not be loaded; any press tries again. */
  readonly isStuck: boolean;
  readonly hasChips: boolean;
  readonly hasSearch: boolean;
  /** The firm takes payments online (L-14). */
  readonly hasActions: boolean;
  /** Rows can be selected. */
  readonly hasBoxes: boolean;
  readonly skeletonRows: number;
}
