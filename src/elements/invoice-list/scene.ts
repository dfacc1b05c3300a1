import type {Session} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import type {Localizer} from '../../i18n/index.ts';
import type {ListCommands} from './list-commands.ts';
import type {ListOpener} from './list-opener.ts';
import type {ListSelection} from './list-selection.ts';
import type {ListSource} from './list-source.ts';
import type {ListState} from './list-state.ts';

/** The list at one moment: what its templates show, and what their controls do. */
export interface Scene {
  readonly localizer: Localizer;
  readonly state: ListState;
  /** Null while nobody is signed in, or that is not known yet. */
  readonly session: Session | null;
  /** The calendar date in the firm's time zone; empty without a session. */
  readonly today: string;
  readonly source: ListSource;
  readonly selection: ListSelection;
  readonly opener: ListOpener;
  /** A control of the list failed: what it opens, or select-all. */
  readonly failure: PortalError | null;
  readonly hasChips: boolean;
  readonly hasSearch: boolean;
  /** The firm takes payments online (L-14). */
  readonly hasActions: boolean;
  /** Rows can be selected. */
  readonly hasBoxes: boolean;
  readonly skeletonRows: number;
  readonly on: ListCommands;
}
