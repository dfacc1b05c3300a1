import {invalid} from './refusal.ts';
import type {State} from './state.ts';

/** Remembers where a page ended; the cursor is good for the same query alone. */
function writeCursor(state: State, query: string, last: unknown): string {
  const cursor = state.nextId('cursor');
  state.cursors.set(cursor, {query, last});
  return cursor;
}

/** The last item of the page before, or null for the first page. */
function readCursor<T>(state: State, query: string, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  const known = state.cursors.get(cursor);
  if (known?.query !== query) throw invalid('cursor');
  return known.last as T;
}

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

export interface PageRequest<T> {
  /** Names the query: what a cursor is bound to. */
  query: string;
  compare: (one: T, other: T) => number;
  cursor: string | undefined;
  limit: number;
}

/** A keyset page: what comes behind the last item seen, however the list has changed meanwhile. */
export function pageOf<T extends object>(
  state: State,
  rows: readonly T[],
  {query, compare, cursor, limit}: PageRequest<T>,
): PageOf<T> {
  const after = readCursor<T>(state, query, cursor);
  const behind = rows.filter((row) => after === null || compare(after, row) < 0).sort(compare);
  const items = behind.slice(0, limit);
  const last = items.at(-1);
  const hasMore = behind.length > limit && last !== undefined;
  return {items, nextCursor: hasMore ? writeCursor(state, query, {...last}) : null};
}
