import type {PortalApi} from '../../client/api.ts';
import type {SessionState, SharedStore} from '../../client/types.ts';
import type {Client, Contact, Hold, Invoice, PaymentLink} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import type {PortalController} from '../../controllers/portal.ts';
import {ResourceController} from '../../controllers/resource.ts';
import {SetupError} from '../../errors/index.ts';

type StaffApi = Parameters<Parameters<NonNullable<PortalApi['asStaff']>>[0]>[0];

/** Calls of the staff API, with what they answer. */
export type Run<T> = (api: StaffApi) => Promise<T>;

interface Asked {
  readonly signal: AbortSignal;
  readonly cursor: string | null;
}

type Load<T> = (api: StaffApi, asked: Asked) => Promise<T>;

export type Access = 'loading' | 'signed-out' | 'unavailable' | 'failed' | 'ready';

/** A contact's token finds nothing at a staff API, and staff find nothing at a contact's. */
function accessOf(state: SessionState): Access {
  switch (state.status) {
    case 'starting':
      return 'loading';
    case 'signed-in':
      return state.session.staff ? 'ready' : 'unavailable';
    case 'failed':
      return state.error.kind === 'missing' ? 'unavailable' : 'failed';
    case 'signed-out':
      return 'signed-out';
    case 'portal-off':
      return 'unavailable';
  }
}

/** As many pages as were asked for. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** Asks for one page more; null where there is none. */
  readonly more: (() => Promise<void>) | null;
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

/** What staff have before them: all clients or one, loaded as far as it is shown. */
export class Desk {
  query = '';
  /** Of which links are shown and made. */
  invoiceId = '';
  readonly clients: ResourceController<Listed<Client>>;
  readonly one: ResourceController<Overview>;
  readonly invoices: ResourceController<Listed<Invoice>>;
  readonly links: ResourceController<readonly PaymentLink[]>;
  readonly holds: ResourceController<Listed<Hold>>;
  readonly #host: DeskHost;
  readonly #portal: PortalController;
  readonly #name = `desk ${(desks += 1)}`;
  readonly #pages = new Map<string, number>();

  constructor(host: DeskHost, portal: PortalController) {
    this.#host = host;
    this.#portal = portal;
    this.clients = this.#listed(
      () => (host.clientId ? null : 'clients'),
      (api, asked) => api.listClients(this.query, asked),
    );
    this.one = this.#resource<Overview>(
      () => host.clientId && `client ${host.clientId}`,
      async (api, asked) => {
        const [client, {items}] = await Promise.all([
          api.getClient(host.clientId, asked),
          api.listContacts(host.clientId, asked),
        ]);
        return {client, contacts: items};
      },
    );
    this.invoices = this.#listed(
      () => host.clientId && this.takesPayments && `invoices ${host.clientId}`,
      (api, asked) => api.listClientInvoices(host.clientId, asked),
    );
    this.links = this.#resource<readonly PaymentLink[]>(
      () => host.clientId && this.invoiceId && `links ${this.invoiceId}`,
      async (api, asked) => {
        const {items} = await api.listLinks(this.invoiceId, asked);
        return items.filter(({state}) => state === 'active');
      },
    );
    this.holds = this.#listed(
      () => `holds ${host.clientId}`,
      (api, asked) => api.listHolds(host.clientId || null, asked),
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

  /** Another search begins with its first page. */
  async search(query: string): Promise<void> {
    this.query = query;
    this.#pages.clear();
    await this.clients.store?.reload();
  }

  /** Asks again for all that is shown. */
  async reload(): Promise<void> {
    if (this.#portal.session.status === 'failed') await this.#portal.client?.session.refresh();
    const shown = [this.clients, this.one, this.invoices, this.links, this.holds];
    await Promise.all(shown.map(async ({store}) => store?.reload()));
  }

  /** `find` names it while it is wanted; under another name it is another one. */
  #resource<T>(find: () => string | false | null, load: Load<T>): ResourceController<T> {
    return new ResourceController<T>(this.#host, (): SharedStore<T> | null => {
      const name = this.access === 'ready' && find();
      const ask = (signal: AbortSignal) => this.ask((api) => load(api, {signal, cursor: null}));
      return (name && this.#portal.client?.share(`${this.#name} ${name}`, ask)) || null;
    });
  }

  #listed<T>(
    find: () => string | false | null,
    load: Load<Page<T>>,
  ): ResourceController<Listed<T>> {
    const list = this.#resource<Listed<T>>(find, async (api, asked) => {
      const name = find() || '';
      const pages = this.#pages.get(name) ?? 1;
      const items: T[] = [];
      let {cursor} = asked;
      let count = 0;
      do {
        const page = await load(api, {...asked, cursor});
        items.push(...page.items);
        cursor = page.nextCursor;
        count += 1;
      } while (cursor !== null && count < pages);
      const more = async () => {
        this.#pages.set(name, pages + 1);
        await list.store?.reload();
      };
      return {items, more: cursor === null ? null : more};
    });
    return list;
  }
}
