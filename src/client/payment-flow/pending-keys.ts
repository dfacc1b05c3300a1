import type {PortalClient} from '../types.ts';

/** Stored before a payment is sent, so that a lost answer can be asked for (FM-01). No more than this. */
export interface PendingKey {
  readonly key: string;
  readonly invoiceIds: readonly string[];
  /** RFC 3339. */
  readonly at: string;
}

/** For the next page of this tab; this one's payments know their own. Empty where nothing is kept. */
export function listPendingKeys({storage}: PortalClient): PendingKey[] {
  return parse(storage?.get('payments'));
}

export function addPendingKey(client: PortalClient, {key, invoiceIds, at}: PendingKey): void {
  write(client, [...listPendingKeys(client), {key, invoiceIds, at}]);
}

export function removePendingKey(client: PortalClient, key: string): void {
  write(
    client,
    listPendingKeys(client).filter((pending) => pending.key !== key),
  );
}

function write({storage}: PortalClient, keys: readonly PendingKey[]): void {
  storage?.set('payments', keys.length > 0 ? JSON.stringify(keys) : null);
}

/** The page's own scripts can write here: what is not ours is nothing. */
function parse(text: string | null | undefined): PendingKey[] {
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
