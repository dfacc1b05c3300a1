import {html, nothing, type TemplateResult} from 'lit';
import {button, notice} from '../../parts/index.ts';
import {renderFilterBar} from './filter-bar.ts';
import type {ListScene} from './list-scene.ts';
import type {ListState} from './list-state.ts';
import {renderNotices} from './notices.ts';
import {renderSelectionBar} from './selection-bar.ts';
import {renderStateView} from './state-views.ts';
import {renderSummary} from './summary.ts';
import {renderHead, renderRows, renderSkeleton} from './table.ts';

/** Heading, summary, notices, filters, and the frame around the rows. */
export function renderList(scene: ListScene): TemplateResult {
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

function renderAbove(scene: ListScene) {
  const {state, localizer, today} = scene;
  const session = 'session' in state ? state.session : null;
  const timeZone = session?.firm.timeZone ?? 'UTC';
  return html`${renderSummary(scene.summary, {localizer, today, timeZone})}${renderNotices(
    scene,
  )}${renderFilterBar(scene)}`;
}

function renderFrame(scene: ListScene) {
  const {state, hasBar, selection} = scene;
  const isTable = state.status === 'loading' || state.status === 'ready';
  const isRunning = selection.isSelectingAll || (state.status === 'ready' && state.isRefreshing);
  return html`<div class=${isTable ? 'frame' : 'frame vacant'} part="frame">
    ${hasBar && (isTable || selection.selection.size > 0) ? renderSelectionBar(scene) : nothing}
    ${isRunning ? html`<div class="running"></div>` : nothing}
    ${
      state.status === 'loading' || state.status === 'ready'
        ? renderTable(scene)
        : renderStateView(state, scene)
    }
  </div>`;
}

function renderTable(scene: ListScene) {
  const {state, row, topBox, skeletonRows} = scene;
  return html`<table role="table" class="table" part="table" aria-labelledby="heading">
    ${renderHead(scene)}
    ${
      state.status === 'ready' && row
        ? renderRows(state.data, row)
        : renderSkeleton(skeletonRows, topBox !== null)
    }
  </table>`;
}

function renderMore({state, localizer: {messages}, on}: ListScene) {
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
