import {html, nothing, type TemplateResult} from 'lit';
import type {ListState} from './list-state.ts';
import type {Scene} from './list-desk.ts';
import {renderHead, renderRows, renderSkeleton} from './table.ts';

/** Heading, summary, notices, filters, and the frame around the rows. */
export function renderList(scene: Scene): TemplateResult {
  const {desk, localizer, state} = scene;
  return html`<div class="list" ?hidden=${desk?.hasDetail}>
    <div class="heading" id="heading" part="heading" tabindex="-1">
      <slot name="heading"><h2 class="l strong">${localizer.messages.invoices}</h2></slot>
    </div>
    ${knowsPerson(state) ? (desk?.renderAbove(scene) ?? renderPlaces(scene)) : nothing}
    <div class="reserve">${renderFrame(scene)}${desk?.renderMore(scene)}</div>
  </div>`;
}

/** Without a session there is nothing to sum up or to filter. */
function knowsPerson(state: ListState): boolean {
  if (state.status === 'failed') return state.session !== null;
  return state.status !== 'signed-out' && state.status !== 'unavailable';
}

/** As large as what will stand there, so that nothing moves when it comes. */
function renderPlaces({hasChips, hasSearch, isStuck, localizer}: Scene) {
  return html`<div class="summary"><dl></dl></div>
    <div class="filters">
      ${isStuck ? renderStuck(localizer) : nothing}
      ${hasChips ? html`<div class="chips"></div>` : nothing}
      ${hasSearch ? html`<div class="search"></div>` : nothing}
      <div class="sorting"></div>
    </div>`;
}

/** Nothing but rows could be loaded. The press is heard like any other: it tries again. */
function renderStuck({messages}: Scene['localizer']) {
  return html`<p class="stuck" part="notice">
    ${messages.loadFailed.text} <button class="button" type="button">${messages.retry}</button>
  </p>`;
}

function renderFrame(scene: Scene) {
  const {desk, state, hasBoxes, isStuck, localizer} = scene;
  const isTable = state.status === 'loading' || state.status === 'ready';
  const hasBar = hasBoxes && (isTable || desk?.hasSelection);
  return html`<div class=${isTable ? 'frame' : 'frame vacant'} part="frame">
    ${hasBar ? (desk?.renderBar(scene) ?? html`<div class="bar"></div>`) : nothing}
    ${desk?.renderRunning(state)} ${isTable ? renderTable(scene) : desk?.renderInstead(scene)}
    ${isStuck && !knowsPerson(state) ? renderStuck(localizer) : nothing}
  </div>`;
}

function renderTable(scene: Scene) {
  const {localizer, state, today, desk, hasBoxes, hasActions, skeletonRows} = scene;
  return html`<table role="table" class="table" part="table" aria-labelledby="heading">
    ${renderHead(scene)}
    ${
      state.status === 'ready'
        ? renderRows(
            state.data.items,
            {
              localizer,
              firm: state.session.firm,
              today,
              hasBoxes,
              hasActions,
              openingId: desk?.openingId ?? null,
              spinner: desk?.renderSpinner,
            },
            desk,
          )
        : renderSkeleton(skeletonRows, hasBoxes)
    }
  </table>`;
}
