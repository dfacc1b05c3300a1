import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listPendingKeys} from '../../../src/client/payment-flow/pending-keys.ts';
import {
  ConflictError,
  ContractError,
  MissingError,
  NetworkError,
  PermissionError,
  ServerError,
  ThrottledError,
  TimeoutError,
} from '../../../src/errors/index.ts';
import {payable, submission, transaction, usd} from '../builders.ts';
import {stored} from '../setup.ts';
import {record} from '../setup.ts';
import {settle} from '../world.ts';
import {at, openPayment, states, told} from './setup.ts';

const lost = [
  new NetworkError('offline'),
  new TimeoutError('slow'),
  new ContractError('HTML'),
  new ServerError('500'),
  new ConflictError('reused', {code: 'idempotency_key_reused'}),
];

const paidAll = () => submission([1, 2, 3].map((number) => transaction(number, 'succeeded')));

test('P-01: one press sends one submission with an item per invoice', async () => {
  const {flow, api} = await openPayment();

  void flow.submit();
  await settle();

  assert.equal(api.count('submitPayment'), 1);
  const [request, {idempotencyKey}] = api.next('submitPayment').args;
  assert.deepEqual(request, {
    items: [1, 2, 3].map((number) => ({
      invoiceId: `inv_${number}`,
      amount: number * 10_000,
      currency: 'USD',
      version: 1,
    })),
    instrument: {kind: 'saved', paymentMethodId: 'pmt_visa'},
    consent: {textVersion: '2026-06', locale: 'en'},
  });
  assert.equal(idempotencyKey, 'key-1');
  const {total, count} = at(flow, 'sending');
  assert.deepEqual({total, count}, {total: usd(60_000), count: 3});
});

test('P-08: a second press, and Enter, send nothing more', async () => {
  const {flow, api, asked} = await openPayment();

  void flow.submit();
  void flow.submit();
  await settle();
  void flow.submit();
  await settle();

  assert.equal(api.count('submitPayment'), 1);
  assert.equal(asked.length, 1);
});

test('P-25: the page is asked before anything is stored or sent', async () => {
  let allow: (isAllowed: boolean) => void = () => undefined;
  const approve = () => new Promise<boolean>((resolve) => (allow = resolve));
  const {flow, api, tab, asked} = await openPayment({approve});
  const before = new Map(tab.stored);
  const calls = api.calls.length;

  const paid = flow.submit();
  await settle();

  assert.deepEqual(asked, [
    {
      items: [1, 2, 3].map((number) => ({
        invoiceId: `inv_${number}`,
        amount: usd(number * 10_000),
      })),
      total: usd(60_000),
      paymentMethodId: 'pmt_visa',
      retryOf: undefined,
    },
  ]);
  at(flow, 'sending');
  assert.deepEqual(tab.stored, before);
  assert.equal(api.calls.length, calls);
  allow(true);
  await settle();
  api.next('submitPayment').answer(paidAll());
  await paid;
});

