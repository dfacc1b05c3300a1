import {Refusal} from './refusal.ts';
import type {ContactRecord, KeyRecord, State} from './state.ts';

const nameOf = ({id}: ContactRecord, key: string) => `${id} ${key.toLowerCase()}`;

/** The submission that an earlier request under this key made, or null. */
export function findReplay(
  {keys}: State,
  contact: ContactRecord,
  key: string,
  request: string,
): string | null {
  const known = keys.get(nameOf(contact, key));
  if (!known) return null;
  if (known.submissionId === null) throw new Refusal('idempotency_key_burned');
  if (known.request !== request) throw new Refusal('idempotency_key_reused');
  return known.submissionId;
}

/** Only an accepted request binds its key. */
export function bindKey(
  {keys}: State,
  contact: ContactRecord,
  key: string,
  bound: KeyRecord,
): void {
  keys.set(nameOf(contact, key), bound);
}

/** What a key stands for; null for one that is unknown or burned. */
export function submissionOfKey({keys}: State, contact: ContactRecord, key: string): string | null {
  return keys.get(nameOf(contact, key))?.submissionId ?? null;
}

/** A late arrival under an unbound key is refused from now on; a bound one stays what it is. */
export function burnKey(state: State, contact: ContactRecord, key: string): string | null {
  const name = nameOf(contact, key);
  if (!state.keys.has(name)) state.keys.set(name, {request: null, submissionId: null});
  return submissionOfKey(state, contact, key);
}
