import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listPendingKeys} from '../../../src/client/payment-flow/pending-keys.ts';
import type {PaymentReference} from '../../../src/client/index.ts';
import {
  ConflictError,
  MissingError,
  NetworkError,
  PermissionError,
} from '../../../src/errors/index.ts';
import {
  contactSession,
  invoice,
  method,
  page,
  payable,
  submission,
  tokens,
  transaction,
} from '../builders.ts';
import {Refused} from '../scripted-api.ts';
import {password, quietApi, setupClient, stored} from '../setup.ts';
import {settle} from '../world.ts';
import {at, expire, openPayment, over, setupPayment, states, told} from './setup.ts';

type Bag = Awaited<ReturnType<typeof openPayment>>;

const begun = (version = 1) =>
  submission(
    [transaction(1, 'succeeded'), transaction(2, 'confirming'), transaction(3, 'queued')],
    {version},
  );
const paidAll = (version = 1) =>
  submission(
    [1, 2, 3].map((number) => transaction(number, 'succeeded')),
    {version},
  );

test('P-16: a session that ends at the review keeps amounts and choices for the same contact', async () => {
  const bag = await openPayment();
  const {flow, client} = bag;
  flow.chooseMethod('pmt_bank');

  await expire(bag);
  const {lines, total} = at(flow, 'signed_out');
  assert.equal(lines.length, 3);
  assert.equal(total?.amount, 60_000);
  await flow.submit();

  await client.session.signIn(password);
  await settle();
  assert.equal(at(flow, 'review').methodId, 'pmt_bank');
  assert.equal(client.selection.value.selection.size, 3);
});

test('P-16: a session that ends while the page is asked sends nothing', async () => {
  let allow: (isAllowed: boolean) => void = () => undefined;
  const approve = () => new Promise<boolean>((resolve) => (allow = resolve));
  const bag = await openPayment({approve});
  const {flow, api, tab} = bag;
  void flow.submit();
  await settle();

  await expire(bag);
  allow(true);
  await settle();

  at(flow, 'signed_out');
  assert.equal(api.count('submitPayment'), 0);
  assert.equal(tab.stored.has(stored('payments')), false);
});

test('FM-13: refused for the session, the same payment goes again under the same key', async () => {
  const bag = await openPayment();
  const {flow, api, client} = bag;
  api.on('submitPayment', () => {
    throw new Refused();
  });
  const renew = api.of('createSession').length;
  api.on('createSession', () => {
    if (api.count('createSession') === renew + 1) throw over();
    return tokens({accessToken: 'again'});
  });
  await flow.submit();
  await settle();
  at(flow, 'signed_out');
  const [first] = api.of('submitPayment');
  api.off('submitPayment');

  await client.session.signIn(password);
  await settle();
  at(flow, 'review');
  void flow.submit();
  await settle();

  assert.equal(api.next('submitPayment').args[1].idempotencyKey, first?.args[1].idempotencyKey);
});

test('P-16, FM-13: a payment under way is followed again after the same contact signed in', async () => {
  const bag = await openPayment();
  const {flow, api, client, world} = bag;
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(begun());
  await settle();

  await expire(bag);
  assert.deepEqual(states(flow), ['INV-1 paid', 'INV-2 paying', 'INV-3 waiting']);
  await world.pass(60_000);
  assert.equal(api.count('getPayment'), 0);

  api.on('getPayment', () => paidAll(2));
  await client.session.signIn(password);
  await settle();
  at(flow, 'result');
  assert.equal(api.count('submitPayment'), 1);
});

test('P-16, FM-13: a lost answer is looked up after signing in, and nothing is sent twice', async () => {
  const bag = await openPayment();
  const {flow, api, client} = bag;
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  api.next('getPaymentByKey').fail(over());
  await settle();
  at(flow, 'signed_out');
  assert.equal(listPendingKeys(client).length, 1);

  api.on('getPaymentByKey', () => paidAll());
  await client.session.signIn(password);
  await settle();

  at(flow, 'result');
  assert.equal(api.count('submitPayment'), 1);
});