for (const [name, approve] of [
  ['prevents it', () => false],
  ['rejects it', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
] as const) {
  test(`P-25: a page that ${name} stops it, and the person is back at the review`, async () => {
    const {flow, api, tab, notices} = await openPayment({approve});
    const review = flow.value;

    await flow.submit();

    assert.deepEqual(flow.value, review);
    assert.equal(api.count('submitPayment'), 0);
    assert.deepEqual([...tab.stored.keys()], [stored('session')]);
    assert.deepEqual(notices, []);
  });
}

test('FM-01: before sending, storage holds key, invoices and time, and nothing more', async () => {
  const {flow, api, tab, world} = await openPayment();
  const {values} = record(flow);
  void flow.submit();
  await settle();

  assert.deepEqual([...tab.stored.keys()].sort(), [stored('payments'), stored('session')]);
  assert.deepEqual(JSON.parse(tab.stored.get(stored('payments')) ?? ''), [
    {
      key: 'key-1',
      invoiceIds: ['inv_1', 'inv_2', 'inv_3'],
      at: new Date(world.time).toISOString(),
    },
  ]);

  api.next('submitPayment').answer(paidAll());
  await settle();
  assert.deepEqual([...tab.stored.keys()], [stored('session')]);
  assert.deepEqual(
    values.map(({phase}) => phase).filter((phase, index, all) => phase !== all[index - 1]),
    ['review', 'sending', 'result'],
  );
});

test('a firm’s own sign-in stores no key either', async () => {
  const getSession = async () => ({accessToken: 'firm', expiresAt: '2026-06-15T13:00:00Z'});
  const {flow, tab} = await openPayment({options: {session: {getSession}}});

  void flow.submit();
  await settle();

  at(flow, 'sending');
  assert.equal(tab.stored.size, 0);
});

test('a result tells the page once per invoice, after the state changed', async () => {
  const {flow, api, notices, options} = await openPayment();
  const phases: string[] = [];
  const notify = options.notify?.bind(options);
  options.notify = (notice) => {
    phases.push(flow.value.phase);
    notify?.(notice);
  };
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(paidAll());
  await settle();

  assert.deepEqual(told(notices), [
    'submitted sub_1',
    'settled INV-1 succeeded',
    'settled INV-2 succeeded',
    'settled INV-3 succeeded',
    'completed sub_1',
  ]);
  assert.deepEqual(new Set(phases), new Set(['result']));
});

test('what is paid leaves the selection, and everything that shows money asks again', async () => {
  const {flow, api, client, world} = await openPayment();
  client.summary.subscribe(() => undefined);
  await settle();
  void flow.submit();
  await settle();
  const result = [
    transaction(1, 'succeeded'),
    transaction(2, 'processing'),
    transaction(3, 'failed', {failure: {code: 'insufficient_funds', retrySameMethod: true}}),
  ];
  api.next('submitPayment').answer(submission(result));
  await settle();

  assert.deepEqual([...client.selection.value.selection.keys()], ['inv_3']);
  assert.equal(api.count('getSummary'), 2);
  assert.deepEqual(
    world.messages.map(({message}) => message),
    ['changed'],
  );
});

test('nothing that succeeded or is processing is told as failed', async () => {
  const {flow, api, notices} = await openPayment({items: [payable(1)]});
  void flow.submit();
  await settle();
  const failure = {code: 'payment_declined', retrySameMethod: false} as const;
  api.next('submitPayment').answer(submission([transaction(1, 'failed', {failure})]));
  await settle();

  assert.deepEqual(told(notices), ['submitted sub_1', 'settled INV-1 failed', 'failed sub_1']);
});

// Refused

test('P-10: changed amounts are shown old and new, and charged only when confirmed again', async () => {
  const {flow, api, offer, client, notices} = await openPayment();
  void flow.submit();
  await settle();
  offer.items = [payable(1), payable(2, {payableAmount: usd(25_000), version: 2}), payable(3)];
  const errors = [{invoiceId: 'inv_2', code: 'invoice_changed' as const}];
  api.next('submitPayment').fail(new ConflictError('409', {code: 'invoice_changed', errors}));
  await settle();

  const {lines, total, methodId} = at(flow, 'changed');
  assert.deepEqual(
    lines.map(({amount, was}) => [amount.amount, was?.amount]),
    [
      [10_000, undefined],
      [25_000, 20_000],
      [30_000, undefined],
    ],
  );
  assert.deepEqual(total, usd(65_000));
  assert.equal(methodId, 'pmt_visa');
  assert.deepEqual(notices, []);
  assert.deepEqual(listPendingKeys(client), []);
  await flow.submit();
  assert.equal(api.count('submitPayment'), 1);

  void flow.confirmChanged();
  await settle();
  const [request, {idempotencyKey}] = api.next('submitPayment').args;
  assert.deepEqual(
    request.items.map(({amount, version}) => [amount, version]),
    [
      [10_000, 1],
      [25_000, 2],
      [30_000, 1],
    ],
  );
  assert.equal(idempotencyKey, 'key-2');
});

test('P-08: the loser hears which invoice is being paid elsewhere, and can go on with the rest', async () => {
  const {flow, api, offer, asked} = await openPayment();
  void flow.submit();
  await settle();
  offer.items = [payable(1), payable(3, {payableAmount: usd(31_000), version: 2})];
  offer.excluded = [{id: 'inv_2', number: 'INV-2', reason: 'processing'}];
  const errors = [{invoiceId: 'inv_2', code: 'invoice_payment_in_progress' as const}];
  api
    .next('submitPayment')
    .fail(new ConflictError('409', {code: 'invoice_payment_in_progress', errors}));
  await settle();

  const {taken, total} = at(flow, 'taken');
  assert.deepEqual(taken, [{invoiceId: 'inv_2', number: 'INV-2', reason: 'in_progress'}]);
  assert.deepEqual(total, usd(41_000));

  flow.continueWithRest();
  const changed = at(flow, 'changed');
  assert.deepEqual(
    changed.lines.map(({number, was}) => [number, was?.amount]),
    [
      ['INV-1', undefined],
      ['INV-3', 30_000],
    ],
  );
  void flow.confirmChanged();
  await settle();
  assert.deepEqual(asked.at(-1)?.total, usd(41_000));
});

test('what was on hold before is not told again as taken', async () => {
  const {flow, api, offer} = await openPayment({
    excluded: [{id: 'inv_9', number: 'INV-9', reason: 'on_hold'}],
    invoiceIds: ['inv_1', 'inv_2', 'inv_9'],
  });
  void flow.submit();
  await settle();
  offer.items = [payable(1)];
  offer.excluded.push({id: 'inv_2', number: 'INV-2', reason: 'paid'});
  api.next('submitPayment').fail(new ConflictError('409', {code: 'invoice_already_paid'}));
  await settle();

  assert.deepEqual(at(flow, 'taken').taken, [
    {invoiceId: 'inv_2', number: 'INV-2', reason: 'paid'},
  ]);
  flow.continueWithRest();
  assert.equal(at(flow, 'review').error, null);
});

test('a method that was deleted meanwhile has to be chosen anew', async () => {
  const {flow, api} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new MissingError('404', {code: 'payment_method_not_found'}));
  await settle();

  const {methodId, error, blocked} = at(flow, 'review');
  assert.equal(methodId, null);
  assert.equal(blocked, 'choose_method');
  assert.equal(error?.code, 'payment_method_not_found');
});

