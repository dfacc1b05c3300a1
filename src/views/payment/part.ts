import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AmountPart, PaymentLine} from '../../client/payment-flow/state.ts';
import {parseAmount} from '../../i18n/index.ts';
import {field} from '../../parts/field.ts';
import type {Scene} from './scene.ts';

/** How much of an invoice is paid now: opens in its place below the line (P-13). */
export function amountPart(
  {localizer, more: {part: words}, flow}: Scene,
  {invoiceId, number}: PaymentLine,
  {min, due, isOther, problem}: AmountPart,
): TemplateResult {
  const {currency} = due;
  const most = {amount: due.amount - min.amount, currency};
  const texts = {
    unreadable: words.unreadable(currency, most),
    too_little: words.tooLittle(min),
    too_much: words.tooMuch(most),
  };
  const pay = (text: string) => flow.payPart(invoiceId, parseAmount(text, currency, localizer));
  const inputOf = (event: Event) =>
    (event.currentTarget as Element).closest('.part')?.querySelector<HTMLInputElement>('.input');
  const kind = (isChecked: boolean, label: string, onChoose: (event: Event) => void) =>
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
  return html`<details class="part" ?open=${isOther || nothing}>
    <summary class="s" aria-label=${words.name(number)}>${words.open}</summary>
    <fieldset aria-label=${words.name(number)}>
      ${kind(!isOther, words.dueNow(due), () => flow.payPart(invoiceId, null))}
      ${kind(isOther, words.other, (event) => {
        const input = inputOf(event);
        pay(input?.value ?? '');
        input?.focus();
      })}
      ${field({
        id: `amount-${invoiceId}`,
        label: `${words.other} (${currency})`,
        hint: words.range(min, most),
        error: problem ? texts[problem] : undefined,
        control: ({id, describedBy, invalid}) =>
          html`<input
            class="input"
            id=${id}
            inputmode="decimal"
            autocomplete="off"
            dir="ltr"
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            @input=${(event: Event) => pay((event.target as HTMLInputElement).value)}
          />`,
      })}
    </fieldset>
  </details>`;
}
