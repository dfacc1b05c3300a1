/** What the reference server writes by e-mail; nothing of it reaches a browser. */
import {createFormats, type Formats} from '../formats.ts';
import {createRowFormats, validLocale} from '../row-formats.ts';
import {arabic} from './ar.ts';
import {german} from './de.ts';
import {english} from './en.ts';
import type {MailMessages, MailTexts} from './messages.ts';

const languages: Readonly<Record<string, MailTexts>> = {ar: arabic, de: german, en: english};

/** The words of one letter. */
export interface MailWords extends MailMessages {
  readonly formats: Formats;
}

/** Words in the language of a BCP 47 locale, else English; dates in the firm's zone. */
export function mailWords(locale: string, zone: string): MailWords {
  const wanted = validLocale(locale);
  const texts = languages[wanted?.language ?? ''];
  const formats = createFormats(createRowFormats((texts && wanted) || new Intl.Locale('en')));
  return {...(texts ?? english)(formats, zone), formats};
}
