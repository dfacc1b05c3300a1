import {html, nothing, type TemplateResult} from 'lit';
import {icon} from './icon.ts';
import {alert} from './icons.ts';

/** What the control of a field must carry to be bound to its label, hint and error. */
export interface FieldBinding {
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  readonly invalid: 'true' | typeof nothing;
}

export interface FieldOptions {
  /** Unique in its shadow root; the parts take theirs from it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown in the place of the hint. */
  readonly error?: string | undefined;
  readonly control: (binding: FieldBinding) => TemplateResult;
}

/** Label above, hint or error below. Needs the `field` sheet; the control has class `input`. */
export function field({id, label, hint, error, control}: FieldOptions): TemplateResult {
  const aboutId = `${id}-about`;
  return html`<div class="field" part="field">
    <label for=${id}>${label}</label>
    ${control({
      id,
      describedBy: error || hint ? aboutId : nothing,
      invalid: error ? 'true' : nothing,
    })}
    ${about(aboutId, hint, error)}
  </div>`;
}

function about(id: string, hint?: string, error?: string): TemplateResult | typeof nothing {
  if (error) return html`<p class="error" id=${id}>${icon(alert)}<span>${error}</span></p>`;
  return hint ? html`<p class="hint" id=${id}>${hint}</p>` : nothing;
}
