import {withinClient} from '../known.ts';
import type {Bundle, ClientRecord, ContactRecord, Entry} from '../records.ts';
import type {Row} from '../row.ts';

/**
 * The clients and contacts that an export of invoices names by the way: each once, as its first row
 * has it. A contact's id is the address, so that another address is another contact and never takes
 * over somebody's access.
 */
export class PeopleOfExport {
  readonly #clients = new Map<string, Entry<ClientRecord>>();
  readonly #contacts = new Map<string, Entry<ContactRecord>>();

  client({line, isSound}: Row, id: string, name: string): void {
    if (id === '' || this.#clients.has(id)) return;
    this.#clients.set(id, {line, isSound, value: {id, name}});
  }

  contact({line, isSound}: Row, clientId: string, name: string | null, email: string | null): void {
    if (clientId === '' || email === null || email === '') return;
    const id = email.toLowerCase();
    const key = withinClient(clientId, id);
    if (this.#contacts.has(key)) return;
    const value = {id, clientId, name: name ?? email, email, locale: null};
    this.#contacts.set(key, {line, isSound, value});
  }

  entries(): Pick<Bundle, 'clients' | 'contacts'> {
    return {clients: [...this.#clients.values()], contacts: [...this.#contacts.values()]};
  }
}
