import type {Money} from '../contract/types.ts';
import {minorDigits} from '../model/money.ts';

/** Whole sentences, one per category of `Intl.PluralRules`; `zero` is for 0 in every language. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** How numbers, money, dates and lists are written in one locale. Functions; none needs `this`. */
export interface Formats {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly number: (value: number) => string;
  /** With its currency, always. */
  readonly money: (amount: Money) => string;
  /**
   * A calendar date (`YYYY-MM-DD`) as itself, whatever the viewer's zone (L-05); an instant (RFC
   * 3339) as the date it has in `timeZone`.
   */
  readonly date: (value: string, timeZone?: string) => string;
  /** The same without the year. */
  readonly shortDate: (value: string, timeZone?: string) => string;
  /** Time of day in the viewer's zone. Milliseconds since the epoch. */
  readonly time: (instant: number) => string;
  /** A card's month as cards bear it, `08/2028`. */
  readonly month: (month: number, year: number) => string;
  /** Name of a country by its ISO 3166 code. */
  readonly country: (code: string) => string;
  readonly plural: (count: number, forms: PluralForms) => string;
  /** "$6,000.00 and €980.00" */
  readonly and: (items: readonly string[]) => string;
  /** "INV-7, INV-9" */
  readonly list: (items: readonly string[]) => string;
  /** Up to three names from data, joined like {@link and}, or {@link list}; then what `andMore` says. */
  readonly named: (
    names: readonly string[],
    andMore: (shown: string, more: number) => string,
    join?: 'and' | 'list',
  ) => string;
  /** Text from data, for the inside of a sentence: see {@link nameText}. */
  readonly text: (value: string) => string;
}

const rightToLeft = new Set('ar ckb dv fa he ks ku ps sd ug ur yi'.split(' '));

/** The locale itself where `Intl` takes it, else null. */
export function validLocale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null; // the host page's own `lang`; a bad one is no reason to fail
  }
}

function directionOf({language, script}: Intl.Locale): 'ltr' | 'rtl' {
  if (script) return script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr';
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** Explicit embeddings, overrides and isolates: from data, they would reorder what follows them. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;
const strongRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;
const longest = 200;
const mostNamed = 3;

/** Data as it may stand in a page: without controls that reorder the text around it (X-01). */
export function plainText(value: string): string {
  return value.replace(bidiControls, '');
}

/** The same, no longer than anyone reads: ten thousand characters take WebKit seconds to lay out. */
export function nameText(value: string): string {
  return clipped(plainText(value));
}

/** Formatters are slow to make and cheap to keep: a page meets a handful of currencies and zones. */
const mostKept = 64;

function kept<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      if (made.size >= mostKept) made.clear(); // a server that invents currencies must not fill memory
      made.set(key, (value = make(key)));
    }
    return value;
  };
}

export function createFormats(locale: Intl.Locale): Formats {
  const tag = locale.toString();
  const direction = directionOf(locale);

  const number = new Intl.NumberFormat(tag);
  const rules = kept(() => new Intl.PluralRules(tag));
  const lists = kept(
    (type) => new Intl.ListFormat(tag, type === 'and' ? {} : {type: 'unit', style: 'short'}),
  );
  const currencies = kept((currency) => {
    // Left to itself V8 rounds HUF, COP and others to whole units; ISO 4217 gives them two digits.
    const fractionDigits = minorDigits(currency);
    return new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    });
  });
  const dates = kept((zone) => dateFormat(tag, {dateStyle: 'medium'}, zone));
  const shortDates = kept((zone) => dateFormat(tag, {month: 'short', day: 'numeric'}, zone));
  const times = kept(() => new Intl.DateTimeFormat(tag, {timeStyle: 'short'}));
  const countries = kept(() => new Intl.DisplayNames(tag, {type: 'region', fallback: 'code'}));

  /** Inside a sentence of the other direction, data keeps its own order and leaves ours alone. */
  const isolate = (text: string) =>
    direction === 'rtl' || strongRightToLeft.test(text) ? `\u2068${text}\u2069` : text;

  const text = (value: string) => isolate(nameText(value));
  const joined = (items: readonly string[], join: 'and' | 'list') => lists(join).format(items);

  return {
    locale: tag,
    direction,
    number: (value) => number.format(value),
    money: (value) => isolate(currencies(value.currency).format(decimal(value))),
    date: (value, timeZone) => dates(zoneFor(value, timeZone)).format(new Date(value)),
    shortDate: (value, timeZone) => shortDates(zoneFor(value, timeZone)).format(new Date(value)),
    time: (instant) => times('').format(instant),
    month: (month, year) => isolate(`${String(month).padStart(2, '0')}/${year}`),
    country: (code) => countryName(countries(''), code),
    plural: (count, forms) =>
      (count === 0 ? forms.zero : undefined) ?? forms[rules('').select(count)] ?? forms.other,
    and: (items) => joined(items, 'and'),
    list: (items) => joined(items, 'list'),
    named(names, andMore, join = 'and') {
      const shown = names.slice(0, mostNamed).map(text);
      const more = names.length - shown.length;
      return more > 0 ? andMore(joined(shown, 'list'), more) : joined(shown, join);
    },
    text,
  };
}

/** Minor units as an exact decimal: division would round beyond fifteen digits. */
function decimal({amount, currency}: Money): Intl.StringNumericLiteral {
  const places = minorDigits(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  return `${amount < 0 ? '-' : ''}${whole}${places > 0 ? `.${fraction}` : ''}` as `${number}`;
}

/** `new Date('2026-11-08')` is midnight in UTC, so a calendar date is read there too. */
function zoneFor(value: string, timeZone = 'UTC'): string {
  return value.length === 10 ? 'UTC' : timeZone;
}

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions, timeZone: string) {
  try {
    return new Intl.DateTimeFormat(tag, {...options, timeZone});
  } catch {
    return new Intl.DateTimeFormat(tag, {...options, timeZone: 'UTC'}); // a zone this browser lacks
  }
}

function countryName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // not a region code at all
  }
}

/** Ten thousand characters of a name would be read aloud to the end. */
function clipped(text: string): string {
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest)).slice(0, -1).join('')}…`;
}
