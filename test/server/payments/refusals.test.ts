import assert from 'node:assert/strict';
import {before, suite, test} from 'node:test';
import type {PaymentRequest} from '../../../src/contract/types.ts';
import {apiOf, requestOf} from './api.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  type InvoiceDetails,
  pay,
  saveMethod,
  type World,
} from './world.ts';

/** What a refusal must leave as it was: rows by table, and intents at the processor's. */
async function footprint({ports, simulator}: World): Promise<string> {
  const [counts] = await ports.db.query(
    `select (select count(*) from submissions) as submissions,
       (select count(*) from transactions) as transactions,
       (select count(*) from consents) as consents, (select count(*) from ledger) as ledger,
       (select count(*) from idempotency_keys) as keys,
       (select sum(version) from invoices) as versions`,
  );
  return JSON.stringify({...(counts as object), intents: (await simulator.intents()).length});
}

suite('X-04: POST /payments refuses, and nothing is stored or charged', () => {
  let world: World;
  let good: PaymentRequest;
  let foreign: string;
  before(async () => {
    world = await createWorld();
    const method = await saveMethod(world, world.ada);
    good = await requestOf(world, await addInvoices(world, 2), method);
    foreign = await addInvoice(world, {clientId: 'cli_other'});
  });

  const item = () => good.items[0]!;
  const withItem = (changes: object) => ({...good, items: [{...item(), ...changes}]});
  const cases: Record<string, {body: () => unknown; status: number; code: string; field?: string}> =
    {
      'broken JSON': {
        body: () => '{"items": [',
        status: 400,
        code: 'validation_failed',
        field: 'body',
      },
      'no items': {
        body: () => ({...good, items: []}),
        status: 400,
        code: 'validation_failed',
        field: 'items',
      },
      'a negative amount': {
        body: () => withItem({amount: -1}),
        status: 400,
        code: 'validation_failed',
        field: 'items.0.amount',
      },
      'a fraction of a cent': {
        body: () => withItem({amount: 10.5}),
        status: 400,
        code: 'validation_failed',
        field: 'items.0.amount',
      },
      'an amount no number can hold': {
        body: () => withItem({amount: 2 ** 60}),
        status: 400,
        code: 'validation_failed',
        field: 'items.0.amount',
      },
      'an amount as text': {
        body: () => withItem({amount: '10000'}),
        status: 400,
        code: 'validation_failed',
        field: 'items.0.amount',
      },
      'a field too many': {
        body: () => ({...good, total: 1}),
        status: 400,
        code: 'validation_failed',
        field: 'total',
      },
      'no consent': {
        body: () => ({...good, consent: undefined}),
        status: 400,
        code: 'validation_failed',
        field: 'consent',
      },
      'a token that the processor does not know': {
        body: () => ({
          ...good,
          instrument: {kind: 'new', confirmationToken: 'ctoken_1', save: false},
        }),
        status: 400,
        code: 'validation_failed',
        field: 'instrument.confirmationToken',
      },
      'a new default that is not saved': {
        body: () => ({
          ...good,
          instrument: {
            kind: 'new',
            confirmationToken: 'ctoken_1',
            save: false,
            makeDefault: true,
          },
        }),
        status: 400,
        code: 'validation_failed',
        field: 'instrument.makeDefault',
      },
      'an invoice named twice': {
        body: () => ({...good, items: [item(), item()]}),
        status: 400,
        code: 'validation_failed',
        field: 'items',
      },
      'two currencies': {
        body: () => ({...good, items: [item(), {...good.items[1]!, currency: 'EUR'}]}),
        status: 400,
        code: 'currency_mixed',
      },
      'too many invoices': {
        body: () => ({
          ...good,
          items: Array.from({length: 501}, (_, index) => ({...item(), invoiceId: `inv_x${index}`})),
        }),
        status: 400,
        code: 'too_many_invoices',
      },
      'an unknown invoice': {
        body: () => ({...good, items: [item(), {...item(), invoiceId: 'inv_nobody'}]}),
        status: 404,
        code: 'not_found',
      },
      'an invoice of another client': {
        body: () => ({...good, items: [item(), {...item(), invoiceId: foreign}]}),
        status: 404,
        code: 'not_found',
      },
      'an unknown method': {
        body: () => ({...good, instrument: {kind: 'saved', paymentMethodId: 'pmt_nobody'}}),
        status: 404,
        code: 'payment_method_not_found',
      },
      'another currency than the invoice has': {
        body: () => withItem({currency: 'EUR'}),
        status: 409,
        code: 'invoice_changed',
      },
      'a stale version': {
        body: () => withItem({version: item().version - 1}),
        status: 409,
        code: 'invoice_changed',
      },
      'more than is due': {
        body: () => withItem({amount: item().amount + 1}),
        status: 409,
        code: 'amount_out_of_range',
      },
      'a part, where the firm takes none': {
        body: () => withItem({amount: item().amount - 1_000}),
        status: 409,
        code: 'amount_out_of_range',
      },
    };
  for (const [what, {body, status, code, field}] of Object.entries(cases)) {
    test(what, async () => {
      const before = await footprint(world);
      const answer = await apiOf(world, world.ada).pay(body());
      assert.deepEqual([answer.status, answer.problem.code], [status, code]);
      assert.equal(answer.problem.field, field);
      assert.equal(await footprint(world), before);
    });
  }

  test('another contact’s method is as unknown as any other (M-02)', async () => {
    const before = await footprint(world);
    const answer = await apiOf(world, world.ben).pay(good);
    assert.deepEqual([answer.status, answer.problem.code], [404, 'payment_method_not_found']);
    assert.equal(await footprint(world), before);
  });

  test('without an Idempotency-Key, or with one that is no UUID', async () => {
    const api = apiOf(world, world.ada);
    const without = await api.pay(good, null);
    assert.deepEqual([without.status, without.problem.code], [400, 'idempotency_key_required']);
    const wrong = await api.pay(good, 'again');
    assert.deepEqual(
      [wrong.status, wrong.problem.code, wrong.problem.field],
      [400, 'validation_failed', 'Idempotency-Key'],
    );
  });

  test('a body that is not JSON by its content type', async () => {
    const answer = await apiOf(world, world.ada).post('/payments', {
      body: good,
      key: crypto.randomUUID(),
      headers: {'Content-Type': 'text/plain'},
    });
    assert.deepEqual([answer.status, answer.problem.code], [400, 'validation_failed']);
  });
});

