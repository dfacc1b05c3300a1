import {decimalText as decimalOf, minorDigits} from '../../../src/model/money.ts';
import {quote} from './problem.ts';

const decimal = /^-?\d+(\.\d+)?$/;

/** Either the amount in minor units, or a sentence that says what is wrong with it. */
export type ParsedAmount = {amount: number} | {message: string};

/** `1200`, `1200.50`, `-75.00`: no thousands separators, at most the currency's digits. */
export function parseAmount(text: string, currency: string): ParsedAmount {
  if (!decimal.test(text)) return {message: notAnAmount(text)};
  const isNegative = text.startsWith('-');
  const [whole = '', fraction = ''] = (isNegative ? text.slice(1) : text).split('.');
  const digits = minorDigits(currency);
  if (fraction.length > digits) {
    return {message: `${quote(text)} has more decimals than ${currency} has (${digits}).`};
  }
  const amount = Number(whole + fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amount)) return {message: `${quote(text)} is too large an amount.`};
  return {amount: isNegative && amount !== 0 ? -amount : amount};
}

/** Whether it is written like an amount, before its currency is known. */
export function problemOfAmount(text: string): string | null {
  return decimal.test(text) ? null : notAnAmount(text);
}

function notAnAmount(text: string): string {
  if (/\d[,' \u00a0\u202f’]\d/.test(text)) {
    return `${quote(text)} has a separator in it; write amounts like 1200.50, with a point before the decimals and nothing between the thousands.`;
  }
  return `${quote(text)} is not an amount; write it like 1200.50, a credit like -75.00.`;
}

/** An amount as it stands in these files, what {@link parseAmount} reads. */
export function decimalText(amount: number, currency: string): string {
  return decimalOf({amount, currency});
}

/** The same with its currency, for sentences. */
export function writeAmount(amount: number, currency: string): string {
  return `${decimalText(amount, currency)} ${currency}`;
}
