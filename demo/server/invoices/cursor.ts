import {createHash} from 'node:crypto';
import {invalid} from '../http/body.ts';
import {isPositionOf, type Order, type Position} from './order.ts';

/**
 * A cursor is the place where a page ended, bound to the query it was given for: with any other
 * query, client or order it is refused (400). It grants nothing: every page is filtered anew.
 */
export function writeCursor({id, keys}: Position, query: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(query), id, ...keys])).toString('base64url');
}

export function readCursor(cursor: string, query: unknown, order: Order): Position {
  const [print, id, ...keys] = texts(cursor);
  const position = {id: id ?? '', keys};
  if (print !== fingerprint(query) || !id || !isPositionOf(order, position)) {
    throw invalid('cursor');
  }
  return position;
}

function texts(cursor: string): string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.every(isStorable) ? parsed : [];
  } catch {
    return [];
  }
}

function isStorable(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}

function fingerprint(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}
