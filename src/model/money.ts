import type {Money} from '../contract/types.ts';

/** Money is always an integer in ISO 4217 minor units together with its currency. */

/**
 * Decimals where they are not two: ISO 4217, list one, of 2026-01-01. `Intl` is no source for
 * them: V8 takes CLDR's digits (HUF, COP and MGA 0), Firefox those of ISO, and a server and a
 * browser that disagree would show amounts a hundredfold.
 */
const withoutDecimals = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const withFour = new Set(['CLF', 'UYW']);

/** How many decimals the minor unit of a currency stands for: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  if (withoutDecimals.has(currency)) return 0;
  if (withThree.has(currency)) return 3;
  return withFour.has(currency) ? 4 : 2;
}

export function money(amount: number, currency: string): Money {
  return {amount, currency};
}

/**
 * Minor units as an exact decimal with a point, such as `-12.50`: division would round beyond fifteen
 * digits.
 */
export function decimalText({amount, currency}: Money): `${number}` {
  const places = minorDigits(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  return `${amount < 0 ? '-' : ''}${whole}${places > 0 ? `.${fraction}` : ''}` as `${number}`;
}
