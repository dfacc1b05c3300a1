import {html, nothing, svg, type TemplateResult} from 'lit';

/**
 * A drawing on 16 by 16, stroke 1.6: one path to stroke, and one to fill where it has a solid part.
 * It only ever repeats what a word beside it says, so it is never read out.
 */
export type Icon = string | {readonly stroke: string; readonly solid: string};

export function icon(drawing: Icon, className = ''): TemplateResult {
  const {stroke, solid} = typeof drawing === 'string' ? {stroke: drawing, solid: nothing} : drawing;
  return html`<svg class="icon ${className}" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${stroke} />
    ${solid === nothing ? nothing : svg`<path class="solid" d=${solid} />`}
  </svg>`;
}
