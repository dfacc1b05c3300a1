import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {InvoiceListStore, InvoiceQuery} from '../../src/client/index.ts';
import {fromInvoice} from '../../src/model/selection.ts';
import {InvalidError, NetworkError, SessionError} from '../../src/errors/index.ts';
import {contactSession, invoice, page, tokens, usd} from './builders.ts';
import {password, record, signedIn, setupClient} from './setup.ts';
import {settle} from './world.ts';

const outstanding: InvoiceQuery = {status: 'outstanding', q: '', sort: 'due_on', limit: 2};
const look = (store: {subscribe(listener: () => void): () => void}) =>
  store.subscribe(() => undefined);

function numbers(list: InvoiceListStore): string[] {
  return list.value.status === 'ready' ? list.value.data.items.map(({number}) => number) : [];
}

function data(list: InvoiceListStore) {
  return list.value.status === 'ready' ? list.value.data : assert.fail(list.value.status);
}

async function manual() {
  const bag = await signedIn();
  bag.api.off('listInvoices').off('getSummary');
  return {...bag, list: bag.client.invoices(outstanding)};
}

test('a list is loaded for its first subscriber, once for all of them', async () => {
  const {client, api, list} = await manual();
  assert.equal(api.count('listInvoices'), 0);

  look(list);
  look(client.invoices({...outstanding}));
  await settle();

  assert.equal(client.invoices({...outstanding}), list);
  assert.equal(api.count('listInvoices'), 1);
  assert.deepEqual(list.value, {status: 'loading'});
  api.next('listInvoices').answer(page([invoice(1)]));
  await settle();
  assert.deepEqual(numbers(list), ['INV-1']);
});

test('lists of different queries are different lists', async () => {
  const {client, list} = await manual();

  assert.notEqual(client.invoices({...outstanding, q: 'x'}), list);
  assert.notEqual(client.invoices({...outstanding, limit: 3}), list);
  assert.notEqual(client.invoices({...outstanding, sort: '-due_on'}), list);
});

test('when the last subscriber leaves, what is under way is aborted', async () => {
  const {api, list} = await manual();
  const one = look(list);
  const two = look(list);
  await settle();

  one();
  one();
  await settle();
  assert.equal(api.next('listInvoices').signal?.aborted, false);

  two();
  await settle();
  assert.equal(api.of('listInvoices')[0]?.signal?.aborted, true);
  assert.deepEqual(list.value, {status: 'loading'});
});

test('a subscriber that moves in the document aborts nothing', async () => {
  const {api, list} = await manual();
  const leave = look(list);
  await settle();

  leave();
  look(list);
  await settle();

  assert.equal(api.count('listInvoices'), 1);
  assert.equal(api.next('listInvoices').signal?.aborted, false);
});

test('a failure is shown, and not kept for the next who looks', async () => {
  const {api, list} = await manual();
  const leave = look(list);
  await settle();
  api.next('listInvoices').fail(new NetworkError('offline'));
  await settle();
  assert.equal(list.value.status === 'failed' && list.value.error.kind, 'network');

  leave();
  await settle();
  look(list);

  assert.deepEqual(list.value, {status: 'loading'});
  await settle();
  assert.equal(api.count('listInvoices'), 2);
});

test('rows stay while they are asked for again, and when that fails', async () => {
  const {api, list, world} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)]));
  await settle();
  const loadedAt = world.time;

  world.time += 5_000;
  const reloaded = list.reload();
  await settle();
  assert.equal(list.value.status === 'ready' && list.value.isRefreshing, true);
  api.next('listInvoices').fail(new NetworkError('offline'));
  await reloaded;

  assert.deepEqual(numbers(list), ['INV-1']);
  assert.ok(list.value.status === 'ready');
  assert.equal(list.value.isRefreshing, false);
  assert.equal(list.value.error?.kind, 'network');
  assert.equal(list.value.loadedAt, loadedAt);
});

test('a slower answer to an earlier reload is void', async () => {
  const {api, list} = await manual();
  look(list);
  await settle();
  const slow = api.next('listInvoices');

  void list.reload();
  await settle();
  const [, fast] = api.of('listInvoices');
  fast?.answer(page([invoice(2)]));
  await settle();
  slow.answer(page([invoice(1)]));
  await settle();

  assert.equal(slow.signal?.aborted, true);
  assert.deepEqual(numbers(list), ['INV-2']);
});

test('a backend that ignores aborts cannot bring back what is void', async () => {
  const {api, list} = await manual();
  api.ignoresAborts = true;
  look(list);
  await settle();
  const [first] = api.of('listInvoices');
  void list.reload();
  await settle();
  const [, second] = api.of('listInvoices');
  second?.answer(page([invoice(2)], {nextCursor: 'c2'}));
  await settle();
  void list.loadMore();
  await settle();
  const [, , more] = api.of('listInvoices');

  first?.answer(page([invoice(1)]));
  await settle();
  assert.deepEqual(numbers(list), ['INV-2']);

  void list.reload();
  await settle();
  api
    .of('listInvoices')
    .at(-1)
    ?.answer(page([invoice(4)]));
  await settle();
  more?.answer(page([invoice(3)]));
  await settle();
  assert.deepEqual(numbers(list), ['INV-4']);
});

