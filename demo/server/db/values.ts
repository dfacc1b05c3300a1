/** How values cross the line to the database, the same for PGlite and PostgreSQL. */

/** Types whose text both drivers would read in ways of their own. */
const oids = {bytea: 17, int8: 20, date: 1082, timestamptz: 1184} as const;

/** Readers by type id: the database's text to what {@link Sql} promises. */
export const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [oids.bytea]: readBytes,
  [oids.int8]: readInteger,
  [oids.date]: (text) => text,
  [oids.timestamptz]: readInstant,
};

function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}

/** Both sessions run in UTC: `2026-01-31 08:00:00.123456+00`. Milliseconds are kept. */
function readInstant(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
}

function readBytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
}

/** A parameter as both drivers take it. */
export function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain && !ArrayBuffer.isView(value) ? JSON.stringify(value) : value;
}
