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
  const digits = minorDigits(currency);
  const decimal = decimalOf(locale);
  const plain = [...text.normalize('NFKC')]
    .map((sign) => (sign === decimal ? '.' : (digitOf(sign) ?? '')))
    .join('');
  const match = /^(\d{1,13})(?:\.(\d*))?$/.exec(plain);
  if (!match || /[-−\p{L}]/u.test(text.replace(currency, ''))) return NaN;
  const [, whole = '', part = ''] = match;
  return part.length > digits ? NaN : Number(whole + part.padEnd(digits, '0'));
}

function decimalOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({type}) => type === 'decimal')?.value ?? '.';
}

/** Digits of every script are sorted in tens that begin with zero. */
function digitOf(sign: string): string | undefined {
  if (!/\p{Nd}/u.test(sign)) return undefined;
  let value = 0;
  const code = sign.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
