import assert from 'node:assert/strict';
import type {
  PaymentFlow,
  PaymentFlowOptions,
  PaymentNotice,
  PaymentState,
  SubmitDetail,
} from '../../../src/client/index.ts';
import type {ExcludedItem, PayableItem, PaymentMethod} from '../../../src/contract/types.ts';
import {SessionError} from '../../../src/errors/index.ts';
import {fromPayable} from '../../../src/model/selection.ts';
import {method, payable} from '../builders.ts';
import {signedIn, type Setup} from '../setup.ts';
import {settle} from '../world.ts';

export const bank = method({
  id: 'pmt_bank',
  kind: 'us_bank_account',
  brand: undefined,
  bankName: 'Harbor Bank',
  last4: '6789',
  expMonth: undefined,
  expYear: undefined,
  isDefault: false,
});

interface PaymentSetup extends Setup {
  /** What the server says can be paid. Default: INV-1, INV-2 and INV-3. */
  items?: PayableItem[];
  excluded?: ExcludedItem[];
  methods?: PaymentMethod[];
  invoiceIds?: string[];
  approve?: PaymentFlowOptions['approve'];
}

/** A signed-in contact with a Visa (the default) and a bank account, and nothing opened yet. */
export async function setupPayment(setup: PaymentSetup = {}) {
  const bag = await signedIn(setup);
  const {client, api} = bag;
  const {items = [payable(1), payable(2), payable(3)], excluded = []} = setup;
  const offer = {items, excluded};
  api
    .on('checkPayable', (ids) => ({
      items: offer.items.filter(({id}) => ids.includes(id)),
      excluded: offer.excluded.filter(({id}) => ids.includes(id)),
      nextCursor: null,
    }))
    .on('listMethods', () => ({items: setup.methods ?? [method(), bank]}));
  client.selection.set(items.map(fromPayable), true);
  const notices: PaymentNotice[] = [];
  const asked: SubmitDetail[] = [];
  const options: PaymentFlowOptions = {
    invoiceIds: setup.invoiceIds,
    consent: () => ({textVersion: '2026-06', locale: 'en'}),
    approve(detail) {
      asked.push(detail);
      return setup.approve?.(detail) ?? true;
    },
    notify: (notice) => notices.push(notice),
  };
  return {...bag, offer, notices, asked, options};
}

/** The same with the dialog open. */
export async function openPayment(setup: PaymentSetup = {}) {
  const bag = await setupPayment(setup);
  const flow = await bag.client.startPayment(bag.options);
  await settle();
  return {...bag, flow};
}

/** The state, known to be in this phase. */
export function at<P extends PaymentState['phase']>(
  flow: PaymentFlow,
  phase: P,
): Extract<PaymentState, {phase: P}> {
  assert.equal(flow.value.phase, phase);
  return flow.value as Extract<PaymentState, {phase: P}>;
}

export function states(flow: PaymentFlow): string[] {
  const {value} = flow;
  return 'lines' in value ? value.lines.map(({number, state}) => `${number} ${state}`) : [];
}

export function told(notices: readonly PaymentNotice[]): string[] {
  return notices.map((notice) =>
    notice.type === 'settled'
      ? `settled ${notice.transaction.invoiceNumber} ${notice.transaction.state}`
      : `${notice.type} ${notice.submission.id}`,
  );
}

export const over = () => new SessionError('over', {code: 'session_expired'});

/** The session ends by itself, as any call would find out. */
export async function expire({
  client,
  api,
}: Pick<Awaited<ReturnType<typeof setupPayment>>, 'client' | 'api'>) {
  api.on('getSummary', () => {
    throw over();
  });
  await client.api.getSummary().catch(() => undefined);
  api.on('getSummary', () => ({outstanding: [], pastDue: []}));
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
}
