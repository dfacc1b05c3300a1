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

/** Two decimals there, none in ISO 4217 (the decimals must be 00): ISK and UGX need no row. */

/** Three decimals, of which the last must be 0. */
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '));

/** The least one charge may take, in minor units, where the processor publishes it. */
// prettier-ignore
const minimums: Readonly<Record<string, number>> = {
  AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50, GBP: 30,
  HKD: 400, HUF: 17500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200,
  RON: 200, SEK: 300, SGD: 50, THB: 1000, USD: 50,
};

/**
 * Where none is published, the processor asks for what is worth 0.50 USD. Rates move, so these lie
 * a little above, in whole units by how much one is worth; currencies of no row take ten.
 */
const roundMinimums: readonly (readonly [units: number, currencies: string])[] = [
  [1, 'ANG AWG AZN BAM BBD BHD BMD BND BSD BZD FKP GIP JOD KWD KYD OMR SHP'],
  [2, 'BYN FJD GEL ILS PEN QAR SAR TND TOP WST XCD'],
  [100, 'EGP HNL MUR NIO SLE TRY TWD UAH UYU ZMW'],
  [
    500,
    'AFN ALL AMD AOA BDT CRC CVE DJF DOP DZD ETB GMD GYD HTG ISK JMD KES KGS KMF KZT LKR LRD ' +
      'MKD MZN NPR PHP PKR RSD RUB SOS SRD VUV XAF XOF XPF YER',
  ],
  [5000, 'ARS BIF CDF CLP COP KHR KRW MGA MMK MNT MWK NGN PYG RWF TZS UGX'],
  [100_000, 'GNF IDR LAK LBP STD UZS VND'],
];

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

/** Our minor units for an amount of the processor's: the way back from `toProcessorAmount`. */
export function fromProcessorAmount(amount: number, currency: string): Money {
  const shift = processorDigits(currency) - minorDigits(currency);
  return {amount: shift >= 0 ? Math.round(amount / 10 ** shift) : amount * 10 ** -shift, currency};
}

/** The least one charge may take, in minor units. */
export function minimumCharge(currency: string): Money {
  const published = minimums[currency];
  if (published !== undefined) return {amount: published, currency};
  const [units = 10] = roundMinimums.find(([, codes]) => codes.includes(currency)) ?? [];
  return {amount: units * 10 ** minorDigits(currency), currency};
}

export type ChargeProblem = 'not_representable' | 'below_minimum' | 'above_maximum';

/** Why one charge of this amount is impossible, or null when it is possible. */
export function chargeProblem(charge: Money): ChargeProblem | null {
  if (charge.amount < minimumCharge(charge.currency).amount) return 'below_minimum';
  const processorAmount = toProcessorAmount(charge);
  if (processorAmount === null) return 'not_representable';
  return processorAmount > maximum ? 'above_maximum' : null;
}

/** The amounts of a currency that can be charged: multiples of `step` from `minimum` to `maximum`. */
export interface ChargeLimits {
  minimum: number;
  maximum: number;
  step: number;
}

/** {@link chargeProblem} as numbers in minor units, for code that cannot call it, such as SQL. */
export function chargeLimits(currency: string): ChargeLimits {
  const shift = processorDigits(currency) - minorDigits(currency);
  return {
    minimum: minimumCharge(currency).amount,
    maximum: Math.floor(maximum / 10 ** shift),
    step: threeDecimal.has(currency) ? 10 : 10 ** Math.max(0, -shift),
  };
}
