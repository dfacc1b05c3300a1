import assert from 'node:assert/strict';
import {test} from 'node:test';
import {refusalOf} from '../portal.ts';
import {openPortal} from './portal.ts';

const autumn = '?from=2026-09-01&to=2026-11-20';

test('a statement tells what was billed, what was paid and what is open', async () => {
  const portal = await openPortal();
  const {build, book, pay} = portal;
  await build.invoice('INV-1', {client_id: 'cli_1', issued_on: '2026-08-01', due_on: '2026-08-31'});
  await build.invoice('INV-2', {client_id: 'cli_1', issued_on: '2026-10-01', due_on: null});
  await book('INV-1', 2_500, '2026-08-20T12:00:00Z', {kind: 'opening_payment'});
  await book('INV-1', 3_000, '2026-11-03T10:00:00Z', {transaction_id: await pay('INV-1')});

  const {currencies, ...days} = await portal.statement(autumn);
  assert.deepEqual(days, {from: '2026-09-01', to: '2026-11-20', agedOn: '2026-11-20'});
  assert.equal(currencies.length, 1);
  const [usd] = currencies;
  assert.deepEqual(usd?.opening, {amount: 7_500, currency: 'USD'});
  assert.deepEqual(
    usd.lines.map(({date, kind, invoiceNumber, amount, balance, paidBy}) => [
      date,
      kind,
      invoiceNumber,
      amount.amount,
      balance.amount,
      paidBy,
    ]),
    [
      ['2026-10-01', 'invoice', 'INV-2', 10_000, 17_500, undefined],
      ['2026-11-03', 'payment', 'INV-1', -3_000, 14_500, 'card'],
    ],
  );
  assert.equal(usd.closing.amount, 14_500);
  assert.deepEqual(
    usd.openItems.map(({invoiceId, dueOn, daysLate, age, balance}) => [
      invoiceId,
      dueOn,
      daysLate,
      age,
      balance.amount,
    ]),
    [
      ['INV-1', '2026-08-31', 81, 'days_61_90', 4_500],
      ['INV-2', null, 0, 'current', 10_000],
    ],
  );
});

test('without days it is about the last three months, up to today where the firm is', async () => {
  const portal = await openPortal();
  // 2 a.m. in Greenwich on 1 December is the evening before in New York.
  portal.clock.advance(Date.parse('2026-12-01T02:00:00Z') - portal.clock.now());
  const {from, to, agedOn} = await portal.statement();
  assert.deepEqual([from, to, agedOn], ['2026-09-01', '2026-11-30', '2026-11-30']);
});

test("L-05 money has the firm's day; what came another way the day on which it was received", async () => {
  const portal = await openPortal();
  await portal.build.invoice('INV-1', {client_id: 'cli_1'});
  await portal.book('INV-1', 100, '2026-11-01T03:30:00Z');
  await portal.build.insert('outside_payments', {
    id: 'out_1',
    invoice_id: 'INV-1',
    amount: 200,
    currency: 'USD',
    received_on: '2026-10-05',
    reference: 'Cheque 17',
    recorded_at: '2026-11-02T12:00:00Z',
  });
  await portal.book('INV-1', 200, '2026-11-02T12:00:00Z', {
    kind: 'outside_payment',
    source: 'out_1',
  });
  const {currencies} = await portal.statement('?from=2026-10-02&to=2026-10-31');
  assert.deepEqual(
    currencies[0]?.lines.map(({date, amount, paidBy}) => [date, amount.amount, paidBy]),
    [
      ['2026-10-05', -200, 'outside'],
      ['2026-10-31', -100, 'outside'],
    ],
  );
});

