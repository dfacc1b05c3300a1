import {quote} from '../problem.ts';
import {isCalendarDate} from '../row.ts';
import type {Row} from '../row.ts';

/** Day first or month first, where a date is written in digits alone. */
export type DateOrder = 'dmy' | 'mdy';

export const dateOrders: readonly DateOrder[] = ['dmy', 'mdy'];

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Reads days as the exporting organisation's region writes them: `2026-12-31`, `31 Dec 2026`, and
 * `31/12/2026` or `12/31/2026` once somebody has said which. Nothing is guessed: 05/06 is one day in
 * one file and another in the next. That it was not said is reported once, not on every row.
 */
export class DayReader {
  readonly #order: DateOrder | null;
  #hasAsked = false;

  constructor(order: DateOrder | null) {
    this.#order = order;
  }

  day(row: Row, field: string): string {
    const text = row.text(field);
    if (text === '') return '';
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
    if (parts && this.#order === null) {
      if (this.#hasAsked) row.spoil();
      else row.refuse(field, `${quote(text)} can be read in two ways: ${whichOrder}`);
      this.#hasAsked = true;
      return '';
    }
    const [, first = '', second = '', year = ''] = parts ?? [];
    const [day, month] = this.#order === 'mdy' ? [second, first] : [first, second];
    const date = parts ? written(year, month, day) : (named(text) ?? text);
    if (isCalendarDate(date)) return date;
    const order = parts ? ` in the order ${this.#order === 'mdy' ? 'month/day' : 'day/month'}` : '';
    row.refuse(field, `${quote(text)} is not a date of the calendar${order}.`);
    return '';
  }

  optionalDay(row: Row, field: string): string | null {
    return row.raw(field) === '' ? null : this.day(row, field);
  }
}

const whichOrder = 'say --dates dmy where the day comes first, --dates mdy where the month does.';

/** `31 Dec 2026`. */
function named(text: string): string | null {
  const [, day = '', name = '', year = ''] =
    /^(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})$/.exec(text) ?? [];
  const month = months.indexOf(name) + 1;
  return month === 0 ? null : written(year, String(month), day);
}

function written(year: string, month: string, day: string): string {
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Times in UTC, written `2026-12-31 23:59` with or without seconds, as days of a time zone. */
export class InstantReader {
  /** Kept: to make one takes longer than to use it a hundred times. */
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  day(row: Row, field: string): string {
    const text = row.text(field);
    if (text === '') return '';
    const [, date = '', time = ''] =
      /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(:\d\d)?)Z?$/.exec(text) ?? [];
    const instant = isCalendarDate(date) ? Date.parse(`${date}T${time}Z`) : NaN;
    if (!Number.isNaN(instant)) return this.#dateOf(instant);
    row.refuse(field, `${quote(text)} is not a time in UTC such as 2026-12-31 23:59.`);
    return '';
  }

  optionalDay(row: Row, field: string): string | null {
    return row.raw(field) === '' ? null : this.day(row, field);
  }

  #dateOf(instant: number): string {
    const parts = this.#format.formatToParts(instant);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
    return written(part('year'), part('month'), part('day'));
  }
}
