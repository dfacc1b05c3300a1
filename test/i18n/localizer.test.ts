import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {payment} from '../../src/i18n/en/payment.ts';
import {
  consentVersion,
  createLocalizer,
  expectTexts,
  hasTexts,
  languages,
  loadLocale,
  loadTexts,
  type LocaleMessages,
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
    assert.equal(early.view('payment', payment).total, 'Total');
    assert.equal(hasTexts(german, ['payment']), false);
    await loadTexts(german, ['payment']);

    assert.equal(hasTexts(german, ['payment']), true);
    assert.equal(early.view('payment', payment).total, 'Gesamt');
    assert.equal(hasTexts(german, ['payment', 'methods']), false);
  });

  it('that could not be loaded are asked for again', async () => {
    let attempts = 0;
    const load = async () => {
      attempts += 1;
      if (attempts === 1) throw new TypeError('Failed to fetch dynamically imported module');
      return {payment};
    };
    const messages: LocaleMessages = {language: 'de', views: {payment: load}};

    await assert.rejects(loadTexts(messages, ['payment']), TypeError);
    await loadTexts(messages, ['payment']);

    assert.equal(hasTexts(messages, ['payment']), true);
  });

  it('are loaded once, ahead of who shows them, in the languages that are spoken', async () => {
    let attempts = 0;
    const load = async () => {
      attempts += 1;
      return {payment};
    };
    const messages: LocaleMessages = {language: 'de', views: {payment: load}};

    expectTexts('payment');
    assert.equal(attempts, 0);
    createLocalizer({messages});
    expectTexts('payment');
    await loadTexts(messages, ['payment']);

    assert.equal(attempts, 1);
  });

  it('are never awaited in English, which brings them', () => {
    assert.equal(hasTexts({language: 'en'}, ['payment', 'methods']), true);
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
