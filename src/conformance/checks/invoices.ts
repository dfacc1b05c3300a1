import type {Invoice, InvoicePage, InvoiceSummary, PayablePage} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {holds, NotRun, same} from '../verdict.ts';
import {refused, type Context} from '../context.ts';

const idsOf = (items: readonly {id: string}[]) => items.map(({id}) => id);
const outstandingOf = ({due, pending}: Invoice) => due.amount - pending.amount;

/** What a page says must agree with what it says beside it. */
function judgeInvoice(invoice: Invoice): void {
  const {id, total, paid, due, pending, payableAmount, notPayableReason, status} = invoice;
  same(due.amount, total.amount - paid.amount, `due of ${id}`);
  holds(
    (payableAmount === null) === (notPayableReason !== undefined),
    `${id} has both or neither of payableAmount and notPayableReason`,
  );
  if (payableAmount) {
    same(payableAmount.amount, due.amount - pending.amount, `payableAmount of ${id}`);
    holds(invoice.paymentOptions.length > 0, `${id} is payable without a payment option (L-02)`);
  }
  if (status === 'paid') holds(due.amount <= 0, `${id} is paid and something is due`);
  for (const {currency} of [paid, due, pending])
    same(currency, total.currency, `currency of ${id}`);
}

async function several(context: Context, query: string, least: number): Promise<Invoice[]> {
  const items = await context.listAll(query);
  if (items.length < least) throw new NotRun(`The contact has fewer than ${least} invoices`);
  return items;
}

