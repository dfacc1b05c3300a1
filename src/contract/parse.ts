/**
 * The run-time half of the generated parsers: small functions that turn an unknown answer into a
 * typed value or say where it breaks the contract. They are the client's open variant: unknown
 * keys are dropped, an unknown value of an open list becomes `unrecognized`, a missing field stays
 * an error. Kept without a library because every page that shows an invoice pays for these bytes.
 */

/** Turns an unknown value into `T` or throws {@link ContractViolation}. `path` is where it stands. */
export type Parser<T> = (value: unknown, path: string) => T;

/** An answer that does not keep the contract. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  /** Where in the answer, such as `items.3.due.amount`. */
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`${path || 'The answer'} is not ${expected}`);
    this.path = path;
  }
}

export const string =
  (pattern?: RegExp): Parser<string> =>
  (value, path) => {
    if (typeof value !== 'string' || pattern?.test(value) === false) {
      throw new ContractViolation(path, 'the expected text');
    }
    return value;
  };

export const integer: Parser<number> = (value, path) => {
  if (!Number.isSafeInteger(value)) throw new ContractViolation(path, 'an integer');
  return value as number;
};

export const boolean: Parser<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ContractViolation(path, 'true or false');
  return value;
};

export const json: Parser<unknown> = (value) => value;

type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** A list that a newer server may extend; its words with spaces between them. */
export const open = <const T extends string>(words: T): Parser<Words<T> | 'unrecognized'> => {
  const known = words.split(' ');
  return (value, path) => {
    const given = string()(value, path);
    return known.includes(given) ? (given as Words<T>) : 'unrecognized';
  };
};

/** A list that is closed for good, or one constant. */
export const oneOf =
  <const T extends readonly unknown[]>(...allowed: T): Parser<T[number]> =>
  (value, path) => {
    if (!allowed.includes(value)) throw new ContractViolation(path, 'an allowed value');
    return value;
  };

export const nullable =
  <T>(parser: Parser<T>): Parser<T | null> =>
  (value, path) =>
    value === null ? null : parser(value, path);

export const array =
  <T>(parser: Parser<T>): Parser<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw new ContractViolation(path, 'a list');
    return value.map((item, index) => parser(item, `${path}.${index}`));
  };

export const record =
  <T>(parser: Parser<T>): Parser<Record<string, T>> =>
  (value, path) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([key, item]) => [
        key,
        parser(item, `${path}.${key}`),
      ]),
    );

type Shape = Record<string, Parser<unknown>>;
type Parsed<S extends Shape> = {[K in keyof S]: ReturnType<S[K]>};

/** `required` keys must be there; `optional` ones may be absent. */
export const object =
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no optional keys
  <R extends Shape, O extends Shape = Record<never, never>>(
      required: R,
      optional?: O,
    ): Parser<Parsed<R> & Partial<Parsed<O>>> =>
    (value, path) => {
      const given = asObject(value, path);
      const parsed: Record<string, unknown> = {};
      for (const [key, parser] of Object.entries({...optional, ...required})) {
        if (given[key] === undefined && !(key in required)) continue;
        parsed[key] = parser(given[key], path ? `${path}.${key}` : key);
      }
      return parsed as Parsed<R> & Partial<Parsed<O>>;
    };

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ContractViolation(path, 'an object');
  }
  return value as Record<string, unknown>;
}
