import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

export interface BoxOptions {
  /** Accessible name. */
  readonly name: string;
  readonly isChecked: boolean;
  /** Some, not all. */
  readonly isMixed?: boolean;
  /** Reads the event for `shiftKey`; the box shows what the next render says. */
  readonly onToggle: (event: Event) => void;
  readonly id?: string;
}

/** A checkbox without a visible label: that of a row, or of all. Needs the `box` sheet. */
export function box({name, isChecked, isMixed = false, onToggle, id}: BoxOptions): TemplateResult {
  return html`<input
    class="box"
    type="checkbox"
    part="checkbox"
    id=${id ?? nothing}
    aria-label=${name}
    .checked=${live(isChecked)}
    .indeterminate=${live(isMixed)}
    @click=${onToggle}
  />`;
}
