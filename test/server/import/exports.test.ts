import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Db} from '../../../demo/server/db/port.ts';
import {importFiles} from '../../../demo/server/import/import.ts';
import type {ImportOptions} from '../../../demo/server/import/import.ts';
import {contentsOf, ids, openFirms, saidOf} from './database.ts';
import {stripeFile, xeroFile} from './export-files.ts';
import {smallFirm, sourceFiles} from './files.ts';

type Wishes = Partial<NonNullable<ImportOptions['wishes']>>;

function load(db: Db, texts: Record<string, string | Uint8Array>, wishes: Wishes = {}) {
  const files = sourceFiles(texts);
  return importFiles({
    db,
    ids,
    isLive: false,
    firmKey: 'alder',
    files,
    wishes: {dates: null, payBy: null, ...wishes},
  });
}

const loadStripe = (db: Db, text: string, wishes?: Wishes) =>
  load(db, {'invoices.csv': text}, wishes);
const loadXero = (db: Db, text: string, wishes: Wishes = {dates: 'dmy'}) =>
  load(db, {'SalesInvoices.csv': text}, wishes);

interface Row {
  number: string;
}

/** The one invoice, or those with these numbers, with all that hangs on it. */
async function invoicesOf(db: Db) {
  return db.query<Row & Record<string, unknown>>(
    `select invoices.external_id as id, clients.external_id as client_id, clients.name as client,
       number, issued_on::text, due_on::text, currency, subtotal, total, paid, state, is_hidden,
       payment_options,
       (select array_agg(description || ' ' || coalesce(quantity, '-') || ' ' ||
         coalesce(rate::text, '-') || ' ' || amount order by position)
        from invoice_lines where invoice_id = invoices.id) as lines,
       (select array_agg(name || ' ' || amount order by position)
        from invoice_taxes where invoice_id = invoices.id) as taxes
     from invoices join clients on clients.id = invoices.client_id order by number`,
  );
}

test('an invoice of Stripe’s export is loaded with its client, contact, tax and days of the firm', async () => {
  const db = await openFirms();
  // Alder is in New York: two in the morning in UTC is still the day before.
  const text = stripeFile({'Finalized At (UTC)': '2026-01-06 02:00:30'});
  const result = await loadStripe(db, text);
  assert.deepEqual(result, {
    outcome: 'loaded',
    tallies: {
      clients: {created: 1, updated: 0, unchanged: 0},
      contacts: {created: 1, updated: 0, unchanged: 0},
      invoices: {created: 1, updated: 0, unchanged: 0},
    },
  });
  assert.deepEqual(await invoicesOf(db), [
    {
      id: 'in_1',
      client_id: 'cus_N1',
      client: 'Northgate Holdings',
      number: 'A1B2-0001',
      issued_on: '2026-01-05',
      due_on: '2026-02-04',
      currency: 'USD',
      subtotal: 100_00,
      total: 108_00,
      paid: 0,
      state: 'sent',
      is_hidden: false,
      payment_options: ['card', 'us_bank_account'],
      lines: null,
      taxes: ['Tax 800'],
    },
  ]);
  assert.deepEqual(await db.query('select external_id, name, email from contacts'), [
    {
      external_id: 'mara@northgate.example',
      name: 'Northgate Holdings',
      email: 'mara@northgate.example',
    },
  ]);
});

test('lines and taxes of Xero’s export are put together, whether tax was added or included', async () => {
  const db = await openFirms();
  const of = (number: string, total: string, taxTotal: string) => ({
    InvoiceNumber: number,
    Total: total,
    TaxTotal: taxTotal,
    InvoiceAmountDue: total,
  });
  const added = of('INV-1', '386.0000', '36.0000');
  const included = of('INV-2', '230.00', '30.00');
  const text = xeroFile(
    {...added},
    // Rows of one invoice need not stand together.
    {...included, Quantity: '1', LineAmount: '230.00', TaxAmount: '30.00'},
    {...added, Description: 'Travel', LineAmount: '110.00', TaxType: 'No VAT', TaxAmount: '0.00'},
    {
      ...of('INV-3', '1000', '0'),
      Currency: 'JPY',
      Discount: '10',
      LineAmount: '1000.00',
      TaxAmount: '',
    },
  );
  assert.deepEqual(saidOf(await loadXero(db, text)), []);
  const invoices = await invoicesOf(db);
  assert.deepEqual(
    invoices.map(({number, subtotal, total, lines, taxes, payment_options: options}) => ({
      number,
      subtotal,
      total,
      lines,
      taxes,
      options,
    })),
    [
      {
        number: 'INV-1',
        subtotal: 350_00,
        total: 386_00,
        lines: ['Calculations 2 12000 24000', 'Travel 2 12000 11000'],
        taxes: ['15% GST on Income 3600'],
        options: ['card', 'us_bank_account'],
      },
      {
        number: 'INV-2',
        subtotal: 200_00,
        total: 230_00,
        lines: ['Calculations 1 - 20000'],
        taxes: ['15% GST on Income 3000'],
        options: ['card', 'us_bank_account'],
      },
      {
        number: 'INV-3',
        subtotal: 1000,
        total: 1000,
        lines: ['Calculations 2 - 1000'],
        taxes: null,
        options: ['card'],
      },
    ],
  );
  const [first] = invoices;
  assert.deepEqual(
    [first?.['client_id'], first?.['issued_on'], first?.['due_on']],
    ['Northgate Holdings', '2026-12-31', '2027-01-30'],
  );
});

