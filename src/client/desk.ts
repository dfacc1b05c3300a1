import type {Late} from '../errors/index.ts';
import type {PortalApi} from './api.ts';
import type {ClientInside, Desk, PaymentFlows} from './inside.ts';
import {Live} from './live.ts';
import type {Payables} from './payables.ts';
import type {Channel} from './platform.ts';
import type {OwnSelection} from './selection-store.ts';
import type {PayableInvoices, PortalClient} from './types.ts';
import type {Unfinished} from './unfinished-store.ts';

export interface DeskParts {
  readonly client: PortalClient;
  readonly inside: ClientInside;
  readonly selection: OwnSelection;
  readonly unfinished: Unfinished;
  readonly payables: Payables;
  readonly payments: Late<PaymentFlows>;
}

export function createDesk(parts: DeskParts): Desk {
  const {client, inside, selection, unfinished, payables} = parts;
  const {apiUrl, api, platform, session} = client;
  const live = new Live({api, platform, changed: () => inside.reload()});
  let channel: Channel | null = null;
  let isAwake = false;

  /** What fails here fails in what is shown, too; and the payment dialog asks again anyway. */
  function check(ids: Iterable<string>): void {
    selection.check(ids).catch(() => undefined);
  }

  async function wake(): Promise<void> {
    const {value} = session;
    const hasRows = [...inside.lists.values()].some(({value: {status}}) => status === 'ready');
    if (isAwake || !unfinished.isUsed || !hasRows || value.status !== 'signed-in') return;
    if (!value.session.capabilities.payments) return;
    isAwake = true;
    try {
      const {items} = await api.listUnfinishedPayments();
      if (items.length === 0 && !client.storage?.get('payments')) return;
      const {resumeUnfinished} = await parts.payments.load();
      resumeUnfinished(client, unfinished, items, inside.notify);
    } catch {
      // Nobody asked for it by hand: the next list that loads asks again.
      isAwake = false;
    }
  }

  /** Contacts alone are told. */
  function listen(since: number): void {
    if (channel) live.start(since);
  }

  /** Contacts who see rows hear what others do with them. */
  function listenForRows(): void {
    const shown = [...inside.lists.values()].find(({value}) => value.status === 'ready')?.value;
    if (shown?.status === 'ready') listen(shown.loadedAt);
  }

  function close(): void {
    live.stop();
    channel?.close();
    channel = null;
  }

  return {
    selection,
    get resources() {
      return payables.all;
    },
    join(contactId) {
      channel ??= platform.openChannel(
        `client-portal-elements:${apiUrl}:${contactId}`,
        (message) => {
          if (message === 'changed') inside.reload();
          if (message === 'signed-out') inside.leave();
        },
      );
    },
    tell: (message) => channel?.post(message),
    arrived(rows, missing) {
      selection.reconcile(rows);
      check(missing);
      listenForRows();
      void wake();
    },
    listen,
    checkSelection: () => check(selection.value.selection.keys()),
    wake() {
      listenForRows();
      void wake();
    },
    changed() {
      isAwake = false;
      live.stop();
      payables.forgetIdle();
    },
    forget() {
      close();
      selection.clear();
      unfinished.set([]);
      client.storage?.set('link', null);
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
