import type {RowPlatform} from './platform.ts';
import type {ScopedStorage} from './scoped-storage.ts';

/** The rotating refresh token: one use each, and using one twice ends the session (API.md). */
export interface TabToken {
  /** Whatever is there, for comparing. */
  peek(): string | null;
  /** Null where there is none, or where it is a duplicated tab's copy. */
  read(): Promise<string | null>;
  write(token: string | null): void;
}

/**
 * Kept for the tab, or without storage in memory alone. A duplicated tab starts with a copy of the
 * storage and would use the token a second time, so each page claims what it uses: the copy finds it
 * taken, is signed out and signs in for itself. Always read anew, because a page that comes back from
 * the browser's page cache may hold an older one.
 */
export function createTabToken(platform: RowPlatform, storage: ScopedStorage | null): TabToken {
  let inMemory: string | null = null;
  const get = () => (storage ? storage.get('session') : inMemory);
  const claim = (token: string) => platform.claim(`client-portal-elements:${digest(token)}`);

  return {
    peek: get,
    async read() {
      const token = get();
      return token !== null && (!storage || (await claim(token))) ? token : null;
    },
    write(token) {
      inMemory = token;
      storage?.set('session', token);
      if (storage && token !== null) void claim(token);
    },
  };
}

/** Tells tokens apart without telling them: 32 bits of 256. */
function digest(text: string): string {
  let sum = 0;
  for (const character of text) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) | 0;
  return sum.toString(36);
}
