import assert from 'node:assert/strict';
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text as readText} from 'node:stream/consumers';
import {after, test} from 'node:test';
import {ProcessorError, type IntentOrder} from '../../../demo/server/payments/processor.ts';
import {
  connectStripe,
  createStripeProcessor,
} from '../../../demo/server/payments/processor-stripe.ts';

interface Seen {
  headers: IncomingMessage['headers'];
  form: Record<string, string>;
}

/** A processor's address that answers as told, and what it was sent. */
async function answering(status: number, body: unknown) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const form = Object.fromEntries(new URLSearchParams(text));
      seen.push({headers: request.headers, form});
      response.writeHead(status, {'Content-Type': 'application/json'});
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  after(() => server.close());
  const {port} = server.address() as AddressInfo;
  const processor = createStripeProcessor({
    secretKey: 'sk_test_1',
    url: `http://127.0.0.1:${port}`,
    maxNetworkRetries: 0,
  });
  return {processor, seen};
}

const order: IntentOrder = {
  account: 'acct_1',
  amount: 12_500,
  currency: 'USD',
  customer: 'cus_1',
  method: 'pm_1',
  methodKind: 'card',
  invoiceNumber: 'INV-7',
  metadata: {transaction: 'txn_1'},
};

const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  status: 'requires_confirmation',
  amount_received: 0,
  currency: 'usd',
  last_payment_error: null,
  metadata: {transaction: 'txn_1'},
};

test('creates an intent that nobody has confirmed yet, and asks Stripe for no receipt', async () => {
  const {processor, seen} = await answering(200, intent);
  await processor.createIntent(order, 'tx:1:create');
  const [{headers, form}] = seen as [Seen];
  assert.deepEqual(form, {
    amount: '12500',
    currency: 'usd',
    customer: 'cus_1',
    payment_method: 'pm_1',
    'allowed_payment_method_types[0]': 'card',
    'metadata[transaction]': 'txn_1',
    statement_descriptor_suffix: 'INV-7',
  });
  assert.equal(headers['idempotency-key'], 'tx:1:create');
  assert.equal(headers['stripe-account'], 'acct_1');
  assert.equal(headers['x-stripe-client-telemetry'], undefined);
});

test('a debit has no statement suffix, and is confirmed under its mandate', async () => {
  const {processor, seen} = await answering(200, intent);
  await processor.createIntent({...order, account: null, methodKind: 'us_bank_account'}, 'key');
  await processor.confirmIntent({account: null, intent: 'pi_1', mandate: 'mandate_1'}, 'key');
  assert.equal(seen[0]!.form['statement_descriptor_suffix'], undefined);
  assert.equal(seen[0]!.headers['stripe-account'], undefined);
  assert.deepEqual(seen[1]!.form, {use_stripe_sdk: 'true', mandate: 'mandate_1'});
});

test('an amount that cannot be written at the processor’s is refused before any call', async () => {
  const {processor, seen} = await answering(200, intent);
  await assert.rejects(
    processor.createIntent({...order, amount: 1_005, currency: 'KWD'}, 'key'),
    (error: ProcessorError) => error.kind === 'refused' && error.code === 'invalid_amount',
  );
  assert.deepEqual(seen, []);
});

test('a bank’s refusal is an answer, with all three of its words', async () => {
  const lastError = {
    code: 'card_declined',
    decline_code: 'lost_card',
    advice_code: 'do_not_try_again',
  };
  const {processor} = await answering(402, {
    error: {
      ...lastError,
      type: 'card_error',
      message: 'Declined',
      payment_intent: {...intent, status: 'requires_payment_method', last_payment_error: lastError},
    },
  });
  const answer = await processor.confirmIntent({account: null, intent: 'pi_1'}, 'key');
  assert.equal(answer.status, 'requires_payment_method');
  assert.deepEqual(answer.refusal, {
    code: 'card_declined',
    declineCode: 'lost_card',
    adviceCode: 'do_not_try_again',
  });
});

test('P-24: an intent that asks for small deposits says so, and one of 3-D Secure does not', async () => {
  const asks = async (type: string) => {
    const asking = {...intent, status: 'requires_action', next_action: {type}};
    const {processor} = await answering(200, asking);
    return (await processor.confirmIntent({account: null, intent: 'pi_1'}, 'key')).asksForDeposits;
  };
  assert.equal(await asks('verify_with_microdeposits'), true);
  assert.equal(await asks('use_stripe_sdk'), false);
});

const failures: [what: string, status: number, body: unknown, kind: ProcessorError['kind']][] = [
  [
    'too many requests',
    429,
    {error: {type: 'invalid_request_error', code: 'lock_timeout'}},
    'busy',
  ],
  [
    'the first call with this key is still under way',
    409,
    {error: {type: 'idempotency_error', code: 'idempotency_key_in_use'}},
    'busy',
  ],
  ['a 500', 500, {error: {type: 'api_error'}}, 'lost'],
  ['a 503 of a proxy, in HTML', 503, '<html>', 'lost'],
  ['a 200 that breaks off', 200, '{"id": "pi_', 'lost'],
  ['a status nobody knows', 200, {...intent, status: 'requires_capture'}, 'lost'],
  ['an unknown parameter', 400, {error: {type: 'invalid_request_error'}}, 'refused'],
  ['a wrong key', 401, {error: {type: 'invalid_request_error'}}, 'refused'],
  ['no permission', 403, {error: {type: 'invalid_request_error'}}, 'refused'],
  ['no such intent', 404, {error: {type: 'invalid_request_error'}}, 'refused'],
];
for (const [what, status, body, kind] of failures) {
  test(`${what}: ${kind}`, async () => {
    const {processor} = await answering(status, body);
    await assert.rejects(processor.createIntent(order, 'key'), (error: ProcessorError) => {
      assert.ok(error instanceof ProcessorError, String(error));
      assert.equal(error.kind, kind);
      return true;
    });
  });
}

test('nobody listening: lost', async () => {
  const processor = createStripeProcessor({
    secretKey: 'sk_test_1',
    url: 'http://127.0.0.1:1',
    maxNetworkRetries: 0,
  });
  await assert.rejects(
    processor.retrieveIntent({account: null, intent: 'pi_1'}),
    (error: ProcessorError) => error.kind === 'lost',
  );
});

test('somebody listening who never answers: lost, when its time is over (FM-03)', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  const processor = createStripeProcessor({
    secretKey: 'sk_test_1',
    url: `http://127.0.0.1:${port}`,
    maxNetworkRetries: 0,
    timeout: 30,
  });

  await assert.rejects(
    processor.retrieveIntent({account: null, intent: 'pi_1'}),
    (error: ProcessorError) => error.kind === 'lost',
  );
});

test('one call may take 20 seconds and is repeated twice, well within a lease', () => {
  const stripe = connectStripe({secretKey: 'sk_test_1'});

  assert.equal(stripe.getApiField('timeout'), 20_000);
  assert.equal(stripe.getMaxNetworkRetries(), 2);
});

test('knows a live key from a test one', () => {
  for (const [secretKey, isLive] of [
    ['sk_live_1', true],
    ['rk_live_1', true],
    ['sk_test_1', false],
  ] as const) {
    assert.equal(createStripeProcessor({secretKey}).isLive, isLive);
  }
});
