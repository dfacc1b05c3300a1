import type {Invoice, Session} from '../contract/types.ts';
import {Late} from '../errors/index.ts';
import type {AccessTokens, InvoiceQuery, PortalApi} from './api.ts';
import type {GetSession} from './credentials.ts';
import type {Desk} from './desk.ts';
import {guard} from './guard.ts';
import {InvoiceList} from './invoice-list.ts';
import {createLateSelection, nothingSelected} from './late-selection.ts';
import {Loadable} from './loadable.ts';
import {Payables} from './payables.ts';
import type {PaymentNotice} from './payment-flow/state.ts';
import type {Platform} from './platform.ts';
import {scopedStorage} from './scoped-storage.ts';
import {identityOf, PortalSession} from './session.ts';
import {WritableStore} from './store.ts';
import type {PortalClient} from './types.ts';
import {Unfinished} from './unfinished-store.ts';

type PaymentFlows = Pick<
  typeof import('./payment-flow/index.ts'),
  'createPaymentFlow' | 'resumePaymentFlow' | 'resumeUnfinished'
>;

/** Where a session comes from: the firm's own sign-in, or ours, kept for the tab or not at all. */
export type SessionSource = {getSession: GetSession} | {storage: 'tab' | 'memory'};

export interface PortalClientOptions {
  /** Names what is stored, and which tabs belong together. */
  apiUrl: string;
  createApi(tokens: AccessTokens): PortalApi;
  /** The backend signs people in by itself and never asks for our tokens. Default: false. */
  isForeign?: boolean | undefined;
  session: SessionSource;
  platform: Platform;
  /** `payment-flow/`, asked for with the first payment. */
  loadPayment(): Promise<PaymentFlows>;
  /** Hears of payments that go on without a dialog: those of another page or another day. */
  notify?: ((notice: PaymentNotice) => void) | undefined;
}

/** Lists that nobody looks at any more, but that a filter may come back to. */
const idleLists = 6;

/** What the client does for a hand, other tabs and payments; see `desk.ts`. */
export const clientDesk = new Late(() => import('./desk.ts'));

/** Starts asking who is signed in at once. */
export function createPortalClient(options: PortalClientOptions): PortalClient {
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

  const selected = new WritableStore(nothingSelected);
  const selection = createLateSelection(selected, async () => {
    open(await clientDesk.load());
    return desk?.selection;
  });
  const unfinished = new Unfinished(() => desk?.wake());
  const lists = new Map<string, InvoiceList>();
  const paymentFlow = new Late(options.loadPayment);
  let desk: Desk | undefined;
  let isDisposed = false;
  const isAllowed = () => !isDisposed && session.value.status === 'signed-in';

  const shared = new Map<string, Loadable<unknown>>();
  function share<T>(name: string, load: (signal: AbortSignal) => Promise<T>): Loadable<T> {
    let found = shared.get(name) as Loadable<T> | undefined;
    if (!found) shared.set(name, (found = new Loadable({platform, isAllowed, load})));
    return found;
  }
  const summary = share('summary', (signal) => api.getSummary({signal}));
  const methodList = share('methods', async (signal) => (await api.listMethods({signal})).items);
  const methods = Object.assign(methodList, {
    changed() {
      desk?.tell('changed');
      return methodList.reload();
    },
  });
  const payables = new Payables({
    platform,
    isAllowed,
    load: async (ids, signal) => (await clientDesk.load()).loadPayable(api, ids, signal),
  });
  const resources = () => [...lists.values(), ...payables.all, ...shared.values()];

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
    payables.forgetIdle();
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
    unfinished.set([]);
  }

  const client: PortalClient = {
    apiUrl,
    platform,
    storage,
    api,
    session,
    summary,
    methods,
    selection,
    unfinished,
    share,
    findInvoice: (id) => find(lists.values(), id),
    async startPayment(payment) {
      const {createPaymentFlow} = await paymentFlow.load();
      return createPaymentFlow(client, unfinished, payment);
    },
    async resumePayment(reference, payment) {
      const {resumePaymentFlow} = await paymentFlow.load();
      return resumePaymentFlow(client, unfinished, reference, payment);
    },
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
    payable: (ids) => payables.of(ids),
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

  /** Until then nothing is selected and no payment known, so that nothing is missed. */
  function open({createDesk}: typeof import('./desk.ts')): void {
    if (desk || isDisposed) return;
    desk = createDesk({
      loadPayment: () => paymentFlow.load(),
      notify: options.notify,
      client,
      selection: selected,
      unfinished,
      lists,
      reload: reloadWhatIsUsed,
      leave: () => void session.leave(),
    });
    Object.assign(selection, desk.selection);
    followSession();
    desk.wake();
  }

  const unsubscribe = session.subscribe(followSession);
  void session.start();
  if (clientDesk.value) open(clientDesk.value);
  // Whoever needs it tries again, and is told.
  else clientDesk.load().then(open, () => undefined);
  return client;
}

function find(lists: Iterable<InvoiceList>, id: string): Invoice | undefined {
  for (const {value} of lists) {
    const found = value.status === 'ready' && value.data.items.find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}
