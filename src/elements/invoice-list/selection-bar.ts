import {html, nothing, type TemplateResult} from 'lit';
import type {SelectionState} from '../../client/types.ts';
import type {Localizer} from '../../i18n/index.ts';
import {byCurrency, type Selection} from '../../model/selection.ts';
import {button} from '../../parts/index.ts';
import type {ListCommands} from './list-commands.ts';

export interface SelectionBarScene {
  readonly localizer: Localizer;
  readonly selection: SelectionState;
  /** Selected invoices that the query leaves out; they stay selected and are counted (S-10). */
  readonly hidden: number;
  /** The top-most box has taken all that match a filter or search (S-06); null otherwise. */
  readonly matching: {readonly count: number; readonly outstanding: number} | null;
  /** Invoices in one submission. */
  readonly limit: number;
  /** False while a `<portal-pay-selected>` is in view: never two such buttons. */
  readonly hasPayButton: boolean;
  readonly isOpeningSelected: boolean;
  /** Pay Selected was pressed with nothing selected (S-07). */
  readonly isReasonShown: boolean;
  /** Absent where the page gives no filter to come back with. */
  readonly canShowSelected: boolean;
  readonly on: ListCommands;
}

/** How many, how much, and Pay Selected. It is there from the start, so that nothing jumps. */
export function renderSelectionBar(scene: SelectionBarScene): TemplateResult {
  const {localizer, selection, hasPayButton} = scene;
  const hasSelection = selection.selection.size > 0;
  const isLong = selection.excluded.length > 0;
  const totals = localizer.and(selection.totals.map(localizer.money));
  return html`<div
    class=${hasSelection ? `bar raised ${isLong ? 'long' : ''}` : 'bar'}
    part="selection-bar"
  >
    <div class="count">${hasSelection ? renderCount(scene) : renderHint(scene)}</div>
    ${hasSelection ? html`<div class="totals strong" part="totals">${totals}</div>` : nothing}
    ${hasPayButton ? renderPay(scene) : nothing} ${hasSelection ? renderMore(scene) : nothing}
  </div>`;
}

function renderCount(scene: SelectionBarScene) {
  const {localizer, selection, hidden, on} = scene;
  const {messages} = localizer;
  const {size} = selection.selection;
  return html`<span class="strong">${countText(scene)}</span> ${button({
      label: hidden > 0 ? messages.clearAll(size) : messages.clear,
      part: 'clear',
      className: 'inline',
      onPress: on.clear,
    })}`;
}

/** Those that select-all had to leave out are named (S-04), those that are not shown counted (S-10). */
function countText({localizer: {messages}, selection, hidden}: SelectionBarScene): string {
  const {excluded} = selection;
  const {size} = selection.selection;
  if (excluded.length > 0) {
    const numbers = excluded.map(({number}) => number);
    return messages.leftOut(size, excluded.length, numbers);
  }
  return hidden > 0 ? messages.selectedHidden(size, hidden) : messages.selected(size);
}

function renderHint({localizer: {messages}, isReasonShown}: SelectionBarScene) {
  return html`<span class=${isReasonShown ? 'visually-hidden' : 'muted'}
      >${messages.selectionHint}</span
    >
    <span class=${isReasonShown ? 'strong' : 'visually-hidden'} id="reason"
      >${messages.selectionReason}</span
    >`;
}

function renderPay({localizer, selection, isOpeningSelected, on}: SelectionBarScene) {
  const isUnavailable = selection.selection.size === 0;
  return button({
    label: localizer.messages.paySelected,
    look: 'filled',
    part: 'pay-selected',
    isBusy: isOpeningSelected,
    isUnavailable,
    describedBy: isUnavailable ? 'reason' : undefined,
    onPress: on.paySelected,
    onUnavailable: on.askWhy,
  });
}

/** A second line for what is hidden, what else matches, what is too many. */
function renderMore(scene: SelectionBarScene) {
  const {localizer, hidden, matching, limit, canShowSelected, on} = scene;
  const {messages} = localizer;
  const {selection, excluded} = scene.selection;
  const lines: unknown[] = [];
  if (hidden > 0 && excluded.length > 0) {
    lines.push(html`<span>${messages.selectedHidden(selection.size, hidden)}</span>`);
  }
  if (hidden > 0 && canShowSelected) {
    lines.push(inlineButton(messages.showSelected, on.showSelected));
  }
  if (matching) {
    const {count, outstanding} = matching;
    lines.push(html`<span>${messages.allMatchingSelected(count)}</span>`);
    if (outstanding > count) {
      lines.push(inlineButton(messages.selectAllOutstanding(outstanding), on.selectOutstanding));
    }
  }
  const parts = partsNeeded(selection, limit);
  if (parts > 1) lines.push(html`<span>${messages.partOf(limit, 1, parts)}</span>`);
  return lines.length > 0 ? html`<div class="more s">${lines}</div>` : nothing;
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
