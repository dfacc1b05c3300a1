import {html, noChange, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AmountPart, PaymentLine} from '../../client/payment-flow/state.ts';
import {parseAmount} from '../../i18n/index.ts';
import {icon} from '../../parts/icon.ts';
import {alert} from '../../parts/icons.ts';
import type {Scene} from './scene.ts';

/** How much of an invoice is paid now: opens in its place below the line (P-13). */
export function amountPart(
  scene: Scene,
  {invoiceId, number}: PaymentLine,
  part: AmountPart,
): TemplateResult {
  const {flow, more, typed} = scene;
  // Nothing else can be chosen while nobody is signed in, or before changed amounts are confirmed.
  const isOpen = flow.value.phase === 'review';
  const {part: words} = more;
  const {due, isOther} = part;
  const kind = (isChecked: boolean, label: string, onChoose: () => void) =>
    html`<label class="choice">
      <input
        class="box"
        type="radio"
        name=${`part-${invoiceId}`}
        .checked=${live(isChecked)}
        @change=${onChoose}
      />
      ${label}
    </label>`;
  return html`<details class="part" ?open=${isOther || noChange}>
    <summary class="s" aria-label=${words.name(number)}>${words.open}</summary>
    <fieldset aria-label=${words.name(number)} ?disabled=${!isOpen}>
      ${kind(!isOther, words.dueNow(due), () => {
        typed.delete(invoiceId);
        flow.payPart(invoiceId);
      })}
      ${kind(isOther, words.other, () => flow.payPart(invoiceId, null))}
      ${isOther ? amountField(scene, invoiceId, part) : nothing}
    </fieldset>
  </details>`;
}

function amountField(
  {localizer, more: {part: words}, flow, typed}: Scene,
  invoiceId: string,
  {min, due, problem}: AmountPart,
): TemplateResult {
  const {currency} = due;
  const most = {amount: due.amount - min.amount, currency};
  const errors = {
    missing: undefined,
    unreadable: words.unreadable(currency, most),
    too_little: words.tooLittle(min),
    too_much: words.tooMuch(most),
  };
  const error = problem && errors[problem];
  const id = `range-${invoiceId}`;
  const read = (event: Event) => {
    const {value} = event.target as HTMLInputElement;
    typed.set(invoiceId, value);
    flow.payPart(invoiceId, value.trim() ? parseAmount(value, currency, localizer) : null);
  };
  return html`<div class="field">
    <div class="with" dir="ltr">
      <input
        class="input"
        inputmode="decimal"
        autocomplete="off"
        .value=${typed.get(invoiceId) ?? ''}
        aria-label=${words.other}
        aria-describedby=${id}
        aria-invalid=${error ? 'true' : nothing}
        @input=${read}
      />
      <span class="currency muted">${currency}</span>
    </div>
    ${
      error
        ? html`<p class="error" id=${id}>${icon(alert)}<span>${error}</span></p>`
        : html`<p class="hint" id=${id}>${words.range(min, most)}</p>`
    }
  </div>`;
}