test('show more appends the next page at the cursor, and a row that moved stands once', async () => {
  const {api, list} = await manual();
  look(list);
  await settle();
  api
    .next('listInvoices')
    .answer(page([invoice(1), invoice(2)], {nextCursor: 'c2', payableCount: 4}));
  await settle();
  assert.equal(data(list).hasMore, true);

  const more = list.loadMore();
  void list.loadMore();
  await settle();
  assert.equal(data(list).isLoadingMore, true);
  assert.equal(api.of('listInvoices').length, 2);
  assert.deepEqual(api.next('listInvoices').args[0], {...outstanding, cursor: 'c2'});
  api.next('listInvoices').answer(page([invoice(2), invoice(3)], {payableCount: 4}));
  await more;

  assert.deepEqual(numbers(list), ['INV-1', 'INV-2', 'INV-3']);
  const {hasMore, isLoadingMore, payableCount} = data(list);
  assert.deepEqual(
    {hasMore, isLoadingMore, payableCount},
    {
      hasMore: false,
      isLoadingMore: false,
      payableCount: 4,
    },
  );
  await list.loadMore();
  assert.equal(api.count('listInvoices'), 2);
});

test('show more that fails keeps the rows and can be tried again', async () => {
  const {api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)], {nextCursor: 'c2'}));
  await settle();

  const failing = list.loadMore();
  await settle();
  api.next('listInvoices').fail(new NetworkError('offline'));
  await failing;
  assert.deepEqual(numbers(list), ['INV-1']);
  assert.equal(data(list).moreError?.kind, 'network');

  const more = list.loadMore();
  await settle();
  assert.equal(data(list).moreError, undefined);
  api.next('listInvoices').answer(page([invoice(2)]));
  await more;
  assert.deepEqual(numbers(list), ['INV-1', 'INV-2']);
});

test('a cursor whose place is gone loads the list from its beginning', async () => {
  const {api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)], {nextCursor: 'c2'}));
  await settle();

  const more = list.loadMore();
  await settle();
  api.next('listInvoices').fail(new InvalidError('cursor', {code: 'validation_failed'}));
  await settle();
  api.next('listInvoices').answer(page([invoice(7)]));
  await more;

  assert.deepEqual(numbers(list), ['INV-7']);
  assert.equal(data(list).isLoadingMore, false);
});

test('a reload brings back as many rows as were there', async () => {
  const {api, list} = await manual();
  const all = Array.from({length: 250}, (_, index) => invoice(index + 1));
  api.on('listInvoices', ({limit, cursor = '0'}) => {
    const start = Number(cursor);
    const end = start + limit;
    return page(all.slice(start, end), {nextCursor: end < all.length ? String(end) : null});
  });
  look(list);
  await settle();
  for (let pages = 0; pages < 60; pages += 1) await list.loadMore();
  assert.equal(numbers(list).length, 122);
  const before = api.count('listInvoices');

  await list.reload();

  assert.equal(numbers(list).length, 200);
  assert.equal(api.count('listInvoices') - before, 2);
  await list.loadMore();
  assert.equal(numbers(list)[200], 'INV-201');
});

test('a reload during show more wins', async () => {
  const {api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)], {nextCursor: 'c2'}));
  await settle();
  const more = list.loadMore();
  await settle();
  const late = api.next('listInvoices');

  const reload = list.reload();
  await settle();
  api.next('listInvoices').answer(page([invoice(9)]));
  await reload;
  late.answer(page([invoice(2)]));
  await more;

  assert.deepEqual(numbers(list), ['INV-9']);
  assert.equal(data(list).isLoadingMore, false);
});

test('nothing is loaded while nobody is signed in, and what is looked at loads after signing in', async () => {
  const {client, api} = setupClient();
  look(client.summary);
  await settle();
  assert.equal(api.count('getSummary'), 0);

  await client.session.signIn(password);
  await settle();

  assert.equal(api.count('getSummary'), 1);
  assert.equal(client.summary.value.status, 'ready');
});

test('A-06: another contact sees nothing of the one before, not even for a moment', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)]));
  await settle();
  client.selection.set([fromInvoice(invoice(1)) ?? assert.fail()], true);
  const seen = record(list);

  api.on('createSession', () => tokens({session: contactSession('ivo')}));
  await client.session.signIn(password);

  assert.deepEqual(seen.values.slice(1), [{status: 'loading'}]);
  assert.equal(client.selection.value.selection.size, 0);
  await settle();
  assert.equal(api.next('listInvoices').signal?.aborted, false);
});

