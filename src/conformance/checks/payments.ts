import type {InvoiceSummary, SubmissionPage} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {holds, same} from '../verdict.ts';
import {money, refused, statesOf} from '../context.ts';
import type {ProblemCode} from '../../contract/problem.ts';

const card = ['invoice', 'method'] as const;

const outstanding = ({outstanding: rows}: InvoiceSummary, currency: string) =>
  rows.find((row) => row.currency === currency)?.amount ?? 0;

export const paymentChecks: readonly Check[] = [
  {
    id: 'payments.each-its-own',
    title: 'Three invoices in one submission are three transactions, each paid (P-01)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(3, {total: 12_345});
      const method = await context.arrange.method({});
      const before = await mine.get<InvoiceSummary>('/invoices/summary');
      const versions = new Map<string, number>();
      for (const id of ids) versions.set(id, (await mine.invoice(id)).version);
      const submission = await mine.pay(ids, method.id);
      same(submission.status, 'completed', 'The status');
      same(
        submission.transactions.map(({invoiceId}) => invoiceId),
        ids,
        'The order of work',
      );
      same(new Set(submission.transactions.map(({id}) => id)).size, 3, 'Different transactions');
      const {requested, succeeded, failed} = submission.totals;
      same([requested, succeeded, failed], [money(37_035), money(37_035), money(0)], 'The totals');
      for (const id of ids) {
        const {status, due, lastPayment, version} = await mine.invoice(id);
        holds(version > (versions.get(id) ?? version), `The version of ${id} stays the same`);
        same([status, due.amount, lastPayment?.byMe], ['paid', 0, true], `${id} afterwards`);
      }
      const after = await mine.get<InvoiceSummary>('/invoices/summary');
      same(outstanding(after, 'USD'), outstanding(before, 'USD') - 37_035, 'What is outstanding');
      same(after.lastPayment?.amount, money(12_345), 'The last payment');
    },
  },
  {
    id: 'payments.currencies',
    title: 'Currencies without decimals and with three are charged to the minor unit (P-19)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const method = await context.arrange.method({});
      for (const [currency, total] of [
        ['JPY', 1_234],
        ['KWD', 12_340],
        ['EUR', 999],
      ] as const) {
        const [id = ''] = await context.invoices(1, {currency, total, options: ['card']});
        const {totals} = await mine.pay([id], method.id);
        same(totals.succeeded, money(total, currency), `What was paid in ${currency}`);
      }
    },
  },
  {
    id: 'payments.same-amount',
    title: 'Two invoices of the same amount with the same card both succeed (P-09)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const method = await context.arrange.method({});
      const ids = await context.invoices(2, {total: 7_700, dueOn: '2030-01-01'});
      same(statesOf(await mine.pay(ids, method.id)), [['succeeded', undefined], ['succeeded', undefined]], 'The states'); // prettier-ignore
    },
  },
  {
    id: 'payments.refused-items',
    title: 'Each item that cannot be paid is named by its own code, and nothing is charged (P-10)',
    needs: [...card, 'changeInvoice'],
    async run(context) {
      const mine = await context.as();
      const {id: methodId} = await context.arrange.method({});
      const [paid = '', changed = '', low = '', good = ''] = await context.invoices(4);
      const held = (await context.arrange.invoice({isOnHold: true})).id;
      const closed = (await context.arrange.invoice({options: []})).id;
      const order = await mine.orderOf([paid, held, closed, changed, low, good], methodId);
      await mine.pay([paid], methodId);
      await context.arrange.changeInvoice(changed, {total: 11_111});
      const items = order.items.map((item) =>
        item.invoiceId === low ? {...item, amount: item.amount + 1} : item,
      );
      const {code, errors = []} = refused(
        await mine.submit({...order, items}),
        'invoice_already_paid',
      );
      const expected: [string, ProblemCode][] = [
        [paid, 'invoice_already_paid'],
        [held, 'invoice_not_payable'],
        [closed, 'invoice_not_payable'],
        [changed, 'invoice_changed'],
        [low, 'amount_out_of_range'],
      ];
      same(
        errors.map((error) => [error.invoiceId, error.code]),
        expected,
        'The findings',
      );
      same(code, expected[0]?.[1], 'The code of the whole is that of the first');
      const change = errors.find((error) => error.invoiceId === changed)?.params;
      same(change?.['payableAmount'], money(11_111), 'The new amount');
      same((await mine.invoice(good)).paid.amount, 0, 'What was paid of the good one');
    },
  },
  {
    id: 'payments.of-others',
    title: 'A foreign invoice and a foreign method answer like unknown ones (M-02, A-07)',
    needs: [...card, 'colleague', 'stranger'],
    async run(context) {
      const mine = await context.as();
      const [own = ''] = await context.invoices(1);
      const foreign = (await context.arrange.invoice({of: 'stranger'})).id;
      const {id: methodId} = await context.arrange.method({});
      const order = await mine.orderOf([own], methodId);
      const [item] = order.items;
      const items = [item, {...item, invoiceId: foreign}];
      refused(await mine.submit({...order, items}), 'not_found');
      const theirs = await context.arrange.method({of: 'colleague'});
      const instrument = {kind: 'saved', paymentMethodId: theirs.id};
      const found = refused(await mine.submit({...order, instrument}), 'payment_method_not_found');
      const unknown = refused(
        await mine.submit({...order, instrument: {...instrument, paymentMethodId: 'pmt_nobody'}}),
        'payment_method_not_found',
      );
      same({...found, requestId: ''}, {...unknown, requestId: ''}, 'The refusal');
      same((await mine.invoice(own)).paid.amount, 0, 'What was paid');
    },
  },
  {
    id: 'payments.unusable-methods',
    title: 'Expired, unverified and not accepted methods are refused (P-15)',
    needs: card,
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await context.invoices(1, {options: ['card']});
      const attempt = async (facts: Parameters<typeof context.arrange.method>[0]) =>
        mine.submit(await mine.orderOf([id], (await context.arrange.method(facts)).id));
      refused(await attempt({status: 'expired'}), 'payment_method_unusable');
      const account = {kind: 'us_bank_account'} as const;
      refused(await attempt({...account, status: 'pending_verification'}), 'method_pending_verification'); // prettier-ignore
      refused(await attempt(account), 'payment_method_unusable');
      same((await mine.invoice(id)).paid.amount, 0, 'What was paid');
    },
  },
  {
    id: 'payments.privacy',
    title: 'A colleague sees that an invoice is paid, not with what, and not the payment (M-02)',
    needs: [...card, 'colleague'],
    async run(context) {
      const mine = await context.as();
      const theirs = await context.as(context.subject.colleague);
      const [id = ''] = await context.invoices(1);
      const method = await context.arrange.method({});
      const submission = await mine.pay([id], method.id);
      const {status, lastPayment} = await theirs.invoice(id);
      same([status, lastPayment?.byMe, lastPayment?.kind], ['paid', false, 'card'], 'What is seen');
      same([lastPayment?.method, lastPayment?.failure], [undefined, undefined], 'Method, failure');
      refused(await theirs.call('GET', `/payments/${submission.id}`), 'not_found');
      const {items} = await theirs.get<SubmissionPage>(`/payments?invoiceId=${id}`);
      same(items, [], 'The payments of it');
      const {items: own} = await mine.get<SubmissionPage>(`/payments?invoiceId=${id}`);
      same(own, [submission], 'One’s own payments of it');
    },
  },
  {
    id: 'payments.methods',
    title: 'Methods are listed to their owner alone, the default first (M-02, M-04)',
    needs: ['method', 'colleague'],
    async run(context) {
      const made = [await context.arrange.method({}), await context.arrange.method({})];
      type Listed = {items: {id: string; isDefault: boolean}[]};
      const {items} = await (await context.as()).get<Listed>('/payment-methods');
      for (const {id} of made)
        holds(
          items.some((each) => each.id === id),
          `${id} is not listed`,
        );
      same(items.map(({isDefault}) => isDefault).indexOf(true), 0, 'The place of the default');
      same(items.filter(({isDefault}) => isDefault).length, 1, 'The number of defaults');
      const theirs = await context.as(context.subject.colleague);
      const listed = await theirs.get<Listed>('/payment-methods');
      holds(
        !listed.items.some(({id}) => items.some((each) => each.id === id)),
        'A colleague sees them, too',
      );
    },
  },
];
