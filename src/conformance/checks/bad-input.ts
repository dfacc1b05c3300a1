import type {ProblemCode} from '../../contract/problem.ts';
import type {Session} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {Failed, same} from '../verdict.ts';
import {refused, type CallOptions, type Context} from '../context.ts';

/** What is sent, and what is to be said of it: code and field. */
type Row = readonly [
  what: string,
  method: string,
  path: string,
  options: CallOptions,
  code: ProblemCode,
  field?: string | undefined,
];

const item = {invoiceId: 'inv_x', amount: 1000, currency: 'USD', version: 1};
const order = {
  items: [item],
  instrument: {kind: 'saved', paymentMethodId: 'pmt_x'},
  consent: {textVersion: '1', locale: 'en'},
};
const withItem = (changes: object) => ({...order, items: [{...item, ...changes}]});
const withNew = (changes: object) => ({
  ...order,
  instrument: {kind: 'new', confirmationToken: 'ctoken_unknown', save: false, ...changes},
});
const {consent: _, ...withoutConsent} = order;

const orders: readonly (readonly [string, unknown, string])[] = [
  ['no items', {...order, items: []}, 'items'],
  ['items that are no list', {...order, items: {}}, 'items'],
  ['a negative amount', withItem({amount: -1}), 'items.0.amount'],
  ['an amount of zero', withItem({amount: 0}), 'items.0.amount'],
  ['a fraction', withItem({amount: 10.5}), 'items.0.amount'],
  ['an amount as text', withItem({amount: '1000'}), 'items.0.amount'],
  ['an amount beyond safe integers', withItem({amount: 2 ** 53}), 'items.0.amount'],
  ['a currency in small letters', withItem({currency: 'usd'}), 'items.0.currency'],
  ['no version', withItem({version: undefined}), 'items.0.version'],
  ['a key that nobody knows', {...order, discount: 1}, 'discount'],
  ['no consent', withoutConsent, 'consent'],
  ['a default that is not saved', withNew({makeDefault: true}), 'instrument.makeDefault'],
  ['a token that nobody made', withNew({}), 'instrument.confirmationToken'],
  ['an invoice twice', {...order, items: [item, item]}, 'items'],
  ['a body that is a list', [], 'body'],
];

function rows(limit: number): Row[] {
  const key = crypto.randomUUID();
  const pay = (what: string, body: unknown, code: ProblemCode, field?: string): Row => [
    what,
    'POST',
    '/payments',
    {body, key},
    code,
    field,
  ];
  const list = (query: string, field: string): Row => [
    query,
    'GET',
    `/invoices?${query}`,
    {},
    'validation_failed',
    field,
  ];
  const statement = (query: string, field: string): Row => [
    query,
    'GET',
    `/statement?${query}`,
    {},
    'validation_failed',
    field,
  ];
  const ids = (given: unknown, field = 'ids'): Row => [
    'ids',
    'POST',
    '/invoices/payable',
    {body: {ids: given}},
    'validation_failed',
    field,
  ];
  const tooMany = Array.from({length: limit + 1}, (_none, index) => ({
    ...item,
    invoiceId: `inv_${index}`,
  }));
  const mixed = [item, {...item, invoiceId: 'inv_y', currency: 'EUR'}];
  return [
    ...orders.map(([what, body, field]) => pay(what, body, 'validation_failed', field)),
    pay('more invoices than allowed', {...order, items: tooMany}, 'too_many_invoices'),
    pay('two currencies', {...order, items: mixed}, 'currency_mixed'),
    ['no key', 'POST', '/payments', {body: order}, 'idempotency_key_required'],
    [
      'a key that is no UUID',
      'POST',
      '/payments',
      {body: order, key: 'once'},
      'validation_failed',
      'Idempotency-Key',
    ],
    ['broken JSON', 'POST', '/payments', {body: '{"items": [', key}, 'validation_failed', 'body'],
    [
      'another content type',
      'POST',
      '/payments',
      {body: JSON.stringify(order), key, headers: {'Content-Type': 'text/plain'}},
      'validation_failed',
      'Content-Type',
    ],
    [
      'an oversized body',
      'POST',
      '/payments',
      {body: {...order, padding: 'x'.repeat(600 * 1024)}, key},
      'validation_failed',
      'body',
    ],
    list('status=unpaid', 'status'),
    list('sort=random', 'sort'),
    list('limit=0', 'limit'),
    list('limit=101', 'limit'),
    list('limit=ten', 'limit'),
    list(`q=${'x'.repeat(201)}`, 'q'),
    list('status=all&status=paid', 'status'),
    list('colour=red', 'colour'),
    list('cursor=no-such-cursor', 'cursor'),
    statement('from=2026-02-30', 'from'),
    statement('from=last%20year', 'from'),
    statement('from=2026-06-30&to=2026-06-01', 'to'),
    statement('from=1900-01-01', 'from'),
    statement('currency=USD', 'currency'),
    ids([]),
    ids(Array.from({length: 501}, (_none, index) => `inv_${index}`)),
    ids('inv_x'),
    ids([1], 'ids.0'),
    [
      'a grant that nobody knows',
      'POST',
      '/sessions',
      {body: {grant: 'luck'}},
      'validation_failed',
    ],
    [
      'a grant without a password',
      'POST',
      '/sessions',
      {body: {grant: 'password', email: 'a@b.example'}},
      'validation_failed',
      'password',
    ],
    ['an unknown invoice', 'GET', '/invoices/inv_nobody', {}, 'not_found'],
    ['an unknown payment', 'GET', '/payments/sub_nobody', {}, 'not_found'],
    ['an unknown key', 'GET', `/payments/by-key/${key}`, {}, 'not_found'],
    ['no key at all', 'GET', '/payments/by-key/once', {}, 'validation_failed', 'key'],
    ['a sync of nothing', 'POST', '/payments/sub_nobody/sync', {}, 'not_found'],
    ['a stop of nothing', 'POST', '/payments/sub_nobody/cancel', {body: {}}, 'not_found'],
    ['an unknown state', 'GET', '/payments?state=open', {}, 'validation_failed', 'state'],
  ];
}

async function submissionsOf(context: Context): Promise<unknown> {
  return context.get('/payments');
}

export const badInputChecks: readonly Check[] = [
  {
    id: 'input.refused',
    title: 'Malformed, oversized, mixed and unknown input is refused by code and field (X-04)',
    async run(context) {
      const mine = await context.as();
      const before = await submissionsOf(mine);
      const {limits} = await mine.get<Session>('/session');
      for (const [what, method, path, options, code, field] of rows(limits.invoicesPerSubmission)) {
        try {
          refused(await mine.call(method, path, options), code, field);
        } catch (error) {
          throw new Failed(`${method} ${path.slice(0, 60)}, ${what}: ${(error as Error).message}`);
        }
      }
      same(await submissionsOf(mine), before, 'The list of payments afterwards');
    },
  },
  {
    id: 'input.text',
    title: 'No text breaks a search: quotes, wildcards, emoji, another direction (X-01)',
    async run(context) {
      const mine = await context.as();
      for (const text of [`'";--`, '%', '\\', '🧾', 'مرحبا', '\u202E', '<b>']) {
        await mine.get(`/invoices?status=all&q=${encodeURIComponent(text)}`);
      }
    },
  },
];
