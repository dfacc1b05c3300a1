import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseAmount} from '../../src/i18n/index.ts';

const read = (text: string, locale: string, currency = 'USD') =>
  parseAmount(text, currency, {locale});

for (const [locale, text, amount] of [
  ['en-US', '1,200.50', 120_050],
  ['en-US', '$1,200.5', 120_050],
  ['en-US', '12', 1_200],
  ['en-US', '12.', 1_200],
  ['en-US', ' 12 USD ', 1_200],
  ['de-DE', '1.200,50', 120_050],
  ['de-CH', '1’200.50', 120_050],
  ['fr-FR', '1 200,50', 120_050],
  ['ar-EG', '١٬٢٠٠٫٥٠', 120_050],
  ['ar', '1,200.50', 120_050],
  ['hi-IN', '1,20,000', 12_000_000],
  ['en-US', '１２', 1_200],
] as const) {
  test(`P-13: ${text} is ${amount} in ${locale}`, () => assert.equal(read(text, locale), amount));
}

test('P-13: the decimals are those of the currency (P-19)', () => {
  assert.equal(read('1200', 'ja-JP', 'JPY'), 1200);
  assert.ok(Number.isNaN(read('12.5', 'ja-JP', 'JPY')));
  assert.equal(read('1.005', 'en-US', 'KWD'), 1005);
});

for (const text of [
  '',
  '-5',
  '−5',
  'five',
  '1.2.3',
  '12.345',
  '.',
  '.5',
  '1e3',
  '99999999999999',
]) {
  test(`P-13: “${text}” is no amount`, () => assert.ok(Number.isNaN(read(text, 'en-US'))));
}
