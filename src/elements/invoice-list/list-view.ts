import {html, nothing, type TemplateResult} from 'lit';
import {button, notice} from '../../parts/index.ts';
import {renderFilterBar} from './filter-bar.ts';
import type {ListState} from './list-state.ts';
import {renderNotices} from './notices.ts';
import type {Scene} from './scene.ts';
import {renderSelectionBar} from './selection-bar.ts';
import {renderStateView} from './state-views.ts';
import {renderSummary} from './summary.ts';
import {renderHead, renderRows, renderSkeleton} from './table.ts';

/** Heading, summary, notices, filters, and the frame around the rows. */
export function renderList(scene: Scene): TemplateResult {
  return html`<div class="list">
    <div class="heading" id="heading" part="heading" tabindex="-1">
      <slot name="heading"><h2 class="l strong">${scene.localizer.messages.invoices}</h2></slot>
    </div>
    ${knowsPerson(scene.state) ? renderAbove(scene) : nothing}
    <div class="reserve">${renderFrame(scene)}${renderMore(scene)}</div>
  </div>`;
}

/** Without a session there is nothing to sum up or to filter. */
function knowsPerson(state: ListState): boolean {
  if (state.status === 'failed') return state.session !== null;
  return state.status !== 'signed-out' && state.status !== 'unavailable';
}

function renderAbove(scene: Scene) {
  return html`${renderSummary(scene)}${renderNotices(scene)}${renderFilterBar(scene)}`;
}

function renderFrame(scene: Scene) {
  const {state, hasBoxes, selection} = scene;
  const isTable = state.status === 'loading' || state.status === 'ready';
  const hasBar = hasBoxes && (isTable || selection.ids.length > 0);
  const isRunning =
    selection.value.isSelectingAll || (state.status === 'ready' && state.isRefreshing);
  return html`<div class=${isTable ? 'frame' : 'frame vacant'} part="frame">
    ${hasBar ? renderSelectionBar(scene) : nothing}
    ${isRunning ? html`<div class="running"></div>` : nothing}
    ${isTable ? renderTable(scene) : renderStateView(state, scene)}
  </div>`;
}

function renderTable(scene: Scene) {
  const {localizer, state, today, opener, hasBoxes, hasActions, skeletonRows} = scene;
  return html`<table role="table" class="table" part="table" aria-labelledby="heading">
    ${renderHead(scene)}
    ${
      state.status === 'ready'
        ? renderRows(state.data.items, {
            localizer,
            firm: state.session.firm,
            today,
            hasBoxes,
            hasActions,
            openingId: opener.busyAt?.id ?? null,
          })
        : renderSkeleton(skeletonRows, hasBoxes)
    }
  </table>`;
}

function renderMore({state, localizer: {messages}, on}: Scene) {
  if (state.status !== 'ready' || !state.data.hasMore) return nothing;
  const {moreError, isLoadingMore} = state.data;
  return html`<div class="end">
    ${moreError ? notice({tone: 'critical', text: messages.moreFailed, part: 'notice'}) : nothing}
    ${button({
      label: moreError ? messages.retry : messages.showMore,
      look: 'outlined',
      part: 'show-more',
      isBusy: isLoadingMore,
      onPress: on.showMore,
    })}
  </div>`;
}
