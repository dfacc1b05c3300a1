import type {Money} from '../contract/types.ts';

/** Money is always an integer in ISO 4217 minor units together with its currency. */

const digits = new Map<string, number>();

/** How many decimals a currency has (USD 2, JPY 0, KWD 3): ISO 4217, as ECMA-402 carries it. */
export function minorDigits(currency: string): number {
  let found = digits.get(currency);
  if (found === undefined) {
    const format = new Intl.NumberFormat('en', {style: 'currency', currency});
    found = format.resolvedOptions().maximumFractionDigits ?? 2;
    // Bounded by ISO 4217 itself: some 180 codes.
    digits.set(currency, found);
  }
  return found;
}

export function money(amount: number, currency: string): Money {
  return {amount, currency};
}

/** One sum per currency, in order of first appearance. Currencies are never added together. */
export function totalsByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, number>();
  for (const {amount, currency} of amounts) {
    totals.set(currency, (totals.get(currency) ?? 0) + amount);
  }
  return [...totals].map(([currency, amount]) => ({amount, currency}));
}

export function isSameMoney(one: Money | null, other: Money | null): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
