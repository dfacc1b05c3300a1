import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listPendingKeys} from '../../../src/client/payment-flow/pending-keys.ts';
import type {PaymentFailure, Submission} from '../../../src/contract/types.ts';
import {ConflictError, MissingError, NetworkError, ServerError} from '../../../src/errors/index.ts';
import {invoice, page, payable, submission, transaction, usd} from '../builders.ts';
import {settle} from '../world.ts';
import {at, bank, openPayment, states, told} from './setup.ts';

const declined: PaymentFailure = {code: 'insufficient_funds', retrySameMethod: true};
const expired: PaymentFailure = {code: 'expired_card', retrySameMethod: false};

/** A payment that the server has begun to work on. */
async function working(first: Submission, setup: Parameters<typeof openPayment>[0] = {}) {
  const bag = await openPayment(setup);
  void bag.flow.submit();
  await settle();
  bag.api.next('submitPayment').answer(first);
  await settle();
  return bag;
}

const begun = (version = 1) =>
  submission(
    [transaction(1, 'succeeded'), transaction(2, 'confirming'), transaction(3, 'queued')],
    {version},
  );

test('P-21: progress is shown per line and asked for until all is final', async () => {
  const {flow, api, world, notices} = await working(begun());

  const {done, count, stoppable} = at(flow, 'working');
  assert.deepEqual({done, count, stoppable}, {done: 1, count: 3, stoppable: 1});
  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paying', 'INV-3 waiting']);
  assert.deepEqual(told(notices), ['submitted sub_1', 'settled INV-1 succeeded']);

  await world.pass(600);
  api
    .next('getPayment')
    .answer(
      submission(
        [transaction(1, 'succeeded'), transaction(2, 'succeeded'), transaction(3, 'confirming')],
        {version: 2},
      ),
    );
  await world.pass(900);
  api.next('getPayment').answer(
    submission(
      [1, 2, 3].map((each) => transaction(each, 'succeeded')),
      {version: 3},
    ),
  );
  await world.pass(60_000);

  at(flow, 'result');
  assert.equal(api.count('getPayment'), 2);
  assert.deepEqual(told(notices).slice(2), [
    'settled INV-2 succeeded',
    'settled INV-3 succeeded',
    'completed sub_1',
  ]);
});

test('it asks ever less often, at most every three seconds', async () => {
  const {api, world} = await working(begun());
  api.on('getPayment', () => begun());
  const pauses: (number | null)[] = [];

  for (let round = 0; round < 6; round += 1) {
    pauses.push(world.nextTimer);
    await world.pass(world.nextTimer ?? 0);
  }

  assert.deepEqual(pauses, [600, 900, 1_350, 2_025, 3_000, 3_000]);
});

test('nobody asks while nobody can look', async () => {
  const {flow, api, world, tab} = await working(begun());
  api.on('getPayment', () => submission([transaction(1, 'succeeded')], {version: 9}));

  tab.show(false);
  await world.pass(60_000);
  assert.equal(api.count('getPayment'), 0);
  tab.show(true);
  await settle();

  at(flow, 'result');
});

test('an older answer that comes late changes nothing', async () => {
  const {flow, api, world} = await working(begun(5));
  await world.pass(600);
  api.next('getPayment').answer(
    submission(
      [1, 2, 3].map((each) => transaction(each, 'queued')),
      {version: 4},
    ),
  );
  await settle();

  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paying', 'INV-3 waiting']);
  await world.pass(600);
  api.on('getPayment', () => begun(6));
  await world.pass(3_000);
  assert.ok(api.count('getPayment') > 1, 'It asks on');
});

test('what the server does not know either is asked of the processor, every two seconds', async () => {
  const unclear = submission([transaction(1, 'unknown'), transaction(2, 'queued')]);
  const {flow, api, world} = await working(unclear, {items: [payable(1), payable(2)]});
  assert.deepEqual(states(flow), ['INV-1 checking', 'INV-2 waiting']);
  assert.equal(world.nextTimer, 2_000);

  await world.pass(2_000);

  assert.equal(api.count('syncPayment'), 1);
  assert.equal(api.count('getPayment'), 0);
});

