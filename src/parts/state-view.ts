import {html, nothing, type TemplateResult} from 'lit';
import type {Session} from '../contract/types.ts';
import {capitalized, type Localizer, type ViewText} from '../i18n/index.ts';
import {icon, type Icon} from './icon.ts';
import {alert, door} from './icons.ts';

export interface StateViewOptions extends ViewText {
  readonly drawing: Icon;
  /** At most one button. */
  readonly action?: TemplateResult;
  readonly id?: string;
}

/**
 * What stands in the place of rows: empty, no match, signed out, portal off, not permitted. The
 * title takes focus by script (`tabindex=-1`). Needs the `state-view` sheet.
 */
export function stateView(options: StateViewOptions): TemplateResult {
  return html`<div class="state-view" part="state">${content(options)}</div>`;
}

/** The firm has turned the portal off (A-05); `firm` is as it was last known, if it was. */
export function portalOffView(
  {messages, locale}: Localizer,
  firm: Session['firm'] | null | undefined,
): TemplateResult {
  const {title, text} = messages.portalOff(firm?.name ?? messages.theFirm, firm?.supportEmail);
  return stateView({title, text: firm ? text : capitalized(text, locale), drawing: door});
}

/** The only one with the critical icon and a reference, so that it never looks empty (L-13). */
export function failedView(
  options: Omit<StateViewOptions, 'drawing'> & {readonly reference?: string | undefined},
): TemplateResult {
  return html`<div class="state-view failed" part="state">
    ${content({...options, drawing: alert})}
    ${options.reference ? html`<p class="reference s">${options.reference}</p>` : nothing}
  </div>`;
}

function content({drawing, title, text, action, id}: StateViewOptions): TemplateResult {
  return html`${icon(drawing)}
    <h3 class="l strong" tabindex="-1" id=${id ?? nothing}>${title}</h3>
    <p>${text}</p>
    ${action ?? nothing}`;
}
