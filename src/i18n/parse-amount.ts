import {minorDigits} from '../model/money.ts';
import type {Formats} from './formats.ts';

/**
 * Minor units of an amount typed in the manner of a locale ("1,200.50", "1.200,50", "١٢٠٠"), with or
 * without its currency; NaN for anything else, more decimals than the currency has among it.
 */
export function parseAmount(
  text: string,
  currency: string,
  {locale}: Pick<Formats, 'locale'>,
): number {
  const format = (value: number) =>
    new Intl.NumberFormat(locale, {useGrouping: false}).format(value);
  const own = [...format(9_876_543_210)].reverse();
  const decimal = format(1.5)
    .replace(own[1] ?? '', '')
    .replace(own[5] ?? '', '');
  const plain = [...text.normalize('NFKC')]
    .map((sign) => {
      if (sign === decimal) return '.';
      if (sign === '.') return '';
      return own.includes(sign) ? own.indexOf(sign) : sign;
    })
    .join('');
  // What groups or names the currency says nothing; a sign or a word does.
  if (/[-−\p{L}]/u.test(plain.replace(currency, ''))) return NaN;
  const [whole = '', part = '', ...more] = plain.replace(/[^\d.]/g, '').split('.');
  const digits = minorDigits(currency);
  const isAmount = /^\d{1,13}$/.test(whole) && part.length <= digits && more.length === 0;
  return isAmount ? Number(whole + part.padEnd(digits, '0')) : NaN;
}
