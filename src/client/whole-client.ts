import type {Invoice} from '../contract/types.ts';
import {Late, SetupError} from '../errors/index.ts';
import {createDesk, loadPayable} from './desk.ts';
import {insides} from './inside.ts';
import type {InvoiceList} from './invoice-list.ts';
import {Payables} from './payables.ts';
import type {LatePlatform} from './platform.ts';
import {createSelection} from './selection-store.ts';
import type {PortalClient, RowClient} from './types.ts';
import {Unfinished} from './unfinished-store.ts';

/**
 * The client of rows with everything else; the same object each time. Until somebody asks for it nothing is
 * selected and no payment known, so that nothing is missed.
 */
export function wholeClient(rows: RowClient, late: LatePlatform): PortalClient {
  if (rows.known) return rows.known;
  const inside = insides.get(rows);
  if (!inside) throw new SetupError('Another copy of the package has made this client');
  const {api} = rows;
  const platform = {...late, ...rows.platform};
  const {isAllowed, lists} = inside;
  const payments = new Late(inside.loadPayment);
  const payables = new Payables({
    platform,
    isAllowed,
    load: (ids, signal) => loadPayable(api, ids, signal),
  });
  const unfinished = new Unfinished(() => desk.wake());
  const selection = createSelection(api);
  const methods = rows.share('methods', async (signal) => (await api.listMethods({signal})).items);

  const whole: PortalClient = {
    ...rows,
    get known() {
      return whole;
    },
    platform,
    summary: rows.share('summary', (signal) => api.getSummary({signal})),
    methods: Object.assign(methods, {
      changed() {
        desk.tell('changed');
        return methods.reload();
      },
    }),
    selection,
    unfinished,
    listen: (since) => desk.listen(since),
    findInvoice: (id) => find(lists.values(), id),
    payable: (ids) => payables.of(ids),
    async startPayment(payment) {
      const {createPaymentFlow} = await payments.load();
      return createPaymentFlow(whole, unfinished, payment);
    },
    async resumePayment(reference, payment) {
      const {resumePaymentFlow} = await payments.load();
      return resumePaymentFlow(whole, unfinished, reference, payment);
    },
  };
  const desk = createDesk({inside, client: whole, selection, unfinished, payables, payments});
  inside.attach(whole, desk);
  return whole;
}

function find(lists: Iterable<InvoiceList>, id: string): Invoice | undefined {
  for (const {value} of lists) {
    const found = value.status === 'ready' && value.data.items.find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}
