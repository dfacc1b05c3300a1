import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {minorDigits, money} from '../../src/model/money.ts';
import {isSameMoney, totalsByCurrency} from '../../src/model/totals.ts';

const digits: Record<number, string> = {
  0: 'JPY KRW ISK UGX CLP VND XAF XOF XPF BIF DJF GNF KMF PYG RWF VUV UYI',
  2: 'USD EUR GBP CHF INR MGA HUF COP TWD RSD LAK AFN ALL IDR',
  3: 'KWD BHD JOD OMR TND IQD LYD',
  4: 'CLF UYW',
};
for (const [count, currencies] of Object.entries(digits)) {
  test(`P-19 the minor unit has ${count} decimals in ${currencies}`, () => {
    for (const currency of currencies.split(' ')) {
      assert.equal(minorDigits(currency), Number(count), currency);
    }
  });
}

test('a currency that is not known has two decimals', () => {
  assert.equal(minorDigits('QQQ'), 2);
});

const amounts = fc.array(
  fc.record({
    amount: fc.integer({min: -1_000_000, max: 1_000_000}),
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  }),
);

test('S-08 totals are one per currency, in order of first appearance', () => {
  const given = [money(300, 'EUR'), money(50, 'USD'), money(200, 'EUR')];

  assert.deepEqual(totalsByCurrency(given), [money(500, 'EUR'), money(50, 'USD')]);
});

test('S-08 the total of a currency is the sum of its amounts and of no other', () => {
  fc.assert(
    fc.property(amounts, (given) => {
      const totals = totalsByCurrency(given);

      assert.equal(totals.length, new Set(given.map(({currency}) => currency)).size);
      for (const {amount, currency} of totals) {
        const own = given.filter((each) => each.currency === currency);
        assert.equal(
          amount,
          own.reduce((sum, each) => sum + each.amount, 0),
        );
      }
    }),
  );
});

test('money is the same only in amount and currency', () => {
  assert.equal(isSameMoney(money(1, 'USD'), money(1, 'USD')), true);
  assert.equal(isSameMoney(money(1, 'USD'), money(1, 'EUR')), false);
  assert.equal(isSameMoney(money(1, 'USD'), money(2, 'USD')), false);
  assert.equal(isSameMoney(null, money(0, 'USD')), false);
  assert.equal(isSameMoney(null, null), true);
});
