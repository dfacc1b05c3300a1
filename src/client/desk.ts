import type {Invoice} from '../contract/types.ts';
import type {PortalApi} from './api.ts';
import type {InvoiceList} from './invoice-list.ts';
import {Live} from './live.ts';
import type {PaymentNotice} from './payment-flow/state.ts';
import type {Channel} from './platform.ts';
import {createSelection, type OwnSelection} from './selection-store.ts';
import type {WritableStore} from './store.ts';
import type {PayableInvoices, PortalClient, SelectionState} from './types.ts';
import type {Unfinished} from './unfinished-store.ts';

export interface DeskParts {
  loadPayment(): Promise<Pick<typeof import('./payment-flow/index.ts'), 'resumeUnfinished'>>;
  /** Hears of payments that go on without a dialog. */
  readonly notify: ((notice: PaymentNotice) => void) | undefined;
  readonly client: PortalClient;
  readonly selection: WritableStore<SelectionState>;
  readonly unfinished: Unfinished;
  readonly lists: ReadonlyMap<string, InvoiceList>;
  /** What is in use is asked again. */
  reload(): void;
  /** Signs out without telling the other tabs. */
  leave(): void;
}

/** What the client needs once there is somebody to do something: it comes beside the first rows. */
export interface Desk {
  readonly selection: OwnSelection;
  /** Hears the contact's other tabs. */
  join(contactId: string): void;
  tell(message: 'changed' | 'signed-out'): void;
  /** Rows have come; those of `missing` are no longer there. */
  arrived(rows: readonly Invoice[], missing: readonly string[]): void;
  /** Asks whether what is selected can still be paid. */
  checkSelection(): void;
  /** Unfinished payments are asked for after what the page was opened for, once per session. */
  wake(): void;
  /** Someone else is signed in, or nobody. */
  changed(): void;
  forget(): void;
  dispose(): void;
}

export function createDesk(parts: DeskParts): Desk {
  const {client, unfinished, lists} = parts;
  const {apiUrl, api, platform, session} = client;
  const selection = createSelection(api, parts.selection);
  const live = new Live({api, platform, changed: () => parts.reload()});
  let channel: Channel | null = null;
  let isAwake = false;

  /** What fails here fails in what is shown, too; and the payment dialog asks again anyway. */
  function check(ids: Iterable<string>): void {
    selection.check(ids).catch(() => undefined);
  }

  async function wake(): Promise<void> {
    const {value} = session;
    const hasRows = [...lists.values()].some(({value: {status}}) => status === 'ready');
    if (isAwake || !unfinished.isUsed || !hasRows || value.status !== 'signed-in') return;
    if (!value.session.capabilities.payments) return;
    isAwake = true;
    try {
      const {items} = await api.listUnfinishedPayments();
      if (items.length === 0 && !client.storage?.get('payments')) return;
      const {resumeUnfinished} = await parts.loadPayment();
      resumeUnfinished(client, unfinished, items, parts.notify);
    } catch {
      // Nobody asked for it by hand: the next list that loads asks again.
      isAwake = false;
    }
  }

  /** Contacts who see rows hear what others do with them. */
  function listen(): void {
    const shown = [...lists.values()].find(({value}) => value.status === 'ready')?.value;
    if (channel && shown?.status === 'ready') live.start(shown.loadedAt);
  }

  function close(): void {
    live.stop();
    channel?.close();
    channel = null;
  }

  return {
    selection,
    join(contactId) {
      channel ??= platform.openChannel(
        `client-portal-elements:${apiUrl}:${contactId}`,
        (message) => {
          if (message === 'changed') parts.reload();
          if (message === 'signed-out') parts.leave();
        },
      );
    },
    tell: (message) => channel?.post(message),
    arrived(rows, missing) {
      selection.reconcile(rows);
      check(missing);
      listen();
      void wake();
    },
    checkSelection: () => check(parts.selection.value.selection.keys()),
    wake() {
      listen();
      void wake();
    },
    changed() {
      isAwake = false;
      live.stop();
    },
    forget() {
      close();
      selection.clear();
    },
    dispose: close,
  };
}

/** The most ids one question may hold. */
const idsPerCall = 500;

export async function loadPayable(
  api: Pick<PortalApi, 'checkPayable'>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<PayableInvoices> {
  const found: PayableInvoices = {items: [], excluded: []};
  for (let start = 0; start < ids.length; start += idsPerCall) {
    const page = await api.checkPayable(ids.slice(start, start + idsPerCall), {signal});
    found.items.push(...page.items);
    found.excluded.push(...page.excluded);
  }
  return found;
}