test('L-06 drafts, void and hidden invoices, and their money, are in no sum', async () => {
  const portal = await openPortal();
  await portal.build.invoice('INV-1', {client_id: 'cli_1'});
  const unseen = {DRAFT: {state: 'draft'}, VOID: {state: 'void'}, HIDDEN: {is_hidden: true}};
  for (const [id, facts] of Object.entries(unseen)) {
    await portal.build.invoice(id, {client_id: 'cli_1', ...facts});
    await portal.book(id, 1_000, '2026-10-10T12:00:00Z');
  }
  const statement = await portal.statement(autumn);
  assert.doesNotMatch(JSON.stringify(statement), /DRAFT|VOID|HIDDEN/);
  assert.equal(statement.currencies[0]?.closing.amount, 10_000);
});

test('A-07 another client has a statement of its own', async () => {
  const portal = await openPortal();
  await portal.build.invoice('INV-1', {client_id: 'cli_1'});
  await portal.build.invoice('INV-9', {client_id: 'cli_2', currency: 'EUR', total: 700});
  const theirs = await portal.statement(autumn, 'eve@client.example');
  assert.doesNotMatch(JSON.stringify(theirs), /INV-1|USD/);
  assert.equal(theirs.currencies[0]?.closing.amount, 700);
});

test('L-09 a debit under way is told, by its day, and moves no balance', async () => {
  const portal = await openPortal();
  await portal.build.invoice('INV-1', {client_id: 'cli_1'});
  const debit = {state: 'processing', kind: 'us_bank_account', at: '2026-11-19T03:00:00Z'} as const;
  await portal.pay('INV-1', debit);
  await portal.pay('INV-1', {state: 'failed'});
  const [usd] = (await portal.statement(autumn)).currencies;
  assert.deepEqual(usd?.inProgress, [
    {
      date: '2026-11-18',
      invoiceId: 'INV-1',
      invoiceNumber: 'INV-1',
      amount: {amount: 10_000, currency: 'USD'},
      paidBy: 'us_bank_account',
    },
  ]);
  assert.equal(usd.closing.amount, 10_000);
  assert.equal(usd.openItems[0]?.inProgress.amount, 10_000);
  const [before] = (await portal.statement('?from=2026-09-01&to=2026-11-17')).currencies;
  assert.deepEqual(before?.inProgress, []);
});

test('L-17 refund, dispute and return are lines of their own, and the item is open again', async () => {
  const portal = await openPortal();
  const {build, book, pay} = portal;
  for (const id of ['INV-1', 'INV-2', 'INV-3']) await build.invoice(id, {client_id: 'cli_1'});
  const kinds = {'INV-1': 'refund', 'INV-2': 'dispute', 'INV-3': 'dispute'};
  for (const [id, kind] of Object.entries(kinds)) {
    const paidBy = id === 'INV-3' ? 'us_bank_account' : 'card';
    const transaction_id = await pay(id, {kind: paidBy});
    await book(id, 10_000, '2026-11-03T10:00:00Z', {transaction_id});
    await book(id, -10_000, '2026-11-05T10:00:00Z', {transaction_id, kind});
  }
  const [usd] = (await portal.statement('?from=2026-11-04&to=2026-11-20')).currencies;
  assert.equal(usd?.opening.amount, 0);
  assert.deepEqual(
    usd.lines.map(({kind, invoiceId, amount}) => [kind, invoiceId, amount.amount]),
    [
      ['refund', 'INV-1', 10_000],
      ['dispute', 'INV-2', 10_000],
      ['return', 'INV-3', 10_000],
    ],
  );
  assert.equal(usd.openItems.length, 3);
});

test("M-02 nothing of a colleague's method or refusal is in a statement", async () => {
  const portal = await openPortal();
  const {build, book, pay} = portal;
  await build.invoice('INV-1', {client_id: 'cli_1'});
  await build.invoice('INV-2', {client_id: 'cli_1'});
  await book('INV-1', 10_000, '2026-11-03T10:00:00Z', {
    transaction_id: await pay('INV-1', {by: 'abe'}),
  });
  await pay('INV-2', {by: 'abe', state: 'failed'});
  await pay('INV-2', {by: 'abe', state: 'processing', kind: 'us_bank_account'});
  const text = JSON.stringify(await portal.statement(autumn));
  const csv = await (await portal.file(`/statement/table${autumn}`)).text();
  for (const each of [text, csv]) {
    assert.doesNotMatch(each, /visa|4242|Harbor|insufficient|abe|sub_|txn_/);
    assert.match(each, /us_bank_account/);
  }
});

