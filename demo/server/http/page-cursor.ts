import {invalid} from './body.ts';

/** Where the next page begins: the sort keys of the last item, bound to the list they are of. */
export function writePageCursor(list: readonly unknown[], keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, keys])).toString('base64url');
}

/** Throws 400 for a text that no answer about this list has given. */
export function readPageCursor(cursor: string, list: readonly unknown[], length: number): string[] {
  const [itsList, keys] = parsed(cursor);
  const isSame = JSON.stringify(itsList) === JSON.stringify(list);
  if (!isSame || !Array.isArray(keys) || keys.length !== length || !keys.every(isStorable)) {
    throw invalid('cursor');
  }
  return keys;
}

/** The same where the first key is a time; the database knows no year 0 and none of five digits. */
export function readTimeCursor(cursor: string, list: readonly unknown[]): [at: string, id: string] {
  const [at = '', id = ''] = readPageCursor(cursor, list, 2);
  const time = Date.parse(at);
  const isInstant = !Number.isNaN(time) && new Date(time).toISOString() === at;
  if (!isInstant || !/^(?!0000)\d{4}-/.test(at)) throw invalid('cursor');
  return [at, id];
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isStorable(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}