test('P-16: an answer that arrives while nobody is signed in counts', async () => {
  const bag = await openPayment();
  const {flow, api, client, notices} = bag;
  void flow.submit();
  await settle();
  await expire(bag);

  api.next('submitPayment').answer(begun());
  await settle();
  at(flow, 'signed_out');
  assert.deepEqual(told(notices), ['submitted sub_1', 'settled INV-1 succeeded']);

  api.on('getPayment', () => paidAll(2));
  await client.session.signIn(password);
  await settle();
  at(flow, 'result');
  assert.equal(api.count('getPaymentByKey'), 0);
});

test('P-16: a result is still there after signing in again, and told once', async () => {
  const bag = await openPayment();
  const {flow, api, client, notices} = bag;
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(paidAll());
  await settle();
  const before = told(notices).length;

  await expire(bag);
  await client.session.signIn(password);
  await settle();

  at(flow, 'result');
  assert.equal(told(notices).length, before);
});

test('A-06: another contact finds nothing of the payment', async () => {
  const bag = await openPayment();
  const {flow, api, client, tab} = bag;
  void flow.submit();
  await settle();
  await expire(bag);

  api.on('createSession', () => tokens({session: contactSession('ivo')}));
  await client.session.signIn(password);
  await settle();

  assert.deepEqual(flow.value, {phase: 'closed'});
  assert.deepEqual([...tab.stored.keys()], [stored('session')]);
  assert.deepEqual(client.unfinished.value, []);
});

test('A-06: a sign-out closes it at once', async () => {
  const {flow, client, api, notices} = await openPayment();
  void flow.submit();
  await settle();

  void client.session.signOut();
  assert.deepEqual(flow.value, {phase: 'closed'});
  api.next('submitPayment').answer(paidAll());
  await settle();
  assert.deepEqual(notices, []);
});

test('A-05: a portal that is turned off ends the dialog in a failure and asks no more', async () => {
  const bag = await openPayment();
  const {flow, api, world} = bag;
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(begun());
  await settle();
  api.on('getPayment', () => {
    throw new PermissionError('Off', {code: 'portal_off'});
  });
  await world.pass(60_000);

  assert.equal(at(flow, 'failed').error.code, 'portal_off');
  assert.equal(api.count('getPayment'), 1);
});

test('opened while nobody is signed in, it waits for whoever signs in', async () => {
  const bag = await setupPayment();
  await expire(bag);
  const flow = await bag.client.startPayment(bag.options);
  await settle();
  at(flow, 'signed_out');

  await bag.client.session.signIn(password);
  await settle();

  at(flow, 'review');
});

// Left, and come back to

const submissionOf = (submissionId: string): PaymentReference => ({submissionId});

test('P-21: a payment that is left goes on, is listed, and shows its result on return', async () => {
  const {flow, client, api, world, notices, options} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').answer(begun());
  await settle();
  assert.deepEqual(client.unfinished.value, []);

  flow.close();
  assert.deepEqual(client.unfinished.value, [
    {reference: submissionOf('sub_1'), status: 'working', count: 3, done: 1, paid: 1},
  ]);
  api.on('getPayment', () => paidAll(2));
  await world.pass(600);
  assert.deepEqual(client.unfinished.value, [
    {reference: submissionOf('sub_1'), status: 'finished', count: 3, done: 3, paid: 3},
  ]);
  assert.equal(told(notices).at(-1), 'completed sub_1');

  const again = await client.resumePayment(submissionOf('sub_1'), options);
  assert.equal(again, flow);
  at(flow, 'result');
  assert.deepEqual(client.unfinished.value, []);
  flow.close();
  assert.deepEqual(flow.value, {phase: 'closed'});
});

