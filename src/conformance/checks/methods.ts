import type {MethodDeleted, PaymentMethod, PaymentMethodList} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {holds, same} from '../verdict.ts';

/** Beside a card: the same one twice may be one entry (M-10). */
const account = {kind: 'us_bank_account'} as const;

const list = async (context: Context) =>
  (await context.get<PaymentMethodList>('/payment-methods')).items;

const defaults = (methods: readonly PaymentMethod[]) =>
  methods.filter(({isDefault}) => isDefault).map(({id}) => id);

const makeDefault = (context: Context, id: string) =>
  context.call('PATCH', `/payment-methods/${id}`, {body: {isDefault: true}});

const remove = (context: Context, id: string) => context.call('DELETE', `/payment-methods/${id}`);

const verify = (context: Context, id: string) =>
  context.call('POST', `/payment-methods/${id}/verify`, {body: {amounts: [11, 12]}});

export const methodChecks: readonly Check[] = [
  {
    id: 'methods.unknown',
    title: 'An unknown method can be neither made the default, verified nor deleted',
    async run(context) {
      const mine = await context.as();
      for (const act of [makeDefault, verify, remove]) {
        refused(await act(mine, 'pmt_nobody'), 'payment_method_not_found');
      }
    },
  },
  {
    id: 'methods.of-others',
    title: "A colleague's method answers like an unknown one, and stays as it is (M-02)",
    needs: ['method', 'colleague'],
    async run(context) {
      const mine = await context.as();
      const theirs = await context.as(context.subject.colleague);
      const {id} = await context.arrange.method({of: 'colleague'});
      const before = await list(theirs);
      for (const act of [makeDefault, verify, remove]) {
        const found = refused(await act(mine, id), 'payment_method_not_found');
        const unknown = refused(await act(mine, 'pmt_nobody'), 'payment_method_not_found');
        same({...found, requestId: ''}, {...unknown, requestId: ''}, 'The refusal');
      }
      same(await list(theirs), before, 'Their methods');
    },
  },
  {
    id: 'methods.default',
    title: 'The default can be moved, and there is one (M-04, M-05)',
    needs: ['method'],
    async run(context) {
      const mine = await context.as();
      const made = [await context.arrange.method({}), await context.arrange.method(account)];
      for (const {id} of made) {
        const {status, body} = await makeDefault(mine, id);
        same([status, (body as PaymentMethod).isDefault], [200, true], 'The answer');
        same(defaults(await list(mine)), [id], 'The defaults');
      }
      const [last = ''] = defaults(await list(mine));
      const {id: expired} = await context.arrange.method({status: 'expired'});
      refused(await makeDefault(mine, expired), 'payment_method_unusable');
      same(defaults(await list(mine)), [last], 'The defaults after a refusal');
      const path = `/payment-methods/${last}`;
      refused(await mine.call('PATCH', path, {body: {isDefault: false}}), 'validation_failed');
    },
  },
  {
    id: 'methods.add',
    title: 'A method is saved once per key, per token and per card (M-01, M-10)',
    needs: ['enteredMethod'],
    async run(context) {
      const mine = await context.as();
      const add = (confirmationToken: string, key: string = crypto.randomUUID()) => {
        const consent = {textVersion: 'conformance', locale: 'en'};
        const body = {confirmationToken, makeDefault: true, consent};
        return mine.call('POST', '/payment-methods', {body, key});
      };
      const {confirmationToken} = await context.arrange.enteredMethod();
      const key = crypto.randomUUID();
      const first = await add(confirmationToken, key);
      same(first.status, 201, 'The status');
      const {id} = first.body as PaymentMethod;
      same(defaults(await list(mine)), [id], 'The defaults');

      const replay = await add(confirmationToken, key);
      same((replay.body as PaymentMethod).id, id, 'What the same key answers');
      same(replay.headers.get('idempotency-replayed'), 'true', 'Idempotency-Replayed');
      const field = 'confirmationToken';
      refused(await add(confirmationToken), 'validation_failed', field);
      refused(await add('ctoken_nobody'), 'validation_failed', field);

      const again = await context.arrange.enteredMethod();
      const second = await add(again.confirmationToken);
      same((second.body as PaymentMethod).id, id, 'What the same card answers');
      same((await list(mine)).filter((each) => each.id === id).length, 1, 'The entries of it');
    },
  },
  {
    id: 'methods.remove',
    title: 'A deleted method is gone, and the answer names the new default (M-06, M-07)',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const [invoice = ''] = await context.invoices(1);
      const {id: kept} = await context.arrange.method(account);
      const {id} = await context.arrange.method({});
      await makeDefault(mine, id);
      const {status, body} = await remove(mine, id);
      same(status, 200, 'The status');
      const {deleted, newDefaultId} = body as MethodDeleted;
      const left = await list(mine);
      same([deleted, defaults(left)], [true, [newDefaultId]], 'The answer and the defaults');
      holds(newDefaultId !== id, 'The deleted one is the default still');
      holds(
        left.some((each) => each.id === kept),
        'Another one is gone, too',
      );
      holds(
        left.every((each) => each.id !== id || each.status === 'removing'),
        'It is listed still',
      );
      const order = await mine.orderOf([invoice], id);
      holds((await mine.submit(order)).status >= 400, 'It can be charged still');
      same((await mine.invoice(invoice)).paid.amount, 0, 'What was paid with it');
    },
  },
  {
    id: 'methods.in-use',
    title: 'One with a payment in progress is not deleted, and the invoice is named (M-08)',
    needs: ['invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const ids = await context.invoices(1);
      const {id} = await context.arrange.method(account);
      await mine.pay(ids, id);
      const {params} = refused(await remove(mine, id), 'payment_method_in_use');
      // The same account entered for another check is this one (M-10), and may be paying there still.
      const paying = (await mine.listAll('status=processing')).map(({number}) => number);
      holds(paying.includes(String(params?.['number'])), 'It names no invoice that is being paid');
      const found = (await list(mine)).find((each) => each.id === id);
      same(found?.status, 'active', 'The status afterwards');
    },
  },
];