test('A-06: an answer for the contact before never reaches the next one', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();
  const late = api.next('listInvoices');
  api.on('createSession', () => tokens({session: contactSession('ivo')}));
  await client.session.signIn(password);
  await settle();

  late.answer(page([invoice(1)]));
  await settle();

  assert.equal(late.signal?.aborted, true);
  assert.deepEqual(list.value, {status: 'loading'});
});

test('A-06: the same contact again keeps the selection', async () => {
  const {client, api, list} = await manual();
  look(list);
  client.selection.set([fromInvoice(invoice(1)) ?? assert.fail()], true);
  await settle();
  // The session ends by itself …
  api.on('getSummary', () => {
    throw new SessionError('over', {code: 'session_expired'});
  });
  await client.api.getSummary().catch(() => undefined);
  assert.deepEqual(client.session.value, {status: 'signed-out', isExpired: true});
  assert.deepEqual(list.value, {status: 'loading'});

  // … and the same contact comes back.
  await client.session.signIn(password);

  assert.ok(client.selection.has('inv_1'));
});

test('after a change, what is looked at is asked for again, and nothing else', async () => {
  const {client, api, list} = await manual();
  api
    .on('listInvoices', () => page([invoice(1)]))
    .on('getSummary', () => ({
      outstanding: [],
      pastDue: [],
    }));
  look(list);
  const leave = look(client.summary);
  await settle();
  leave();
  await settle();

  client.invalidate();
  await settle();

  assert.equal(api.count('listInvoices'), 2);
  assert.equal(api.count('getSummary'), 1);
  assert.equal(api.count('listMethods'), 0);
});

test('S-11: a refresh that finds a selected invoice paid or changed says so', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1), invoice(2)]));
  await settle();
  client.selection.set(
    [1, 2].map((number) => fromInvoice(invoice(number)) ?? assert.fail()),
    true,
  );

  const reload = list.reload();
  await settle();
  const paid = invoice(1, {status: 'paid', payableAmount: null, version: 2});
  api.next('listInvoices').answer(page([paid, invoice(2, {payableAmount: usd(5), version: 2})]));
  await reload;

  const {selection, totals, changes} = client.selection.value;
  assert.deepEqual([...selection.keys()], ['inv_2']);
  assert.deepEqual(totals, [usd(5)]);
  assert.deepEqual(
    changes.map((change) => (change.type === 'left' ? change.because : change.to.amount.amount)),
    ['paid', 5],
  );
});

test('S-11: a selected row that vanishes from a refreshed list is asked about', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1), invoice(2)]));
  await settle();
  client.selection.set(
    [1, 2].map((number) => fromInvoice(invoice(number)) ?? assert.fail()),
    true,
  );
  api.on('checkPayable', () => ({
    items: [],
    excluded: [{id: 'inv_1', number: 'INV-1', reason: 'paid'}],
    nextCursor: null,
  }));

  const reload = list.reload();
  await settle();
  api.next('listInvoices').answer(page([invoice(2)]));
  await reload;
  await settle();

  assert.deepEqual(api.of('checkPayable')[0]?.args[0], ['inv_1']);
  assert.deepEqual([...client.selection.value.selection.keys()], ['inv_2']);
});

test('S-10: a filter that hides a selected invoice leaves it selected', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();
  api.next('listInvoices').answer(page([invoice(1)]));
  await settle();
  client.selection.set([fromInvoice(invoice(1)) ?? assert.fail()], true);

  const filtered = client.invoices({...outstanding, q: 'INV-2'});
  look(filtered);
  await settle();
  api.next('listInvoices').answer(page([invoice(2)]));
  await settle();

  assert.ok(client.selection.has('inv_1'));
  assert.equal(client.selection.countIn(filtered), 0);
  assert.equal(client.selection.topBox(filtered), 'none');
  assert.equal(api.count('checkPayable'), 0);
});

test('lists that nobody looks at any more are forgotten after a while', async () => {
  const {client, api} = await manual();
  const first = client.invoices({...outstanding, q: 'first'});
  const kept = client.invoices({...outstanding, q: 'kept'});
  look(kept);

  for (let index = 0; index < 20; index += 1) client.invoices({...outstanding, q: String(index)});

  assert.notEqual(client.invoices({...outstanding, q: 'first'}), first);
  assert.equal(client.invoices({...outstanding, q: 'kept'}), kept);
  await settle();
  assert.equal(api.count('listInvoices'), 1);
});

test('a disposed client asks nothing any more', async () => {
  const {client, api, list} = await manual();
  look(list);
  await settle();

  client.dispose();
  await list.reload();

  assert.equal(api.of('listInvoices')[0]?.signal?.aborted, true);
  assert.equal(api.count('listInvoices'), 1);
});
