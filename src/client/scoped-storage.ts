import type {RowPlatform} from './platform.ts';

/**
 * All that is ever kept: the refresh token, the keys of payments whose answer is not there yet, and the
 * payment link that the tab was opened by.
 */
export type StoredName = 'session' | 'payments' | 'link';

export interface ScopedStorage {
  get(name: StoredName): string | null;
  /** Null removes. */
  set(name: StoredName, value: string | null): void;
}

/** A firm's own part of the tab's storage: two firms on one site never read each other's. */
export function scopedStorage({storage}: RowPlatform, apiUrl: string): ScopedStorage | null {
  const key = (name: StoredName) => `client-portal-elements:${apiUrl}:${name}`;
  return (
    storage && {
      get: (name) => storage.get(key(name)),
      set: (name, value) => storage.set(key(name), value),
    }
  );
}