test('P-21: a result that needs no looking at can be dismissed', async () => {
  const {flow, client, api, world} = await openPayment();
  void flow.submit();
  await settle();
  flow.close();
  api.next('submitPayment').answer(paidAll());
  await world.pass(600);

  client.unfinished.dismiss(submissionOf('sub_1'));

  assert.deepEqual(client.unfinished.value, []);
});

test('P-07: a payment that is left while it is checked is listed by its key, then by its submission', async () => {
  const {flow, client, api} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();

  flow.close();
  assert.deepEqual(client.unfinished.value, [
    {reference: {key: 'key-1'}, status: 'checking', count: 3, done: 0, paid: 0},
  ]);
  api.next('getPaymentByKey').answer(begun());
  await settle();

  assert.deepEqual(client.unfinished.value, [
    {reference: submissionOf('sub_1'), status: 'working', count: 3, done: 1, paid: 1},
  ]);
});

test('P-07: a payment that is left and turns out never to have arrived is not listed any more', async () => {
  const {flow, client, api} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  flow.close();
  api.next('getPaymentByKey').fail(new MissingError('404'));
  await settle();
  api.next('abandonKey').answer(null);
  await settle();

  assert.deepEqual(client.unfinished.value, []);
  assert.deepEqual(flow.value, {phase: 'closed'});
});

test('P-21: a payment that is left and refused goes away quietly; nothing was charged', async () => {
  const {flow, client, api} = await openPayment();
  void flow.submit();
  await settle();
  flow.close();
  api.next('submitPayment').fail(new ConflictError('409', {code: 'invoice_changed'}));
  await settle();

  assert.deepEqual(client.unfinished.value, []);
  assert.equal(client.selection.value.selection.size, 3);
});

// Another page, another day

/** The tab is loaded again, with an open list on the page. */
async function reload(tab: Bag['tab'], world: Bag['world'], api = quietApi()) {
  api.on('listInvoices', () => page([invoice(1)]));
  const bag = setupClient({world, tab, api});
  bag.client.unfinished.subscribe(() => undefined);
  bag.client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25}).subscribe(() => undefined);
  await settle();
  return bag;
}

test('P-07: a lost answer survives a reload: the key is looked up, and the payment listed', async () => {
  const {flow, api, client, tab, world, options} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  client.dispose();

  const after = await reload(tab, world);
  assert.deepEqual(after.client.unfinished.value, [
    {reference: {key: 'key-1'}, status: 'checking', count: 3, done: 0, paid: 0},
  ]);
  const resumed = await after.client.resumePayment({key: 'key-1'}, options);
  at(resumed, 'checking');
  after.api.next('getPaymentByKey').answer(paidAll());
  await settle();

  assert.deepEqual(states(resumed), ['INV-1 paid', 'INV-2 paid', 'INV-3 paid']);
  assert.equal(tab.stored.has(stored('payments')), false);
});

test('P-07: a payment that never arrived is offered anew after a reload', async () => {
  const {flow, api, client, tab, world, options} = await openPayment();
  void flow.submit();
  await settle();
  api.next('submitPayment').fail(new NetworkError('offline'));
  await settle();
  client.dispose();
  const after = await reload(tab, world);
  const resumed = await after.client.resumePayment({key: 'key-1'}, options);
  after.api.on('checkPayable', () => ({
    items: [payable(1), payable(2), payable(3)],
    excluded: [],
    nextCursor: null,
  }));
  after.api.next('getPaymentByKey').fail(new MissingError('404'));
  await settle();
  after.api.next('abandonKey').answer(null);
  await settle();

  assert.equal(at(resumed, 'review').isKnownUnsent, true);
  assert.equal(at(resumed, 'review').lines.length, 3);
});

