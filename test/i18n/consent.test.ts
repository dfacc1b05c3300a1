import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {payment as english} from '../../src/i18n/en/payment.ts';
import {
  consentVersion,
  languages,
  loadLocale,
  withViews,
  type ConsentValues,
  type Formats,
} from '../../src/i18n/index.ts';
import {allTexts, inEnglish, localizerFor, usd} from './support.ts';

const three: ConsentValues = {
  firm: 'Alder & Quay LLP',
  method: 'Harbor Bank •••• 6789',
  count: 3,
  total: usd(795_000),
  date: '2026-11-22',
  contact: 'billing@alder.example',
};
const one = {...three, count: 1};

/** The words alone: how a browser writes dates and amounts is no part of their version. */
const bare: Formats = {
  locale: 'en',
  direction: 'ltr',
  number: String,
  money: ({amount, currency}) => `${currency} ${amount}`,
  date: (value) => value,
  shortDate: (value) => value,
  time: String,
  month: (month, year) => `${month}/${year}`,
  country: (code) => code,
  plural: (_count, {other}) => other,
  and: (items) => items.join(),
  list: (items) => items.join(),
  named: (names) => names.join(),
  text: (value) => value,
};

describe('what the payer agrees to (P-22)', () => {
  const {consent} = inEnglish.payment;

  it('for a card names firm, method and amount', () => {
    assert.equal(
      consent.card({...one, method: 'Visa •••• 4242'}),
      'By paying, you allow Alder & Quay LLP to charge Visa •••• 4242 $7,950.00.',
    );
    assert.equal(
      consent.card({...three, method: 'Visa •••• 4242'}),
      'By paying, you allow Alder & Quay LLP to charge Visa •••• 4242 each amount listed here.',
    );
  });

  it('for a bank account is the whole authorisation', () => {
    assert.equal(
      consent.bank(three),
      'By paying, you allow Alder & Quay LLP to debit Harbor Bank •••• 6789 3 times for the amounts listed here, $7,950.00 in all, on or after Nov 22, 2026, and to credit it to correct errors. You can withdraw this authorization for debits not yet sent by writing to billing@alder.example. A debit takes a few business days and your bank can return it.',
    );
    assert.match(consent.bank(one), /to debit Harbor Bank •••• 6789 \$7,950\.00 on or after/);
  });

  for (const language of languages) {
    it(`says firm, method, total, date and contact in ${language}`, async () => {
      const localizer = await localizerFor(language);
      const text = allTexts(localizer).payment.consent.bank(three);
      const parts = [
        three.firm,
        three.method,
        localizer.money(three.total),
        localizer.number(3),
        localizer.date(three.date),
        three.contact,
      ];
      for (const part of parts) assert.ok(text.includes(part), `${part} in ${text}`);
    });
  }

  it('keeps its version as long as its words', async () => {
    const words = await Promise.all(
      languages.map(async (language) => {
        const {payment = english} = await withViews(await loadLocale(language));
        const {card, bank} = payment(bare).consent;
        return [one, three].flatMap((values) => [card(values), bank(values)]);
      }),
    );
    const fingerprint = createHash('sha256').update(JSON.stringify(words)).digest('hex');

    // Changed words of the consent? Give `consentVersion` a new name, then put both here.
    assert.deepEqual([consentVersion, fingerprint.slice(0, 16)], ['2026-11-1', 'cc0de8191f78c735']);
  });
});