for (const error of [
  new ThrottledError('429', {code: 'rate_limited', retryAfter: 60_000}),
  new ServerError('503', {code: 'processor_unavailable'}),
]) {
  test(`${error.code} is said at the review; nothing was charged and the same can be sent again`, async () => {
    const {flow, api, client} = await openPayment();
    void flow.submit();
    await settle();
    api.next('submitPayment').fail(error);
    await settle();

    assert.equal(at(flow, 'review').error, error);
    assert.deepEqual(listPendingKeys(client), []);
    void flow.submit();
    await settle();
    assert.equal(api.count('submitPayment'), 2);
  });
}

test('a firm that takes no payments any more ends in a failure', async () => {
  const {flow, api} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new PermissionError('403', {code: 'payments_unavailable'}));
  await settle();

  assert.equal(at(flow, 'failed').error.code, 'payments_unavailable');
});

// Lost

for (const error of lost) {
  test(`P-07: after ${error.code ?? error.kind} the record decides, and nothing can be paid meanwhile`, async () => {
    const {flow, api} = await openPayment();
    void flow.submit();
    await settle();
    api.next('submitPayment').fail(error);
    await settle();

    const {total} = at(flow, 'checking');
    assert.deepEqual(total, usd(60_000));
    await flow.submit();
    assert.deepEqual(api.next('getPaymentByKey').args[0], 'key-1');
    api.next('getPaymentByKey').answer(paidAll());
    await settle();

    assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paid', 'INV-3 paid']);
    assert.equal(api.count('submitPayment'), 1);
    assert.equal(api.count('abandonKey'), 0);
  });
}

test('FM-01: an unknown key is burned before the person may pay again, under another one', async () => {
  const {flow, api, client} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  api.next('getPaymentByKey').fail(new MissingError('404', {code: 'not_found'}));
  await settle();
  at(flow, 'checking');
  assert.equal(listPendingKeys(client).length, 1);
  assert.equal(api.next('abandonKey').args[0], 'key-1');
  api.next('abandonKey').answer(null);
  await settle();

  const {isKnownUnsent, methodId} = at(flow, 'review');
  assert.equal(isKnownUnsent, true);
  assert.equal(methodId, 'pmt_visa');
  assert.deepEqual(listPendingKeys(client), []);
  void flow.submit();
  await settle();
  assert.equal(api.next('submitPayment').args[1].idempotencyKey, 'key-2');
});

test('FM-01: a request that arrives between the question and the burning is found', async () => {
  const {flow, api} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  api.next('getPaymentByKey').fail(new MissingError('404', {code: 'not_found'}));
  await settle();
  api.next('abandonKey').answer(paidAll());
  await settle();

  at(flow, 'result');
});

test('P-07: while the API cannot be reached it is asked ever more slowly, without end', async () => {
  const {flow, api, world} = await openPayment();
  api.on('getPaymentByKey', () => {
    throw new NetworkError('offline');
  });
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();

  const pauses: (number | null)[] = [];
  for (let round = 0; round < 7; round += 1) {
    pauses.push(world.nextTimer);
    await world.pass(world.nextTimer ?? 0);
  }

  assert.deepEqual(pauses, [1_200, 2_400, 4_800, 9_600, 15_000, 15_000, 15_000]);
  at(flow, 'checking');
  api.on('getPaymentByKey', () => paidAll());
  await world.pass(15_000);
  at(flow, 'result');
});

test('P-07: a burning that fails is not a burning', async () => {
  const {flow, api, world} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  api.next('getPaymentByKey').fail(new MissingError('404'));
  await settle();
  api.next('abandonKey').fail(new NetworkError('offline'));
  await settle();

  at(flow, 'checking');
  await world.pass(1_200);
  api.next('getPaymentByKey').answer(paidAll());
  await settle();
  at(flow, 'result');
});