test('FM-02: what is under way on the server is listed after the rows, and followed to its end', async () => {
  const {tab, world} = await openPayment();
  const api = quietApi().on('listUnfinishedPayments', () => ({items: [begun()], nextCursor: null}));
  const heard: string[] = [];
  api.on('listInvoices', () => page([invoice(1)]));
  const {client} = setupClient({
    world,
    tab,
    api,
    options: {notify: (notice) => heard.push(notice.type)},
  });
  client.unfinished.subscribe(() => undefined);
  await settle();
  assert.equal(api.count('listUnfinishedPayments'), 0);
  client.invoices({status: 'all', q: '', sort: 'due_on', limit: 25}).subscribe(() => undefined);
  await settle();

  assert.deepEqual(
    api.calls.map(({method}) => method).filter((method) => /^list[A-Z]/.test(method)),
    ['listInvoices', 'listUnfinishedPayments'],
  );
  api.next('getPayment').answer(begun(2));
  await settle();
  assert.deepEqual(client.unfinished.value, [
    {reference: submissionOf('sub_1'), status: 'working', count: 3, done: 1, paid: 1},
  ]);
  await world.pass(600);
  api.next('getPayment').answer(paidAll(3));
  await settle();
  assert.equal(client.unfinished.value[0]?.status, 'finished');
  assert.deepEqual(heard, ['submitted', 'settled', 'settled', 'settled', 'completed']);
});

test('FM-02: a payment that waits for the payer says so, and can be stopped', async () => {
  const {tab, world, options} = await openPayment();
  const waiting = submission([transaction(1, 'requires_action'), transaction(2, 'queued')]);
  const api = quietApi()
    .on('listUnfinishedPayments', () => ({items: [waiting], nextCursor: null}))
    .on('getPayment', () => waiting);
  const {client} = await reload(tab, world, api);
  assert.equal(client.unfinished.value[0]?.status, 'needs_confirmation');

  const flow = await client.resumePayment(submissionOf('sub_1'), options);
  assert.deepEqual(states(flow), ['INV-1 needs_confirmation', 'INV-2 waiting']);
  void flow.stopRemaining();
  await settle();
  assert.deepEqual(api.next('cancelPayment').args.slice(0, 2), ['sub_1', ['txn_2']]);
});

test('what is unfinished is asked for once per session, and again when asking failed', async () => {
  const {tab, world} = await openPayment();
  const api = quietApi().on('listUnfinishedPayments', () => {
    throw new NetworkError('offline');
  });
  const {client} = await reload(tab, world, api);
  assert.equal(api.count('listUnfinishedPayments'), 1);

  api.on('listUnfinishedPayments', () => ({items: [], nextCursor: null}));
  client.invalidate();
  await settle();
  client.invalidate();
  await settle();

  assert.equal(api.count('listUnfinishedPayments'), 2);
});

test('a retry after a reload uses the method of the submission where it is known', async () => {
  const {tab, world, options} = await openPayment();
  const failure = {code: 'insufficient_funds', retrySameMethod: true} as const;
  const failed = submission([transaction(1, 'failed', {failure})]);
  const api = quietApi().on('getPayment', () => failed);
  const {client} = await reload(tab, world, api);
  api
    .on('listMethods', () => ({items: [method(), method({id: 'pmt_other', last4: '4444'})]}))
    .on('checkPayable', () => ({items: [payable(1)], excluded: [], nextCursor: null}));

  const flow = await client.resumePayment(submissionOf('sub_1'), options);
  await settle();

  const {retry} = at(flow, 'result');
  assert.equal(retry?.status === 'ready' && retry.methodId, 'pmt_visa');
});

test('storage that the page’s own scripts spoiled is as good as empty', async () => {
  for (const spoiled of ['{', 'null', '{"key": 1}', '[null, 5, {"key": "x"}]']) {
    const {tab, world} = await openPayment();
    tab.stored.set(stored('payments'), spoiled);

    const {client} = await reload(tab, world);

    assert.deepEqual(client.unfinished.value, []);
  }
});
