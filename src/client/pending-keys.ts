import type {ScopedStorage} from './scoped-storage.ts';
import type {PendingKey, PendingKeys} from './types.ts';

/** Kept for the tab, or without storage as long as the page lives. */
export function createPendingKeys(storage: ScopedStorage | null): PendingKeys {
  let inMemory: string | null = null;
  const list = () => parse(storage ? storage.get('payments') : inMemory);
  const write = (keys: readonly PendingKey[]) => {
    inMemory = keys.length > 0 ? JSON.stringify(keys) : null;
    storage?.set('payments', inMemory);
  };
  return {
    list,
    add: ({key, invoiceIds, at}) => write([...list(), {key, invoiceIds, at}]),
    clear: () => write([]),
    remove: (key) => write(list().filter((pending) => pending.key !== key)),
  };
}

/** The page's own scripts can write here: what is not ours is nothing. */
function parse(text: string | null): PendingKey[] {
  try {
    const keys: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(keys) ? keys.filter(isPendingKey) : [];
  } catch {
    return [];
  }
}

function isPendingKey(value: Partial<PendingKey> | null): value is PendingKey {
  return typeof value?.key === 'string' && Array.isArray(value.invoiceIds);
}
