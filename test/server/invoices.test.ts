import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {
  invoiceDetail,
  invoicePage,
  invoiceSorts,
  invoiceSummary,
  payablePage,
} from '../../src/contract/invoice.ts';
import type {InvoiceDetail, InvoicePage, PayablePage} from '../../src/contract/types.ts';
import {compareInvoices, numberSortKey} from '../../src/model/sort-key.ts';
import {builders, openTestPortal, refusalOf, type TestPortal} from './portal.ts';

type Build = ReturnType<typeof builders>;

interface Portal extends TestPortal {
  build: Build;
  /** Ann's access token; Ann and Abe are contacts of `cli_1`. */
  ann: string;
  get<T>(path: string, token?: string): Promise<T>;
}

/** 20 November 2026, 07:00 in New York. */
async function openPortal(firm: Record<string, unknown> = {}): Promise<Portal> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder', firm);
  await build.client('cli_1');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('abe', {client_id: 'cli_1'});
  const ann = await portal.signIn('ann@client.example');
  return {
    ...portal,
    build,
    ann,
    async get<T>(path: string, token = ann) {
      const answer = await portal.call('GET', path, {token});
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body as T;
    },
  };
}

const idsOf = ({items}: {items: {id: string}[]}) => items.map(({id}) => id);

/** Every page of a list, by its cursors. */
async function readAll(portal: Portal, path: string): Promise<InvoicePage['items']> {
  const items: InvoicePage['items'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: InvoicePage = await portal.get(
      `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

async function insertPayment(
  {build, db}: Portal,
  id: string,
  row: {invoice: string; by?: string; state: string; at: string} & Record<string, unknown>,
): Promise<void> {
  const {invoice, by = 'ann', state, at, amount = 10_000, kind = 'card', ...more} = row;
  await build.insert('submissions', {
    id: `sub_${id}`,
    firm_id: 'firm_alder',
    client_id: 'cli_1',
    principal_kind: 'contact',
    principal_id: by,
    method: {kind, brand: 'visa', last4: '4242'},
    currency: 'USD',
    created_at: at,
    authorized_until: at,
  });
  await build.insert('transactions', {
    id: `txn_${id}`,
    submission_id: `sub_${id}`,
    position: 0,
    invoice_id: invoice,
    amount,
    currency: 'USD',
    invoice_version: 1,
    state,
    updated_at: at,
    ...more,
  });
  if (state !== 'succeeded') return;
  await build.insert('ledger', {
    id: `led_${id}`,
    firm_id: 'firm_alder',
    invoice_id: invoice,
    transaction_id: `txn_${id}`,
    account: 'platform',
    source: `pi_${id}`,
    kind: 'charge',
    amount,
    currency: 'USD',
    is_live: false,
    booked_at: at,
  });
  await db.query('update invoices set paid = paid + $2 where id = $1', [invoice, amount]);
}

test('the list shows what is outstanding, soonest due first, as the contract has it', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.invoice('late', {client_id: 'cli_1', due_on: '2026-11-19', total: 300_000});
  await build.invoice('soon', {client_id: 'cli_1', due_on: '2026-11-20', paid: 4000, version: 7});
  await build.invoice('none', {client_id: 'cli_1', due_on: null});
  await build.invoice('paid', {client_id: 'cli_1', paid: 10_000});
  await build.project('prj_1', {
    client_id: 'cli_1',
    external_id: 'p1',
    name: 'Harbour <b>Hall</b>',
  });
  await build.insert('invoice_projects', {invoice_id: 'soon', project_id: 'prj_1', position: 0});

  const page = await portal.get<InvoicePage>('/invoices');
  invoicePage.parse(page);
  assert.deepEqual(idsOf(page), ['late', 'soon', 'none']);
  assert.equal(page.payableCount, 3);
  assert.equal(page.nextCursor, null);
  assert.deepEqual(page.items[1], {
    id: 'soon',
    number: 'soon',
    projects: [{id: 'prj_1', name: 'Harbour <b>Hall</b>'}],
    issuedOn: '2026-10-01',
    dueOn: '2026-11-20',
    total: {amount: 10_000, currency: 'USD'},
    paid: {amount: 4000, currency: 'USD'},
    pending: {amount: 0, currency: 'USD'},
    due: {amount: 6000, currency: 'USD'},
    payableAmount: {amount: 6000, currency: 'USD'},
    status: 'open',
    paymentOptions: ['card', 'us_bank_account'],
    minimum: {amount: 50, currency: 'USD'},
    version: 7,
  });
  assert.equal(page.items[0]?.status, 'past_due');
});

test("past due starts the day after, in the firm's time zone (L-05)", async () => {
  const portal = await openPortal();
  await portal.build.invoice('today', {client_id: 'cli_1', due_on: '2026-11-20'});
  portal.clock.advance(16.9 * 3_600_000);
  const token = await portal.signIn('ann@client.example');
  const before = await portal.get<InvoicePage>('/invoices?status=past_due', token);
  assert.deepEqual(idsOf(before), [], 'it is 23:54 in New York, tomorrow in UTC');
  portal.clock.advance(0.1 * 3_600_000);
  const after = await portal.get<InvoicePage>('/invoices?status=past_due', token);
  assert.deepEqual(idsOf(after), ['today']);
});

test('draft, void and hidden invoices are nowhere (L-06)', async () => {
  const portal = await openPortal();
  const unseen = [
    ['draft', {state: 'draft'}],
    ['void', {state: 'void'}],
    ['hidden', {is_hidden: true}],
  ] as const;
  for (const [id, row] of unseen) await portal.build.invoice(id, {client_id: 'cli_1', ...row});
  await insertPayment(portal, 'h', {
    invoice: 'hidden',
    state: 'succeeded',
    at: '2026-11-01T00:00Z',
  });
  await portal.db.query(`update invoices set paid = 0`);

  assert.deepEqual(idsOf(await portal.get<InvoicePage>('/invoices?status=all')), []);
  assert.equal((await portal.get<InvoicePage>('/invoices?status=all')).payableCount, 0);
  assert.deepEqual(await portal.get('/invoices/summary'), {outstanding: [], pastDue: []});
  const nothing = {items: [], excluded: [], nextCursor: null};
  assert.deepEqual(await portal.get('/invoices/payable?status=all'), nothing);
  const ids = unseen.map(([id]) => id);
  const asked = await portal.call('POST', '/invoices/payable', {token: portal.ann, body: {ids}});
  assert.deepEqual(asked.body, nothing);
  for (const id of ids) {
    const answer = await portal.call('GET', `/invoices/${id}`, {token: portal.ann});
    assert.deepEqual(refusalOf(answer), [404, 'not_found']);
  }
});

test('invoices of another client, and of another firm, are as unknown as any (A-07)', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.client('cli_2');
  await build.firm('birch');
  await build.client('cli_b', {firm_id: 'firm_birch'});
  await build.invoice('mine', {client_id: 'cli_1'});
  await build.invoice('theirs', {client_id: 'cli_2'});
  await build.invoice('elsewhere', {client_id: 'cli_b', firm_id: 'firm_birch'});
  await build.project('prj_2', {
    client_id: 'cli_2',
    external_id: 'p',
    name: 'Theirs',
  });

  assert.deepEqual(idsOf(await portal.get<InvoicePage>('/invoices?status=all')), ['mine']);
  assert.deepEqual(idsOf(await portal.get<InvoicePage>('/invoices?projectId=prj_2')), []);
  const asked = await portal.call('POST', '/invoices/payable', {
    token: portal.ann,
    body: {ids: ['theirs', 'elsewhere', 'unknown', 'mine']},
  });
  assert.deepEqual(idsOf(asked.body as PayablePage), ['mine']);
  const answers = await Promise.all(
    ['theirs', 'elsewhere', 'unknown'].map((id) =>
      portal.call('GET', `/invoices/${id}`, {token: portal.ann}),
    ),
  );
  for (const {status, body} of answers) {
    assert.equal(status, 404);
    assert.deepEqual(
      {...(body as object), requestId: ''},
      {...(answers[2]!.body as object), requestId: ''},
    );
  }
});

test('every sort orders as the model does, over pages of any size', async () => {
  const portal = await openPortal();
  // Longer than an index holds, and the same up to there.
  const endless = randomBytes(4000).toString('base64');
  const numbers = ['INV-10', `${endless}2`, 'inv-9', 'A-1', 'Ä-2', `${endless}1`, 'INV-9b'];
  const dates = [null, '2026-01-31', '2026-02-28', '2026-02-28', null, '2026-12-01', '2026-01-31'];
  const amounts = [5, 5, 700, 80, 80, 9, 1000];
  for (const [index, number] of numbers.entries()) {
    await portal.build.invoice(`inv_${index % 2 ? 'a' : 'B'}${index}`, {
      client_id: 'cli_1',
      number,
      number_key: numberSortKey(number),
      due_on: dates[index],
      issued_on: dates[(index + 1) % 7] ?? '2026-03-01',
      total: amounts[index],
      currency: index % 3 ? 'USD' : 'EUR',
    });
  }
  for (const sort of invoiceSorts) {
    const whole = (await portal.get<InvoicePage>(`/invoices?status=all&sort=${sort}`)).items;
    assert.equal(whole.length, 7);
    assert.deepEqual(
      whole.map(({id}) => id),
      [...whole].sort(compareInvoices(sort)).map(({id}) => id),
      sort,
    );
    for (const limit of [1, 2, 3]) {
      const paged = await readAll(portal, `/invoices?status=all&sort=${sort}&limit=${limit}`);
      assert.deepEqual(paged, whole, `${sort}, ${limit} at a time`);
    }
  }
});

test('an invoice that is paid between two pages moves no other', async () => {
  const portal = await openPortal();
  for (const id of ['a', 'b', 'c', 'd']) await portal.build.invoice(id, {client_id: 'cli_1'});
  const first = await portal.get<InvoicePage>('/invoices?limit=2');
  await portal.db.query(`update invoices set paid = total where id in ('a', 'b')`);
  const second = await portal.get<InvoicePage>(`/invoices?limit=2&cursor=${first.nextCursor}`);
  assert.deepEqual(idsOf(second), ['c', 'd']);
});

test('a search finds parts of numbers and project names, in any case, wildcards as themselves (L-12)', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.project('p1', {
    client_id: 'cli_1',
    external_id: '1',
    name: 'Café Öresund',
  });
  await build.project('p2', {client_id: 'cli_1', external_id: '2', name: '100%_\\'});
  await build.project('p3', {
    client_id: 'cli_1',
    external_id: '3',
    name: 'Secret tower',
    is_visible: false,
  });
  for (const [id, project] of [
    ['INV-1', 'p1'],
    ['INV-2', 'p2'],
    ['X-3', 'p3'],
  ] as const) {
    await build.invoice(id, {client_id: 'cli_1'});
    await build.insert('invoice_projects', {invoice_id: id, project_id: project, position: 0});
  }
  const searches: Record<string, string[]> = {
    'inv-': ['INV-1', 'INV-2'],
    'CAFÉ ö': ['INV-1'],
    '  café  ': ['INV-1'],
    '%': ['INV-2'],
    _: ['INV-2'],
    '\\': ['INV-2'],
    '0%_\\': ['INV-2'],
    "'; drop table invoices; --": [],
    secret: [],
    ' ': ['INV-1', 'INV-2', 'X-3'],
  };
  for (const [q, ids] of Object.entries(searches)) {
    const page = await portal.get<InvoicePage>(`/invoices?q=${encodeURIComponent(q)}`);
    assert.deepEqual(idsOf(page), ids, q);
    assert.equal(page.payableCount, ids.length, q);
  }
  const ofProject = await portal.get<InvoicePage>('/invoices?projectId=p1');
  assert.deepEqual(idsOf(ofProject), ['INV-1']);
  const ofHidden = await portal.get<InvoicePage>('/invoices?projectId=p3');
  assert.deepEqual(idsOf(ofHidden), [], 'a project that the contact may not see');
  const all = await portal.get<InvoicePage>('/invoices');
  assert.deepEqual(all.items.find(({id}) => id === 'X-3')?.projects, []);
});

test('a page counts what can be paid of the whole query', async () => {
  const portal = await openPortal();
  for (let each = 0; each < 5; each += 1) {
    await portal.build.invoice(`card${each}`, {client_id: 'cli_1', payment_options: ['card']});
  }
  await portal.build.invoice('nothing', {client_id: 'cli_1', payment_options: []});
  await portal.build.invoice('held', {client_id: 'cli_1', is_on_hold: true});
  const page = await portal.get<InvoicePage>('/invoices?limit=2');
  assert.equal(page.items.length, 2);
  assert.equal(page.payableCount, 5);
});

test('without the payment integration everything shows and nothing can be paid (L-14)', async () => {
  const portal = await openPortal({takes_payments: false});
  await portal.build.invoice('a', {client_id: 'cli_1'});
  const page = await portal.get<InvoicePage>('/invoices');
  assert.equal(page.payableCount, 0);
  assert.equal(page.items[0]?.payableAmount, null);
  assert.equal(page.items[0]?.notPayableReason, 'payments_unavailable');
  const payable = await portal.get<PayablePage>('/invoices/payable');
  assert.deepEqual(payable.items, []);
  assert.deepEqual(payable.excluded, [{id: 'a', number: 'a', reason: 'payments_unavailable'}]);
});

test('a cursor is good for its own query alone', async () => {
  const portal = await openPortal();
  for (const id of ['a', 'b', 'c']) await portal.build.invoice(id, {client_id: 'cli_1'});
  await portal.build.client('cli_2');
  await portal.build.contact('bob', {client_id: 'cli_2'});
  const {nextCursor} = await portal.get<InvoicePage>('/invoices?limit=1');
  const bob = await portal.signIn('bob@client.example');
  const place = JSON.parse(Buffer.from(nextCursor!, 'base64url').toString()) as string[];
  const forged = (dueOn: string) =>
    Buffer.from(JSON.stringify([...place.slice(0, 2), dueOn])).toString('base64url');
  const refused: [path: string, token?: string][] = [
    [`/invoices?limit=1&status=all&cursor=${nextCursor}`],
    [`/invoices?limit=1&sort=number&cursor=${nextCursor}`],
    [`/invoices?limit=1&q=a&cursor=${nextCursor}`],
    [`/invoices?limit=1&projectId=p&cursor=${nextCursor}`],
    [`/invoices/payable?cursor=${nextCursor}`],
    [`/invoices?limit=1&cursor=${nextCursor}`, bob],
    [`/invoices?cursor=${forged('2026-02-31')}`],
    [`/invoices?cursor=${forged('0000-01-01')}`],
    ['/invoices?cursor=WyJhIl0'],
    ['/invoices?cursor=%00'],
    ['/invoices?cursor=e30'],
    ['/invoices?cursor=not+a+cursor'],
  ];
  for (const [path, token = portal.ann] of refused) {
    const answer = await portal.call('GET', path, {token});
    assert.deepEqual(refusalOf(answer), [400, 'validation_failed', 'cursor'], path);
  }
});

test('the summary counts by currency what is outstanding, and what of it is past due (L-16)', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.invoice('a', {client_id: 'cli_1', total: 1000, due_on: '2026-11-01'});
  await build.invoice('b', {client_id: 'cli_1', total: 2000, paid: 500, due_on: '2026-12-01'});
  await build.invoice('c', {client_id: 'cli_1', total: 300, currency: 'JPY', due_on: null});
  await build.invoice('d', {client_id: 'cli_1', total: 900, pending: 400, due_on: '2026-11-02'});
  await build.invoice('e', {client_id: 'cli_1', total: 900, pending: 900, due_on: '2026-11-02'});
  await build.invoice('f', {client_id: 'cli_1', total: -700, due_on: '2026-11-02'});
  await build.invoice('g', {client_id: 'cli_1', total: 50, payment_options: []});
  const summary = invoiceSummary.parse(await portal.get('/invoices/summary'));
  assert.deepEqual(summary, {
    outstanding: [
      {currency: 'JPY', count: 1, amount: 300},
      {currency: 'USD', count: 4, amount: 1000 + 1500 + 500 + 50},
    ],
    pastDue: [{currency: 'USD', count: 3, amount: 1000 + 500 + 50}],
  });
});

test('the last payment of the summary names its method to the payer alone (M-02)', async () => {
  const portal = await openPortal();
  await portal.build.invoice('a', {client_id: 'cli_1'});
  await portal.build.invoice('b', {client_id: 'cli_1'});
  await insertPayment(portal, '1', {invoice: 'a', state: 'succeeded', at: '2026-11-01T08:00:00Z'});
  await insertPayment(portal, '2', {invoice: 'b', state: 'failed', at: '2026-11-02T08:00:00Z'});
  const paid = {amount: {amount: 10_000, currency: 'USD'}, paidAt: '2026-11-01T08:00:00.000Z'};
  const own = invoiceSummary.parse(await portal.get('/invoices/summary'));
  assert.deepEqual(own.lastPayment, {
    ...paid,
    byMe: true,
    method: {kind: 'card', brand: 'visa', last4: '4242'},
  });
  const abe = await portal.signIn('abe@client.example');
  const seen = invoiceSummary.parse(await portal.get('/invoices/summary', abe));
  assert.deepEqual(seen.lastPayment, {...paid, byMe: false});
});

test('each payment shows its state; method and failure to the payer alone (M-02, L-04, L-11)', async () => {
  const portal = await openPortal();
  const failure = {code: 'insufficient_funds', retrySameMethod: true};
  const at = '2026-11-01T08:00:00Z';
  const cases: [id: string, row: Record<string, unknown> & {state: string}, state: string][] = [
    ['ok', {state: 'succeeded', settled_at: '2026-11-01T08:00:05Z'}, 'succeeded'],
    ['part', {state: 'succeeded', refunded: 1}, 'partly_refunded'],
    ['back', {state: 'succeeded', refunded: 10_000}, 'refunded'],
    ['dispute', {state: 'succeeded', is_disputed: true}, 'disputed'],
    ['return', {state: 'succeeded', is_disputed: true, kind: 'us_bank_account'}, 'returned'],
    [
      'debit',
      {state: 'processing', expected_on: '2026-11-05', kind: 'us_bank_account'},
      'processing',
    ],
    ['asked', {state: 'unknown'}, 'processing'],
    ['no', {state: 'failed', failure}, 'failed'],
  ];
  for (const [id, row] of cases) {
    await portal.build.invoice(id, {client_id: 'cli_1'});
    await insertPayment(portal, id, {invoice: id, at, ...row});
  }
  for (const state of ['skipped', 'canceled']) {
    await portal.build.invoice(state, {client_id: 'cli_1'});
    await insertPayment(portal, state, {invoice: state, at, state, failure});
  }

  const abe = await portal.signIn('abe@client.example');
  for (const token of [portal.ann, abe]) {
    const byMe = token === portal.ann;
    const page = await portal.get<InvoicePage>('/invoices?status=all&limit=100', token);
    invoicePage.parse(page);
    for (const [id, , state] of cases) {
      const last = page.items.find((item) => item.id === id)?.lastPayment;
      assert.equal(last?.state, state, id);
      assert.equal(last.byMe, byMe);
      assert.equal(last.method?.last4, byMe ? '4242' : undefined);
      assert.deepEqual(last.failure, byMe && id === 'no' ? failure : undefined);
      const detail = await portal.get<InvoiceDetail>(`/invoices/${id}`, token);
      invoiceDetail.parse(detail);
      assert.equal(detail.payments.length, 1);
      assert.equal(detail.payments[0]?.state, state);
      assert.equal(detail.payments[0].method?.last4, byMe ? '4242' : undefined);
    }
    const debit = page.items.find(({id}) => id === 'debit')?.lastPayment;
    assert.equal(debit?.expectedOn, '2026-11-05');
    for (const id of ['skipped', 'canceled']) {
      assert.equal(page.items.find((item) => item.id === id)?.lastPayment, undefined);
    }
  }
  const seenByAbe = JSON.stringify([
    await portal.get('/invoices?status=all&limit=100', abe),
    await portal.get('/invoices/no', abe),
    await portal.get('/invoices/summary', abe),
  ]);
  for (const secret of ['4242', 'visa', 'insufficient_funds', 'sub_']) {
    assert.ok(!seenByAbe.includes(secret), secret);
  }
});

test('the newest payment counts, whether online or elsewhere', async () => {
  const portal = await openPortal();
  await portal.build.invoice('a', {client_id: 'cli_1'});
  const booked = (id: string, kind: string, amount: number, at: string) =>
    portal.build.insert('ledger', {
      id,
      firm_id: 'firm_alder',
      invoice_id: 'a',
      account: 'firm',
      source: id,
      kind,
      amount,
      currency: 'USD',
      is_live: false,
      booked_at: at,
    });
  await booked('open', 'opening_payment', 500, '2026-01-01T12:00:00Z');
  await booked('correction', 'opening_payment', -200, '2026-01-02T12:00:00Z');
  await insertPayment(portal, '1', {invoice: 'a', state: 'failed', at: '2026-11-01T08:00:00Z'});
  await booked('cheque', 'outside_payment', 700, '2026-11-02T08:00:00Z');

  const detail = invoiceDetail.parse(await portal.get('/invoices/a'));
  assert.deepEqual(detail.lastPayment, {
    state: 'succeeded',
    amount: {amount: 700, currency: 'USD'},
    submittedAt: '2026-11-02T08:00:00.000Z',
    settledAt: '2026-11-02T08:00:00.000Z',
    byMe: false,
    kind: 'outside',
  });
  assert.deepEqual(
    detail.payments.map(({state, kind, amount}) => [state, kind, amount.amount]),
    [
      ['succeeded', 'outside', 700],
      ['failed', 'card', 10_000],
      ['succeeded', 'outside', 300],
    ],
  );
});

test('an invoice has its lines, taxes and version (L-15)', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.invoice('a', {client_id: 'cli_1', subtotal: 9000, version: 12});
  await build.project('p1', {client_id: 'cli_1', external_id: '1', name: 'Seen'});
  await build.project('p2', {
    client_id: 'cli_1',
    external_id: '2',
    name: 'Unseen',
    is_visible: false,
  });
  const line = (position: number, row: Record<string, unknown>) =>
    build.insert('invoice_lines', {
      invoice_id: 'a',
      position,
      description: `Line ${position}`,
      ...row,
    });
  await line(2, {amount: 1500, project_id: 'p2'});
  await line(1, {amount: 7500, quantity: '2.5', rate: 3000, project_id: 'p1'});
  await build.insert('invoice_taxes', {invoice_id: 'a', position: 1, name: 'VAT', amount: 1000});

  const answer = await portal.call('GET', '/invoices/a', {token: portal.ann});
  assert.equal(answer.headers.get('ETag'), '"12"');
  const detail = invoiceDetail.parse(answer.body);
  assert.deepEqual(detail.lines, [
    {
      description: 'Line 1',
      quantity: '2.5',
      rate: {amount: 3000, currency: 'USD'},
      amount: {amount: 7500, currency: 'USD'},
      projectId: 'p1',
    },
    {
      description: 'Line 2',
      quantity: null,
      rate: null,
      amount: {amount: 1500, currency: 'USD'},
      projectId: null,
    },
  ]);
  assert.deepEqual(detail.taxes, [{name: 'VAT', amount: {amount: 1000, currency: 'USD'}}]);
  assert.deepEqual(detail.subtotal, {amount: 9000, currency: 'USD'});
});

test('payable answers every payable invoice, oldest due first, and names those left out (S-04)', async () => {
  const portal = await openPortal();
  const {build} = portal;
  await build.invoice('late2', {client_id: 'cli_1', due_on: '2026-01-02', number_key: 'b'});
  await build.invoice('late1', {client_id: 'cli_1', due_on: '2026-01-02', number_key: 'a'});
  await build.invoice('never', {client_id: 'cli_1', due_on: null, payment_options: ['card']});
  await build.invoice('soon', {client_id: 'cli_1', due_on: '2026-12-01', paid: 1, version: 3});
  await build.invoice('nocard', {client_id: 'cli_1', payment_options: []});
  await build.invoice('hold', {client_id: 'cli_1', is_on_hold: true});
  await build.invoice('busy', {client_id: 'cli_1', pending: 10, has_active: true});
  await build.invoice('debit', {client_id: 'cli_1', pending: 10_000});
  await build.invoice('small', {client_id: 'cli_1', total: 10});
  await build.invoice('paid', {client_id: 'cli_1', paid: 10_000});
  await build.invoice('credit', {client_id: 'cli_1', total: -5});

  const page = payablePage.parse(await portal.get('/invoices/payable?status=all'));
  assert.deepEqual(idsOf(page), ['late1', 'late2', 'soon', 'never']);
  assert.deepEqual(page.items[2], {
    id: 'soon',
    number: 'soon',
    version: 3,
    payableAmount: {amount: 9999, currency: 'USD'},
    minimum: {amount: 50, currency: 'USD'},
    paymentOptions: ['card', 'us_bank_account'],
  });
  const reasons = Object.fromEntries(page.excluded.map(({id, reason}) => [id, reason]));
  assert.deepEqual(reasons, {
    nocard: 'no_payment_options',
    hold: 'on_hold',
    busy: 'processing',
    small: 'below_minimum',
  });
  const pastDue = await portal.get<PayablePage>('/invoices/payable?status=past_due&q=late');
  assert.deepEqual(idsOf(pastDue), ['late1', 'late2']);

  const body = {ids: ['paid', 'soon', 'debit', 'late1', 'late1', 'credit', 'unknown']};
  const asked = await portal.call('POST', '/invoices/payable', {token: portal.ann, body});
  const given = payablePage.parse(asked.body);
  assert.deepEqual(idsOf(given), ['late1', 'soon']);
  assert.deepEqual(Object.fromEntries(given.excluded.map(({id, reason}) => [id, reason])), {
    paid: 'paid',
    debit: 'processing',
    credit: 'credit',
  });
});

test('select-all over thousands takes pages of a thousand, each invoice once (S-03)', async () => {
  const portal = await openPortal();
  await portal.db.query(
    `insert into invoices (id, firm_id, client_id, external_id, number, number_key, search_key,
       issued_on, due_on, currency, subtotal, total, state, payment_options)
     select 'inv_' || n, 'firm_alder', 'cli_1', n, 'INV-' || n, lpad((n % 100)::text, 4, '0'),
       'inv-' || n,
       date '2026-01-01', case when n % 7 = 0 then null else date '2026-01-01' + n % 50 end, 'USD',
       100, 100, 'sent', case when n % 10 = 0 then '{}'::text[] else '{card}' end
     from generate_series(1, 2500) n`,
  );
  const items: string[] = [];
  const excluded: string[] = [];
  const sizes: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: PayablePage = await portal.get(`/invoices/payable${cursor && `?cursor=${cursor}`}`);
    items.push(...idsOf(page));
    excluded.push(...page.excluded.map(({id}) => id));
    sizes.push(page.items.length + page.excluded.length);
    cursor = page.nextCursor;
  }
  assert.deepEqual(sizes, [1000, 1000, 500]);
  assert.equal(new Set(items).size, 2250);
  assert.equal(new Set(excluded).size, 250);
  assert.equal(items.length + excluded.length, 2500);
});
