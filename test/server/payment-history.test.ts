import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {HistoryEntry, PaymentHistoryPage} from '../../src/contract/types.ts';
import {paymentHistoryPage} from '../../src/contract/payment-history.ts';
import {builders, openTestPortal, refusalOf, type TestPortal} from './portal.ts';

const visa = {kind: 'card', brand: 'visa', last4: '4242'};
const account = {kind: 'us_bank_account', bankName: 'Harbor Bank', last4: '6789'};

interface Part {
  state: string;
  more?: Record<string, unknown>;
}

interface World extends TestPortal {
  ann: string;
  abe: string;
  build: ReturnType<typeof builders>;
  /** A submission of parts, each of an invoice of its own: `<id>-1`, `<id>-2` … */
  pay(id: string, minute: number, parts: readonly (Part | string)[], more?: object): Promise<void>;
  page(token: string, query?: string): Promise<PaymentHistoryPage>;
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 3, 10, minute)).toISOString();

async function openWorld(): Promise<World> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder');
  await build.client('cli_1');
  await build.client('cli_2');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('abe', {client_id: 'cli_1'});
  await build.contact('eve', {client_id: 'cli_2'});
  return {
    ...portal,
    build,
    ann: await portal.signIn('ann@client.example'),
    abe: await portal.signIn('abe@client.example'),
    async pay(id, minute, parts, more = {}) {
      await build.insert('submissions', {
        id,
        firm_id: 'firm_alder',
        client_id: 'cli_1',
        principal_kind: 'contact',
        principal_id: 'ann',
        method: visa,
        currency: 'USD',
        created_at: at(minute),
        authorized_until: at(minute + 60),
        ...more,
      });
      for (const [position, part] of parts.entries()) {
        const {state, more: facts = {}}: Part = typeof part === 'string' ? {state: part} : part;
        const invoiceId = `${id}-${position + 1}`;
        const {client_id = 'cli_1'} = more as {client_id?: string};
        await build.invoice(invoiceId, {client_id, number: `No ${invoiceId}`});
        await build.insert('transactions', {
          id: `txn-${invoiceId}`,
          submission_id: id,
          position,
          invoice_id: invoiceId,
          amount: 10_000 + position,
          currency: 'USD',
          invoice_version: 1,
          state,
          updated_at: at(minute),
          ...facts,
        });
      }
    },
    async page(token, query = '') {
      const {status, body} = await portal.call('GET', `/payment-history${query}`, {token});
      assert.equal(status, 200);
      return paymentHistoryPage.parse(body);
    },
  };
}

const statesOf = ({items}: HistoryEntry) => items.map(({state}) => state);

test("P-17 one's own payments are told in full, what was paid at once together", async () => {
  const world = await openWorld();
  const failure = {code: 'insufficient_funds', retrySameMethod: false};
  await world.pay('sub_1', 0, [
    'succeeded',
    {state: 'failed', more: {failure}},
    {state: 'skipped', more: {failure: {code: 'earlier_decline', retrySameMethod: true}}},
  ]);

  const {items, nextCursor} = await world.page(world.ann);
  assert.equal(nextCursor, null);
  const [entry] = items;
  assert.deepEqual(
    [entry?.id, entry?.submissionId, entry?.at, entry?.byMe, entry?.kind, entry?.method],
    ['sub_1', 'sub_1', at(0), true, 'card', visa],
  );
  assert.deepEqual(entry?.items, [
    {
      transactionId: 'txn-sub_1-1',
      invoiceId: 'sub_1-1',
      invoiceNumber: 'No sub_1-1',
      amount: {amount: 10_000, currency: 'USD'},
      state: 'succeeded',
      receiptAvailable: true,
    },
    {
      transactionId: 'txn-sub_1-2',
      invoiceId: 'sub_1-2',
      invoiceNumber: 'No sub_1-2',
      amount: {amount: 10_001, currency: 'USD'},
      state: 'failed',
      failure,
      receiptAvailable: false,
    },
    {
      transactionId: 'txn-sub_1-3',
      invoiceId: 'sub_1-3',
      invoiceNumber: 'No sub_1-3',
      amount: {amount: 10_002, currency: 'USD'},
      state: 'canceled',
      failure: {code: 'earlier_decline', retrySameMethod: true},
      receiptAvailable: false,
    },
  ]);
});

