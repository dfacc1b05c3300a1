import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {money} from '../../src/model/money.ts';
import {
  chargeLimits,
  chargeProblem,
  fromProcessorAmount,
  minimumCharge,
  toProcessorAmount,
} from '../../src/model/processor-units.ts';

const conversions: [minor: number, currency: string, processor: number | null][] = [
  [1250, 'USD', 1250],
  [1250, 'JPY', 1250],
  [5120, 'KWD', 5120],
  [5124, 'KWD', null],
  [5, 'ISK', 500],
  [7000, 'UGX', 700_000],
  [5000, 'MGA', 50],
  [5020, 'MGA', null],
  [175_00, 'HUF', 17_500],
  [120_00, 'TWD', 12_000],
  [99, 'COP', 99],
];
for (const [minor, currency, processor] of conversions) {
  test(`P-19 ${currency} ${minor} in minor units is ${processor ?? 'nothing'} for the processor`, () => {
    assert.equal(toProcessorAmount(money(minor, currency)), processor);
  });
}

/** Units per US dollar, rounded, in 2026: enough to see that a minimum has the right size. */
// prettier-ignore
const perDollar: Record<string, number> = {
  AED: 3.67, AFN: 70, ALL: 85, AMD: 385, ANG: 1.8, AOA: 915, ARS: 1400, AUD: 1.5, AWG: 1.8,
  AZN: 1.7, BAM: 1.7, BBD: 2, BDT: 122, BGN: 1.7, BHD: 0.376, BIF: 2950, BMD: 1, BND: 1.3,
  BOB: 6.9, BRL: 5.4, BSD: 1, BWP: 13.5, BYN: 3.3, BZD: 2, CAD: 1.4, CDF: 2800, CHF: 0.8,
  CLP: 950, CNY: 7.1, COP: 4000, CRC: 505, CVE: 95, CZK: 21, DJF: 178, DKK: 6.4, DOP: 62,
  DZD: 130, EGP: 48, ETB: 145, EUR: 0.86, FJD: 2.3, FKP: 0.75, GBP: 0.75, GEL: 2.7, GIP: 0.75,
  GMD: 72, GNF: 8650, GTQ: 7.7, GYD: 209, HKD: 7.8, HNL: 26, HTG: 131, HUF: 335, IDR: 16500,
  ILS: 3.4, ISK: 122, JMD: 160, JOD: 0.709, JPY: 150, KES: 129, KGS: 87, KHR: 4010, KMF: 420,
  KRW: 1400, KWD: 0.307, KYD: 0.83, KZT: 540, LAK: 21600, LBP: 89500, LKR: 302, LRD: 190,
  LSL: 17.5, MAD: 9.1, MDL: 17, MGA: 4450, MKD: 52, MMK: 2100, MNT: 3590, MOP: 8, MUR: 46,
  MVR: 15.4, MWK: 1735, MXN: 18.5, MYR: 4.2, MZN: 64, NAD: 17.5, NGN: 1500, NIO: 37, NOK: 10,
  NPR: 140, NZD: 1.7, OMR: 0.385, PEN: 3.5, PGK: 4.1, PHP: 58, PKR: 282, PLN: 3.6, PYG: 7200,
  QAR: 3.64, RON: 4.4, RSD: 100, RUB: 82, RWF: 1445, SAR: 3.75, SBD: 8.3, SCR: 14, SEK: 9.5,
  SGD: 1.3, SHP: 0.75, SLE: 23, SOS: 571, SRD: 39, STD: 21000, SZL: 17.5, THB: 32.5, TJS: 9.4,
  TND: 2.9, TOP: 2.4, TRY: 41, TTD: 6.8, TWD: 30, TZS: 2470, UAH: 41, UGX: 3500, USD: 1, UYU: 40,
  UZS: 12200, VND: 26300, VUV: 120, WST: 2.7, XAF: 560, XCD: 2.7, XOF: 560, XPF: 102, YER: 239,
  ZAR: 17.5, ZMW: 24,
};

const currency = fc.constantFrom(...Object.keys(perDollar));

