import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import Stripe from 'stripe';
import {startSimulator} from '../../demo/simulator/start.ts';
import {simulatorProxy} from '../../demo/start/simulator-proxy.ts';

const simulator = await startSimulator({port: 0, dataPath: ':memory:'});
after(() => simulator.stop());
const proxy = simulatorProxy(simulator.url);

/** The official SDK through the proxy. */
const stripe = new Stripe('sk_test_proxy', {
  httpClient: Stripe.createFetchHttpClient(async (input, init) => proxy.request(input, init)),
  telemetry: false,
  maxNetworkRetries: 0,
});

test('the official SDK reaches the simulator through the demo’s port', async () => {
  const params = {metadata: {contact: 'con_1'}};
  const first = await stripe.customers.create(params, {idempotencyKey: 'one'});
  const again = await stripe.customers.create(params, {idempotencyKey: 'one'});
  assert.equal(again.id, first.id);
  const found = await stripe.customers.retrieve(first.id);
  assert.deepEqual('metadata' in found && found.metadata, params.metadata);
  await assert.rejects(stripe.customers.retrieve('cus_nobody'), {code: 'resource_missing'});
});

test('a page of another site cannot reach it, whatever it sends', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const response = await proxy.request('/_simulator/clock', {
      method: 'POST',
      headers: {'sec-fetch-site': site},
      body: '{"advanceDays": 400}',
    });
    assert.equal(response.status, 403);
  }
  const clock = await proxy.request('/_simulator/clock', {
    headers: {'sec-fetch-site': 'same-origin'},
  });
  assert.deepEqual(((await clock.json()) as {advancedDays: number}).advancedDays, 0);
});

test('a connection that the simulator drops is a bad gateway', async () => {
  const fault = {path: '/v1/customers', fault: {kind: 'drop_before'}};
  await proxy.request('/_simulator/faults', {
    method: 'POST',
    body: JSON.stringify({faults: [fault]}),
  });
  const response = await proxy.request('/v1/customers', {
    headers: {authorization: 'Bearer sk_test_proxy'},
  });
  assert.equal(response.status, 502);
});

test('a page of another site asks with a publishable key, as it asks Stripe, and with no other', async () => {
  const ask = (method: string, path: string, key?: string) =>
    proxy.request(path, {
      method,
      headers: {'sec-fetch-site': 'cross-site', ...(key && {authorization: `Bearer ${key}`})},
      ...(method === 'POST' && {
        body: 'client_context[mode]=setup&payment_method_data[type]=card&payment_method_data[alias]=card_visa',
      }),
    });
  const preflight = await ask('OPTIONS', '/v1/confirmation_tokens');
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Authorization/);
  const token = await ask('POST', '/v1/confirmation_tokens', 'pk_test_page');
  assert.equal(token.status, 200);
  assert.equal(token.headers.get('access-control-allow-origin'), '*');
  assert.equal((await ask('GET', '/v1/customers', 'sk_test_page')).status, 403);
  assert.equal((await ask('GET', '/v1/customers')).status, 403);
  assert.equal((await ask('GET', '/_simulator/clock', 'pk_test_page')).status, 403);
});
