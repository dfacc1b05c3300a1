import {html, nothing, type TemplateResult} from 'lit';
import type {MethodLabel, Money} from '../contract/types.ts';
import {methodSpoken, methodTitle, nameText, type RowLocalizer} from '../i18n/index.ts';

/** A name, number or word from data: text, isolated from the direction of what surrounds it. */
export function name(value: string, className?: string): TemplateResult {
  return html`<bdi class=${className ?? nothing}>${nameText(value)}</bdi>`;
}

/** An amount with its currency; never broken over two lines. */
export function money(amount: Money, localizer: RowLocalizer): TemplateResult {
  return html`<bdi class="nowrap">${localizer.money(amount)}</bdi>`;
}

/** "Visa •••• 4242", read out as "Visa ending in 4242". */
export function methodLabel(method: MethodLabel, localizer: RowLocalizer): TemplateResult {
  return html`<bdi aria-hidden="true"
      >${methodTitle(method, localizer)} <span class="nowrap">•••• ${method.last4}</span></bdi
    ><span class="visually-hidden">${methodSpoken(method, localizer)}</span>`;
}
