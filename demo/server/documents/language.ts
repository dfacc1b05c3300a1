import {createLocalizer, languages, loadLocale, type Localizer} from '../../../src/i18n/index.ts';
import {ar} from './words/ar.ts';
import {de} from './words/de.ts';
import {en} from './words/en.ts';
import type {DocumentWords, DocumentWordsOf} from './words/words.ts';

const known: Readonly<Record<string, DocumentWordsOf>> = {ar, de, en};

/** Words and formats of one document. */
export interface DocumentLanguage {
  localizer: Localizer;
  words: DocumentWords;
}

/** `locale` is a BCP 47 tag; a language without texts of ours gets English. */
export async function documentLanguage(locale: string): Promise<DocumentLanguage> {
  const localizer = createLocalizer({locale, messages: await loadLocale(locale)});
  const words = (known[localizer.language] ?? en)(localizer);
  return {localizer, words};
}

/**
 * What a request wants to read, by its `Accept-Language`: the first tag that has texts of ours, whatever
 * its weight, since browsers name them in order; null where none has.
 */
export function wantedLocale(header: string | undefined): string | null {
  const tags = (header ?? '').slice(0, 200).split(',');
  for (const tag of tags) {
    const [locale = ''] = tag.trim().split(';');
    const [language = ''] = locale.toLowerCase().split('-');
    if (languages.includes(language) && /^[A-Za-z0-9-]+$/.test(locale)) return locale;
  }
  return null;
}