test('P-19 currencies stand apart, each in its own minor units', async () => {
  const portal = await openPortal();
  await portal.build.invoice('INV-1', {client_id: 'cli_1', currency: 'JPY', total: 125_000});
  await portal.build.invoice('INV-2', {client_id: 'cli_1', currency: 'KWD', total: 1_250});
  const {currencies} = await portal.statement(autumn);
  assert.deepEqual(
    currencies.map(({closing}) => closing),
    [
      {amount: 125_000, currency: 'JPY'},
      {amount: 1_250, currency: 'KWD'},
    ],
  );
});

test('X-04 days that cannot be are refused with their field, by all three routes', async () => {
  const portal = await openPortal();
  const token = await portal.signIn('ann@client.example');
  const refused = {
    'from=2026-02-30&to=2026-03-01': 'from',
    'from=yesterday': 'from',
    'from=0000-01-01': 'from',
    'from=2026-11-20&to=2026-11-19': 'to',
    'from=2026-11-01&to=2026-11-31': 'to',
    'from=1990-01-01&to=2026-11-20': 'from',
    'to=2026-11-20&to=2026-11-21': 'to',
    'from=2026-11-01&currency=USD': 'currency',
    'from=2026-11-01%00': 'from',
  };
  for (const path of ['/statement', '/statement/document', '/statement/table']) {
    for (const [query, field] of Object.entries(refused)) {
      const answer = await portal.call('GET', `${path}?${query}`, {token});
      assert.deepEqual(refusalOf(answer), [400, 'validation_failed', field], `${path}?${query}`);
    }
  }
});

test('a client with thousands of invoices has a statement at once, and one of too many lines is refused', async () => {
  const portal = await openPortal();
  await portal.db.script(`
    insert into invoices (id, firm_id, client_id, external_id, number, number_key, search_key,
      issued_on, due_on, currency, subtotal, total, state, paid)
    select 'inv_' || n, 'firm_alder', 'cli_1', n, 'INV-' || n, lpad(n::text, 9, '0'), 'inv-' || n,
      date '2026-11-20' - n / 4, date '2026-11-20' - n / 4 + 30, 'USD', 1000, 1000, 'sent',
      case when n > 2000 then 1000 else 0 end
    from generate_series(1, 12000) n;
    insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency, is_live,
      booked_at)
    select 'led_' || n, 'firm_alder', 'inv_' || n, 'import', 'opening:' || n, 'opening_payment',
      1000, 'USD', false, timestamptz '2026-11-21 12:00Z' - n / 4 * interval '1 day'
    from generate_series(2001, 12000) n;
  `);
  const [usd] = (await portal.statement(autumn)).currencies;
  assert.equal(usd?.openItems.length, 2000);
  assert.equal(usd.closing.amount, 2_000_000);
  assert.equal(
    usd.opening.amount + usd.lines.reduce((sum, {amount}) => sum + amount.amount, 0),
    2_000_000,
  );
  const token = await portal.signIn('ann@client.example');
  const refusalAt = async (path: string) => {
    const answer = await portal.call('GET', path, {token});
    return [...refusalOf(answer), (answer.body as {params?: object}).params];
  };
  assert.deepEqual(await refusalAt('/statement?from=2022-06-01&to=2026-11-20'), [
    400,
    'validation_failed',
    'from',
    {maxLines: 10_000},
  ]);
  assert.deepEqual(await refusalAt(`/statement/document${autumn}`), [
    400,
    'validation_failed',
    'from',
    {maxLines: 2_000},
  ]);
});
