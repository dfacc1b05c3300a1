import type {Invoice, RetryRequest, Submission} from '../../contract/types.ts';
import type {Answer} from '../answers.ts';
import type {Check} from '../check.ts';
import {holds, same} from '../verdict.ts';
import {isGoingOn, money, refused, statesOf, type Context} from '../context.ts';

const card = ['invoice', 'method'] as const;
const minute = 60_000;
const day = 24 * 60 * minute;

const succeeded = ['succeeded', undefined];
const skipped = ['skipped', 'earlier_decline'];

/** The body that tries the transactions again, with what their invoices say now. */
async function retryOf(
  context: Context,
  {transactions}: Submission,
  methodId: string,
  numbers: readonly number[],
): Promise<RetryRequest> {
  const chosen = numbers.flatMap((index) => transactions[index] ?? []);
  const ids = chosen.map(({invoiceId}) => invoiceId);
  const {items, instrument, consent} = await context.orderOf(ids, methodId);
  const retried = items.map(({invoiceId: _, ...item}, index) => ({
    transactionId: chosen[index]?.id ?? '',
    ...item,
  }));
  return {items: retried, instrument, consent};
}

function retry(context: Context, {id}: Submission, body: RetryRequest) {
  return context.call('POST', `/payments/${id}/retry`, {body, key: crypto.randomUUID()});
}

