import * as z from 'zod/mini';
import {email as emailSchema} from '../../../src/contract/primitives.ts';
import {parseAmount, problemOfAmount} from './decimal.ts';
import {quote} from './problem.ts';
import type {Problem} from './problem.ts';

const maximumText = 10_000;
const maximumId = 200;
const currencies = new Set(Intl.supportedValuesOf('currency'));

/**
 * One row by the names of its columns. Every reader gives a value; where the field is bad it notes
 * the problem and gives an empty one, so that a row's other fields are still looked at.
 */
export class Row {
  readonly line: number;
  readonly #file: string;
  readonly #values: ReadonlyMap<string, string>;
  readonly #problems: Problem[];
  #isSound = true;

  constructor(
    file: string,
    line: number,
    values: ReadonlyMap<string, string>,
    problems: Problem[],
  ) {
    this.#file = file;
    this.line = line;
    this.#values = values;
    this.#problems = problems;
  }

  /** Whether nothing was wrong so far. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /** The field as it stands, unchecked; empty where the file has no such column. */
  raw(field: string): string {
    return this.#values.get(field) ?? '';
  }

  /** For what was said before and would only be said again. */
  spoil(): void {
    this.#isSound = false;
  }

  refuse(field: string, message: string): void {
    this.#isSound = false;
    this.#problems.push({file: this.#file, line: this.line, field, message});
  }

  /** An id of the firm's own system. */
  id(field: string): string {
    const value = this.#required(field);
    if (value !== '') this.#checkId(field, value);
    return value;
  }

  optionalId(field: string): string | null {
    return this.#has(field) ? this.id(field) : null;
  }

  /** Several ids, separated by `|`; none when empty. */
  ids(field: string): string[] {
    if (!this.#has(field)) return [];
    const ids = this.raw(field).split('|');
    for (const id of ids) this.#checkId(field, id);
    if (new Set(ids).size < ids.length) this.refuse(field, 'An id is named twice.');
    return ids;
  }

  text(field: string): string {
    const value = this.#required(field);
    if (value === '') return value;
    if (value.trim() === '') this.refuse(field, 'Must not be blank.');
    if (value.includes('\0')) this.refuse(field, 'Contains a NUL character.');
    if (value.length > maximumText) {
      this.refuse(field, `Is longer than ${maximumText} characters.`);
    }
    return value;
  }

  optionalText(field: string): string | null {
    return this.#has(field) ? this.text(field) : null;
  }

  email(field: string): string {
    const value = this.#required(field);
    const isAddress = z.safeParse(emailSchema, value).success && !/\p{Cc}/u.test(value);
    if (value !== '' && !isAddress) {
      this.refuse(field, `${quote(value)} is not an e-mail address.`);
    }
    return value;
  }

  optionalEmail(field: string): string | null {
    return this.#has(field) ? this.email(field) : null;
  }

  /** A language tag such as `de-CH`, in its canonical form. */
  optionalLocale(field: string): string | null {
    if (!this.#has(field)) return null;
    const value = this.raw(field);
    try {
      return Intl.getCanonicalLocales(value)[0] ?? null;
    } catch {
      this.refuse(field, `${quote(value)} is not a language tag such as en or de-CH.`);
      return null;
    }
  }

  date(field: string): string {
    const value = this.#required(field);
    if (value !== '' && !isCalendarDate(value)) {
      this.refuse(field, `${quote(value)} is not a date of the calendar, written YYYY-MM-DD.`);
    }
    return value;
  }

  optionalDate(field: string): string | null {
    return this.#has(field) ? this.date(field) : null;
  }

  yesOrNo(field: string, fallback: boolean): boolean {
    if (!this.#has(field)) return fallback;
    return this.oneOf(field, ['yes', 'no']) === 'yes';
  }

  oneOf<T extends string>(field: string, allowed: readonly [T, ...T[]]): T {
    const value = this.#required(field);
    const found = allowed.find((each) => each === value);
    if (found === undefined && value !== '') {
      this.refuse(field, `${quote(value)} is none of ${allowed.join(', ')}.`);
    }
    return found ?? allowed[0];
  }

  /** Any of `allowed`, separated by `|`, in the order of `allowed`. */
  anyOf<T extends string>(field: string, allowed: readonly T[]): T[] {
    if (!this.#has(field)) return [];
    const values = new Set(this.raw(field).split('|'));
    for (const value of values) {
      if (!allowed.some((each) => each === value)) {
        this.refuse(field, `${quote(value)} is none of ${allowed.join(', ')}.`);
      }
    }
    return allowed.filter((each) => values.has(each));
  }

  /** ISO 4217 code; null where it is bad, because no amount of the row can then be read. */
  currency(field: string): string | null {
    const value = this.#required(field);
    if (currencies.has(value)) return value;
    if (value !== '') this.refuse(field, `${quote(value)} is not a currency code such as USD.`);
    return null;
  }

  /** Minor units of `currency`; without one only the way it is written is checked. */
  amount(field: string, currency: string | null): number {
    const value = this.#required(field);
    if (value === '') return 0;
    if (currency === null) {
      this.#written(field, value);
      return 0;
    }
    const parsed = parseAmount(value, currency);
    if ('amount' in parsed) return parsed.amount;
    this.refuse(field, parsed.message);
    return 0;
  }

  optionalAmount(field: string, currency: string | null): number {
    return this.#has(field) ? this.amount(field, currency) : 0;
  }

  /** An amount whose currency another row knows: checked for the way it is written, kept as text. */
  writtenAmount(field: string): string {
    const value = this.#required(field);
    if (value !== '') this.#written(field, value);
    return value;
  }

  optionalWrittenAmount(field: string): string | null {
    return this.#has(field) ? this.writtenAmount(field) : null;
  }

  /** A decimal number as text, such as `12.5`. */
  optionalQuantity(field: string): string | null {
    if (!this.#has(field)) return null;
    const value = this.raw(field);
    if (/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return value;
    this.refuse(
      field,
      `${quote(value)} is not a number such as 12.5, with at most 15 digits and 6 decimals.`,
    );
    return null;
  }

  #written(field: string, value: string): void {
    const problem = problemOfAmount(value);
    if (problem !== null) this.refuse(field, problem);
  }

  /** Ids are compared letter by letter, so nothing invisible may hide in them. */
  #checkId(field: string, value: string): void {
    const hasForbidden = /[\p{Cc}\p{Cf}|]/u.test(value) || value !== value.trim() || value === '';
    if (hasForbidden) {
      this.refuse(
        field,
        `${quote(value)} is not an id; ids have no spaces around them, no line breaks, invisible characters or |.`,
      );
    } else if (value.length > maximumId) {
      this.refuse(field, `Is longer than ${maximumId} characters.`);
    }
  }

  #has(field: string): boolean {
    return this.raw(field) !== '';
  }

  #required(field: string): string {
    const value = this.raw(field);
    if (value === '') this.refuse(field, 'Must not be empty.');
    return value;
  }
}

/** Written `YYYY-MM-DD`, and a day that there is. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const instant = Date.parse(`${value}T00:00:00Z`);
  // Date.parse turns 30 February into March in some engines; the round trip tells.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}