test("M-02 of a colleague's payment there is invoice, amount, state and kind, and nothing else", async () => {
  const world = await openWorld();
  const failure = {code: 'insufficient_funds', retrySameMethod: false};
  const settled = {settled_at: at(5)};
  await world.pay(
    'sub_secret',
    0,
    [
      {state: 'processing', more: {expected_on: '2026-11-09'}},
      {state: 'failed', more: {failure, ...settled}},
      {state: 'succeeded', more: {refunded: 500, ...settled}},
      'canceled',
    ],
    {method: account},
  );

  const {body} = await world.call('GET', '/payment-history', {token: world.abe});
  const {items} = body as PaymentHistoryPage;
  const hidden = {transactionId: null, receiptAvailable: false};
  assert.deepEqual(items, [
    {
      id: 'txn-sub_secret-1',
      submissionId: null,
      at: at(0),
      byMe: false,
      kind: 'us_bank_account',
      items: [
        ['sub_secret-1', 10_000, 'processing'] as const,
        ['sub_secret-2', 10_001, 'failed'] as const,
        ['sub_secret-3', 10_002, 'partly_refunded'] as const,
      ].map(([invoiceId, amount, state]) => ({
        ...hidden,
        invoiceId,
        invoiceNumber: `No ${invoiceId}`,
        amount: {amount, currency: 'USD'},
        state,
      })),
    },
  ]);
  assert.doesNotMatch(JSON.stringify(body), /6789|Harbor|insufficient|2026-11-09|"sub_secret"/);
});

test('M-02 what somebody paid by a payment link is a colleague’s to every contact', async () => {
  const world = await openWorld();
  await world.pay('sub_1', 0, ['succeeded'], {principal_kind: 'link', principal_id: 'ann'});

  const [entry] = (await world.page(world.ann)).items;
  assert.deepEqual([entry?.byMe, entry?.method], [false, undefined]);
});

test('L-17 what became of a payment later: refunded, disputed, returned, expected', async () => {
  const world = await openWorld();
  await world.pay('sub_card', 0, [
    {state: 'succeeded', more: {refunded: 10_000}},
    {state: 'succeeded', more: {refunded: 400}},
    {state: 'succeeded', more: {is_disputed: true}},
    'requires_action',
  ]);
  await world.pay(
    'sub_bank',
    1,
    [
      {state: 'succeeded', more: {is_disputed: true}},
      {state: 'processing', more: {expected_on: '2026-11-09'}},
    ],
    {method: account},
  );

  const [bank, card] = (await world.page(world.ann)).items;
  assert.deepEqual(statesOf(card!), ['refunded', 'partly_refunded', 'disputed', 'processing']);
  assert.deepEqual(card?.items[1]?.refunded, {amount: 400, currency: 'USD'});
  assert.deepEqual(statesOf(bank!), ['returned', 'processing']);
  assert.equal(bank?.items[1]?.expectedOn, '2026-11-09');
});

test('a payment that was never tried is shown to its payer alone', async () => {
  const world = await openWorld();
  await world.pay('sub_1', 0, ['canceled', 'skipped']);

  assert.deepEqual((await world.page(world.ann)).items.map(statesOf), [['canceled', 'canceled']]);
  assert.deepEqual((await world.page(world.abe)).items, []);
});

test("L-06 of an invoice that is hidden or withdrawn, others' payments are hidden; one's own stay", async () => {
  const world = await openWorld();
  await world.pay('sub_1', 0, ['succeeded', 'succeeded', 'succeeded']);
  await world.db.query(`update invoices set is_hidden = true where id = 'sub_1-1'`);
  await world.db.query(`update invoices set state = 'void' where id = 'sub_1-2'`);

  const numbers = async (token: string) =>
    (await world.page(token)).items.flatMap(({items}) => items.map(({invoiceId}) => invoiceId));
  assert.deepEqual(await numbers(world.ann), ['sub_1-1', 'sub_1-2', 'sub_1-3']);
  assert.deepEqual(await numbers(world.abe), ['sub_1-3']);
});

