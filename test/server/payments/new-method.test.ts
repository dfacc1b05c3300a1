import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type {PaymentMethodList, Submission} from '../../../src/contract/types.ts';
import {Refusal} from '../../../demo/server/refusal.ts';
import {apiOf} from './api.ts';
import {expectAllFinal, expectSound} from './soundness.ts';
import {
  addInvoice,
  addInvoices,
  createWorld,
  invoiceNow,
  orderOf,
  pay,
  payWithNew,
  type World,
} from './world.ts';

function statesOf({transactions}: Submission): string[] {
  return transactions.map(({state, failure}) => `${state} ${failure?.code ?? ''}`.trim());
}

async function methodsOf(world: World): Promise<PaymentMethodList['items']> {
  const {body} = await apiOf(world, world.ada).get('/payment-methods');
  return (body as PaymentMethodList).items;
}

async function attachedOf(world: World): Promise<string[]> {
  const [row] = await world.ports.db.query<{customer: string | null}>(
    `select processor_customer as customer from contacts where id = 'con_ada'`,
  );
  if (!row?.customer) return [];
  const {data} = await world.simulator.stripe.paymentMethods.list({customer: row.customer});
  return data.map(({id}) => id);
}

async function consentsOf({ports}: World) {
  return ports.db.query<{
    kind: string;
    shown: {charges: number; mandate?: string};
    address: string;
  }>('select kind, shown, address from consents order by kind');
}

async function expectNothingStored({ports, simulator}: World): Promise<void> {
  for (const table of [
    'submissions',
    'method_setups',
    'consents',
    'claimed_tokens',
    'idempotency_keys',
  ]) {
    assert.deepEqual(await ports.db.query(`select * from ${table}`), [], table);
  }
  assert.deepEqual(await simulator.intents(), []);
}

test('one invoice, not saved: the token pays straight away, with no customer', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const submission = await payWithNew(world, world.ada, [invoice], 'pm_card_visa');
  assert.equal(submission.status, 'completed');
  assert.deepEqual(submission.method, {kind: 'card', brand: 'visa', last4: '4242'});
  const [intent] = await world.simulator.intents();
  assert.deepEqual([intent!.status, intent!.customer], ['succeeded', null]);
  assert.deepEqual((await world.simulator.stripe.setupIntents.list()).data, []);
  assert.deepEqual(await methodsOf(world), []);
  assert.equal((await invoiceNow(world, invoice)).paid, 10_000);
  await expectSound(world);
});

test('three invoices, not saved: set up once, charged three times, let go of at the end', async () => {
  const world = await createWorld();
  const invoices = await addInvoices(world, 3);
  const submission = await payWithNew(world, world.ada, invoices, 'pm_card_visa');
  assert.deepEqual(statesOf(submission), ['succeeded', 'succeeded', 'succeeded']);
  const {data} = await world.simulator.stripe.setupIntents.list();
  assert.deepEqual(
    data.map(({status, usage, metadata}) => [status, usage, metadata?.['submission']]),
    [['succeeded', 'on_session', submission.id]],
  );
  await world.worker.tick();
  assert.deepEqual(await attachedOf(world), []);
  assert.deepEqual(await methodsOf(world), []);
  await expectSound(world);
  const kinds = (await consentsOf(world)).map(({kind}) => kind);
  assert.deepEqual(kinds, ['charge', 'keep_until_final']);
});

test('P-14: saved while paying, and the default where it is asked for', async () => {
  const world = await createWorld();
  await payWithNew(world, world.ada, [await addInvoice(world)], 'pm_card_visa', {save: true});
  const submission = await payWithNew(
    world,
    world.ada,
    await addInvoices(world, 2),
    'pm_card_mastercard',
    {save: true, makeDefault: true},
  );
  assert.equal(submission.status, 'completed');
  const methods = await methodsOf(world);
  assert.deepEqual(
    methods.map(({last4, isDefault}) => [last4, isDefault]),
    [
      ['4444', true],
      ['4242', false],
    ],
  );
  await world.worker.tick();
  assert.equal((await attachedOf(world)).length, 2);
  const kinds = (await consentsOf(world)).map(({kind}) => kind);
  assert.deepEqual(kinds, ['charge', 'charge', 'save_card', 'save_card']);
  const again = await pay(world, world.ada, [await addInvoice(world)], methods[0]!.id);
  assert.equal(again.status, 'completed');
});

