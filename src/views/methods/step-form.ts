import {html, type TemplateResult} from 'lit';
import type {StepPage} from './step-page.ts';

/** The fields of a step and its buttons, below its heading. */
export function stepForm({body, foot, onSubmit}: StepPage): TemplateResult {
  return html`<form
    class="contents"
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      onSubmit?.(event.currentTarget as HTMLFormElement);
    }}
  >
    <div class="pane">${body}</div>
    <div class="foot">${foot}</div>
  </form>`;
}