suite('X-04: an invoice that cannot be paid is refused by code, one per item', () => {
  const invoices: Record<string, [details: object, code: string, reason?: string]> = {
    paid: [{paid: 10_000}, 'invoice_already_paid'],
    'without options': [{options: []}, 'invoice_not_payable', 'no_payment_options'],
    'a credit note': [{total: -500}, 'invoice_not_payable', 'credit'],
    'of nothing': [{total: 0}, 'invoice_not_payable', 'nothing_due'],
    'under the minimum': [{total: 30}, 'invoice_not_payable', 'below_minimum'],
  };
  for (const [what, [details, code, reason]] of Object.entries(invoices)) {
    test(what, async () => {
      const world = await createWorld();
      const method = await saveMethod(world, world.ada);
      const fine = await addInvoice(world);
      const bad = await addInvoice(world, details);
      const request = await requestOf(world, [fine, bad], method);
      request.items[1]!.amount = Math.max(1, request.items[1]!.amount);
      const before = await footprint(world);
      const {status, problem} = await apiOf(world, world.ada).pay(request);
      const params = reason && {params: {reason}};
      assert.deepEqual([status, problem.code], [409, code]);
      assert.deepEqual(problem.errors, [{invoiceId: bad, code, ...params}]);
      assert.equal(await footprint(world), before);
    });
  }

  const unseen: Record<string, InvoiceDetails> = {
    draft: {state: 'draft'},
    void: {state: 'void'},
    hidden: {isHidden: true},
  };
  for (const [what, details] of Object.entries(unseen)) {
    test(`L-06: one that is ${what} is unknown`, async () => {
      const world = await createWorld();
      const method = await saveMethod(world, world.ada);
      const request = await requestOf(world, [await addInvoice(world, details)], method);
      const {status, problem} = await apiOf(world, world.ada).pay(request);
      assert.deepEqual([status, problem.code], [404, 'not_found']);
    });
  }

  test('L-17: on hold', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const invoice = await addInvoice(world);
    await world.ports.db.query('update invoices set is_on_hold = true');
    const {problem} = await apiOf(world, world.ada).pay(await requestOf(world, [invoice], method));
    assert.deepEqual(problem.errors, [
      {invoiceId: invoice, code: 'invoice_not_payable', params: {reason: 'on_hold'}},
    ]);
  });

  test('P-10, FM-09: changed since it was shown: old and new, and none of the submission is charged', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const [one, other] = await addInvoices(world, 2);
    const request = await requestOf(world, [one!, other!], method);
    await world.ports.db.query(
      'update invoices set total = 12000, version = version + 1 where id = $1',
      [other],
    );
    const {status, problem} = await apiOf(world, world.ada).pay(request);
    assert.equal(status, 409);
    assert.deepEqual(problem.errors, [
      {
        invoiceId: other,
        code: 'invoice_changed',
        params: {version: 2, payableAmount: {amount: 12_000, currency: 'USD'}},
      },
    ]);
    assert.deepEqual(await world.simulator.intents(), []);
  });

  test('P-08: the code of the whole is that of the first bad item', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const invoices = await addInvoices(world, 3);
    const request = await requestOf(world, invoices, method);
    await pay(world, world.ada, [invoices[2]!], method);
    await world.ports.db.query('update invoices set version = 9 where id = $1', [invoices[1]]);
    const {problem} = await apiOf(world, world.ada).pay(request);
    assert.equal(problem.code, 'invoice_changed');
    assert.deepEqual(
      problem.errors?.map(({invoiceId, code}) => [invoiceId, code]),
      [
        [invoices[1], 'invoice_changed'],
        [invoices[2], 'invoice_already_paid'],
      ],
    );
  });
});

