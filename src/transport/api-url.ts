import {SetupError} from '../errors/index.ts';

/**
 * The address of a firm's API as it is used, stored under and named by: absolute, without query,
 * fragment or trailing slash. Throws a `SetupError` for anything that cannot be one.
 */
export function normalizeApiUrl(apiUrl: string): string {
  const url = parse(apiUrl);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new SetupError(`"${apiUrl}" is not the address of a portal API`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** A page may give a path on its own origin. */
function parse(apiUrl: string): URL | null {
  const base = (globalThis as {location?: {href: string}}).location?.href;
  return apiUrl && URL.canParse(apiUrl, base) ? new URL(apiUrl, base) : null;
}
