import {invalid} from '../http/body.ts';
import type {Position} from './read.ts';

/**
 * Where the next page begins, and of which query: a cursor of one list means nothing in another.
 * Throws 400 for a text that no answer of ours has given.
 */
export function readCursor(cursor: string | undefined, query: string): Position | null {
  if (cursor === undefined) return null;
  const given = parse(cursor);
  if (!Array.isArray(given) || given.length !== 3 || given[0] !== query) throw invalid('cursor');
  const [, createdAt, id] = given as unknown[];
  if (typeof id !== 'string' || !isInstant(createdAt)) throw invalid('cursor');
  return {createdAt, id};
}

export function writeCursor({createdAt, id}: Position, query: string): string {
  return Buffer.from(JSON.stringify([query, createdAt, id])).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