test("A-07 another client's payments are in no page", async () => {
  const world = await openWorld();
  await world.pay('sub_1', 0, ['succeeded'], {client_id: 'cli_2', principal_id: 'eve'});

  assert.deepEqual((await world.page(world.ann)).items, []);
  assert.equal((await world.page(await world.signIn('eve@client.example'))).items.length, 1);
});

test('what the firm received another way stands on its day, without how', async () => {
  const world = await openWorld();
  await world.pay('sub_early', 0, ['succeeded']);
  await world.pay('sub_late', 3 * 24 * 60, ['succeeded']);
  await world.build.invoice('inv_1', {client_id: 'cli_1', number: 'INV-1'});
  await world.build.insert('outside_payments', {
    id: 'out_1',
    invoice_id: 'inv_1',
    amount: 7000,
    currency: 'USD',
    received_on: '2026-11-04',
    reference: 'Check 1042',
    recorded_at: '2026-11-20T10:00:00Z',
  });

  const {items} = await world.page(world.abe);
  assert.deepEqual(
    items.map(({kind, receivedOn}) => [kind, receivedOn]),
    [
      ['card', undefined],
      ['outside', '2026-11-04'],
      ['card', undefined],
    ],
  );
  assert.deepEqual(items[1]?.items, [
    {
      transactionId: null,
      invoiceId: 'inv_1',
      invoiceNumber: 'INV-1',
      amount: {amount: 7000, currency: 'USD'},
      state: 'succeeded',
      receiptAvailable: false,
    },
  ]);
  assert.doesNotMatch(JSON.stringify(items), /1042/);
});

test('pages hold each payment once, newest first, also those of one moment and while new ones come', async () => {
  const world = await openWorld();
  for (let index = 0; index < 9; index += 1) {
    // Three at a time.
    await world.pay(`sub_${index}`, Math.floor(index / 3), ['succeeded']);
  }
  await world.build.invoice('inv_1', {client_id: 'cli_1'});
  await world.build.insert('outside_payments', {
    id: 'out_1',
    invoice_id: 'inv_1',
    amount: 7000,
    currency: 'USD',
    received_on: '2026-11-02',
    reference: 'Check',
    recorded_at: '2026-11-20T10:00:00Z',
  });

  const found: string[] = [];
  let query = '?limit=4';
  for (let index = 0; index < 3; index += 1) {
    const {items, nextCursor} = await world.page(world.ann, query);
    found.push(...items.map(({id}) => id));
    if (index === 0) await world.pay('sub_new', 30, ['succeeded']);
    if (nextCursor === null) break;
    query = `?limit=4&cursor=${encodeURIComponent(nextCursor)}`;
  }
  assert.deepEqual(found, [
    ...['sub_8', 'sub_7', 'sub_6', 'sub_5', 'sub_4', 'sub_3', 'sub_2', 'sub_1', 'sub_0'],
    'out_1',
  ]);
});

test('X-04 a cursor of another list, and an unknown limit, are refused', async () => {
  const world = await openWorld();
  const limit = await world.call('GET', '/payment-history?limit=0', {token: world.ann});
  assert.deepEqual(refusalOf(limit), [400, 'validation_failed', 'limit']);
  const cursor = (client: string, time: string) =>
    Buffer.from(
      JSON.stringify([
        ['payment-history', client],
        [time, 'sub_1'],
      ]),
    ).toString('base64url');
  for (const wrong of [
    'nonsense',
    cursor('cli_2', at(0)),
    cursor('cli_1', '0000-01-01T00:00:00.000Z'),
    cursor('cli_1', '-000001-01-01T00:00:00.000Z'),
    cursor('cli_1', '+275760-09-13T00:00:00.000Z'),
  ]) {
    const answer = await world.call('GET', `/payment-history?cursor=${wrong}`, {token: world.ann});
    assert.deepEqual(refusalOf(answer), [400, 'validation_failed', 'cursor']);
  }
});