suite('P-15: a method that cannot pay is refused', () => {
  const cases: Record<string, [change: string, code: string, params?: object]> = {
    expired: [
      'exp_year = 2026, exp_month = 10',
      'payment_method_unusable',
      {params: {reason: 'expired'}},
    ],
    unusable: ["status = 'unusable'", 'payment_method_unusable', {params: {reason: 'unusable'}}],
    'waiting for verification': ["status = 'pending_verification'", 'method_pending_verification'],
    'being removed (FM-08)': ["status = 'removing'", 'payment_method_not_found'],
  };
  for (const [what, [change, code, params]] of Object.entries(cases)) {
    test(what, async () => {
      const world = await createWorld();
      const method = await saveMethod(world, world.ada);
      const invoice = await addInvoice(world);
      await world.ports.db.query(`update payment_methods set ${change}`);
      const before = await footprint(world);
      const {problem} = await apiOf(world, world.ada).pay(
        await requestOf(world, [invoice], method),
      );
      assert.equal(problem.code, code);
      assert.deepEqual(problem.params, (params as {params?: object})?.params);
      assert.equal(await footprint(world), before);
    });
  }

  test('a kind that some of the invoices do not take, naming those', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const either = await addInvoice(world);
    const bankOnly = await addInvoice(world, {options: ['us_bank_account']});
    const {status, problem} = await apiOf(world, world.ada).pay(
      await requestOf(world, [either, bankOnly], method),
    );
    assert.deepEqual([status, problem.code], [409, 'payment_method_unusable']);
    assert.deepEqual(problem.errors, [
      {
        invoiceId: bankOnly,
        code: 'payment_method_unusable',
        params: {reason: 'not_accepted', kind: 'card'},
      },
    ]);
  });

  test('L-14: every method of a firm that takes no payments', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const request = await requestOf(world, [await addInvoice(world)], method);
    await world.ports.db.query('update firms set takes_payments = false');
    const {status, problem} = await apiOf(world, world.ada).pay(request);
    assert.deepEqual([status, problem.code], [403, 'payments_unavailable']);
  });

  test('a payment link has no saved methods', async () => {
    const world = await createWorld();
    const method = await saveMethod(world, world.ada);
    const request = await requestOf(world, [await addInvoice(world)], method);
    const link = {...world.ada, kind: 'link', id: 'lnk_1'} as const;
    const {status, problem} = await apiOf(world, link).pay(request);
    assert.deepEqual([status, problem.code], [403, 'forbidden']);
  });
});
