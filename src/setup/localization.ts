import type {Localizer} from '../i18n/index.ts';
import {createLocalizer, loadLocale} from '../i18n/index.ts';
import type {MessageOverrides} from '../i18n/index.ts';

/**
 * Makes a portal's words and follows its language. Until a language has arrived the one before
 * stays; the newest wish wins over a slower older one; a language that cannot be loaded leaves
 * English.
 */
export class Localization {
  readonly #show: (localizer: Localizer) => void;
  #locale: string | null = null;
  #overrides: MessageOverrides | undefined;

  constructor(show: (localizer: Localizer) => void) {
    this.#show = show;
  }

  async use(locale: string, overrides: MessageOverrides | undefined): Promise<void> {
    if (locale === this.#locale && overrides === this.#overrides) return;
    this.#locale = locale;
    this.#overrides = overrides;
    const messages = await loadLocale(locale).catch(() => undefined);
    if (locale !== this.#locale || overrides !== this.#overrides) return;
    this.#show(createLocalizer({locale, messages, overrides}));
  }
}
