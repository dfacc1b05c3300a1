import {html, type TemplateResult} from 'lit';
import {invoiceBadge, name} from '../../parts/index.ts';
import type {InvoiceScene} from './scene.ts';

/** Number and badge. */
export function headOf({invoice, localizer, words, today}: InvoiceScene): TemplateResult {
  return html`<div class="head" part="heading">
    <slot name="heading"
      ><h2
        class="l strong"
        id="invoice-heading"
        tabindex="-1"
        aria-label=${words.title(invoice.number)}
      >
        ${name(invoice.number)}
      </h2></slot
    >
    ${invoiceBadge(invoice, today, localizer.messages)}
  </div>`;
}
