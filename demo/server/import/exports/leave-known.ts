import {withinClient} from '../known.ts';
import type {Known} from '../known.ts';
import type {Bundle} from '../records.ts';
import type {Tally} from '../write.ts';
import type {PeopleTallies} from '../write-people.ts';

/** How many were there already and were left alone. */
type Kept = Partial<Record<'clients' | 'contacts', number>>;

/**
 * Takes out the clients and contacts that are there, so that an export never renames anybody. A
 * contact is known by the address within the client, whoever made it and under whatever id.
 */
export function leaveKnown(bundle: Bundle, known: Known): {bundle: Bundle; kept: Kept} {
  const addresses = new Set<string>();
  for (const {clientId, email} of known.contacts.values()) {
    addresses.add(withinClient(clientId, email.toLowerCase()));
  }
  const {clients: allClients, contacts: allContacts} = bundle;
  const clients = allClients?.filter(({value}) => !known.clients.has(value.id)) ?? null;
  const contacts =
    allContacts?.filter(
      ({value: {clientId, email}}) => !addresses.has(withinClient(clientId, email.toLowerCase())),
    ) ?? null;
  const kept = {
    clients: (allClients?.length ?? 0) - (clients?.length ?? 0),
    contacts: (allContacts?.length ?? 0) - (contacts?.length ?? 0),
  };
  return {bundle: {...bundle, clients, contacts}, kept};
}

/** Counts them as unchanged. */
export function addKept(tallies: PeopleTallies, kept: Kept): Record<string, Tally> {
  const all: Record<string, Tally> = {...tallies};
  for (const [name, count = 0] of Object.entries(kept)) {
    const tally = all[name];
    if (tally) all[name] = {...tally, unchanged: tally.unchanged + count};
  }
  return all;
}