export const invoiceChecks: readonly Check[] = [
  {
    id: 'invoices.sums',
    title: 'Amounts, status and reasons of every invoice agree with each other (L-07, L-08)',
    async run(context) {
      const mine = await context.as();
      for (const invoice of await several(mine, 'status=all', 1)) judgeInvoice(invoice);
    },
  },
  {
    id: 'invoices.statuses',
    title: 'Each status filter answers exactly the invoices that have it',
    async run(context) {
      const mine = await context.as();
      const all = await several(mine, 'status=all', 1);
      const expected = {
        outstanding: all.filter((invoice) => outstandingOf(invoice) > 0),
        processing: all.filter(({status}) => status === 'processing'),
        paid: all.filter(({status}) => status === 'paid'),
      };
      for (const [status, invoices] of Object.entries(expected)) {
        const found = await mine.listAll(`status=${status}`);
        same(idsOf(found).sort(), idsOf(invoices).sort(), `The list of ${status}`);
      }
      for (const {id, status} of await mine.listAll('status=past_due')) {
        const isPastDue = expected.outstanding.some((invoice) => invoice.id === id);
        holds(isPastDue, `${id} is past due (${status}) and not outstanding`);
      }
    },
  },
  {
    id: 'invoices.pages',
    title: 'Pages put together are the list: nothing twice, nothing missing',
    async run(context) {
      const mine = await context.as();
      const whole = await several(mine, 'status=all', 3);
      const pieces = await mine.listAll('status=all', Math.max(1, Math.floor(whole.length / 3)));
      same(idsOf(pieces), idsOf(whole), 'The list in pages');
    },
  },
  {
    id: 'invoices.cursor',
    title: 'A cursor is good for its own query alone',
    async run(context) {
      const mine = await context.as();
      await several(mine, 'status=all', 2);
      const {nextCursor} = await mine.get<InvoicePage>('/invoices?status=all&limit=1');
      const cursor = encodeURIComponent(nextCursor ?? '');
      for (const other of ['status=outstanding', 'status=all&sort=-number', 'status=all&q=x']) {
        const answer = await mine.call('GET', `/invoices?${other}&limit=1&cursor=${cursor}`);
        refused(answer, 'validation_failed', 'cursor');
      }
      const nonsense = await mine.call('GET', '/invoices?status=all&cursor=no-such-cursor');
      refused(nonsense, 'validation_failed', 'cursor');
    },
  },
  {
    id: 'invoices.sorts',
    title: 'Every sort puts the list in its order, missing due dates last',
    async run(context) {
      const mine = await context.as();
      await several(mine, 'status=all', 2);
      for (const [sort, isInOrder] of Object.entries(orders)) {
        const ascending = await mine.listAll(`status=all&sort=${sort}`);
        const descending = await mine.listAll(`status=all&sort=-${sort}`);
        judgeOrder(ascending, isInOrder, sort);
        judgeOrder(descending, (one, other) => isInOrder(other, one), `-${sort}`);
      }
    },
  },
  {
    id: 'invoices.search',
    title: 'The search finds numbers and projects, in any case, and nothing else',
    async run(context) {
      const mine = await context.as();
      const all = await several(mine, 'status=all', 1);
      const {number, projects} = all[0] as Invoice;
      for (const text of [number, number.toLowerCase(), projects[0]?.name].filter(Boolean)) {
        const wanted = text?.slice(0, 200) ?? '';
        const found = await mine.listAll(`status=all&q=${encodeURIComponent(wanted)}`);
        const expected = all.filter((invoice) => mentions(invoice, wanted));
        same(idsOf(found).sort(), idsOf(expected).sort(), `What is found of ${wanted}`);
      }
      const nothing = await mine.listAll(`status=all&q=${crypto.randomUUID()}`);
      same(idsOf(nothing), [], 'What is found of nonsense');
      const percent = await mine.listAll('status=all&q=%25_%5C');
      same(
        idsOf(percent),
        idsOf(all.filter((invoice) => mentions(invoice, '%_\\'))),
        'What is found of %_\\',
      );
    },
  },
  {
    id: 'invoices.summary',
    title: 'The summary is the sum of the list, by currency (L-16)',
    async run(context) {
      const mine = await context.as();
      const summary = await mine.get<InvoiceSummary>('/invoices/summary');
      for (const [rows, status] of [
        [summary.outstanding, 'outstanding'],
        [summary.pastDue, 'past_due'],
      ] as const) {
        const listed = await mine.listAll(`status=${status}`);
        const byCurrency = Map.groupBy(listed, ({due}) => due.currency);
        const expected = [...byCurrency].map(([currency, invoices]) => ({
          currency,
          count: invoices.length,
          amount: invoices.reduce((sum, invoice) => sum + outstandingOf(invoice), 0),
        }));
        const order = (one: {currency: string}, other: {currency: string}) =>
          one.currency < other.currency ? -1 : 1;
        same([...rows].sort(order), expected.sort(order), `The summary of ${status}`);
      }
    },
  },
  {
    id: 'invoices.payable',
    title: 'Payable and left out together are what is outstanding, oldest due first (S-02, S-04)',
    async run(context) {
      const mine = await context.as();
      const listed = new Map(
        (await mine.listAll('status=outstanding')).map((each) => [each.id, each]),
      );
      const {payableCount} = await mine.get<InvoicePage>('/invoices?limit=1');
      const pages = await allPayable(mine);
      same(pages.items.length, payableCount, 'payableCount');
      const answered = [...pages.items, ...pages.excluded];
      same(idsOf(answered).sort(), [...listed.keys()].sort(), 'What select-all answers');
      for (const {id, version, payableAmount, paymentOptions, minimum} of pages.items) {
        const invoice = listed.get(id);
        same(payableAmount, invoice?.payableAmount, `payableAmount of ${id}`);
        same(version, invoice?.version, `version of ${id}`);
        same(paymentOptions, invoice?.paymentOptions, `paymentOptions of ${id}`);
        same(minimum, invoice?.minimum, `minimum of ${id} (P-13)`);
      }
      for (const {id, reason} of pages.excluded) {
        same(reason, listed.get(id)?.notPayableReason, `The reason of ${id}`);
      }
      judgeOrder(
        pages.items.flatMap(({id}) => listed.get(id) ?? []),
        orders.due_on,
        'payable',
      );
    },
  },
  {
    id: 'invoices.payable-by-id',
    title: 'Asked by id, payable invoices answer as in the list and unknown ids not at all',
    async run(context) {
      const mine = await context.as();
      const invoices = (await several(mine, 'status=all', 1)).slice(0, 100);
      const ids = [...idsOf(invoices), 'inv_nobody_has_this'];
      const {status, body} = await mine.call('POST', '/invoices/payable', {body: {ids}});
      same(status, 200, 'The status');
      const {items, excluded, nextCursor} = body as PayablePage;
      same(nextCursor, null, 'nextCursor');
      const expected = invoices.filter(({payableAmount}) => payableAmount !== null);
      same(idsOf(items).sort(), idsOf(expected).sort(), 'The payable ones');
      const minimums = new Map(expected.map(({id, minimum}) => [id, minimum]));
      for (const {id, minimum} of items) same(minimum, minimums.get(id), `minimum of ${id} (P-13)`);
      const left = invoices.filter(({payableAmount}) => payableAmount === null);
      same(idsOf(excluded).sort(), idsOf(left).sort(), 'Those left out');
    },
  },
  {
    id: 'invoices.detail',
    title: 'One invoice says what the list says of it, and its version as ETag',
    async run(context) {
      const mine = await context.as();
      const [listed] = await several(mine, 'status=all', 1);
      const {id = '', version} = listed ?? {};
      const {headers, body} = await mine.call('GET', `/invoices/${id}`);
      same(headers.get('etag'), `"${String(version)}"`, 'ETag');
      const {
        lines: _,
        subtotal: __,
        taxes: ___,
        payments: ____,
        ...rest
      } = body as Record<string, unknown>;
      same(rest, listed, `GET /invoices/${id}`);
    },
  },
  {
    id: 'invoices.unseen',
    title: 'Drafts, void and hidden invoices appear nowhere (L-06)',
    needs: ['invoice'],
    async run(context) {
      const mine = await context.as();
      const before = await mine.get<InvoiceSummary>('/invoices/summary');
      for (const facts of [{state: 'draft'}, {state: 'void'}, {isHidden: true}] as const) {
        const {id} = await context.arrange.invoice(facts);
        refused(await mine.call('GET', `/invoices/${id}`), 'not_found');
        holds(!idsOf(await mine.listAll('status=all')).includes(id), `${id} is in the list`);
      }
      same(await mine.get('/invoices/summary'), before, 'The summary');
    },
  },
  {
    id: 'invoices.of-others',
    title: 'Another client’s invoice answers like an unknown one (A-07)',
    needs: ['invoice', 'stranger'],
    async run(context) {
      const mine = await context.as();
      const {id} = await context.arrange.invoice({of: 'stranger'});
      const foreign = refused(await mine.call('GET', `/invoices/${id}`), 'not_found');
      const unknown = refused(await mine.call('GET', '/invoices/inv_nobody'), 'not_found');
      same({...foreign, requestId: ''}, {...unknown, requestId: ''}, 'The refusal');
      const {body} = await mine.call('POST', '/invoices/payable', {body: {ids: [id]}});
      same(body, {items: [], excluded: [], nextCursor: null}, 'What is payable of it');
    },
  },
  {
    id: 'invoices.reasons',
    title: 'What cannot be paid says why (L-02, L-03, L-07, L-17)',
    needs: ['invoice'],
    async run(context) {
      const mine = await context.as();
      const expected = [
        [{options: []}, 'no_payment_options'],
        [{isOnHold: true}, 'on_hold'],
        [{total: -5000}, 'credit'],
        [{total: 5000, paid: 5000}, 'paid'],
        [{total: 10}, 'below_minimum'],
        [{total: 10_005, currency: 'KWD'}, 'not_representable'],
        [{options: ['us_bank_account'], currency: 'EUR'}, 'no_payment_options'],
      ] as const;
      for (const [facts, reason] of expected) {
        const {id} = await context.arrange.invoice(facts);
        const invoice = await mine.invoice(id);
        same([invoice.payableAmount, invoice.notPayableReason], [null, reason], id);
      }
    },
  },
];