test('P-19 every amount that the processor can write comes back from it unchanged', () => {
  fc.assert(
    fc.property(currency, fc.integer({min: 0, max: 99_999_999}), (code, amount) => {
      const written = toProcessorAmount(money(amount, code));
      fc.pre(written !== null);

      assert.deepEqual(fromProcessorAmount(written, code), money(amount, code));
    }),
  );
});

test('what the processor sends is written back as it was, but for decimals it may not use', () => {
  for (const code of ['USD', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'HUF']) {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 99_999}), (units) => {
        const sent = units * 100;
        assert.equal(toProcessorAmount(fromProcessorAmount(sent, code)), sent, code);
      }),
    );
  }
});

/** The processor publishes a minimum for these; some of them are worth less than 0.50 USD. */
const published =
  'AED AUD BGN BRL CAD CHF CZK DKK EUR GBP HKD HUF INR JPY MXN MYR NOK NZD PLN RON SEK SGD THB USD';

test('where no minimum is published it is worth between 0.50 and 30 US dollars', () => {
  for (const [code, rate] of Object.entries(perDollar)) {
    if (published.includes(code)) continue;
    const {amount} = minimumCharge(code);
    const inDollars = fromMinor(amount, code) / rate;

    assert.ok(inDollars >= 0.5 && inDollars <= 30, `${code}: ${inDollars}`);
  }
});

/** In whole units; ISO 4217's digits are written here once more on purpose. */
function fromMinor(amount: number, code: string): number {
  if ('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.includes(code))
    return amount;
  return amount / ('BHD JOD KWD OMR TND'.includes(code) ? 1000 : 100);
}

const publishedMinimums: [currency: string, minor: number][] = [
  ['USD', 50],
  ['EUR', 50],
  ['GBP', 30],
  ['JPY', 50],
  ['HUF', 17_500],
  ['CZK', 1500],
  ['MXN', 1000],
];
for (const [code, minor] of publishedMinimums) {
  test(`the least charge in ${code} is the published one`, () => {
    assert.deepEqual(minimumCharge(code), money(minor, code));
  });
}

test('every minimum can itself be charged, and one minor unit less cannot', () => {
  for (const code of Object.keys(perDollar)) {
    const least = minimumCharge(code);

    assert.equal(chargeProblem(least), null, code);
    assert.equal(chargeProblem(money(least.amount - 1, code)), 'below_minimum', code);
  }
});

const problems: [amount: number, currency: string, problem: string | null][] = [
  [50, 'USD', null],
  [49, 'USD', 'below_minimum'],
  [0, 'USD', 'below_minimum'],
  [-500, 'USD', 'below_minimum'],
  [99_999_999, 'USD', null],
  [100_000_000, 'USD', 'above_maximum'],
  [1_005, 'KWD', 'not_representable'],
  [1_010, 'KWD', null],
  [5_000_020, 'MGA', 'not_representable'],
  [999_999, 'ISK', null],
  [1_000_000, 'ISK', 'above_maximum'],
];
for (const [amount, code, problem] of problems) {
  test(`P-19 one charge of ${code} ${amount} is ${problem ?? 'possible'}`, () => {
    assert.equal(chargeProblem(money(amount, code)), problem);
  });
}

test('the limits of a currency as numbers say what a charge alone says', () => {
  fc.assert(
    fc.property(currency, fc.integer({min: -10, max: 12_000_000_000}), (code, amount) => {
      const {minimum, maximum, step} = chargeLimits(code);
      const isPossible = amount >= minimum && amount <= maximum && amount % step === 0;

      assert.equal(isPossible, chargeProblem(money(amount, code)) === null);
    }),
    {numRuns: 1000},
  );
  for (const code of Object.keys(perDollar)) {
    const {maximum, step} = chargeLimits(code);
    assert.equal(chargeProblem(money(maximum - (maximum % step), code)), null, code);
    assert.equal(
      chargeProblem(money(maximum - (maximum % step) + step, code)),
      'above_maximum',
      code,
    );
  }
});