test('M-10: a saved card that is entered and saved again stays one entry, and pays', async () => {
  const world = await createWorld();
  for (let round = 0; round < 2; round += 1) {
    const invoices = await addInvoices(world, 2);
    const submission = await payWithNew(world, world.ada, invoices, 'pm_card_visa', {save: true});
    assert.equal(submission.status, 'completed');
  }
  await world.worker.tick();
  assert.equal((await methodsOf(world)).length, 1);
  assert.equal((await attachedOf(world)).length, 1);
});

suite('P-22: what was agreed to is kept', () => {
  for (const [count, save, kinds] of [
    [1, false, ['debit']],
    [2, false, ['debit', 'keep_until_final']],
    [1, true, ['debit', 'save_bank_account']],
  ] as const) {
    test(`${count} debited from a new account${save ? ', saved' : ''}, with the authorisation`, async () => {
      const world = await createWorld();
      const invoices = await addInvoices(world, count);
      const submission = await payWithNew(world, world.ada, invoices, 'pm_usBankAccount_success', {
        save,
      });
      assert.deepEqual(statesOf(submission), Array(count).fill('processing'));
      const consents = await consentsOf(world);
      assert.deepEqual(
        consents.map(({kind}) => kind),
        kinds,
      );
      assert.match(consents[0]!.shown.mandate ?? '', /^mandate_/);
      assert.equal(consents[0]!.shown.charges, count);
      assert.equal(consents[0]!.address, '192.0.2.7');
    });
  }
});

test('an account that was not saved is let go of when its debits have arrived, not before', async () => {
  const world = await createWorld();
  const invoices = await addInvoices(world, 2);
  await payWithNew(world, world.ada, invoices, 'pm_usBankAccount_success');
  await world.worker.tick();
  assert.equal((await attachedOf(world)).length, 1);
  await world.simulator.advance(5);
  world.ports.clock.advance(2 * 60_000);
  await world.worker.tick();
  await world.worker.tick();
  assert.deepEqual(await attachedOf(world), []);
  await expectSound(world);
});

test('a card that its bank refuses on set-up charges nothing; the rest is not attempted (P-05)', async () => {
  const world = await createWorld();
  const invoices = await addInvoices(world, 3);
  const submission = await payWithNew(
    world,
    world.ada,
    invoices,
    'pm_card_chargeDeclinedLostCard',
    {save: true},
  );
  assert.equal(submission.status, 'failed');
  assert.deepEqual(statesOf(submission), [
    'failed payment_declined',
    'skipped earlier_decline',
    'skipped earlier_decline',
  ]);
  assert.deepEqual(await world.simulator.intents(), []);
  assert.deepEqual(await methodsOf(world), []);
  for (const invoice of invoices) assert.equal((await invoiceNow(world, invoice)).hasActive, false);
  await expectAllFinal(world);
});

test('a card that is refused when it is charged ends like any other, its intent canceled', async () => {
  const world = await createWorld();
  const invoice = await addInvoice(world);
  const submission = await payWithNew(world, world.ada, [invoice], 'pm_card_chargeDeclined');
  assert.deepEqual(statesOf(submission), ['failed payment_declined']);
  const [intent] = await world.simulator.intents();
  assert.equal(intent!.status, 'canceled');
  await expectSound(world);
});

test('FM-01: the same request again answers the same submission, its token used by then', async () => {
  const world = await createWorld();
  const invoices = await addInvoices(world, 2);
  const confirmationToken = await world.simulator.token('pm_card_visa', 'on_session');
  const {items, consent} = await orderOf(world, invoices, '');
  const instrument = {kind: 'new', confirmationToken, save: false};
  const body = {items, instrument, consent, receiptEmail: 'books@acme.example'};
  const api = apiOf(world, world.ada);
  const key = crypto.randomUUID();
  const first = await api.pay(body, key);
  const again = await api.pay(body, key);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.equal(again.submission.id, first.submission.id);
  assert.equal((await world.simulator.intents()).length, 2);
  const [row] = await world.ports.db.query('select receipt_email as email from submissions');
  assert.deepEqual(row, {email: 'books@acme.example'});
});