test('a question that fails is asked again; the progress stays', async () => {
  const {flow, api, world} = await working(begun());
  await world.pass(600);
  api.next('getPayment').fail(new NetworkError('offline'));
  await settle();

  at(flow, 'working');
  await world.pass(3_000);
  assert.equal(api.count('getPayment'), 2);
});

test('a submission that is gone ends in a failure', async () => {
  const {flow, api, world} = await working(begun());
  await world.pass(600);
  api.next('getPayment').fail(new MissingError('404'));
  await world.pass(60_000);

  assert.equal(at(flow, 'failed').error.kind, 'missing');
  assert.equal(api.count('getPayment'), 1);
});

test('X-03: a state of a newer server is neither paid nor free to be paid again', async () => {
  const {flow} = await working(
    submission([transaction(1, 'unrecognized'), transaction(2, 'succeeded')], {
      status: 'partly_completed',
    }),
    {items: [payable(1), payable(2)]},
  );

  assert.deepEqual(states(flow), ['INV-1 checking', 'INV-2 paid']);
  assert.equal(at(flow, 'result').retry, null);
});

test('P-21: what has not begun can be stopped', async () => {
  const {flow, api} = await working(begun());
  const stopping = flow.stopRemaining();
  assert.equal(at(flow, 'working').isStopping, true);
  void flow.stopRemaining();
  await settle();
  assert.equal(api.count('cancelPayment'), 1);
  assert.deepEqual(api.next('cancelPayment').args.slice(0, 2), ['sub_1', ['txn_3']]);
  const stopped = [
    transaction(1, 'succeeded'),
    transaction(2, 'succeeded'),
    transaction(3, 'canceled', {failure: {code: 'stopped', retrySameMethod: true}}),
  ];
  api.next('cancelPayment').answer(submission(stopped, {version: 2}));
  await stopping;

  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paid', 'INV-3 canceled']);
  at(flow, 'result');
});

test('P-21: stopping that fails says so and can be tried again', async () => {
  const {flow, api} = await working(begun());
  const stopping = flow.stopRemaining();
  await settle();
  api.next('cancelPayment').fail(new NetworkError('offline'));
  await stopping;

  const {isStopping, stopError} = at(flow, 'working');
  assert.equal(isStopping, false);
  assert.equal(stopError?.kind, 'network');
  void flow.stopRemaining();
  await settle();
  assert.equal(api.count('cancelPayment'), 2);
});

test('P-04: the result says what became of each invoice and how much of it', async () => {
  const {flow} = await working(
    submission([
      transaction(1, 'succeeded'),
      transaction(2, 'failed', {failure: declined}),
      transaction(3, 'processing'),
    ]),
  );

  const {sums, problems, lines} = at(flow, 'result');
  assert.deepEqual(sums, {
    paid: {count: 1, amount: usd(10_000)},
    processing: {count: 1, amount: usd(30_000)},
    toConfirm: {count: 0, amount: usd(0)},
    checking: {count: 0, amount: usd(0)},
    notPaid: {count: 1, amount: usd(20_000)},
  });
  assert.deepEqual(
    problems.map(({state, failure, lines: those}) => [state, failure?.code, those.length]),
    [['failed', 'insufficient_funds', 1]],
  );
  assert.deepEqual(
    lines.map(({hasReceipt}) => hasReceipt),
    [true, false, false],
  );
});

test('more than four problems of one reason are one notice', async () => {
  const numbers = [1, 2, 3, 4, 5];
  const skipped: PaymentFailure = {
    code: 'earlier_decline',
    params: {number: 'INV-1'},
    retrySameMethod: false,
  };
  const {flow} = await working(
    submission([
      transaction(1, 'failed', {failure: expired}),
      ...numbers.slice(1).map((each) => transaction(each, 'skipped', {failure: skipped})),
    ]),
    {items: numbers.map((each) => payable(each))},
  );

  assert.deepEqual(
    at(flow, 'result').problems.map(({state, lines}) => [state, lines.length]),
    [
      ['failed', 1],
      ['not_attempted', 4],
    ],
  );
});

