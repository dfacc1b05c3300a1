import type {InvoiceSummary} from '../../../contract/types.ts';
import type {Resource} from '../../../client/types.ts';
import type {PortalError} from '../../../errors/index.ts';
import type {Localizer} from '../../../i18n/index.ts';
import type {Scene} from '../list-desk.ts';
import type {ListCommands} from './list-commands.ts';
import type {ListOpener} from './list-opener.ts';
import type {ListSelection} from './list-selection.ts';

/** The list at one moment with everything around its rows, and what its controls do. */
export interface DeskScene extends Scene {
  readonly localizer: Localizer;
  readonly summary: Resource<InvoiceSummary>;
  /** What stands in the search field. */
  readonly typed: string;
  readonly selection: ListSelection;
  readonly opener: ListOpener;
  /** A control of the list failed: what it opens, or select-all. */
  readonly failure: PortalError | null;
  readonly on: ListCommands;
}
