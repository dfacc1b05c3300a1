import type {Problem, Submission} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {holds, same} from '../verdict.ts';
import {refused, statesOf} from '../context.ts';

const card = ['invoice', 'method'] as const;

export const idempotencyChecks: readonly Check[] = [
  {
    id: 'keys.replay',
    title: 'The same request under its key is the same payment, however often it arrives',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(2);
      const {id: methodId} = await context.arrange.method({});
      const order = await mine.orderOf(ids, methodId);
      const key = crypto.randomUUID();
      const submission = await mine.ended(await mine.submit(order, key));
      const again = await mine.submit(order, key);
      same(again.headers.get('idempotency-replayed'), 'true', 'Idempotency-Replayed');
      same(again.body, submission, 'The replay');
      same(await mine.get(`/payments/by-key/${key}`), submission, 'What the key stands for');
      const other = {...order, items: order.items.slice(0, 1)};
      refused(await mine.submit(other, key), 'idempotency_key_reused');
    },
  },
  {
    id: 'keys.own',
    title: 'A key belongs to its payer: a colleague’s key of the same name is another',
    needs: [...card, 'colleague'],
    async run(context) {
      const mine = await context.as();
      const theirs = await context.as(context.subject.colleague);
      const [first = '', second = ''] = await context.invoices(2);
      const key = crypto.randomUUID();
      const own = (await context.arrange.method({})).id;
      const other = (await context.arrange.method({of: 'colleague'})).id;
      const one = await mine.ended(await mine.submit(await mine.orderOf([first], own), key));
      const two = await theirs.ended(
        await theirs.submit(await theirs.orderOf([second], other), key),
      );
      holds(one.id !== two.id, 'They share a submission');
      same([one.status, two.status], ['completed', 'completed'], 'The statuses');
    },
  },
  {
    id: 'keys.refusals',
    title: 'A refused request binds no key: corrected, it may use the same one',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const {id: methodId} = await context.arrange.method({});
      const order = await mine.orderOf([id], methodId);
      const key = crypto.randomUUID();
      const items = order.items.map((item) => ({...item, version: item.version + 7}));
      refused(await mine.submit({...order, items}, key), 'invoice_changed');
      refused(await mine.call('GET', `/payments/by-key/${key}`), 'not_found');
      same((await mine.ended(await mine.submit(order, key))).status, 'completed', 'The status');
    },
  },
  {
    id: 'keys.burn',
    title: 'A burned key never pays; a bound one stays what it is (FM-01)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const order = await mine.orderOf([id], (await context.arrange.method({})).id);
      const late = crypto.randomUUID();
      const burn = (key: string) => mine.call('DELETE', `/payments/by-key/${key}`);
      same((await burn(late)).status, 204, 'The status of a burn');
      same((await burn(late)).status, 204, 'The status of a second burn');
      refused(await mine.submit(order, late), 'idempotency_key_burned');
      same((await mine.invoice(id)).paid.amount, 0, 'What was paid');
      const key = crypto.randomUUID();
      const submission = await mine.ended(await mine.submit(order, key));
      const {status, body} = await burn(key);
      same([status, body], [200, submission], 'The answer to burning a bound key');
    },
  },
  {
    id: 'keys.double-submit',
    title: 'Two submissions of one invoice at once: one is paid, one is told (P-08)',
    needs: [...card, 'colleague'],
    async run(context) {
      const mine = await context.as();
      const theirs = await context.as(context.subject.colleague);
      const [shared = '', rest = ''] = await context.invoices(2);
      const own = await mine.orderOf([shared], (await context.arrange.method({})).id);
      const method = await context.arrange.method({of: 'colleague'});
      const other = await theirs.orderOf([shared, rest], method.id);
      const answers = await Promise.all([mine.submit(own), theirs.submit(other)]);
      const lost = answers.filter(({status}) => status >= 400);
      same(lost.length, 1, 'The number of refusals');
      const codes = ['invoice_payment_in_progress', 'invoice_already_paid', 'invoice_changed'];
      const {code = ''} = lost[0]?.body as Problem;
      holds(codes.includes(code), `The loser is told ${code}`);
      const [winner] = answers.filter(({status}) => status < 400);
      const payer = winner === answers[0] ? mine : theirs;
      if (winner) await payer.ended(winner);
      const {total, paid, pending} = await mine.invoice(shared);
      same([paid.amount, pending.amount], [total.amount, 0], 'What was paid');
      const isRestPaid = (await mine.invoice(rest)).paid.amount > 0;
      same(isRestPaid, winner === answers[1], 'Whether the loser’s rest was paid');
    },
  },
  {
    id: 'keys.same-request-at-once',
    title: 'The same request five times at once is one payment',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1);
      const order = await mine.orderOf([id], (await context.arrange.method({})).id);
      const key = crypto.randomUUID();
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => mine.submit(order, key)));
      const submissions = await Promise.all(answers.map((answer) => mine.ended(answer)));
      same(new Set(submissions.map((each: Submission) => each.id)).size, 1, 'The submissions');
      same(statesOf(submissions[0] as Submission), [['succeeded', undefined]], 'The states');
      const {total, paid} = await mine.invoice(id);
      same(paid, total, 'What was paid');
    },
  },
];