test('P-12: a debit says when its money is expected', async () => {
  const {flow, api} = await openPayment({
    items: [payable(1)],
    methods: [{...bank, isDefault: true}],
  });
  const lastPayment = {
    state: 'processing',
    amount: usd(10_000),
    submittedAt: '2026-06-15T12:00:00Z',
    expectedOn: '2026-06-19',
    byMe: true,
    kind: 'us_bank_account',
  } as const;
  api.on('listInvoices', () => page([invoice(11), invoice(1, {lastPayment})]));
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(submission([transaction(1, 'processing')]));
  await settle();

  assert.equal(at(flow, 'result').expectedOn, '2026-06-19');
});

test('P-06: a retry sends what failed, was not attempted or canceled, with present amounts', async () => {
  const {flow, api, offer, asked} = await working(
    submission([
      transaction(1, 'succeeded'),
      transaction(2, 'failed', {failure: declined}),
      transaction(3, 'skipped'),
    ]),
  );
  assert.deepEqual(api.of('checkPayable').at(-1)?.args[0], ['inv_2', 'inv_3']);
  offer.items = [payable(2, {payableAmount: usd(15_000), version: 3}), payable(3)];
  const first = at(flow, 'result').retry;
  assert.ok(first?.status === 'ready');
  assert.deepEqual(first.total, usd(50_000));
  assert.equal(first.methodId, 'pmt_visa');

  void flow.retry();
  await settle();
  const conflict = new ConflictError('409', {code: 'invoice_changed'});
  api.next('retryPayment').fail(conflict);
  await settle();
  const again = at(flow, 'result').retry;
  assert.ok(again?.status === 'ready');
  assert.deepEqual(
    again.lines.map(({number, amount, was}) => [number, amount.amount, was?.amount]),
    [
      ['INV-2', 15_000, 20_000],
      ['INV-3', 30_000, undefined],
    ],
  );
  assert.equal(again.error, null);

  void flow.retry();
  await settle();
  const {lines, total, count} = at(flow, 'sending');
  assert.deepEqual({total, count}, {total: usd(45_000), count: 2});
  assert.deepEqual(
    lines.map(({number, state}) => `${number} ${state}`),
    ['INV-1 paid', 'INV-2 waiting', 'INV-3 waiting'],
  );
  const [id, request, {idempotencyKey}] = api.next('retryPayment').args;
  assert.equal(id, 'sub_1');
  assert.deepEqual(request, {
    items: [
      {transactionId: 'txn_2', amount: 15_000, currency: 'USD', version: 3},
      {transactionId: 'txn_3', amount: 30_000, currency: 'USD', version: 1},
    ],
    instrument: {kind: 'saved', paymentMethodId: 'pmt_visa'},
    consent: {textVersion: '2026-06', locale: 'en'},
  });
  assert.equal(idempotencyKey, 'key-3');
  assert.equal(asked.at(-1)?.retryOf, 'sub_1');
});

test('P-06: the result of a retry adds to what was paid before', async () => {
  const {flow, api, notices} = await working(
    submission([transaction(1, 'succeeded'), transaction(2, 'failed', {failure: declined})]),
    {items: [payable(1), payable(2)]},
  );
  void flow.retry();
  await settle();
  api
    .next('retryPayment')
    .answer(
      submission([transaction(2, 'succeeded', {id: 'txn_9'})], {id: 'sub_2', retryOf: 'sub_1'}),
    );
  await settle();

  const {sums, retry} = at(flow, 'result');
  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paid']);
  assert.deepEqual(sums.paid, {count: 2, amount: usd(30_000)});
  assert.equal(retry, null);
  assert.deepEqual(told(notices).slice(-3), [
    'submitted sub_2',
    'settled INV-2 succeeded',
    'completed sub_2',
  ]);
});

