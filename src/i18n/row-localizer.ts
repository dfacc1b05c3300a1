import {rows} from './en/rows.ts';
import type {LocaleMessages, MessageOverrides, RowMessages} from './messages/index.ts';
import {createRowFormats, validLocale, type RowFormats} from './row-formats.ts';

/**
 * Texts and formats of one locale, as far as rows need them; a {@link Localizer} knows the rest.
 * Immutable: a live change of language is a new one.
 */
export interface RowLocalizer extends RowFormats {
  /** Language of the texts; for `lang` where it differs from the page's. */
  readonly language: string;
  readonly messages: RowMessages;
  /** What it was made of. */
  readonly source: {readonly messages: LocaleMessages; readonly overrides: MessageOverrides};
}

export interface LocalizerOptions {
  /** What the page or the firm asks for; formats follow it where the texts speak its language. */
  readonly locale?: string | undefined;
  /** From {@link loadLocale}; without it, English. */
  readonly messages?: LocaleMessages | undefined;
  readonly overrides?: MessageOverrides | undefined;
}

export function createRowLocalizer(options: LocalizerOptions = {}): RowLocalizer {
  const {messages = {language: 'en'}, overrides = {}} = options;
  const language = overrides.language ?? messages.language;
  const formats = createRowFormats(formatLocale(options.locale, language));
  // Of the functions in there rows call those alone that need no more than these formats.
  const texts = ((messages.core ?? rows) as (given: RowFormats) => RowMessages)(formats);
  const {core} = overrides;
  return {
    ...formats,
    language,
    // A function may read any text of ours: its words wait for all of them.
    messages: typeof core === 'function' ? texts : merged(texts, core),
    source: {messages, overrides},
  };
}

/**
 * Sentences in one language with amounts in another's manner would be read wrongly: the page's
 * locale decides only where it is a variant of the language of the texts (de-CH for de).
 */
function formatLocale(wanted: string | undefined, language: string): Intl.Locale {
  const locale = wanted ? validLocale(wanted) : null;
  const spoken = validLocale(language) ?? new Intl.Locale('en');
  return locale?.language === spoken.language ? locale : spoken;
}

/** Overrides any text at any depth; what is undefined stays. */
export function merged<T>(base: T, changes: unknown): T {
  if (!isGroup(changes) || !isGroup(base)) return (changes ?? base) as T;
  const result: Record<string, unknown> = {...base};
  for (const [key, change] of Object.entries(changes)) result[key] = merged(result[key], change);
  return result as T;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