suite('Bad input: nothing stored, nothing charged', () => {
  async function refusal(
    world: World,
    {
      count = 1,
      save = false,
      token,
      options,
    }: {
      count?: number;
      save?: boolean;
      token: (world: World) => Promise<string>;
      options?: string[];
    },
  ): Promise<Refusal> {
    const invoices = await addInvoices(world, count, options ? {options} : {});
    const confirmationToken = await token(world);
    const instrument = {kind: 'new' as const, confirmationToken, save};
    const order = await orderOf(world, invoices, '', {instrument});
    const error: unknown = await world.service
      .pay(world.ada, order)
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  const card = (use?: 'once' | 'on_session' | 'off_session') => (world: World) =>
    world.simulator.token('pm_card_visa', use);

  for (const [title, given, reason] of [
    ['several with a token of a form that pays once', {count: 2, token: card()}, 'other_use'],
    ['saved with a token of a form that pays once', {save: true, token: card()}, 'other_use'],
    ['one with a token of a form that saves', {token: card('on_session')}, 'other_use'],
    ['a token for charges without the payer', {count: 2, token: card('off_session')}, 'other_use'],
    ['an unknown token', {token: () => Promise.resolve('ctoken_none')}, 'unknown'],
  ] as const) {
    test(title, async () => {
      const world = await createWorld();
      const {code, details} = await refusal(world, given);
      assert.deepEqual(
        [code, details.field, details.params],
        ['validation_failed', 'instrument.confirmationToken', {reason}],
      );
      await expectNothingStored(world);
    });
  }

  test('a kind that one of the invoices does not take', async () => {
    const world = await createWorld();
    const {code, details} = await refusal(world, {token: card(), options: ['us_bank_account']});
    assert.equal(code, 'payment_method_unusable');
    assert.equal(details.errors?.length, 1);
    await expectNothingStored(world);
  });

  test('a token that was used for another payment', async () => {
    const world = await createWorld();
    const confirmationToken = await world.simulator.token('pm_card_visa');
    const instrument = {kind: 'new' as const, confirmationToken, save: false};
    const [first = '', second = ''] = await addInvoices(world, 2);
    await world.service.pay(world.ada, await orderOf(world, [first], '', {instrument}));
    const again = await orderOf(world, [second], '', {instrument});
    await assert.rejects(world.service.pay(world.ada, again), (error: Refusal) => {
      const {field, params} = error.details;
      assert.deepEqual(
        [error.code, field, params],
        ['validation_failed', 'instrument.confirmationToken', {reason: 'used'}],
      );
      return true;
    });
    assert.equal((await world.simulator.intents()).length, 1);
    assert.equal((await world.ports.db.query('select id from submissions')).length, 1);
  });

  test('one token in two requests at once pays one invoice', async () => {
    const world = await createWorld();
    const confirmationToken = await world.simulator.token('pm_card_visa');
    const instrument = {kind: 'new' as const, confirmationToken, save: false};
    const invoices = await addInvoices(world, 2);
    const orders = await Promise.all(
      invoices.map((invoice) => orderOf(world, [invoice], '', {instrument})),
    );
    const paid = await Promise.allSettled(
      orders.map((order) => world.service.pay(world.ada, order)),
    );
    assert.deepEqual(paid.map(({status}) => status).sort(), ['fulfilled', 'rejected']);
    await expectSound(world);
  });

  for (const [title, count, save] of [
    ['a payment link saves nothing', 1, true],
    ['a payment link pays its one invoice', 2, false],
  ] as const) {
    test(title, async () => {
      const world = await createWorld();
      const invoices = await addInvoices(world, count);
      const confirmationToken = await world.simulator.token('pm_card_visa', 'on_session');
      const instrument = {kind: 'new' as const, confirmationToken, save};
      const order = await orderOf(world, invoices, '', {instrument});
      const link = {...world.ada, kind: 'link' as const, id: 'lnk_1'};
      await assert.rejects(
        world.service.pay(link, order),
        (error: Refusal) => error.code === 'forbidden',
      );
      await expectNothingStored(world);
    });
  }
});
