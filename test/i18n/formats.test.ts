import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import fc from 'fast-check';
import {createLocalizer, plainText} from '../../src/i18n/index.ts';
import {english, localizerFor, usd} from './support.ts';

const zone = process.env['TZ'];

/** Spaces in amounts must not break; for reading, a test writes them as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('amounts', () => {
  it('carry their currency and as many decimals as it has (P-19)', () => {
    assert.equal(english.money(usd(795_000)), '$7,950.00');
    assert.equal(english.money({amount: 5000, currency: 'JPY'}), '¥5,000');
    assert.equal(plain(english.money({amount: 1_240_500, currency: 'KWD'})), 'KWD 1,240.500');
    assert.equal(english.money(usd(-5)), '-$0.05');
  });

  it('are exact to the minor unit, however large (P-10)', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const digits = english.money(usd(amount)).replace(/[^\d]/g, '');
        assert.equal(BigInt(digits), BigInt(Math.abs(amount)));
      }),
    );
  });

  it('keep the letters and the sign of a currency together from right to left', async () => {
    const arabic = await localizerFor('ar');
    const swedish = createLocalizer({locale: 'sv-SE'});

    for (const amount of [482_000, -45_000]) {
      assert.match(arabic.money(usd(amount)), /\u00a0\u200fUS\$\u200e\u2069$/);
    }
    assert.match(arabic.money({amount: 1000, currency: 'EUR'}), /\u00a0€\u2069$/);
    assert.doesNotMatch(swedish.money(usd(482_000)), /[\u200e\u200f]/);
  });

  it('follow the country where the texts speak its language', async () => {
    const german = await localizerFor('de');
    const swiss = await localizerFor('de-CH');

    assert.equal(plain(german.money(usd(795_000))), '7.950,00 $');
    assert.match(swiss.money(usd(795_000)), /7[’']950\.00/);
  });
});

describe('dates', () => {
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  for (const viewer of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York']) {
    it(`of the calendar do not shift for a viewer in ${viewer} (L-05)`, () => {
      process.env['TZ'] = viewer;
      const localizer = createLocalizer({locale: 'en-US'});

      assert.equal(localizer.date('2026-11-08'), 'Nov 8, 2026');
      assert.equal(localizer.shortDate('2026-11-08'), 'Nov 8');
    });
  }

  it('of an instant are those of the given zone', () => {
    const instant = '2026-11-08T23:30:00Z';

    assert.equal(english.date(instant, 'Europe/Berlin'), 'Nov 9, 2026');
    assert.equal(english.date(instant, 'America/New_York'), 'Nov 8, 2026');
    assert.equal(english.date(instant, 'No/Such_Zone'), 'Nov 8, 2026');
  });

  it('of a card read as the card bears them', async () => {
    assert.equal(english.month(8, 2028), '08/2028');
    assert.equal(plainText((await localizerFor('ar')).month(8, 2028)), '08/2028');
  });
});

describe('lists', () => {
  const andMore = (shown: string, more: number) => `${shown} and ${more} more`;

  it('join amounts of two currencies with a word', () => {
    const totals = [usd(600_000), {amount: 98_000, currency: 'EUR'}].map(english.money);

    assert.equal(english.and(totals), '$6,000.00 and €980.00');
  });

  it('name three and count the rest', () => {
    assert.equal(english.named(['INV-7', 'INV-9'], andMore), 'INV-7 and INV-9');
    assert.equal(english.named(['INV-7', 'INV-9'], andMore, 'list'), 'INV-7, INV-9');
    assert.equal(english.named(['1', '2', '3', '4', '5'], andMore), '1, 2, 3 and 2 more');
  });
});

describe('plurals', () => {
  it('choose the category of the language of the texts', async () => {
    const arabic = await localizerFor('ar');
    const forms = {zero: 'z', one: '1', two: '2', few: 'f', many: 'm', other: 'o'};

    assert.equal(
      [0, 1, 2, 3, 11, 100].map((count) => arabic.plural(count, forms)).join(''),
      'z12fmo',
    );
    assert.deepEqual(
      [0, 1, 2].map((count) => english.plural(count, forms)),
      ['z', '1', 'o'],
    );
  });
});

describe('text from data (X-01)', () => {
  it('loses the controls that would reorder what stands around it', () => {
    assert.equal(plainText('INV\u202e-7\u2066\u2069'), 'INV-7');
    assert.equal(english.text('INV\u202e-7'), 'INV-7');
  });

  it('is isolated in a sentence of the other direction, and left alone otherwise', async () => {
    const arabic = await localizerFor('ar');

    assert.equal(english.text('مشروع الميناء'), '\u2068مشروع الميناء\u2069');
    assert.equal(arabic.text('INV-7'), '\u2068INV-7\u2069');
    assert.equal(english.text('Brücke <b>2</b>'), 'Brücke <b>2</b>');
  });

  it('is cut in a sentence after two hundred characters, never inside an emoji', () => {
    const long = english.text('😀'.repeat(5000));

    assert.ok(long.length <= 201);
    assert.equal(long.isWellFormed(), true);
    assert.ok(long.endsWith('…'));
  });
});

describe('a country', () => {
  it('is named in the language, or by its code', () => {
    assert.equal(english.country('US'), 'United States');
    assert.equal(english.country('not a code'), 'not a code');
  });
});
