import type {Money} from '../contract/types.ts';
import {decimalText, minorDigits} from '../model/money.ts';

/** Whole sentences, one per category of `Intl.PluralRules`; `zero` is for 0 in every language. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** How numbers, money and dates are written in one locale: what rows need. None needs `this`. */
export interface RowFormats {
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
  readonly plural: (count: number, forms: PluralForms) => string;
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

/** Data as it may stand in a page: without controls that reorder the text around it. */
export function plainText(value: string): string {
  return value.replace(bidiControls, '');
}

/** The same, no longer than anyone reads: ten thousand characters take WebKit seconds to lay out. */
export function nameText(value: string): string {
  return clipped(plainText(value));
}

/** `US$` at the end of an amount: left to itself its sign would go to its other side, as in `$US`. */
const latinSymbol = /[A-Z]+\p{Sc}$/u;

/** Formatters are slow to make and cheap to keep: a page meets a handful of currencies and zones. */
const mostKept = 64;

export function kept<V>(make: (key: string) => V): (key: string) => V {
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

export function createRowFormats(locale: Intl.Locale): RowFormats {
  const tag = locale.toString();
  const direction = directionOf(locale);

  const numbers = kept(() => new Intl.NumberFormat(tag));
  const rules = kept(() => new Intl.PluralRules(tag));
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

  return {
    locale: tag,
    direction,
    number: (value) => numbers('').format(value),
    money: (value) => {
      const text = currencies(value.currency).format(decimalText(value));
      return isolated(
        direction === 'rtl' ? text.replace(latinSymbol, '\u200f$&\u200e') : text,
        direction,
      );
    },
    date: (value, timeZone) => dates(zoneFor(value, timeZone)).format(new Date(value)),
    shortDate: (value, timeZone) => shortDates(zoneFor(value, timeZone)).format(new Date(value)),
    plural: (count, forms) =>
      (count === 0 ? forms.zero : undefined) ?? forms[rules('').select(count)] ?? forms.other,
    text: (value) => isolated(nameText(value), direction),
  };
}

/** Inside a sentence of the other direction, data keeps its own order and leaves ours alone. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || strongRightToLeft.test(text) ? `\u2068${text}\u2069` : text;
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

/** Ten thousand characters of a name would be read aloud to the end. */
function clipped(text: string): string {
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest)).slice(0, -1).join('')}…`;
}
