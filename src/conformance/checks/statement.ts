import type {Invoice, Statement, StatementCurrency} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {Failed, holds, same} from '../verdict.ts';

const seen = (context: Context, query = '') => context.get<Statement>(`/statement${query}`);

/** A statement that begins when the invoice was issued. */
function since({issuedOn}: Pick<Invoice, 'issuedOn'>): string {
  return `?from=${issuedOn}`;
}

/** Issued by today: it has no due date that its issue would have to lie before. */
const recent = {dueOn: null};

const linesOf = ({currencies}: Statement, invoiceId: string) =>
  currencies
    .flatMap(({lines}) => lines)
    .filter((line) => line.invoiceId === invoiceId)
    .map(({kind, amount}) => [kind, amount.amount]);

const openOf = ({currencies}: Statement, invoiceId: string) =>
  currencies.flatMap(({openItems}) => openItems).find((item) => item.invoiceId === invoiceId);

export const statementChecks: readonly Check[] = [
  {
    id: 'statement.adds-up',
    title:
      'In every currency opening and activity are closing, and so are open items and their ages',
    async run(context) {
      const {from, to, currencies} = await seen(await context.as());
      const codes = currencies.map(({currency}) => currency);
      same(new Set(codes).size, codes.length, 'Different currencies');
      for (const each of currencies) {
        addsUp(each);
        const isWithin = each.lines.every(({date}) => date >= from && date <= to);
        holds(isWithin, `${each.currency} has a line from outside of the period`);
      }
    },
  },
  {
    id: 'statement.files',
    title: 'A statement can be had as PDF and as CSV, to be saved',
    async run(context) {
      const mine = await context.as();
      for (const path of ['document', 'table']) {
        const answer = await mine.call('GET', `/statement/${path}`);
        if (answer.status !== 200) throw new Failed(`/statement/${path} is not answered`);
        const disposition = answer.headers.get('content-disposition') ?? '';
        holds(disposition.startsWith('attachment'), `The ${path} is not offered to be saved`);
        refused(
          await mine.call('GET', `/statement/${path}?to=2026-02-30`),
          'validation_failed',
          'to',
        );
      }
    },
  },
  {
    id: 'statement.paid',
    title: 'An invoice and its payment are two lines, and the item is open no more',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await mine.invoices(1, {total: 12_300, ...recent});
      const invoice = await mine.invoice(id);
      const before = await seen(mine, since(invoice));
      same(linesOf(before, id), [['invoice', 12_300]], 'The lines');
      same(openOf(before, id)?.balance.amount, 12_300, 'What is open');
      await mine.pay([id], (await mine.arrange.method({})).id);
      const after = await seen(mine, since(invoice));
      same(
        linesOf(after, id),
        [
          ['invoice', 12_300],
          ['payment', -12_300],
        ],
        'The lines after the payment',
      );
      same(openOf(after, id), undefined, 'What is open after the payment');
      after.currencies.forEach(addsUp);
    },
  },
  {
    id: 'statement.under-way',
    title: 'A debit under way is told and moves no balance (L-09)',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await mine.invoices(1, recent);
      const {total, ...invoice} = await mine.invoice(id);
      const {id: account} = await mine.arrange.method({kind: 'us_bank_account'});
      await mine.pay([id], account);
      const statement = await seen(mine, since(invoice));
      const underWay = statement.currencies
        .flatMap(({inProgress}) => inProgress)
        .filter(({invoiceId}) => invoiceId === id);
      same(
        underWay.map(({amount, paidBy}) => [amount, paidBy]),
        [[total, 'us_bank_account']],
        'What is under way',
      );
      same(openOf(statement, id)?.balance, total, 'The open item');
      same(openOf(statement, id)?.inProgress, total, 'What is under way for it');
    },
  },
  {
    id: 'statement.shown',
    title: 'Drafts, void and hidden invoices and those of others are in no statement (L-06, A-07)',
    needs: ['invoice', 'stranger'],
    async run(context) {
      const mine = await context.as();
      const [shown = ''] = await mine.invoices(1, recent);
      const unseen = await Promise.all([
        context.arrange.invoice({state: 'draft'}),
        context.arrange.invoice({state: 'void'}),
        context.arrange.invoice({isHidden: true}),
        context.arrange.invoice({of: 'stranger'}),
      ]);
      const statement = await seen(mine, since(await mine.invoice(shown)));
      holds(openOf(statement, shown) !== undefined, 'What is shown is not in the statement');
      for (const {id} of unseen) {
        same(linesOf(statement, id), [], `The lines of ${id}`);
        same(openOf(statement, id), undefined, `The open item of ${id}`);
      }
    },
  },
  {
    id: 'statement.credit',
    title: 'A credit stands for itself and lowers no age (L-07)',
    needs: ['invoice'],
    async run(context) {
      const mine = await context.as();
      const [id = ''] = await mine.invoices(1, {total: -4_500, currency: 'NZD', ...recent});
      const statement = await seen(mine, since(await mine.invoice(id)));
      const item = openOf(statement, id);
      same([item?.age, item?.balance.amount, item?.daysLate], ['credit', -4_500, 0], 'The credit');
      const ageing = statement.currencies.find(({currency}) => currency === 'NZD')?.ageing ?? [];
      const late = ageing.filter(({age}) => age !== 'credit');
      holds(
        late.every(({amount}) => amount.amount >= 0),
        'A credit lowers what is open by age',
      );
    },
  },
];

function addsUp({currency, opening, lines, closing, openItems, ageing}: StatementCurrency): void {
  const sum = (amounts: readonly {amount: {amount: number}}[]) =>
    amounts.reduce((total, {amount}) => total + amount.amount, 0);
  same(opening.amount + sum(lines), closing.amount, `Opening and activity in ${currency}`);
  const open = openItems.map(({balance}) => ({amount: balance}));
  same(sum(open), closing.amount, `The open items in ${currency}`);
  same(sum(ageing), closing.amount, `The ages in ${currency}`);
}
