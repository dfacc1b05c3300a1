import {html, svg, type TemplateResult} from 'lit';
import type {MethodLabel} from '../contract/types.ts';
import {icon} from './icon.ts';
import {bank, card} from './view-icons.ts';

/** Drawn by us: the word, or discs. The name beside the mark says which it is. */
const words: Readonly<Record<string, string>> = {
  amex: 'AMEX',
  diners: 'DC',
  discover: 'DISC',
  jcb: 'JCB',
  unionpay: 'UP',
  visa: 'VISA',
};

/** A chip of 36 by 24 that repeats the brand. Needs the `method` sheet. */
export function methodMark({
  kind,
  brand = '',
}: Pick<MethodLabel, 'kind' | 'brand'>): TemplateResult {
  return html`<span class="mark" aria-hidden="true">${drawing(kind, brand)}</span>`;
}

function drawing(kind: MethodLabel['kind'], brand: string): string | TemplateResult {
  if (kind === 'us_bank_account') return icon(bank);
  if (kind !== 'card') return icon(card);
  if (brand === 'mastercard') return discs;
  return words[brand] ?? icon(card);
}

const discs = html`<svg viewBox="0 0 22 14" width="22" height="14" fill="currentColor">
  ${svg`<circle cx="7.5" cy="7" r="6" opacity=".9"/><circle cx="14.5" cy="7" r="6" opacity=".5"/>`}
</svg>`;
