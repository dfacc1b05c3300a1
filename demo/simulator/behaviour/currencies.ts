import {invalidRequest} from '../protocol/errors.ts';

/**
 * Amounts as Stripe takes them: https://docs.stripe.com/currencies. Zero-decimal currencies count
 * whole units, three-decimal ones thousandths with a last digit of 0, ISK and UGX hundredths that
 * are always 00, the rest hundredths.
 */
const ZERO_DECIMAL = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '));
const WHOLE_IN_HUNDREDTHS = new Set(['isk', 'ugx']);

/** Stripe's smallest charges, in the units above. */
const MINIMUM: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/** "The amount value supports up to eight digits": the SDK's note on `amount`. */
const MAXIMUM = 99_999_999;

const KNOWN = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

export function checkCurrency(currency: string): string {
  const code = currency.toLowerCase();
  if (KNOWN.has(code)) return code;
  throw invalidRequest(`Invalid currency: ${currency}.`, {param: 'currency'});
}

export function checkAmount(amount: number, currency: string): void {
  const name = currency.toUpperCase();
  const minimum = MINIMUM[currency];
  if (minimum !== undefined && amount < minimum) {
    throw invalidRequest(`Amount must be at least ${display(minimum, currency)}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > MAXIMUM) {
    throw invalidRequest(`Amount must be no more than ${display(MAXIMUM, currency)}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  const step = THREE_DECIMAL.has(currency) ? 10 : WHOLE_IN_HUNDREDTHS.has(currency) ? 100 : 1;
  if (amount % step === 0) return;
  throw invalidRequest(`Invalid amount: amounts in ${name} must be divisible by ${step}.`, {
    code: 'parameter_invalid_integer',
    param: 'amount',
  });
}

function display(amount: number, currency: string): string {
  const digits = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2;
  const formatted = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
  return `${formatted} ${currency}`;
}
