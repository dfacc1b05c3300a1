import type {LocaleMessages} from './messages/index.ts';
import {validLocale} from './row-formats.ts';

const english: LocaleMessages = {language: 'en'};

/** Each import is written out, so that every bundler finds and splits it. */
const others: Readonly<Record<string, () => Promise<{readonly messages: LocaleMessages}>>> = {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
};

/** Languages that have texts of ours. */
export const languages: readonly string[] = ['en', ...Object.keys(others)];

/**
 * The texts for a BCP 47 locale: of its language, else English. Rejects when the file of the
 * language cannot be loaded; nothing is kept of that, so a later call tries again.
 */
export async function loadLocale(locale: string): Promise<LocaleMessages> {
  const load = others[validLocale(locale)?.language ?? ''];
  return load ? (await load()).messages : english;
}
