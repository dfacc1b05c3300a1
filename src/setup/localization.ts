import {Late} from '../errors/index.ts';
import {createRowLocalizer, loadLocale, withViews} from '../i18n/index.ts';
import type {LocaleMessages, MessageOverrides, RowLocalizer} from '../i18n/index.ts';

const whole = new Late(() => import('../i18n/localizer.ts'));

/**
 * Makes a portal's words and follows its language. Until a language has arrived the one before
 * stays; the newest wish wins over a slower older one; a language that cannot be loaded leaves
 * English.
 *
 * Rows need not wait for the words of the views: those follow. A change of language while something is
 * shown comes with all of its words at once, so that no open dialog passes through English.
 */
export class Localization {
  readonly #show: (localizer: RowLocalizer) => void;
  #locale: string | null = null;
  #overrides: MessageOverrides | undefined;
  #hasShown = false;

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
    const show = (messages?: LocaleMessages) => {
      if (!isWanted()) return;
      this.#hasShown = true;
      const rows = createRowLocalizer({locale, messages, overrides});
      this.#show(late ? late.wholeLocalizer(rows) : rows);
    };

    const messages = await loadLocale(locale).catch(() => undefined);
    if (!this.#hasShown || !messages?.loadViews) show(messages);
    if (messages?.loadViews) show(await withViews(messages).catch(() => messages));
  }
}
