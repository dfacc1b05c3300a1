import {html, type TemplateResult} from 'lit';

/** A block of the share of its place that the text to come will take. Needs the `skeleton` sheet. */
export function block(share: 20 | 40 | 60 | 80): TemplateResult {
  return html`<span class="block w${share}" aria-hidden="true"></span>`;
}
