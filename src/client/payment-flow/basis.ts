import type {PayablePage} from '../../contract/types.ts';
import {SessionError} from '../../errors/index.ts';
import {dateIn} from '../../model/calendar.ts';
import type {PortalApi} from '../api.ts';
import type {PortalClient} from '../types.ts';
import type {Basis} from './plan.ts';

/** The most ids one question may hold. */
const idsPerCall = 500;

/** What can be paid and with what, asked at the same time. */
export async function loadBasis(client: PortalClient, ids: readonly string[]): Promise<Basis> {
  const {api, session, platform} = client;
  if (session.value.status !== 'signed-in') {
    throw new SessionError('Nobody is signed in', {code: 'unauthenticated'});
  }
  const {kind, capabilities, firm, limits, processor} = session.value.session;
  const canSave = kind === 'contact' && capabilities.savedMethods;
  const [payable, methods] = await Promise.all([
    kind === 'link' ? ofLink(api, ids) : askPayable(api, ids),
    canSave ? api.listMethods() : {items: []},
  ]);
  const known = new Set([...payable.items, ...payable.excluded].map(({id}) => id));
  return {
    items: payable.items,
    excluded: payable.excluded,
    gone: ids.filter((id) => !known.has(id)),
    methods: methods.items,
    limit: limits.invoicesPerSubmission,
    today: dateIn(firm.timeZone, platform.now()),
    canEnter: processor !== undefined,
    canSave,
    takesParts: capabilities.partialPayments,
    findInvoice: (id) => client.findInvoice(id),
  };
}

type Payable = Pick<PayablePage, 'items' | 'excluded'>;

function askPayable(api: PortalApi, ids: readonly string[]): Promise<Payable> {
  return ids.length > idsPerCall ? pickPayable(api, ids) : api.checkPayable(ids);
}

/** A payment link may ask for its one invoice, and for no list. */
async function ofLink(api: PortalApi, [id = '']: readonly string[]): Promise<Payable> {
  const invoice = await api.getInvoice(id);
  const {number, version, payableAmount, paymentOptions, minimum, notPayableReason} = invoice;
  if (payableAmount) {
    const item = {id, number, version, payableAmount, paymentOptions, minimum};
    return {items: [item], excluded: []};
  }
  const reason = notPayableReason ?? 'unrecognized';
  return {items: [], excluded: [{id, number, reason}]};
}

/** More ids than one question holds: several answers would each have an order of their own (S-14). */
async function pickPayable(
  api: PortalApi,
  ids: readonly string[],
): Promise<Pick<PayablePage, 'items' | 'excluded'>> {
  const wanted = new Set(ids);
  const picked: Pick<PayablePage, 'items' | 'excluded'> = {items: [], excluded: []};
  let cursor: string | null = null;
  do {
    const page: PayablePage = await api.listPayable({
      status: 'outstanding',
      q: '',
      ...(cursor !== null && {cursor}),
    });
    picked.items.push(...page.items.filter(({id}) => wanted.has(id)));
    picked.excluded.push(...page.excluded.filter(({id}) => wanted.has(id)));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return picked;
}