const stripeStates: readonly [cells: Parameters<typeof stripeFile>[0], kept: object][] = [
  [
    {Status: 'draft', Number: ''},
    {number: 'in_1', state: 'draft', paid: 0, is_hidden: false},
  ],
  [
    {Status: 'void', 'Amount Paid': '0.00'},
    {state: 'void', paid: 0},
  ],
  [{Status: 'uncollectible'}, {state: 'sent', paid: 0, is_hidden: true}],
  [{'Amount Paid': '8.00'}, {state: 'sent', paid: 8_00}],
  // A credit of the customer’s settled 30, so the portal asks for no more than Stripe does.
  [{'Amount Due': '78.00'}, {state: 'sent', paid: 30_00}],
  [
    {Status: 'paid', 'Amount Due': '78.00', 'Amount Paid': '78.00'},
    {state: 'sent', paid: 108_00},
  ],
];

for (const [cells, kept] of stripeStates) {
  test(`Stripe: ${JSON.stringify(cells)} is kept as ${JSON.stringify(kept)}`, async () => {
    const db = await openFirms();
    assert.deepEqual(saidOf(await loadStripe(db, stripeFile(cells))), []);
    const [invoice = {}] = await invoicesOf(db);
    assert.deepEqual({...invoice, ...kept}, invoice);
  });
}

const xeroStates: readonly [cells: Parameters<typeof xeroFile>[0], kept: object][] = [
  [{Status: 'Draft'}, {state: 'draft', paid: 0}],
  [{Status: 'Awaiting Approval'}, {state: 'draft', paid: 0}],
  [
    {Status: 'Voided', InvoiceAmountDue: '0.00'},
    {state: 'void', paid: 0},
  ],
  [
    {Status: 'Deleted', InvoiceAmountDue: '0.00'},
    {state: 'void', paid: 0},
  ],
  [
    {InvoiceAmountDue: '176.00', InvoiceAmountPaid: '100.00'},
    {state: 'sent', paid: 100_00},
  ],
  [
    {Status: 'Paid', InvoiceAmountDue: '0.00'},
    {state: 'sent', paid: 276_00},
  ],
];

for (const [cells, kept] of xeroStates) {
  test(`Xero: ${JSON.stringify(cells)} is kept as ${JSON.stringify(kept)}`, async () => {
    const db = await openFirms();
    assert.deepEqual(saidOf(await loadXero(db, xeroFile(cells))), []);
    const [invoice = {}] = await invoicesOf(db);
    assert.deepEqual({...invoice, ...kept}, invoice);
  });
}

test('what an export says was paid is booked once, on the day Stripe knows, else on the day of the import', async () => {
  const db = await openFirms();
  const text = stripeFile(
    {Status: 'paid', 'Amount Paid': '108.00', 'Paid At (UTC)': '2026-01-20 12:00'},
    {id: 'in_2', Number: 'A1B2-0002', 'Amount Paid': '8.00'},
  );
  assert.deepEqual(saidOf(await loadStripe(db, text)), []);
  assert.deepEqual(saidOf(await loadStripe(db, text)), []);
  const entries = await db.query(
    `select amount, (booked_at at time zone 'America/New_York')::date::text as day,
       (booked_at at time zone 'America/New_York')::date
         = (now() at time zone 'America/New_York')::date as is_today
     from ledger order by amount desc`,
  );
  assert.deepEqual(entries[0], {amount: 108_00, day: '2026-01-20', is_today: false});
  assert.equal(entries.length, 2);
  assert.equal((entries[1] as {is_today: boolean}).is_today, true);
});

