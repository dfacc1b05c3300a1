import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {MethodLabel} from '../contract/types.ts';
import type {Localizer} from '../i18n/index.ts';
import {methodMark} from './method-mark.ts';
import {methodLabel} from './text.ts';

/** Mark, name, and a second line: when it expires, or why it can't be chosen. */
export function methodAbout(
  method: MethodLabel,
  localizer: Localizer,
  second?: string,
): TemplateResult {
  return html`${methodMark(method)}
    <span class="about">
      <span>${methodLabel(method, localizer)}</span>
      ${second ? html`<span class="s muted">${second}</span>` : nothing}
    </span>`;
}

export interface MethodChoiceOptions {
  readonly method: MethodLabel;
  readonly localizer: Localizer;
  /** Unique within its `fieldset class="methods"`. */
  readonly value: string;
  readonly isChosen: boolean;
  /** Shown with its reason as the second line, and not selectable (P-15). */
  readonly isUnusable?: boolean;
  readonly second?: string | undefined;
  /** At the end of the row: the Default badge. */
  readonly badge?: TemplateResult | typeof nothing;
  readonly onChoose: (value: string) => void;
}

/** One saved method as a radio row, a label around all of it. Needs `box` and `method`. */
export function methodChoice(options: MethodChoiceOptions): TemplateResult {
  const {method, localizer, value, isChosen, isUnusable = false, second, badge, onChoose} = options;
  return html`<label class=${isChosen ? 'chosen' : ''} part="method">
    <input
      class="box"
      type="radio"
      name="method"
      .value=${value}
      .checked=${live(isChosen)}
      ?disabled=${isUnusable}
      @change=${() => onChoose(value)}
    />
    ${methodAbout(method, localizer, second)}${badge ?? nothing}
  </label>`;
}