/** The submission when the payer is asked. */
async function askedOf(context: Context, answer: Answer): Promise<Submission> {
  let submission = answer.body as Submission;
  for (let tries = 0; isGoingOn(submission) && !isAsked(submission); tries += 1) {
    holds(tries < 60, `${submission.id} is still ${submission.status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    submission = await context.get(`/payments/${submission.id}`);
  }
  holds(isAsked(submission), `Nobody is asked: it is ${submission.status}`);
  return submission;
}

function isAsked({status}: Submission): boolean {
  return status === 'action_required';
}

function stateOf({status, due, pending, payableAmount, notPayableReason}: Invoice) {
  return {status, due: due.amount, pending: pending.amount, payableAmount, notPayableReason};
}

export const outcomeChecks: readonly Check[] = [
  {
    id: 'outcomes.mixed',
    title: 'One failing item neither undoes nor prevents the others (P-04)',
    needs: [...card, 'refuseInvoice'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(3);
      await context.arrange.refuseInvoice(ids[1] ?? '');
      const submission = await mine.pay(ids, (await context.arrange.method({})).id);
      const failed = ['failed', 'insufficient_funds'];
      same(statesOf(submission), [succeeded, failed, succeeded], 'The states');
      same(submission.status, 'partly_completed', 'The status');
      same(submission.totals.failed, money(10_000), 'What failed');
      const {status, payableAmount} = await mine.invoice(ids[1] ?? '');
      holds(status !== 'paid', 'The failed one is paid');
      same(payableAmount, money(10_000), 'What is payable of the failed one');
    },
  },
  {
    id: 'outcomes.two-in-a-row',
    title: 'Two declines in a row stop the rest (P-05)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(4);
      const method = await context.arrange.method({behaviour: 'insufficient_funds'});
      const submission = await mine.pay(ids, method.id);
      const failed = ['failed', 'insufficient_funds'];
      same(statesOf(submission), [failed, failed, skipped, skipped], 'The states');
      same(submission.status, 'failed', 'The status');
    },
  },
  {
    id: 'outcomes.lost-card',
    title: 'A refusal of the card itself stops the rest at once (P-05)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(3);
      const method = await context.arrange.method({behaviour: 'lost_card'});
      const submission = await mine.pay(ids, method.id);
      same(statesOf(submission), [['failed', 'payment_declined'], skipped, skipped], 'The states');
      same(submission.transactions[0]?.failure?.retrySameMethod, false, 'retrySameMethod');
      for (const id of ids) {
        same((await mine.invoice(id)).payableAmount, money(10_000), `What is payable of ${id}`);
      }
    },
  },
  {
    id: 'outcomes.retry',
    title: 'Retry sends what failed as a new submission, never what is paid (P-06)',
    needs: [...card, 'refuseInvoice'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(2);
      await context.arrange.refuseInvoice(ids[1] ?? '');
      const first = await mine.pay(ids, (await context.arrange.method({})).id);
      const {id: other} = await context.arrange.method({});
      const paidAgain = await retryOf(mine, first, other, [0]);
      refused(await retry(mine, first, paidAgain), 'invoice_already_paid');
      const body = await retryOf(mine, first, other, [1]);
      const [item] = body.items;
      const stale = {...body, items: [{...item, version: 0}]} as RetryRequest;
      refused(await retry(mine, first, stale), 'invoice_changed');
      const answer = await retry(mine, first, body);
      const second = await mine.ended(answer);
      same([second.retryOf, second.id === first.id], [first.id, false], 'retryOf');
      same(
        second.transactions.map(({invoiceId}) => invoiceId),
        ids.slice(1),
        'What is tried',
      );
      same(await mine.get(`/payments/${first.id}`), first, 'The first submission afterwards');
    },
  },
  {
    id: 'outcomes.authentication',
    title: 'While the bank asks the payer, the rest waits; stopped, the invoices are free (P-11)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(2);
      const method = await context.arrange.method({behaviour: 'authenticate'});
      const asked = await askedOf(mine, await mine.submit(await mine.orderOf(ids, method.id)));
      const waiting = [
        ['requires_action', undefined],
        ['queued', undefined],
      ];
      same(statesOf(asked), waiting, 'The states');
      same(asked.action?.kind, 'confirm_payment', 'The kind of action');
      holds(Boolean(asked.action?.clientSecret), 'There is nothing to answer the bank with');
      same((await mine.invoice(ids[0] ?? '')).payableAmount, null, 'What is payable meanwhile');

      const stopped = await mine.call('POST', `/payments/${asked.id}/cancel`, {body: {}});
      const ended = await mine.ended(stopped);
      const canceled = ['canceled', 'stopped'];
      same(statesOf(ended), [canceled, canceled], 'The states when it was stopped');
      same(ended.action, undefined, 'The action when it was stopped');
      same((await mine.invoice(ids[0] ?? '')).payableAmount, money(10_000), 'What is payable');
    },
  },
  {
    id: 'outcomes.debit',
    title: 'A bank debit is processing until it arrives, then paid (P-12, L-09)',
    needs: [...card, 'advance'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const method = await context.arrange.method({kind: 'us_bank_account'});
      const submission = await mine.pay([id], method.id);
      same(statesOf(submission), [['processing', undefined]], 'The states');
      same(submission.status, 'completed', 'The status');
      const underWay = await mine.invoice(id);
      same(stateOf(underWay), inProgress, 'The invoice meanwhile');
      holds(underWay.lastPayment?.expectedOn !== undefined, 'No expected date is told');
      holds(
        !(await mine.listAll('status=outstanding')).some((each) => each.id === id),
        'It counts as outstanding',
      );
      refused(
        await mine.submit(await mine.orderOf([id], method.id)),
        'invoice_payment_in_progress',
      );
      await context.arrange.advance(8 * day);
      same((await (await context.as()).invoice(id)).status, 'paid', 'The status in the end');
    },
  },
  {
    id: 'outcomes.debit-fails',
    title: 'A debit that fails before it succeeded makes its invoice payable again (L-11)',
    needs: [...card, 'advance'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const facts = {kind: 'us_bank_account', behaviour: 'insufficient_funds'} as const;
      const submission = await mine.pay([id], (await context.arrange.method(facts)).id);
      await context.arrange.advance(8 * day);
      const later = await context.as();
      const {payableAmount, lastPayment} = await later.invoice(id);
      same(payableAmount, money(10_000), 'What is payable');
      same(
        [lastPayment?.state, lastPayment?.failure?.code],
        ['failed', 'insufficient_funds'],
        'Why',
      );
      const after = await later.get<Submission>(`/payments/${submission.id}`);
      same(statesOf(after), [['failed', 'insufficient_funds']], 'The states');
    },
  },
  {
    id: 'outcomes.cancel',
    title: 'What has not begun can be stopped, and its invoices are free at once (P-21)',
    needs: [...card, 'stallProcessor', 'resumeProcessor'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(3);
      const order = await mine.orderOf(ids, (await context.arrange.method({})).id);
      await context.arrange.stallProcessor();
      try {
        const {id, transactions} = (await mine.submit(order)).body as Submission;
        const last = transactions[2];
        const path = `/payments/${id}/cancel`;
        const answer = await mine.call('POST', path, {body: {transactionIds: [last?.id]}});
        same(answer.status, 200, 'The status of a stop');
        const stopped = answer.body as Submission;
        same(statesOf(stopped)[2], ['canceled', 'stopped'], 'What was stopped');
        same((await mine.invoice(ids[2] ?? '')).payableAmount, money(10_000), 'What is payable');
        refused(
          await mine.call('POST', path, {body: {transactionIds: ['txn_nobody']}}),
          'not_found',
        );
      } finally {
        await context.arrange.resumeProcessor();
      }
      same((await mine.invoice(ids[0] ?? '')).status, 'paid', 'What was not stopped');
    },
  },
  {
    id: 'outcomes.unfinished',
    title: 'A payment under way is listed as unfinished, and no more when it has ended (FM-02)',
    needs: [...card, 'stallProcessor', 'resumeProcessor'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const order = await mine.orderOf([id], (await context.arrange.method({})).id);
      const unfinished = async () => {
        const {items} = await mine.get<{items: Submission[]}>('/payments?state=unfinished');
        return items.map((each) => each.id);
      };
      await context.arrange.stallProcessor();
      try {
        const {status, body} = await mine.submit(order);
        const submission = body as Submission;
        same([status, isGoingOn(submission)], [202, true], 'Status, and whether it goes on');
        holds((await unfinished()).includes(submission.id), 'It is not listed');
        refused(await mine.submit(order), 'invoice_payment_in_progress');
      } finally {
        await context.arrange.resumeProcessor();
      }
      same((await mine.invoice(id)).status, 'paid', 'The status in the end');
      same(await unfinished(), [], 'What is unfinished in the end');
    },
  },
  {
    id: 'outcomes.authorized-until',
    title: 'Nothing starts more than sixty minutes after the payer pressed Pay (P-21)',
    needs: [...card, 'stallProcessor', 'resumeProcessor', 'advance'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(2);
      const order = await mine.orderOf(ids, (await context.arrange.method({})).id);
      await context.arrange.stallProcessor();
      let submission: Submission;
      try {
        submission = (await mine.submit(order)).body as Submission;
        const {createdAt, authorizedUntil} = submission;
        same(Date.parse(authorizedUntil) - Date.parse(createdAt), 60 * minute, 'authorizedUntil');
        await context.arrange.advance(61 * minute);
      } finally {
        await context.arrange.resumeProcessor();
      }
      const later = await context.as();
      const after = await later.get<Submission>(`/payments/${submission.id}`);
      const expired = ['canceled', 'authorization_expired'];
      same(statesOf(after), [expired, expired], 'The states');
      same(after.status, 'expired', 'The status');
      for (const id of ids) {
        const {paid, payableAmount} = await later.invoice(id);
        same([paid.amount, payableAmount], [0, money(10_000)], `${id} afterwards`);
      }
    },
  },
  {
    id: 'outcomes.sync',
    title: 'A payment can be asked about once in two seconds',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const submission = await mine.pay([id], (await context.arrange.method({})).id);
      const sync = () => mine.call('POST', `/payments/${submission.id}/sync`);
      const first = await sync();
      same([first.status, first.body], [200, submission], 'The answer to a sync');
      const second = await sync();
      refused(second, 'rate_limited');
      holds(Number(second.headers.get('retry-after')) > 0, 'No Retry-After is given');
    },
  },
];

const inProgress = {
  status: 'processing',
  due: 10_000,
  pending: 10_000,
  payableAmount: null,
  notPayableReason: 'processing',
};
