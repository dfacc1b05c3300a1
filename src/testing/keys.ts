import {Refusal} from './refusal.ts';
import type {KeyRecord, State} from './state.ts';

/** Whose key it is: a contact, or one of the firm's people. */
interface Owner {
  id: string;
}

const nameOf = ({id}: Owner, key: string) => `${id} ${key.toLowerCase()}`;

/** The submission that an earlier request under this key made, or null. */
export function findReplay(
  {keys}: State,
  owner: Owner,
  key: string,
  request: string,
): string | null {
  const known = keys.get(nameOf(owner, key));
  if (!known) return null;
  if (known.submissionId === null) throw new Refusal('idempotency_key_burned');
  if (known.request !== request) throw new Refusal('idempotency_key_reused');
  return known.submissionId;
}

/** Only an accepted request binds its key. */
export function bindKey({keys}: State, owner: Owner, key: string, bound: KeyRecord): void {
  keys.set(nameOf(owner, key), bound);
}

/** What a key stands for; null for one that is unknown or burned. */
export function submissionOfKey({keys}: State, owner: Owner, key: string): string | null {
  return keys.get(nameOf(owner, key))?.submissionId ?? null;
}

/** A late arrival under an unbound key is refused from now on; a bound one stays what it is. */
export function burnKey(state: State, owner: Owner, key: string): string | null {
  const name = nameOf(owner, key);
  if (!state.keys.has(name)) state.keys.set(name, {request: null, submissionId: null});
  return submissionOfKey(state, owner, key);
}
