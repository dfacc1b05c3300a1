import {html, nothing, type TemplateResult} from 'lit';
import type {Tone} from './badge.ts';
import {icon, type Icon} from './icon.ts';
import {alert, checkRing, info} from './icons.ts';

export interface NoticeOptions {
  readonly tone: Tone;
  readonly text: string | TemplateResult;
  /** Else that of the tone. */
  readonly drawing?: Icon;
  /** At most two, plain. */
  readonly actions?: TemplateResult | readonly TemplateResult[];
  readonly part?: string;
}

/** Something to know or do, in the flow of the view. Needs the `badge` and `notice` sheets. */
export function notice({tone, text, drawing, actions, part}: NoticeOptions): TemplateResult {
  return html`<div class="notice ${tone}" part=${part ?? nothing}>
    <div class="says">${icon(drawing ?? drawingOf(tone))}<span>${text}</span></div>
    ${actions ? html`<div class="does">${actions}</div>` : nothing}
  </div>`;
}

function drawingOf(tone: Tone): Icon {
  if (tone === 'critical' || tone === 'caution') return alert;
  return tone === 'positive' ? checkRing : info;
}
