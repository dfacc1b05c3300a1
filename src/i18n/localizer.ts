import {core as english} from './en/core.ts';
import {createFormats, validLocale, type Formats} from './formats.ts';
import type {
  CoreMessages,
  LocaleMessages,
  MessageGroups,
  MessageOverrides,
  MessagesOf,
  ViewGroup,
} from './messages/index.ts';

/**
 * Names the consent texts of this version (P-22); it goes with each payment, and the server keeps it.
 * Any change of their words needs a new one: a test holds the two together.
 */
export const consentVersion = '2026-11-1';

/** Texts and formats of one locale. Immutable: a live change of language is a new one. */
export interface Localizer extends Formats {
  /** Language of the texts; for `lang` where it differs from the page's. */
  readonly language: string;
  readonly messages: CoreMessages;
  /** The version of the consent texts that are shown; `custom` for a firm's own without a version. */
  readonly consentVersion: string;
  /** Texts of a view; `inEnglish` is what the view brings with it. The same object each time. */
  readonly view: <G extends ViewGroup>(group: G, inEnglish: MessagesOf<G>) => MessageGroups[G];
}

export interface LocalizerOptions {
  /** What the page or the firm asks for; formats follow it where the texts speak its language. */
  readonly locale?: string | undefined;
  /** From {@link loadLocale}; without it, English. */
  readonly messages?: LocaleMessages | undefined;
  readonly overrides?: MessageOverrides | undefined;
}

const inEnglish: LocaleMessages = {language: 'en', core: english};

export function createLocalizer(options: LocalizerOptions = {}): Localizer {
  const {messages = inEnglish, overrides = {}} = options;
  const language = overrides.language ?? messages.language;
  const formats = createFormats(formatLocale(options.locale, language));
  const views = new Map<ViewGroup, unknown>();

  /** Our texts with the firm's own in their places. */
  function inOwnWords<G extends keyof MessageGroups>(group: G, make: MessagesOf<G>) {
    const texts = make(formats);
    type Changes = object | ((formats: Formats, texts: MessageGroups[G]) => unknown);
    const changes = overrides[group] as Changes | undefined;
    return merged(texts, typeof changes === 'function' ? changes(formats, texts) : changes);
  }

  return {
    ...formats,
    language,
    messages: inOwnWords('core', messages.core),
    consentVersion:
      overrides.consentVersion ?? (mayChangeConsent(overrides) ? 'custom' : consentVersion),
    view<G extends ViewGroup>(group: G, fallback: MessagesOf<G>) {
      if (!views.has(group)) {
        const make = (messages[group] as MessagesOf<G> | undefined) ?? fallback;
        views.set(group, inOwnWords(group, make));
      }
      return views.get(group) as MessageGroups[G];
    },
  };
}

/** A function may return anything, so it counts as a change. */
function mayChangeConsent({payment}: MessageOverrides): boolean {
  return typeof payment === 'function' || payment?.consent !== undefined;
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
function merged<T>(base: T, changes: unknown): T {
  if (!isGroup(changes) || !isGroup(base)) return (changes ?? base) as T;
  const result: Record<string, unknown> = {...base};
  for (const [key, change] of Object.entries(changes)) result[key] = merged(result[key], change);
  return result as T;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
