import type {UnfinishedPayment} from '../../client/types.ts';
import type {PortalError} from '../../errors/index.ts';
import type {Localizer} from '../../i18n/index.ts';
import type {FilterBarScene} from './filter-bar.ts';
import type {ListCommands} from './list-commands.ts';
import type {ListOpener} from './list-opener.ts';
import {isNarrow} from './list-query.ts';
import type {ListSelection} from './list-selection.ts';
import type {ListSource} from './list-source.ts';
import type {ListState} from './list-state.ts';
import type {NoticesScene} from './notices.ts';
import type {RowScene} from './row.ts';
import type {SelectionBarScene} from './selection-bar.ts';
import type {StateViewScene} from './state-views.ts';
import {countOf} from './summary.ts';
import type {HeadScene} from './table.ts';

/** Everything the list shows at one moment. */
export interface ListScene
  extends FilterBarScene, NoticesScene, SelectionBarScene, HeadScene, StateViewScene {
  readonly state: ListState;
  /** The calendar date in the firm's time zone. */
  readonly today: string;
  /** False where nothing can be selected (L-14, `no-selection`). */
  readonly hasBar: boolean;
  /** Null until it is known who looks at the rows. */
  readonly row: RowScene | null;
  readonly skeletonRows: number;
}

export interface ListFacts {
  readonly localizer: Localizer;
  readonly state: ListState;
  readonly today: string;
  readonly source: ListSource;
  readonly selection: ListSelection;
  readonly opener: ListOpener;
  readonly unfinished: readonly UnfinishedPayment[];
  readonly failure: PortalError | null;
  /** The attributes of the element. */
  readonly settings: {
    readonly noFilter: boolean;
    readonly noSearch: boolean;
    readonly noSelection: boolean;
  };
  readonly skeletonRows: number;
  readonly on: ListCommands;
}

export function listScene(facts: ListFacts): ListScene {
  const {localizer, state, today, source, selection, opener, settings} = facts;
  const {query, typed} = source.query;
  const session = 'session' in state ? state.session : null;
  const hasActions = session?.capabilities.payments ?? true;
  const hasBoxes = hasActions && !settings.noSelection;
  const busyAt = opener.busyAt;
  return {
    localizer,
    state,
    today,
    query,
    typed,
    summary: source.summary,
    unfinished: facts.unfinished,
    failure: facts.failure,
    skeletonRows: facts.skeletonRows,
    on: facts.on,
    hasChips: !settings.noFilter,
    hasSearch: !settings.noSearch,
    hasActions,
    hasBar: hasBoxes,
    selection: selection.value,
    hidden: selection.hidden,
    matching: matchingOf(facts),
    limit: session?.limits.invoicesPerSubmission ?? Infinity,
    hasPayButton: !selection.isPaidElsewhere,
    isOpeningSelected: busyAt?.part === 'pay-selected',
    isReasonShown: selection.isReasonShown,
    canShowSelected: !settings.noFilter,
    isSigningIn: opener.isSigningIn,
    topBox: hasBoxes ? topBoxOf(facts) : null,
    row: session && {
      localizer,
      firm: session.firm,
      today,
      hasBoxes,
      hasActions,
      openingId: busyAt?.id ?? null,
    },
  };
}

function topBoxOf({localizer: {messages}, state, source, selection}: ListFacts) {
  return {
    state: selection.topBox,
    name: isNarrow(source.query.query) ? messages.selectAllShort : messages.selectAll,
    isHidden: 'data' in state && state.data.payableCount === 0,
  };
}

function matchingOf({state, source, selection}: ListFacts): ListScene['matching'] {
  const {summary} = source;
  if (!('data' in state) || !isNarrow(source.query.query) || selection.topBox !== 'all')
    return null;
  return {
    count: state.data.payableCount,
    outstanding: summary.status === 'ready' ? countOf(summary.data.outstanding) : 0,
  };
}
