import {html, nothing, type TemplateResult} from 'lit';
import {byCurrency, type Selection} from '../../../model/selection.ts';
import {button} from '../../../parts/index.ts';
import {isNarrow} from '../list-query.ts';
import type {DeskScene} from './scene.ts';
import {countOf} from './summary.ts';

/** How many, how much, and Pay Selected. It is there from the start, so that nothing jumps. */
export function renderSelectionBar(scene: DeskScene): TemplateResult {
  const {localizer, selection} = scene;
  const {totals, excluded} = selection.value;
  const hasSelection = selection.ids.length > 0;
  const isLong = excluded.length > 0;
  return html`<div
    class=${hasSelection ? `bar raised ${isLong ? 'long' : ''}` : 'bar'}
    part="selection-bar"
  >
    <div class="count">${hasSelection ? renderCount(scene) : renderHint(scene)}</div>
    ${
      hasSelection
        ? html`<div class="totals strong" part="totals">
            ${localizer.and(totals.map(localizer.money))}
          </div>`
        : nothing
    }
    ${selection.isPaidElsewhere ? nothing : renderPay(scene)}
    ${hasSelection ? renderMore(scene) : nothing}
  </div>`;
}

function renderCount(scene: DeskScene) {
  const {localizer, selection, on} = scene;
  const {messages} = localizer;
  return html`<span class="strong">${countText(scene)}</span> ${button({
      label: selection.hidden > 0 ? messages.clearAll(selection.ids.length) : messages.clear,
      part: 'clear',
      className: 'inline',
      onPress: on.clear,
    })}`;
}

/** Those that select-all had to leave out are named (S-04), those that are not shown counted (S-10). */
function countText({localizer: {messages}, selection}: DeskScene): string {
  const {hidden, ids, value} = selection;
  const {excluded} = value;
  const size = ids.length;
  if (excluded.length > 0) {
    const numbers = excluded.map(({number}) => number);
    return messages.leftOut(size, excluded.length, numbers);
  }
  return hidden > 0 ? messages.selectedHidden(size, hidden) : messages.selected(size);
}

function renderHint({localizer: {messages}, selection: {isReasonShown}}: DeskScene) {
  return html`<span class=${isReasonShown ? 'visually-hidden' : 'muted'}
      >${messages.selectionHint}</span
    >
    <span class=${isReasonShown ? 'strong' : 'visually-hidden'} id="reason"
      >${messages.selectionReason}</span
    >`;
}

function renderPay({localizer, selection, opener, on}: DeskScene) {
  const isUnavailable = selection.ids.length === 0;
  return button({
    label: localizer.messages.paySelected,
    look: 'filled',
    part: 'pay-selected',
    isBusy: opener.busyAt?.part === 'pay-selected',
    isUnavailable,
    describedBy: isUnavailable ? 'reason' : undefined,
    onPress: on.paySelected,
    onUnavailable: on.askWhy,
  });
}

/** A second line for what is hidden, what else matches, what is too many. */
function renderMore(scene: DeskScene) {
  const {localizer, session, selection, hasChips, on} = scene;
  const {messages} = localizer;
  const {hidden, ids, value} = selection;
  const lines: unknown[] = [];
  if (hidden > 0 && value.excluded.length > 0) {
    lines.push(html`<span>${messages.selectedHidden(ids.length, hidden)}</span>`);
  }
  // Where the page gives no filter there is no way back from all that is selected.
  if (hidden > 0 && hasChips) lines.push(inlineButton(messages.showSelected, on.showSelected));
  lines.push(...matching(scene));
  const limit = session?.limits.invoicesPerSubmission ?? Infinity;
  const parts = partsNeeded(value.selection, limit);
  if (parts > 1) lines.push(html`<span>${messages.partOf(limit, 1, parts)}</span>`);
  return lines.length > 0 ? html`<div class="more s">${lines}</div>` : nothing;
}

/** The top-most box has taken all that match a filter or search (S-06). */
function matching({
  localizer: {messages},
  query,
  summary,
  selection,
  state,
  on,
}: DeskScene): TemplateResult[] {
  if (!isNarrow(query) || selection.topBox !== 'all' || !('data' in state)) return [];
  const {payableCount} = state.data;
  const outstanding = summary.status === 'ready' ? countOf(summary.data.outstanding) : 0;
  const told = html`<span>${messages.allMatchingSelected(payableCount)}</span>`;
  return outstanding > payableCount
    ? [told, inlineButton(messages.selectAllOutstanding(outstanding), on.selectOutstanding)]
    : [told];
}

function inlineButton(label: string, onPress: () => void): TemplateResult {
  return button({label, className: 'inline', onPress});
}

/** One submission has one currency, so each counts alone (S-08, S-14). */
function partsNeeded(selection: Selection, limit: number): number {
  if (selection.size <= limit) return 1;
  const sizes = [...byCurrency(selection).values()].map(({length}) => length);
  return Math.ceil(Math.max(...sizes) / limit);
}
