import {minorDigits} from './money.ts';
import type {Money} from '../contract/types.ts';

/**
 * Between ISO 4217 minor units (ours) and the processor's smallest units.
 * Source: Stripe's documentation of supported currencies (zero-decimal, three-decimal, special
 * cases, minimum and maximum charge), as of API 2026-10-28.
 */

/** Zero-decimal at the processor. MGA has two decimals in ISO 4217 and none there. */
const zeroDecimal = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);

/** Three decimals, of which the last must be 0. */
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '));

/** No decimals in ISO 4217, but written with two there, which must be 00. */
const writtenWithTwo = new Set(['ISK', 'UGX']);

/** The least one charge may take, in the processor's units. */
const minimums: Readonly<Record<string, number>> = {
  AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50, GBP: 30,
  HKD: 400, HUF: 17500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200,
  RON: 200, SEK: 300, SGD: 50, THB: 1000, USD: 50,
}; // prettier-ignore

/** Where no minimum is published, one that is worth more than 0.50 USD in each such currency. */
const fallbackMinimums = {zero: 1000, two: 5000, three: 250};

/** Eight digits at most. */
const maximum = 99_999_999;

function processorDigits(currency: string): number {
  if (zeroDecimal.has(currency)) return 0;
  if (threeDecimal.has(currency)) return 3;
  return 2;
}

/** The processor's amount, or null where it cannot write this one (KWD 1.005, MGA 0.20). */
export function toProcessorAmount({amount, currency}: Money): number | null {
  const shift = processorDigits(currency) - minorDigits(currency);
  if (threeDecimal.has(currency) && amount % 10 !== 0) return null;
  if (shift >= 0) return amount * 10 ** shift;
  const divisor = 10 ** -shift;
  return amount % divisor === 0 ? amount / divisor : null;
}

/** Our minor units for an amount of the processor's. Whole for every amount it can send. */
export function fromProcessorAmount(amount: number, currency: string): Money {
  const shift = processorDigits(currency) - minorDigits(currency);
  return {amount: shift >= 0 ? Math.round(amount / 10 ** shift) : amount * 10 ** -shift, currency};
}

/** The least one charge may take, in minor units. */
export function minimumCharge(currency: string): Money {
  const places = processorDigits(currency);
  const fallback = places === 0 ? 'zero' : places === 3 ? 'three' : 'two';
  const inProcessorUnits = minimums[currency] ?? fallbackMinimums[fallback];
  return writtenWithTwo.has(currency)
    ? {amount: Math.ceil(inProcessorUnits / 100), currency}
    : fromProcessorAmount(inProcessorUnits, currency);
}

export type ChargeProblem = 'not_representable' | 'below_minimum' | 'above_maximum';

/** Why one charge of this amount is impossible, or null when it is possible. */
export function chargeProblem(charge: Money): ChargeProblem | null {
  if (charge.amount < minimumCharge(charge.currency).amount) return 'below_minimum';
  const processorAmount = toProcessorAmount(charge);
  if (processorAmount === null) return 'not_representable';
  return processorAmount > maximum ? 'above_maximum' : null;
}
