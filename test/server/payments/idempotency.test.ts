import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiOf, requestOf} from './api.ts';
import {addInvoice, addInvoices, createWorld, saveMethod} from './world.ts';

const key = '5f0c1e9a-8f6e-4b7a-9c1d-2f3a4b5c6d7e';

async function ready() {
  const world = await createWorld();
  const method = await saveMethod(world, world.ada);
  const invoices = await addInvoices(world, 2);
  return {
    world,
    method,
    api: apiOf(world, world.ada),
    request: await requestOf(world, invoices, method),
  };
}

test('FM-01: the same request again answers its submission as it is now', async () => {
  const {api, request, world} = await ready();
  const first = await api.pay(request, key);
  const again = await api.pay(request, key.toUpperCase());
  assert.equal(first.headers.get('idempotency-replayed'), null);
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(again.body, first.body);
  assert.equal((await world.simulator.intents()).length, 2);
});

test('the same key with another body is refused', async () => {
  const {api, request} = await ready();
  await api.pay(request, key);
  const {status, problem} = await api.pay({...request, items: request.items.slice(1)}, key);
  assert.deepEqual([status, problem.code], [422, 'idempotency_key_reused']);
});

test('a refused request binds no key', async () => {
  const {api, request} = await ready();
  const refused = await api.pay({...request, items: [{...request.items[0]!, version: 99}]}, key);
  assert.equal(refused.status, 409);
  assert.equal((await api.pay(request, key)).status, 201);
});

test('a key belongs to its payer: the same one of another payer is another key', async () => {
  const {api, request, world} = await ready();
  await api.pay(request, key);
  const method = await saveMethod(world, world.ben);
  const theirs = await requestOf(world, [await addInvoice(world)], method);
  const paid = await apiOf(world, world.ben).pay(theirs, key);
  assert.equal(paid.status, 201);
  assert.equal(paid.headers.get('idempotency-replayed'), null);
});

test('FM-06: a double click sends the same request twice at once, and one submission comes of it', async () => {
  const {api, request, world} = await ready();
  const answers = await Promise.all(Array.from({length: 8}, () => api.pay(request, key)));
  assert.equal(new Set(answers.map(({submission}) => submission.id)).size, 1);
  assert.equal(
    answers.filter(({headers}) => headers.get('idempotency-replayed') === null).length,
    1,
  );
  assert.equal((await world.simulator.intents()).length, 2);
});

test('FM-01: by-key answers the submission; an unknown key is unknown', async () => {
  const {api, request} = await ready();
  assert.equal((await api.get(`/payments/by-key/${key}`)).status, 404);
  const paid = await api.pay(request, key);
  const found = await api.get(`/payments/by-key/${key}`);
  assert.deepEqual(found.body, paid.body);
  assert.equal(found.headers.get('etag'), `"${paid.submission.version}"`);
});

test('FM-01: a burned key refuses what arrives late, and stays burned', async () => {
  const {api, request, world} = await ready();
  assert.equal((await api.delete(`/payments/by-key/${key}`)).status, 204);
  assert.equal((await api.delete(`/payments/by-key/${key}`)).status, 204);
  const late = await api.pay(request, key);
  assert.deepEqual([late.status, late.problem.code], [409, 'idempotency_key_burned']);
  assert.equal((await api.get(`/payments/by-key/${key}`)).status, 404);
  assert.deepEqual(await world.simulator.intents(), []);
  assert.equal((await api.pay(request)).status, 201);
});

test('FM-01: burning a bound key changes nothing and answers the submission', async () => {
  const {api, request} = await ready();
  const paid = await api.pay(request, key);
  const {status, body} = await api.delete(`/payments/by-key/${key}`);
  assert.equal(status, 200);
  assert.deepEqual(body, paid.body);
  assert.deepEqual((await api.get(`/payments/by-key/${key}`)).body, paid.body);
});

test('burning while the request is under way: one of the two wins, never both', async () => {
  for (let round = 0; round < 5; round += 1) {
    const {api, request, world} = await ready();
    const [paid, burned] = await Promise.all([
      api.pay(request, key),
      api.delete(`/payments/by-key/${key}`),
    ]);
    const isPaid = burned.status === 200;
    assert.equal(paid.status, isPaid ? 201 : 409);
    assert.equal((await world.simulator.intents()).length, isPaid ? 2 : 0);
  }
});

test('a key that is no UUID names nothing', async () => {
  const {api} = await ready();
  for (const answer of [
    await api.get('/payments/by-key/again'),
    await api.delete('/payments/by-key/again'),
  ]) {
    assert.deepEqual([answer.status, answer.problem.code], [400, 'validation_failed']);
  }
});