test('P-06: a second retry offers what the last one sent, and nothing of an earlier one', async () => {
  const failed = {failure: declined};
  const {flow, api, offer} = await working(
    submission([transaction(1, 'failed', failed), transaction(2, 'failed', failed)]),
    {items: [payable(1), payable(2)]},
  );
  offer.items = [payable(2)];
  void flow.retry();
  await settle();
  api.next('retryPayment').fail(new ConflictError('409', {code: 'invoice_payment_in_progress'}));
  await settle();
  void flow.retry();
  await settle();
  offer.items = [payable(1), payable(2)];
  const again = transaction(2, 'failed', {id: 'txn_9', ...failed});
  api.next('retryPayment').answer(submission([again], {id: 'sub_2', retryOf: 'sub_1'}));
  await settle();

  const {retry} = at(flow, 'result');
  assert.deepEqual(states(flow), ['INV-1 failed', 'INV-2 failed']);
  assert.deepEqual(
    retry?.status === 'ready' && retry.lines.map(({transactionId}) => transactionId),
    ['txn_9'],
  );
});

test('P-06: where the same method cannot work, Retry waits for a choice', async () => {
  const {flow, api} = await working(submission([transaction(1, 'failed', {failure: expired})]), {
    items: [payable(1)],
  });
  const {retry} = at(flow, 'result');
  assert.ok(retry?.status === 'ready');
  const {needsOtherMethod, methodId, blocked} = retry;
  assert.deepEqual(
    {needsOtherMethod, methodId, blocked},
    {
      needsOtherMethod: true,
      methodId: null,
      blocked: 'choose_method',
    },
  );
  await flow.retry();
  assert.equal(api.count('retryPayment'), 0);

  flow.chooseMethod('pmt_bank');
  void flow.retry();
  await settle();
  assert.deepEqual(api.next('retryPayment').args[1].instrument, {
    kind: 'saved',
    paymentMethodId: 'pmt_bank',
  });
});

test('P-06: what somebody else pays meanwhile is not offered', async () => {
  const {flow, api, offer} = await openPayment({items: [payable(1)]});
  void flow.submit();
  await settle();
  offer.items = [];
  offer.excluded = [{id: 'inv_1', number: 'INV-1', reason: 'processing'}];
  api.next('submitPayment').answer(submission([transaction(1, 'failed', {failure: declined})]));
  await settle();

  assert.equal(at(flow, 'result').retry, null);
});

test('amounts for a retry that cannot be loaded can be asked for again', async () => {
  const {flow, api} = await openPayment({items: [payable(1)]});
  void flow.submit();
  await settle();
  api.on('listMethods', () => {
    throw new NetworkError('offline');
  });
  api.next('submitPayment').answer(submission([transaction(1, 'failed', {failure: declined})]));
  await settle();
  assert.equal(at(flow, 'result').retry?.status, 'failed');

  api.on('listMethods', () => ({items: [bank]}));
  flow.reload();
  await settle();
  assert.equal(at(flow, 'result').retry?.status, 'ready');
});

test('a retry that is refused for the moment says why and can be pressed again', async () => {
  const {flow, api} = await working(submission([transaction(1, 'failed', {failure: declined})]), {
    items: [payable(1)],
  });
  void flow.retry();
  await settle();
  const busy = new ServerError('503', {code: 'processor_unavailable'});
  api.next('retryPayment').fail(busy);
  await settle();

  const {retry} = at(flow, 'result');
  assert.equal(retry?.status === 'ready' && retry.error, busy);
  assert.deepEqual(states(flow), ['INV-1 failed']);
});

test('P-07: a retry whose answer is lost is looked up, too; unsent, it is offered again', async () => {
  const {flow, api, client} = await working(
    submission([transaction(1, 'succeeded'), transaction(2, 'failed', {failure: declined})]),
    {items: [payable(1), payable(2)]},
  );
  void flow.retry();
  await settle();
  assert.deepEqual(listPendingKeys(client)[0]?.invoiceIds, ['inv_2']);
  api.next('retryPayment').fail(new NetworkError('offline'));
  await settle();
  at(flow, 'checking');
  api.next('getPaymentByKey').fail(new MissingError('404'));
  await settle();
  api.next('abandonKey').answer(null);
  await settle();

  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 failed']);
  const {retry} = at(flow, 'result');
  assert.equal(retry?.status === 'ready' && retry.isKnownUnsent, true);
});

test('closing a result ends it', async () => {
  const {flow, client} = await working(submission([transaction(1, 'succeeded')]), {
    items: [payable(1)],
  });

  flow.close();

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.deepEqual(client.unfinished.value, []);
});
