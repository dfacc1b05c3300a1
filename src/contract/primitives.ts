import * as z from 'zod/mini';

/**
 * Building blocks of the wire. Every schema here can be written as JSON Schema without loss:
 * OpenAPI, the plain types and the shipped parsers are generated from that.
 */

/** An id of ours: opaque to callers, prefixed for the reader (`inv_…`, `sub_…`). */
export const id = z.string().check(z.minLength(1), z.maxLength(100));

/** ISO 4217 code in capitals. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** Integer in ISO 4217 minor units, within JavaScript's safe integers. */
export const amount = z.int();

/** `{amount, currency}`: never an amount without its currency. */
export const money = named('Money', z.strictObject({amount, currency}));

/** A calendar date, `YYYY-MM-DD`; it has no time zone and never shifts. */
export const calendarDate = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** RFC 3339 in UTC. */
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/));

export const text = z.string().check(z.maxLength(10_000));
export const email = z.string().check(z.maxLength(254), z.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/));
export const url = z.string().check(z.regex(/^https?:\/\//));
export const cursor = z.string().check(z.minLength(1), z.maxLength(1000));

/** Bumps on every change a caller could act on; also the ETag. */
export const version = z.int().check(z.minimum(0));

export const count = z.int().check(z.minimum(0));

/** A list of values that a newer server may extend: strict here, `unrecognized` for an older client. */
export function openEnum<const T extends readonly [string, ...string[]]>(values: T) {
  const schema = z.enum(values);
  z.globalRegistry.add(schema, {'x-open': true});
  return schema;
}

/** Gives a schema its name in OpenAPI and in the generated types. */
export function named<T extends z.ZodMiniType>(name: string, schema: T): T {
  z.globalRegistry.add(schema, {id: name});
  return schema;
}

/** A cursor page of `item`. */
export function pageOf<T extends z.ZodMiniType>(name: string, item: T) {
  return named(name, z.strictObject({items: z.array(item), nextCursor: z.nullable(cursor)}));
}

export const consent = named(
  'Consent',
  z.strictObject({
    /** Which wording was shown; the firm keeps the text of every version. */
    textVersion: z.string().check(z.minLength(1), z.maxLength(40)),
    locale: z.string().check(z.minLength(2), z.maxLength(35)),
  }),
);
