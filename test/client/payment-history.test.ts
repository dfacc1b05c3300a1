import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paymentHistory} from '../../src/client/payment-history.ts';
import type {HistoryEntry, PaymentHistoryPage} from '../../src/contract/types.ts';
import {InvalidError, NetworkError} from '../../src/errors/index.ts';
import {contactSession} from './builders.ts';
import {quietApi, signedIn} from './setup.ts';
import {settle} from './world.ts';

const entry = (number: number): HistoryEntry => ({
  id: `sub_${number}`,
  submissionId: `sub_${number}`,
  at: '2026-06-01T12:00:00Z',
  byMe: true,
  kind: 'card',
  items: [],
});
/** Entries from one number down to another. */
const page = (from: number, to: number, nextCursor: string | null = null): PaymentHistoryPage => ({
  items: Array.from({length: from - to + 1}, (_, index) => entry(from - index)),
  nextCursor,
});

async function shown() {
  const bag = await signedIn();
  const history = paymentHistory(bag.client);
  const stop = history.subscribe(() => undefined);
  await settle();
  const data = () =>
    history.value.status === 'ready' ? history.value.data : assert.fail(history.value.status);
  return {
    ...bag,
    history,
    stop,
    data,
    ids: () => data().entries.map(({id}) => id),
    asked: () => bag.api.of('listPaymentHistory').map(({args: [query]}) => query),
    async answer(value: PaymentHistoryPage) {
      await settle();
      bag.api.next('listPaymentHistory').answer(value);
      await settle();
    },
    async fail(error: Error) {
      await settle();
      bag.api.next('listPaymentHistory').fail(error);
      await settle();
    },
  };
}

test('the history is one store for all who show it, loaded once somebody looks', async () => {
  const {client, history, api} = await shown();
  assert.equal(paymentHistory(client), history);
  history.subscribe(() => undefined);
  await settle();
  assert.equal(api.count('listPaymentHistory'), 1);
});

test('Show more brings what is older, each entry once, also while it is pressed twice', async () => {
  const {history, ids, asked, answer} = await shown();
  await answer(page(40, 21, 'c1'));
  void history.loadMore();
  assert.equal(history.isLoadingMore, true);
  void history.loadMore();
  // One has moved to the next page meanwhile.
  await answer(page(21, 2, null));
  assert.equal(history.isLoadingMore, false);
  assert.deepEqual(ids(), [...page(40, 2).items.map(({id}) => id)]);
  assert.deepEqual(asked(), [{limit: 20}, {cursor: 'c1', limit: 20}]);
  await history.loadMore();
  assert.equal(asked().length, 2);
});

test('Show more that fails keeps what is there and says so until the next try', async () => {
  const {history, ids, data, answer, fail} = await shown();
  await answer(page(40, 21, 'c1'));
  void history.loadMore();
  await fail(new NetworkError('Offline'));
  assert.equal(ids().length, 20);
  assert.equal(data().moreError?.kind, 'network');
  void history.loadMore();
  await answer(page(20, 1));
  assert.equal(ids().length, 40);
  assert.equal(data().moreError, undefined);
});

test('a cursor whose place is gone begins from the top', async () => {
  const {history, ids, asked, answer, fail} = await shown();
  await answer(page(40, 21, 'c1'));
  void history.loadMore();
  await fail(new InvalidError('cursor', {code: 'validation_failed'}));
  await answer(page(41, 2, null));
  assert.equal(ids().length, 40);
  assert.deepEqual(asked().at(-1), {limit: 40});
});

test('a refresh asks for as many as were there, and for what Show more was about to bring', async () => {
  const {client, history, ids, asked, answer} = await shown();
  await answer(page(40, 21, 'c1'));
  void history.loadMore();
  await settle();
  client.invalidate();
  await settle();
  assert.deepEqual(asked().at(-1), {limit: 40});
  assert.equal(history.isLoadingMore, false);
  await answer(page(41, 12, 'c2'));
  assert.equal(ids().length, 20);
  await answer(page(11, 1));
  assert.equal(ids().length, 41);
});

test('A-06 another contact starts from nothing', async () => {
  const {client, api, history, answer, ids} = await shown();
  await answer(page(40, 21, 'c1'));
  api.on('getSession', () => contactSession('con_other'));
  await client.session.signOut();
  await settle();
  assert.equal(history.value.status, 'loading');
  await client.session.signIn({grant: 'password', email: 'other@x.example', password: 'secret'});
  await settle();
  await answer(page(3, 1));
  assert.deepEqual(ids(), ['sub_3', 'sub_2', 'sub_1']);
});

test('a page that shows no list hears what others do', async () => {
  const api = quietApi();
  const {client} = await signedIn({api});
  assert.equal(api.count('listen'), 0);
  client.listen(0);
  await settle();
  assert.equal(api.count('listen'), 1);
  client.listen(0);
  await settle();
  assert.equal(api.count('listen'), 1);
});
