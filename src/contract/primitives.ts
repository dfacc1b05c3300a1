import * as z from 'zod/mini';

/**
 * Building blocks of the wire. Every schema here can be written as JSON Schema without loss:
 * OpenAPI, the plain types and the shipped parsers are generated from that.
 */

export interface Meta {
  /** Name in OpenAPI and in the generated types. */
  id?: string;
  description?: string;
  /** A newer server may send other values. */
  'x-open'?: true;
}

/** Ours alone: an integrator's schemas may bear the same names in zod's global registry. */
export const registry = z.registry<Meta>();

/** An id of ours: opaque to callers, prefixed for the reader (`inv_…`, `sub_…`). */
export const id = z.string().check(z.minLength(1), z.maxLength(100));

/** ISO 4217 code in capitals. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** Integer in ISO 4217 minor units, within JavaScript's safe integers. */
export const amount = z.int();

export const money = named(
  'Money',
  z.strictObject({
    amount: described(amount, 'Integer in ISO 4217 minor units, such as cents.'),
    currency: described(currency, 'ISO 4217 code in capitals.'),
  }),
  '{amount, currency}: never an amount without its currency.',
);

/** A calendar date, `YYYY-MM-DD`; it has no time zone and never shifts. */
export const calendarDate = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** RFC 3339 in UTC. */
export const instant = z
  .string()
  .check(
    z.regex(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
  );

/** Chosen by the caller, one for each thing it means to do. */
export const idempotencyKey = z.uuid();

export const text = z.string().check(z.maxLength(10_000));
export const email = z.string().check(z.maxLength(254), z.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/));
export const url = z.string().check(z.regex(/^https?:\/\//));
export const cursor = z.string().check(z.minLength(1), z.maxLength(1000));

/** Bumps on every change a caller could act on; also the ETag. */
export const version = z.int().check(z.minimum(0));

export const count = z.int().check(z.minimum(0));

declare const opens: unique symbol;

/** An enum that {@link open} knows to open; the mark exists in the types alone. */
export type OpenEnum<T extends string> = z.ZodMiniEnum<{[K in T]: K}> & {readonly [opens]: true};

/** A list of values that a newer server may extend: strict here, `unrecognized` for an older client. */
export function openEnum<const T extends readonly [string, ...string[]]>(
  values: T,
): OpenEnum<T[number]> {
  const schema = z.enum(values);
  registry.add(schema, {'x-open': true});
  return schema as unknown as OpenEnum<T[number]>;
}

/** Gives a schema its name, and what is to be said of it, in OpenAPI and the generated types. */
export function named<T extends z.ZodMiniType>(name: string, schema: T, description?: string): T {
  registry.add(schema, {id: name, ...(description && {description})});
  return schema;
}

/** The same schema with what is to be said of it in this place. */
export function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  const own = z.clone(schema);
  registry.add(own, {description});
  return own;
}

/** A cursor page of `item`. */
export function pageOf<T extends z.ZodMiniType>(name: string, item: T) {
  return named(name, z.strictObject({items: z.array(item), nextCursor: z.nullable(cursor)}));
}

export const consent = named(
  'Consent',
  z.strictObject({
    textVersion: described(
      z.string().check(z.minLength(1), z.maxLength(40)),
      'Which wording was shown; the firm keeps the text of every version.',
    ),
    locale: described(
      z.string().check(z.minLength(2), z.maxLength(35)),
      'BCP 47; in which it was shown.',
    ),
  }),
);
