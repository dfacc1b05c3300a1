import {html, type TemplateResult} from 'lit';

/**
 * What is said aloud, in its turn or at once. Part of every state of an element, from its first one: a
 * region that comes together with its text is not read.
 */
export function liveRegions(polite: string, assertive: string): TemplateResult {
  return html`<div class="visually-hidden" role="status">${polite}</div>
    <div class="visually-hidden" role="alert">${assertive}</div>`;
}