test('importing an export again changes nothing, and a changed row its own invoice alone', async () => {
  const db = await openFirms();
  const texts = {
    stripe: (total: string) => stripeFile({Total: total, 'Amount Due': total}, {id: 'in_2'}),
    xero: (status: string) => xeroFile({Status: status}, {InvoiceNumber: 'INV-2'}),
  };
  await loadStripe(db, texts.stripe('108.00'));
  await loadXero(db, texts.xero('Awaiting Payment'));
  const before = await contentsOf(db);
  const again = await loadStripe(db, texts.stripe('108.00'));
  await loadXero(db, texts.xero('Awaiting Payment'));
  assert.deepEqual(await contentsOf(db), before);
  assert.deepEqual(again, {
    outcome: 'loaded',
    tallies: {
      clients: {created: 0, updated: 0, unchanged: 1},
      contacts: {created: 0, updated: 0, unchanged: 1},
      invoices: {created: 0, updated: 0, unchanged: 2},
    },
  });
  const changed = [
    await loadStripe(db, texts.stripe('118.00')),
    await loadXero(db, texts.xero('Voided')),
  ];
  for (const result of changed) {
    assert.ok(result.outcome === 'loaded', saidOf(result).join('\n'));
    assert.deepEqual(result.tallies['invoices'], {created: 0, updated: 1, unchanged: 1});
  }
});

test('a client or contact that is there is neither renamed nor doubled by an export', async () => {
  const db = await openFirms();
  await load(db, {
    'clients.csv': 'client_id,name\ncus_N1,Our own name\n',
    'contacts.csv':
      'contact_id,client_id,name,email\nP1,cus_N1,Mara Lindt,Mara@Northgate.example\n',
  });
  await loadStripe(db, stripeFile({}));
  // Another address is another person, who has no access.
  await loadStripe(db, stripeFile({id: 'in_2', 'Customer Email': 'ivo@northgate.example'}));
  assert.deepEqual(await db.query('select name from clients'), [{name: 'Our own name'}]);
  assert.deepEqual(
    await db.query('select external_id, name, email from contacts order by external_id'),
    [
      {external_id: 'P1', name: 'Mara Lindt', email: 'Mara@Northgate.example'},
      {
        external_id: 'ivo@northgate.example',
        name: 'Northgate Holdings',
        email: 'ivo@northgate.example',
      },
    ],
  );
});

test('with what an export’s invoices may be paid is asked for, else what the firm accepts', async () => {
  const db = await openFirms();
  await db.query(`update firms set accepts = '{card}' where key = 'alder'`);
  const optionsAfter = async (wishes: Wishes) => {
    await loadStripe(db, stripeFile({}), wishes);
    const [invoice] = await invoicesOf(db);
    return invoice?.['payment_options'];
  };
  assert.deepEqual(await optionsAfter({}), ['card']);
  assert.deepEqual(await optionsAfter({payBy: ['us_bank_account']}), ['us_bank_account']);
  assert.deepEqual(await optionsAfter({payBy: []}), []);
  const inVain = await load(db, smallFirm, {payBy: []});
  assert.match(saidOf(inVain)[0] ?? '', /^--dates and --pay-by are for the exports/);
});

test('an invoice with a payment in progress is listed by the export’s own column, and nothing is loaded', async () => {
  const db = await openFirms();
  await loadStripe(db, stripeFile({}));
  await db.query('update invoices set pending = 100, has_active = true');
  const before = await contentsOf(db);
  const result = await loadStripe(db, stripeFile({id: 'in_2'}, {Total: '118.00'}));
  assert.deepEqual(saidOf(result), [
    'invoices.csv, line 3, id: Invoice in_1 has a payment in progress and cannot be imported now.',
  ]);
  assert.deepEqual(await contentsOf(db), before);
});

test('ten thousand invoices of either export are loaded in one go', async () => {
  const db = await openFirms();
  const numbers = Array.from({length: 10_000}, (_, index) => String(index));
  const stripe = stripeFile(
    ...numbers.map((number) => ({id: `in_${number}`, Customer: `cus_${Number(number) % 50}`})),
  );
  const xero = xeroFile(...numbers.map((number) => ({InvoiceNumber: `X-${number}`})));
  for (const result of [await loadStripe(db, stripe), await loadXero(db, xero)]) {
    assert.ok(result.outcome === 'loaded', saidOf(result)[0]);
    assert.deepEqual(result.tallies['invoices'], {created: 10_000, updated: 0, unchanged: 0});
  }
});

test('the example exports of the documentation are loaded', async () => {
  const db = await openFirms();
  for (const name of ['stripe.csv', 'xero.csv']) {
    const path = new URL(`../../../docs/import-example/exports/${name}`, import.meta.url);
    const result = await load(db, {[name]: await readFile(path)}, {dates: 'dmy'});
    assert.deepEqual(saidOf(result), []);
  }
  const states = await db.query('select state, count(*) from invoices group by 1 order by 1');
  assert.deepEqual(states, [
    {state: 'draft', count: 1},
    {state: 'sent', count: 5},
    {state: 'void', count: 1},
  ]);
});
