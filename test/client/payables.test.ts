import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PayablePage} from '../../src/contract/types.ts';
import {usd} from './builders.ts';
import {signedIn} from './setup.ts';
import {settle} from './world.ts';

const look = (store: {subscribe(listener: () => void): () => void}) =>
  store.subscribe(() => undefined);

function answer(ids: readonly string[]): PayablePage {
  return {
    items: ids.map((id) => ({
      id,
      number: id.toUpperCase(),
      version: 1,
      payableAmount: usd(100),
      paymentOptions: ['card'],
    })),
    excluded: [],
    nextCursor: null,
  };
}

test('invoices that a page names are asked for once for all who name the same', async () => {
  const {client, api} = await signedIn();
  api.on('checkPayable', (ids) => answer(ids));
  const named = client.payable(['inv_1', 'inv_2']);

  look(named);
  look(client.payable(['inv_1', 'inv_2']));
  await settle();

  assert.equal(api.count('checkPayable'), 1);
  assert.equal(named.value.status, 'ready');
  assert.deepEqual(named.value.status === 'ready' && named.value.data.items.map(({id}) => id), [
    'inv_1',
    'inv_2',
  ]);
});

test('more than 500 named invoices take more than one question', async () => {
  const {client, api} = await signedIn();
  api.on('checkPayable', (ids) => answer(ids));
  const ids = Array.from({length: 501}, (_, index) => `inv_${index}`);
  const named = client.payable(ids);

  look(named);
  await settle();

  assert.equal(api.count('checkPayable'), 2);
  assert.equal(named.value.status === 'ready' && named.value.data.items.length, 501);
});

test('named invoices are asked for again when something about money changed', async () => {
  const {client, api} = await signedIn();
  api.on('checkPayable', (ids) => answer(ids));
  look(client.payable(['inv_1']));
  await settle();

  client.invalidate();
  await settle();

  assert.equal(api.count('checkPayable'), 2);
});

test('named invoices that nobody looks at any more are forgotten', async () => {
  const {client, api} = await signedIn();
  api.on('checkPayable', (ids) => answer(ids));
  const named = client.payable(['inv_1']);
  look(named)();
  await settle();

  assert.notEqual(client.payable(['inv_2']), named);
  assert.notEqual(client.payable(['inv_1']), named);
});
