import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {StatementMessages} from '../../i18n/index.ts';
import {
  namedPeriod,
  type AskedPeriod,
  type Period,
  type PeriodName,
} from '../../model/statement-period.ts';
import {button, icon, icons} from '../../parts/index.ts';

export interface PeriodProblem {
  readonly field: 'from' | 'to';
  readonly text: string;
}

export interface PeriodOptions {
  readonly words: StatementMessages;
  /** What is shown or asked for. */
  readonly period: AskedPeriod;
  /** In the firm's time zone. */
  readonly today: string;
  /** A day that is not known yet would take the place of what is typed. */
  readonly isLoading: boolean;
  readonly problem: PeriodProblem | null;
  /** A named period, or the days as they were entered. */
  readonly onChoose: (period: Period) => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

const names: readonly PeriodName[] = [
  'three-months',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
];

/** A period by name, or two days. Days count when they are sent: half of a date is no date. */
export function periodForm(options: PeriodOptions): TemplateResult {
  const {words, period, today, onChoose, onSubmit} = options;
  const chosen = names.find((name) => {
    const {from, to} = namedPeriod(name, today);
    return from === period.from && to === period.to;
  });
  const choose = (event: Event) => {
    const name = names.find((each) => each === (event.target as HTMLSelectElement).value);
    if (name) onChoose(namedPeriod(name, today));
  };
  return html`<form class="period" part="period" novalidate @submit=${onSubmit}>
    <div class="field">
      <label for="name">${words.period}</label>
      <div class="with">
        <select class="input" id="name" @change=${choose}>
          ${names.map(
            (name) =>
              html`<option value=${name} .selected=${live(name === chosen)}>
                ${words.periods[name]}
              </option>`,
          )}
          <option value="" .selected=${live(!chosen)}>${words.otherDays}</option>
        </select>
        ${icon(icons.chevronDown)}
      </div>
    </div>
    ${day(options, 'from')}${day(options, 'to')}
    ${button({label: words.show, look: 'outlined', type: 'submit', onPress: () => {}})}
  </form>`;
}

function day(options: PeriodOptions, name: 'from' | 'to'): TemplateResult {
  const {words, period, isLoading, problem} = options;
  const text = problem?.field === name ? problem.text : '';
  return html`<div class="field">
    <label for=${name}>${words[name]}</label>
    <input
      class="input"
      type="date"
      id=${name}
      required
      ?readonly=${isLoading && !period[name]}
      .value=${period[name] ?? ''}
      aria-invalid=${text ? 'true' : nothing}
      aria-describedby=${text ? `${name}-about` : nothing}
    />
    ${
      text
        ? html`<p class="error" id="${name}-about">${icon(icons.alert)}<span>${text}</span></p>`
        : nothing
    }
  </div>`;
}