async function allPayable(context: Context): Promise<Pick<PayablePage, 'items' | 'excluded'>> {
  const all: Pick<PayablePage, 'items' | 'excluded'> = {items: [], excluded: []};
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: PayablePage = await context.get(`/invoices/payable${query}`);
    all.items.push(...page.items);
    all.excluded.push(...page.excluded);
    cursor = page.nextCursor;
  }
  return all;
}

type IsInOrder = (one: Invoice, other: Invoice) => boolean;

/** Whether one may stand before the other. */
const orders = {
  due_on: (one, other) => one.dueOn === null || other.dueOn === null || one.dueOn <= other.dueOn,
  issued_on: (one, other) => one.issuedOn <= other.issuedOn,
  amount: (one, other) =>
    one.due.currency < other.due.currency ||
    (one.due.currency === other.due.currency && one.due.amount <= other.due.amount),
  number: (one, other) => isBefore(one.number, other.number),
} satisfies Record<string, IsInOrder>;

function judgeOrder(invoices: readonly Invoice[], isInOrder: IsInOrder, sort: string): void {
  for (const [index, next] of invoices.entries()) {
    const before = invoices[index - 1];
    if (!before) continue;
    holds(isInOrder(before, next), `${sort}: ${before.id} stands before ${next.id}`);
    if (!sort.endsWith('due_on')) continue;
    holds(before.dueOn !== null || next.dueOn === null, `${sort}: no due date comes last`);
  }
}

/** As people count, where two numbers differ in their last digits alone: INV-9 before INV-10. */
function isBefore(one: string, other: string): boolean {
  const [, prefix, digits] = /^(.*?)(\d+)$/.exec(one) ?? [];
  const [, otherPrefix, otherDigits] = /^(.*?)(\d+)$/.exec(other) ?? [];
  if (prefix === undefined || prefix.toLowerCase() !== otherPrefix?.toLowerCase()) return true;
  return BigInt(digits ?? 0) <= BigInt(otherDigits ?? 0);
}

function mentions({number, projects}: Invoice, text: string): boolean {
  return [number, ...projects.map(({name}) => name)].some((each) =>
    each.toLowerCase().includes(text.toLowerCase()),
  );
}
