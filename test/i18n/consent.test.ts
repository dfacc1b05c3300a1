import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {newMethod as englishNewMethod} from '../../src/i18n/en/new-method.ts';
import {payment as english} from '../../src/i18n/en/payment.ts';
import {
  consentVersion,
  languages,
  loadLocale,
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

  it('for a method that is saved says until when, and how it is charged', () => {
    const {saveCard, saveBank, kept} = inEnglish.newMethod.consent;
    assert.equal(
      saveCard('Alder & Quay LLP'),
      'Alder & Quay LLP keeps this card for payments you start here. It is charged only when you press Pay, and you can delete it any time.',
    );
    assert.equal(
      saveBank('Alder & Quay LLP', 'billing@alder.example'),
      'You allow Alder & Quay LLP to debit this bank account each time you choose it and press Pay, until you delete it or write to billing@alder.example.',
    );
    assert.equal(kept(3), 'It is kept only until these 3 payments are final, then removed.');
  });

  it('keeps its version as long as its words', async () => {
    const words = await Promise.all(
      languages.map(async (language) => {
        const {payment: pay, newMethod: add} = (await loadLocale(language)).views ?? {};
        const {payment = english} = (await pay?.()) ?? {};
        const {newMethod = englishNewMethod} = (await add?.()) ?? {};
        const {card, bank} = payment(bare).consent;
        const {saveCard, saveBank, kept} = newMethod(bare).consent;
        const {firm, contact} = three;
        return [
          ...[one, three].flatMap((values) => [card(values), bank(values)]),
          ...[saveCard(firm), saveBank(firm, contact), kept(3)],
          ...Object.values(newMethod(bare).thisOne),
        ];
      }),
    );
    const fingerprint = createHash('sha256').update(JSON.stringify(words)).digest('hex');

    // Changed words of the consent? Give `consentVersion` a new name, then put both here.
    assert.deepEqual([consentVersion, fingerprint.slice(0, 16)], ['2026-11-2', '4bc644cb27afaa2b']);
  });
});
