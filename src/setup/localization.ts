import {Late} from '../errors/index.ts';
import {createRowLocalizer, loadLocale} from '../i18n/index.ts';
import type {MessageOverrides, RowLocalizer} from '../i18n/index.ts';

const whole = new Late(() => import('../i18n/localizer.ts'));

/**
 * Makes a portal's words and follows its language. Until a language has arrived the one before
 * stays; the newest wish wins over a slower older one; a language that cannot be loaded leaves
 * English. The words of views are their own affair (`controllers/localize.ts`).
 */
export class Localization {
  readonly #show: (localizer: RowLocalizer) => void;
  #locale: string | null = null;
  #overrides: MessageOverrides | undefined;

  constructor(show: (localizer: RowLocalizer) => void) {
    this.#show = show;
  }

  async use(locale: string, overrides: MessageOverrides | undefined): Promise<void> {
    if (locale === this.#locale && overrides === this.#overrides) return;
    this.#locale = locale;
    this.#overrides = overrides;
    const isWanted = () => locale === this.#locale && overrides === this.#overrides;
    // A firm's function may ask for any text and format of ours.
    const late =
      typeof overrides?.core === 'function' && (await whole.load().catch(() => undefined));
    const messages = await loadLocale(locale).catch(() => undefined);
    if (!isWanted()) return;
    const rows = createRowLocalizer({locale, messages, overrides});
    this.#show(late ? late.wholeLocalizer(rows) : rows);
    setTimeout(() => warm(rows));
  }
}

/** The first formatter of each kind takes a slow phone a tenth of a second: better before rows are there. */
function warm({number, money, date}: RowLocalizer): void {
  number(0);
  money({amount: 0, currency: 'USD'});
  date('2000-01-01');
}
