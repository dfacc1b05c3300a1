import type {MethodSetup, PaymentMethod, PaymentMethodList} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {money, refused, statesOf, type Context} from '../context.ts';
import {holds, same} from '../verdict.ts';

const consent = {textVersion: 'conformance', locale: 'en'};

const list = async (context: Context) =>
  (await context.get<PaymentMethodList>('/payment-methods')).items;

/** The body that pays all that is payable with what a form has made a token of. */
async function orderWith(
  context: Context,
  invoiceIds: readonly string[],
  instrument: {confirmationToken: string; save: boolean; makeDefault?: boolean},
) {
  const order = await context.orderOf(invoiceIds, '');
  return {...order, instrument: {kind: 'new', ...instrument}};
}

/** A method that is being added, at the moment when its bank asks. */
async function askedFor(context: Context) {
  const {confirmationToken} = await context.arrange.enteredMethod({asksFirst: true});
  const body = {confirmationToken, makeDefault: false, consent};
  const key = crypto.randomUUID();
  const {status, body: made} = await context.call('POST', '/payment-methods', {body, key});
  same(status, 202, 'The status');
  const {setupId, action} = made as MethodSetup;
  same(action.kind, 'confirm_setup', 'The kind of action');
  holds(action.clientSecret !== '', 'There is nothing to answer the bank with');
  const complete = () => context.call('POST', `/payment-methods/setups/${setupId}/complete`);
  return {setupId, complete, clientSecret: action.clientSecret};
}

export const newMethodChecks: readonly Check[] = [
  {
    id: 'new-methods.pays-once',
    title:
      'A method entered anew pays one invoice, is not saved, and its token pays no other (P-02)',
    needs: ['invoice', 'enteredMethod'],
    async run(context) {
      const mine = await context.as();
      const [one = '', other = ''] = await context.invoices(2);
      const before = await list(mine);
      const {confirmationToken} = await context.arrange.enteredMethod({use: 'once'});
      const instrument = {confirmationToken, save: false};
      const paid = await mine.ended(await mine.submit(await orderWith(mine, [one], instrument)));
      same(statesOf(paid), [['succeeded', undefined]], 'The states');
      same([paid.method.kind, paid.method.last4], ['card', '0005'], 'What it was paid with');
      same(await list(mine), before, 'The saved methods');
      const again = await mine.submit(await orderWith(mine, [other], instrument));
      refused(again, 'validation_failed', 'instrument.confirmationToken');
      same((await mine.invoice(other)).paid.amount, 0, 'What was paid of the other one');
    },
  },
  {
    id: 'new-methods.pays-several',
    title:
      'One entered anew pays several, and is saved and the default where that is wished (P-14)',
    needs: ['invoice', 'enteredMethod'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(2);
      const {confirmationToken} = await context.arrange.enteredMethod();
      const instrument = {confirmationToken, save: true, makeDefault: true};
      const paid = await mine.ended(await mine.submit(await orderWith(mine, ids, instrument)));
      same(paid.totals.succeeded, money(20_000), 'What was paid');
      const defaults = (await list(mine)).filter(({isDefault}) => isDefault);
      same(
        defaults.map(({last4}) => last4),
        [paid.method.last4],
        'The defaults',
      );
    },
  },
  {
    id: 'new-methods.asked',
    title: 'A method whose bank asks is saved after the yes, once, and by nobody else (M-01, M-02)',
    needs: ['colleague', 'enteredMethod', 'answerBank'],
    async run(context) {
      const mine = await context.as();
      const theirs = await context.as(context.subject.colleague);
      const before = await list(mine);
      const {setupId, complete, clientSecret} = await askedFor(mine);
      refused(await complete(), 'authentication_required');
      same(await list(mine), before, 'The saved methods before the answer');
      await context.arrange.answerBank(clientSecret, 'complete');
      const path = `/payment-methods/setups/${setupId}/complete`;
      refused(await theirs.call('POST', path), 'not_found');
      const {status, body} = await complete();
      same(status, 201, 'The status');
      const {id} = body as PaymentMethod;
      same(((await complete()).body as PaymentMethod).id, id, 'What a repetition answers');
      same((await list(mine)).filter((each) => each.id === id).length, 1, 'The entries of it');
      holds(!(await list(theirs)).some((each) => each.id === id), 'A colleague has it, too');
    },
  },
  {
    id: 'new-methods.refused',
    title: 'A method whose bank was not answered rightly is not saved (FM-05)',
    needs: ['enteredMethod', 'answerBank'],
    async run(context) {
      const mine = await context.as();
      const before = await list(mine);
      const {complete, clientSecret} = await askedFor(mine);
      await context.arrange.answerBank(clientSecret, 'fail');
      refused(await complete(), 'authentication_required');
      same(await list(mine), before, 'The saved methods');
    },
  },
];
