import {html, nothing, svg, type TemplateResult} from 'lit';

/**
 * A drawing on 16 by 16, stroke 1.6: one path to stroke, and one to fill where it has a solid part.
 * What points somewhere mirrors with the direction of the text. A drawing only ever repeats what a
 * word beside it says, so it is never read out.
 */
export type Icon =
  string | {readonly stroke: string; readonly solid?: string; readonly mirrors?: true};

export function icon(drawing: Icon, className = ''): TemplateResult {
  const {stroke, solid, mirrors} =
    typeof drawing === 'string' ? ({stroke: drawing} as Exclude<Icon, string>) : drawing;
  const classes = `icon ${className}${mirrors ? ' mirrored' : ''}`;
  return html`<svg class=${classes} viewBox="0 0 16 16" aria-hidden="true">
    <path d=${stroke} />
    ${solid ? svg`<path class="solid" d=${solid} />` : nothing}
  </svg>`;
}
