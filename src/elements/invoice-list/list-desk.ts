import type {TemplateResult, nothing} from 'lit';
import type {Host} from '../../controllers/context.ts';
import type {RowPortalController} from '../../controllers/row-portal.ts';
import type {RowLocalizer} from '../../i18n/index.ts';
import type {Invoice, Session} from '../../contract/types.ts';
import type {ListQuery} from './list-query.ts';
import type {ListSource} from './list-source.ts';
import type {ListState} from './list-state.ts';

/** A press in the table, as it was when it happened. */
export interface Press {
  readonly type: string;
  readonly target: Element;
  readonly key: string | undefined;
  readonly shiftKey: boolean;
  /** What a box shows because of it. */
  readonly isTicked: boolean;
}

/** What the desk works on. */
export interface DeskParts {
  readonly host: Host & {readonly renderRoot: HTMLElement | DocumentFragment};
  readonly portal: RowPortalController;
  readonly source: ListSource;
  readonly localizer: () => RowLocalizer | null;
  readonly reload: () => void;
}

type Drawn = TemplateResult | typeof nothing;

/**
 * What the list needs for a hand and for everything that is not a row: it comes in a file of its own,
 * beside the first answers of the API. Until then its places are kept free.
 */
export interface ListDesk {
  readonly hasSelection: boolean;
  /** One invoice is shown in the place of the list. */
  readonly hasDetail: boolean;
  /** The invoice whose payment is being opened. */
  readonly openingId: string | null;
  press(press: Press): void;
  loaded(rows: readonly Invoice[], isNewQuery: boolean): void;
  /** Asks again for what it shows beside the rows. */
  reload(): Promise<void>;
  /** Puts the focus back where the last view was opened; else on the heading. */
  focus(): void;
  readonly renderSpinner: () => TemplateResult;
  /** The live regions. */
  renderVoice(): TemplateResult;
  /** Rows again only when one of `inputs` has changed; an invoice keeps its row. */
  renderRows(
    items: readonly Invoice[],
    draw: (invoice: Invoice) => unknown,
    inputs: readonly unknown[],
  ): unknown;
  /** In the place of the list. */
  renderDetail(): unknown;
  /** Between heading and rows. */
  renderAbove(scene: Scene): Drawn;
  renderBar(scene: Scene): Drawn;
  renderRunning(state: ListState): Drawn;
  /** In the place of rows. */
  renderInstead(scene: Scene): Drawn;
  /** Below the rows. */
  renderMore(scene: Scene): Drawn;
}

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
