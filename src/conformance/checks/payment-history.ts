import type {HistoryEntry, PaymentHistoryPage} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, statesOf, type Context} from '../context.ts';
import {Failed, holds, same} from '../verdict.ts';

/** The newest entries: as many as a test makes. */
const newest = (context: Context, query = '') =>
  context.get<PaymentHistoryPage>(`/payment-history${query}`);

function entryOf({items}: PaymentHistoryPage, invoiceId: string): HistoryEntry {
  const found = items.find((entry) => entry.items.some((item) => item.invoiceId === invoiceId));
  if (!found) throw new Failed(`No payment of ${invoiceId} is in the history`);
  return found;
}

export const paymentHistoryChecks: readonly Check[] = [
  {
    id: 'history.own',
    title:
      'What was paid at once is one entry, in full to its payer, with its receipts and summary',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const {id: methodId} = await mine.arrange.method({});
      const invoiceIds = await mine.invoices(2);
      const submission = await mine.pay(invoiceIds, methodId);
      const entry = entryOf(await newest(mine), invoiceIds[0] ?? '');
      same(entry.submissionId, submission.id, 'The submission');
      same([entry.byMe, entry.method], [true, submission.method], 'Whose it is, and with what');
      same(
        entry.items.map(({invoiceId, state, receiptAvailable}) => [
          invoiceId,
          state,
          receiptAvailable,
        ]),
        invoiceIds.map((invoiceId) => [invoiceId, 'succeeded', true]),
        'Its invoices, in the order of work',
      );
      const {status, headers} = await mine.call('GET', `/payments/${submission.id}/summary`);
      same(status, 200, 'The status of the summary');
      const disposition = headers.get('content-disposition') ?? '';
      holds(disposition.startsWith('attachment'), 'The summary is not offered to be saved');
    },
  },
  {
    id: 'history.of-others',
    title: "Of a colleague's payment there is invoice, amount, state and kind alone (M-02)",
    needs: ['invoice', 'method', 'colleague'],
    async run(context) {
      const mine = await context.as();
      const {id: methodId} = await mine.arrange.method({behaviour: 'insufficient_funds'});
      const [invoiceId = ''] = await mine.invoices(1);
      const submission = await mine.pay([invoiceId], methodId);
      same(statesOf(submission), [['failed', 'insufficient_funds']], 'The payment');
      const own = entryOf(await newest(mine), invoiceId).items[0];
      same(own?.failure?.code, 'insufficient_funds', 'The reason, to the payer');

      const theirs = await context.as(context.subject.colleague);
      const entry = entryOf(await newest(theirs), invoiceId);
      const [item] = entry.items;
      same([entry.byMe, entry.submissionId, entry.method], [false, null, undefined], 'The entry');
      same(
        [item?.state, item?.amount, item?.transactionId, item?.receiptAvailable],
        ['failed', own?.amount, null, false],
        'What the colleague may know',
      );
      same([item?.failure, item?.refunded], [undefined, undefined], 'The reason, to the colleague');
      const summary = await theirs.call('GET', `/payments/${submission.id}/summary`);
      refused(summary, 'not_found');
    },
  },
  {
    id: 'history.pages',
    title: 'Pages of the history hold each payment once, newest first; a cursor is bound to it',
    async run(context) {
      const mine = await context.as();
      const seen = new Map<string, string>();
      let last = '9999';
      for (let query = '?limit=2', pages = 0; pages < 4; pages += 1) {
        const {items, nextCursor} = await newest(mine, query);
        holds(items.length <= 2, 'A page is longer than its limit');
        for (const {id, at} of items) {
          holds(!seen.has(id), `${id} is on two pages`);
          holds(at <= last, `${id} is not older than the one before`);
          seen.set(id, at);
          last = at;
        }
        if (nextCursor === null) break;
        query = `?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
      }
      const wrong = await mine.call('GET', '/payment-history?cursor=nonsense');
      refused(wrong, 'validation_failed', 'cursor');
    },
  },
];
