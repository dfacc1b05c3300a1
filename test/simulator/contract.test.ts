import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {suite, test} from 'node:test';
import {generateSchema} from '../../demo/simulator/contract/generate-schema.ts';
import {
  collectViolations,
  validateRequest,
  validateResponse,
  type Violation,
} from '../../demo/simulator/contract/validate.ts';
import {failureOf, useSimulator} from './support.ts';

const {stripe, saved, create} = await useSimulator();

test('schema.json is what the installed SDK declares', () => {
  const file = new URL('../../demo/simulator/contract/schema.json', import.meta.url);
  assert.ok(readFileSync(file, 'utf8') === generateSchema(), 'npm run -w demo/simulator schema');
});

suite('planted faults in answers are found', async () => {
  const payer = await saved('pm_card_visa');
  const intent = await create(payer);
  const paid = await stripe.paymentIntents.confirm(intent.id, {expand: ['latest_charge']});
  const method = await stripe.paymentMethods.retrieve(payer.method);
  const customer = await stripe.customers.retrieve(payer.customer);
  const methods = await stripe.paymentMethods.list({customer: payer.customer});
  const declined = await failureOf(
    stripe.paymentMethods.attach('pm_card_chargeDeclined', {customer: payer.customer}),
  );

  const refund = await stripe.refunds.create({payment_intent: intent.id, amount: 100});
  const disputed = await create(await saved('pm_card_createDispute'));
  await stripe.paymentIntents.confirm(disputed.id);
  const {data: disputes} = await stripe.disputes.list({payment_intent: disputed.id});
  const {data: events} = await stripe.events.list({type: 'payment_intent.succeeded', limit: 1});
  const token = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
  });

  const answers: Record<string, [path: string, status: number, body: unknown]> = {
    intent: ['/v1/payment_intents/pi_1', 200, paid],
    method: ['/v1/payment_methods/pm_1', 200, method],
    customer: ['/v1/customers/cus_1', 200, customer],
    list: ['/v1/payment_methods', 200, methods],
    refund: ['/v1/refunds/re_1', 200, refund],
    dispute: ['/v1/disputes/dp_1', 200, disputes[0]],
    event: ['/v1/events/evt_1', 200, events[0]],
    token: ['/v1/confirmation_tokens/ctoken_1', 200, token],
    failure: [
      '/v1/payment_methods/pm_1',
      402,
      {error: {type: 'card_error', code: 'card_declined', message: declined.message}},
    ],
  };
  for (const [name, [path, status, body]] of Object.entries(answers)) {
    test(`(the ${name} as it is has none)`, () => {
      assert.deepEqual(validateResponse('GET', path, status, structuredCopy(body)), []);
    });
  }

  const planted: [what: string, answer: string, at: string, value?: unknown][] = [
    ['a status that Stripe has not', 'intent', 'status', 'paid'],
    ['a missing field', 'intent', 'latest_charge'],
    ['an amount as text', 'intent', 'amount', '12500'],
    ['a field too many', 'intent', 'receipt_number', 'R-1'],
    ['a null that may not be', 'intent', 'payment_method_types', null],
    ['a wrong field in an expanded charge', 'intent', 'latest_charge.paid', 1],
    ['an unknown outcome in a charge', 'intent', 'latest_charge.status', 'done'],
    ['a misspelt redisplay', 'method', 'allow_redisplay', 'allways'],
    ['a card as text', 'method', 'card', 'visa'],
    ['details of another method', 'method', 'sepa_debit', {}],
    ['metadata that is not text', 'customer', 'metadata', {n: 1}],
    ['the wrong object', 'customer', 'object', 'account'],
    ['a list without has_more', 'list', 'has_more'],
    ['a wrong item in a list', 'list', 'data.0.created', 'today'],
    ['a refund without its status', 'refund', 'status'],
    ['a reason that Stripe has not', 'refund', 'reason', 'too_expensive'],
    ['a dispute whose money is text', 'dispute', 'balance_transactions.0.net', '-14000'],
    ['an event of another type than its object', 'event', 'type', 'charge.refunded'],
    ['a wrong field in the object of an event', 'event', 'data.object.status', 'paid'],
    ['a token that expires at a date', 'token', 'expires_at', '2026-11-22'],
    ['a preview without a type', 'token', 'payment_method_preview.type'],
    ['an error code that Stripe has not', 'failure', 'error.code', 'no_money'],
    ['an error without a type', 'failure', 'error.type'],
  ];
  for (const [what, answer, at, value] of planted) {
    test(what, () => {
      const [path, status, body] = answers[answer]!;
      const copy = structuredCopy(body);
      plant(copy, at.split('.'), value);
      assert.notDeepEqual(validateResponse('GET', path, status, copy), []);
    });
  }
});

suite('planted faults in requests are found', () => {
  const good = {
    amount: '12500',
    currency: 'usd',
    customer: 'cus_1',
    payment_method: 'pm_1',
    allowed_payment_method_types: ['card'],
    metadata: {tx: '1'},
    confirm: 'false',
  };
  const ask = (params: unknown): Violation[] =>
    validateRequest('POST', '/v1/payment_intents', params);

  test('(the request as it is has none)', () => assert.deepEqual(ask(good), []));

  const planted: Record<string, unknown> = {
    'the removed payment_method_types': {...good, payment_method_types: ['card']},
    'an amount that is none': {...good, amount: 'much'},
    'no currency': {amount: '100'},
    'a type of method that Stripe has not': {...good, allowed_payment_method_types: ['cheque']},
    'a misspelt field': {...good, costumer: 'cus_1'},
    'a boolean that is none': {...good, confirm: 'perhaps'},
    'mandate data without acceptance': {...good, mandate_data: {accepted: 'true'}},
  };
  for (const [what, params] of Object.entries(planted)) {
    test(what, () => assert.notDeepEqual(ask(params), []));
  }

  test('a call that is not in the contract', () => {
    assert.notDeepEqual(validateRequest('POST', '/v1/payouts', {}), []);
  });
});

test('a collector counts exchanges and gathers what is wrong with them', () => {
  const {onExchange, violations, count} = collectViolations();
  const exchange = {
    method: 'POST',
    path: '/v1/customers',
    route: '/v1/customers',
    access: 'secret',
    params: {},
  } as const;
  onExchange({...exchange, status: 200, answer: {}});
  assert.equal(count(), 1);
  assert.deepEqual(
    violations.map(({side}) => side),
    ['response'],
  );
});

/** Without a value, the field goes. */
function plant(body: unknown, [step, ...rest]: string[], value: unknown): void {
  const holder = body as Record<string, unknown>;
  if (rest.length > 0) plant(holder[step!], rest, value);
  else if (value === undefined) Reflect.deleteProperty(holder, step!);
  else holder[step!] = value;
}

/** What the SDK adds to an answer is not enumerable and stays behind. */
function structuredCopy(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}
