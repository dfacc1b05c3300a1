import {html, type TemplateResult} from 'lit';
import {icon, type Icon} from './icon.ts';

export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'critical' | 'info';

/** A state: icon, word and tone, never the colour alone. Needs the `badge` sheet. */
export function badge(tone: Tone, drawing: Icon | TemplateResult, word: string): TemplateResult {
  const picture = typeof drawing === 'object' && '_$litType$' in drawing ? drawing : icon(drawing);
  return html`<span class="badge ${tone}">${picture}${word}</span>`;
}
