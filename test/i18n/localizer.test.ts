import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {payment} from '../../src/i18n/en/payment.ts';
import {
  consentVersion,
  createLocalizer,
  languages,
  loadLocale,
  withViews,
} from '../../src/i18n/index.ts';
import {usd} from './support.ts';

describe('the locale', () => {
  it('that Intl does not take leaves English', () => {
    const localizer = createLocalizer({locale: 'not_a_locale!'});

    assert.equal(localizer.messages.paySelected, 'Pay Selected');
    assert.equal(localizer.money(usd(100)), '$1.00');
  });

  it('of a language without texts leaves English, its formats included', async () => {
    const localizer = createLocalizer({locale: 'fr-FR', messages: await loadLocale('fr-FR')});

    assert.equal(localizer.language, 'en');
    assert.equal(localizer.money(usd(795_000)), '$7,950.00');
  });

  it('decides the direction', async () => {
    assert.equal(createLocalizer({locale: 'en'}).direction, 'ltr');
    assert.equal(
      createLocalizer({locale: 'ar-EG', messages: await loadLocale('ar-EG')}).direction,
      'rtl',
    );
  });

  it('offers every language it names', async () => {
    for (const language of languages) {
      assert.equal((await loadLocale(language)).language, language);
    }
  });
});

describe('the texts of a view', () => {
  it('are English until those of the language have arrived', async () => {
    const german = await loadLocale('de');

    const early = createLocalizer({locale: 'de', messages: german});
    const later = createLocalizer({locale: 'de', messages: await withViews(german)});

    assert.equal(early.view('payment', payment).total, 'Total');
    assert.equal(later.view('payment', payment).total, 'Gesamt');
  });

  it('are one object per localizer, made once', () => {
    const localizer = createLocalizer();

    assert.equal(localizer.view('payment', payment), localizer.view('payment', payment));
  });
});

describe("a firm's own words", () => {
  it('replace any text and leave its neighbours', () => {
    const {messages} = createLocalizer({
      overrides: {core: {paySelected: 'Pay these', live: {cleared: 'Nothing selected'}}},
    });

    assert.equal(messages.paySelected, 'Pay these');
    assert.equal(messages.live.cleared, 'Nothing selected');
    assert.equal(messages.live.loading, 'Loading invoices');
    assert.equal(messages.payNow, 'Pay Now');
  });

  it('may use the formats', () => {
    const {messages} = createLocalizer({
      overrides: {core: (f) => ({selected: (count) => `${f.number(count)} picked`})},
    });

    assert.equal(messages.selected(2000), '2,000 picked');
  });

  it('may be in a language of their own, with its plurals and formats', () => {
    const localizer = createLocalizer({
      locale: 'fr',
      overrides: {
        language: 'fr',
        core: (f) => ({
          selected: (count) => f.plural(count, {one: 'un choix', other: 'des choix'}),
        }),
      },
    });

    assert.equal(localizer.language, 'fr');
    assert.equal(localizer.messages.selected(0), 'un choix');
    assert.match(localizer.money(usd(795_000)), /7.950,00.\$US/u);
  });

  it('for the consent never pass as ours (P-22)', () => {
    const words = {payment: {consent: {card: () => 'You agree.'}}};

    assert.equal(createLocalizer().consentVersion, consentVersion);
    assert.equal(createLocalizer({overrides: words}).consentVersion, 'custom');
    assert.equal(
      createLocalizer({overrides: {...words, consentVersion: 'alder-3'}}).consentVersion,
      'alder-3',
    );
    assert.equal(
      createLocalizer({overrides: {payment: {total: 'Sum'}}}).consentVersion,
      consentVersion,
    );
  });
});
