import type {PortalApi} from '../../client/api.ts';
import type {SessionState, SharedStore} from '../../client/types.ts';
import type {Client, Contact, Hold, Invoice, PaymentLink} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import type {PortalController} from '../../controllers/portal.ts';
import {ResourceController} from '../../controllers/resource.ts';
import {isPortalError, SetupError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';

type Run<T> = Parameters<NonNullable<PortalApi['asStaff']>>[0] extends (api: infer A) => unknown
  ? (api: A) => Promise<T>
  : never;

export type Access = 'loading' | 'signed-out' | 'unavailable' | 'failed' | 'ready';

/** A contact's token finds nothing at a staff API, and staff find nothing at a contact's. */
function accessOf(state: SessionState): Access {
  switch (state.status) {
    case 'starting':
      return 'loading';
    case 'signed-in':
      return state.session.staff ? 'ready' : 'unavailable';
    case 'portal-off':
      return 'unavailable';
    case 'failed':
      return state.error.kind === 'missing' ? 'unavailable' : 'failed';
    case 'signed-out':
      return 'signed-out';
  }
}

/** As many pages as were asked for. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

export interface Overview {
  readonly client: Client;
  readonly contacts: readonly Contact[];
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface DeskHost extends Host {
  /** Empty for all clients. */
  clientId: string;
}

let desks = 0;

/** What staff have before them, and what they do: each change shows once the server has made it. */
export class Desk {
  readonly clients: ResourceController<Listed<Client>>;
  readonly one: ResourceController<Overview>;
  readonly invoices: ResourceController<Listed<Invoice>>;
  readonly links: ResourceController<readonly PaymentLink[]>;
  readonly holds: ResourceController<Listed<Hold>>;
  readonly busy = new Set<string>();
  failure: {readonly what: string; readonly error: PortalError} | null = null;
  query = '';
  /** Of which links are shown and made. */
  invoiceId = '';
  readonly #host: DeskHost;
  readonly #portal: PortalController;
  readonly #name = `desk ${(desks += 1)}`;
  readonly #pages = new Map<string, number>();
  /** A lost answer is asked for again under its key; a new act has a new one. */
  readonly #keys = new Map<string, string>();

  constructor(host: DeskHost, portal: PortalController) {
    this.#host = host;
    this.#portal = portal;
    this.clients = this.#listed(
      () => (host.clientId ? null : 'clients'),
      (signal, cursor) => this.ask((api) => api.listClients(this.query, {signal, cursor})),
    );
    this.one = this.#resource<Overview>(
      () => host.clientId && `client ${host.clientId}`,
      async (signal) => {
        const id = host.clientId;
        const [client, {items}] = await this.ask((api) =>
          Promise.all([api.getClient(id, {signal}), api.listContacts(id, {signal})]),
        );
        return {client, contacts: items};
      },
    );
    this.invoices = this.#listed(
      () => (this.takesPayments && host.clientId ? `invoices ${host.clientId}` : null),
      (signal, cursor) =>
        this.ask((api) => api.listClientInvoices(host.clientId, {signal, cursor})),
    );
    this.links = this.#resource<readonly PaymentLink[]>(
      () => host.clientId && this.invoiceId && `links ${this.invoiceId}`,
      async (signal) => {
        const {items} = await this.ask((api) => api.listLinks(this.invoiceId, {signal}));
        return items.filter(({state}) => state === 'active');
      },
    );
    this.holds = this.#listed(
      () => `holds ${host.clientId}`,
      (signal, cursor) => this.ask((api) => api.listHolds(host.clientId || null, {signal, cursor})),
    );
  }

  get access(): Access {
    return accessOf(this.#portal.session);
  }

  get takesPayments(): boolean {
    const {session} = this.#portal;
    return session.status === 'signed-in' && session.session.capabilities.payments;
  }

  async ask<T>(run: Run<T>): Promise<T> {
    const {client} = this.#portal;
    if (!client?.api.asStaff) throw new SetupError('This provider has no staff API');
    return client.api.asStaff(run);
  }

  /** The key of an act that must happen once. */
  keyOf(what: string): string {
    const key = this.#keys.get(what) ?? this.#portal.client?.platform.uuid() ?? '';
    this.#keys.set(what, key);
    return key;
  }

  /**
   * Does something, and loads again what it has changed; whatever it concerns is busy until that is
   * there. Null where it failed: the reason is in {@link failure}.
   */
  async act<T>(
    what: string,
    run: Run<T>,
    reload: () => Promise<unknown> | undefined,
  ): Promise<T | null> {
    if (this.busy.has(what)) return null;
    this.busy.add(what);
    this.failure = null;
    this.#host.requestUpdate();
    try {
      const done = await this.ask(run);
      this.#keys.delete(what);
      await reload();
      return done;
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.failure = {what, error};
      this.#host.dispatchEvent(new PortalErrorEvent(error));
      // Others were faster: the next try is on what they have made of it.
      if (error.kind === 'conflict' || error.kind === 'permission') await reload();
      return null;
    } finally {
      this.busy.delete(what);
      this.#host.requestUpdate();
    }
  }

  async showMore(list: {reload(): Promise<void>} | null, name: string): Promise<void> {
    this.#pages.set(name, (this.#pages.get(name) ?? 1) + 1);
    await list?.reload();
  }

  /** Another search begins with its first page. */
  async search(query: string): Promise<void> {
    this.query = query;
    this.#pages.delete('clients');
    await this.clients.store?.reload();
  }

  async reload(): Promise<void> {
    if (this.#portal.session.status === 'failed') await this.#portal.client?.session.refresh();
    const shown = [this.clients, this.one, this.invoices, this.links, this.holds];
    await Promise.all(shown.map(async ({store}) => store?.reload()));
  }

  /** `find` names it while it is wanted; under another name it is another one. */
  #resource<T>(
    find: () => string | null,
    load: (signal: AbortSignal) => Promise<T>,
  ): ResourceController<T> {
    return new ResourceController<T>(this.#host, (): SharedStore<T> | null => {
      const name = this.access === 'ready' ? find() : null;
      return (name && this.#portal.client?.share(`${this.#name} ${name}`, load)) || null;
    });
  }

  #listed<T>(
    find: () => string | null,
    load: (signal: AbortSignal, cursor: string | null) => Promise<Page<T>>,
  ): ResourceController<Listed<T>> {
    return this.#resource<Listed<T>>(find, async (signal) => {
      const items: T[] = [];
      let cursor: string | null = null;
      const pages = this.#pages.get(find() ?? '') ?? 1;
      for (let count = 0; count < pages; count += 1) {
        const page: Page<T> = await load(signal, cursor);
        items.push(...page.items);
        cursor = page.nextCursor;
        if (cursor === null) break;
      }
      return {items, hasMore: cursor !== null};
    });
  }
}
