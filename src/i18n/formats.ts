import {isolated, kept, type RowFormats} from './row-formats.ts';

/** How numbers, money, dates and lists are written in one locale. Functions; none needs `this`. */
export interface Formats extends RowFormats {
  /** Time of day in the viewer's zone. Milliseconds since the epoch. */
  readonly time: (instant: number) => string;
  /** A card's month as cards bear it, `08/2028`. */
  readonly month: (month: number, year: number) => string;
  /** Name of a country by its ISO 3166 code. */
  readonly country: (code: string) => string;
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
}

const mostNamed = 3;

/** Adds to the formats of rows what everything else needs. */
export function createFormats(formats: RowFormats): Formats {
  const {locale, direction, text} = formats;
  const lists = kept(
    (type) => new Intl.ListFormat(locale, type === 'and' ? {} : {type: 'unit', style: 'short'}),
  );
  const times = kept(() => new Intl.DateTimeFormat(locale, {timeStyle: 'short'}));
  const countries = kept(() => new Intl.DisplayNames(locale, {type: 'region', fallback: 'code'}));
  const joined = (items: readonly string[], join: 'and' | 'list') => lists(join).format(items);

  return {
    ...formats,
    time: (instant) => times('').format(instant),
    month: (month, year) => isolated(`${String(month).padStart(2, '0')}/${year}`, direction),
    country: (code) => countryName(countries(''), code),
    and: (items) => joined(items, 'and'),
    list: (items) => joined(items, 'list'),
    named(names, andMore, join = 'and') {
      const shown = names.slice(0, mostNamed).map(text);
      const more = names.length - shown.length;
      return more > 0 ? andMore(joined(shown, 'list'), more) : joined(shown, join);
    },
  };
}

function countryName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // not a region code at all
  }
}
