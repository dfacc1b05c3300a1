import type {Session} from '../contract/types.ts';
import type {Late} from '../errors/index.ts';
import {identityOf} from '../model/identity.ts';
import type {AccessTokens, InvoiceQuery, PortalApi} from './api.ts';
import type {GetSession} from './credentials.ts';
import {guard} from './guard.ts';
import {insides, type ClientInside, type Desk} from './inside.ts';
import {InvoiceList} from './invoice-list.ts';
import {Loadable} from './loadable.ts';
import type {RowPlatform} from './platform.ts';
import {scopedStorage} from './scoped-storage.ts';
import {PortalSession} from './session.ts';
import type {PortalClient, RowClient} from './types.ts';

/** Where a session comes from: the firm's own sign-in, or ours, kept for the tab or not at all. */
export type SessionSource = {getSession: GetSession} | {storage: 'tab' | 'memory'};

export interface PortalClientOptions extends Pick<ClientInside, 'loadPayment' | 'notify'> {
  /** Names what is stored, and which tabs belong together. */
  apiUrl: string;
  createApi(tokens: AccessTokens): PortalApi;
  /** The backend signs people in by itself and never asks for our tokens. Default: false. */
  isForeign?: boolean | undefined;
  session: SessionSource;
  platform: RowPlatform;
  /** What makes the whole client, asked for at once: see `whole-client.ts`. */
  wholeClient: Late<(rows: RowClient) => PortalClient>;
}

/** Lists that nobody looks at any more, but that a filter may come back to. */
const idleLists = 6;

/** Starts asking who is signed in at once. */
export function createPortalClient(options: PortalClientOptions): RowClient {
  const {apiUrl, platform, isForeign = false} = options;
  const source = options.session;
  const getSession = 'getSession' in source ? source.getSession : null;
  const isKept = 'storage' in source && source.storage === 'tab';
  const storage = isKept ? scopedStorage(platform, apiUrl) : null;

  const session = new PortalSession({
    platform,
    apiUrl,
    storage,
    getSession,
    isForeign,
    api: () => api,
    leaving: () => desk?.tell('signed-out'),
  });
  const api = guard(
    options.createApi(session.credentials),
    () => session.moment,
    (error, since, call) => session.inspect(error, since, call),
  );

  const lists = new Map<string, InvoiceList>();
  let known: PortalClient | null = null;
  let desk: Desk | undefined;
  let isDisposed = false;
  const isAllowed = () => !isDisposed && session.value.status === 'signed-in';

  const shared = new Map<string, Loadable<unknown>>();
  function share<T>(name: string, load: (signal: AbortSignal) => Promise<T>): Loadable<T> {
    let found = shared.get(name) as Loadable<T> | undefined;
    if (!found) shared.set(name, (found = new Loadable({platform, isAllowed, load})));
    return found;
  }
  const resources = () => [...lists.values(), ...shared.values(), ...(desk?.resources ?? [])];

  function createList(query: InvoiceQuery): InvoiceList {
    return new InvoiceList(query, {
      platform,
      isAllowed,
      list: (page, call) => api.listInvoices(page, call),
      arrived: (rows, missing) => desk?.arrived(rows, missing),
    });
  }

  function forgetIdleLists(): void {
    const idle = [...lists].filter(([, list]) => !list.isUsed);
    for (const [key] of idle.slice(0, -idleLists)) lists.delete(key);
  }

  function reloadWhatIsUsed(): void {
    for (const resource of resources()) if (resource.isUsed) void resource.reload();
    desk?.checkSelection();
  }

  /** Whose data is shown now; and whose selection is kept, also while their session is expired. */
  let shown: string | null = null;
  let owner: string | null = null;

  /** The first to hear of a change: nobody sees data of one person under another's name. */
  function followSession(): void {
    const {value} = session;
    const next = value.status === 'signed-in' ? identityOf(value.session) : null;
    if (value.status === 'signed-in') welcome(value.session, identityOf(value.session));
    else if (value.status === 'portal-off') desk?.selection.clear();
    else if (value.status === 'signed-out' && !value.isExpired && owner) forget();
    if (next === shown) return;
    shown = next;
    desk?.changed();
    for (const [key, list] of lists) if (!list.isUsed) lists.delete(key);
    for (const resource of resources()) resource.drop();
  }

  /** A guest who signs in, and the same contact again, keep what they ticked. */
  function welcome({contact}: Session, identity: string): void {
    const wasGuest = owner?.startsWith('link:') && contact;
    if (owner && owner !== identity && !wasGuest) forget();
    owner = identity;
    if (contact) desk?.join(contact.id);
  }

  function forget(): void {
    owner = null;
    desk?.forget();
    storage?.set('payments', null);
  }

  const unsubscribe = session.subscribe(followSession);
  const started = session.start();
  const client: RowClient = {
    apiUrl,
    platform,
    storage,
    api,
    session,
    started,
    share,
    invoices(query) {
      const {status, q, sort, limit} = query;
      const key = [status, sort, limit, q].join(' ');
      let list = lists.get(key);
      if (!list) {
        forgetIdleLists();
        lists.set(key, (list = createList({status, q, sort, limit})));
      }
      return list;
    },
    get known() {
      return known;
    },
    whole: async () => (await options.wholeClient.load())(client),
    invalidate() {
      reloadWhatIsUsed();
      desk?.tell('changed');
    },
    dispose() {
      isDisposed = true;
      unsubscribe();
      session.dispose();
      desk?.dispose();
      for (const resource of resources()) resource.dispose();
    },
  };
  insides.set(client, {
    loadPayment: options.loadPayment,
    notify: options.notify,
    signsIn: !getSession,
    lists,
    isAllowed,
    reload: reloadWhatIsUsed,
    leave: () => void session.leave(),
    attach(whole, itsDesk) {
      known = whole;
      if (isDisposed) return;
      desk = itsDesk;
      followSession();
      desk.wake();
    },
  });

  const {value} = options.wholeClient;
  if (value) value(client);
  // Whoever needs it tries again, and is told.
  else started.then(() => client.whole()).catch(() => undefined);
  return client;
}
