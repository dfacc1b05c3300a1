import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {field, type FieldOptions} from './field.ts';

export interface PasswordFieldOptions extends Omit<FieldOptions, 'control'> {
  /** What a password manager does with it. */
  readonly autocomplete: 'current-password' | 'new-password';
  readonly value: string;
  readonly isShown: boolean;
  readonly onInput: (value: string) => void;
}

/** Needs the `field` sheet. */
export function passwordField({
  autocomplete,
  value,
  isShown,
  onInput,
  ...options
}: PasswordFieldOptions): TemplateResult {
  return field({
    ...options,
    control: ({id, describedBy, invalid}) =>
      html`<input
        class="input"
        id=${id}
        type=${isShown ? 'text' : 'password'}
        name=${id}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(value)}
        @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      />`,
  });
}

/** The box that shows what is typed, below the fields. Needs the `box` and `choice` sheets. */
export function showPassword(
  label: string,
  isShown: boolean,
  onToggle: () => void,
): TemplateResult {
  return html`<label class="choice">
    <input class="box" type="checkbox" .checked=${live(isShown)} @change=${onToggle} />
    ${label}
  </label>`;
}
