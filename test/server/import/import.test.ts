import assert from 'node:assert/strict';
import {test} from 'node:test';
import {contentsOf, load, openFirms, saidOf} from './database.ts';
import {smallFirm, smallFirmWith} from './files.ts';

interface Row {
  id: string;
  number: string;
  version: number;
  paid: number;
}

const invoices = 'select id, number, version, paid, total from invoices order by number';

test('loads clients, contacts, projects, people and invoices with lines, taxes and what was paid', async () => {
  const db = await openFirms();
  assert.deepEqual(await load(db, smallFirm), {
    outcome: 'loaded',
    tallies: {
      clients: {created: 1, updated: 0, unchanged: 0},
      contacts: {created: 1, updated: 0, unchanged: 0},
      projects: {created: 2, updated: 0, unchanged: 0},
      staff: {created: 1, updated: 0, unchanged: 0},
      assignments: {created: 1, updated: 0, unchanged: 0},
      invoices: {created: 2, updated: 0, unchanged: 0},
    },
  });
  const [first] = await db.query<Record<string, unknown>>(
    `select clients.name as client, number, issued_on, due_on, currency, subtotal, total, state,
       payment_options, paid, invoices.version,
       (select array_agg(projects.name order by position) from invoice_projects
        join projects on projects.id = project_id where invoice_id = invoices.id) as projects,
       (select array_agg(description || ' ' || amount order by position) from invoice_lines
        where invoice_id = invoices.id) as lines,
       (select array_agg(name || ' ' || amount) from invoice_taxes
        where invoice_id = invoices.id) as taxes
     from invoices join clients on clients.id = invoices.client_id order by number`,
  );
  assert.deepEqual(first, {
    client: 'Northgate Holdings',
    number: 'INV-1',
    issued_on: '2026-01-05',
    due_on: '2026-02-04',
    currency: 'USD',
    subtotal: 10000,
    total: 10800,
    state: 'sent',
    payment_options: ['card', 'us_bank_account'],
    paid: 0,
    version: 1,
    projects: ['Library', 'Footbridge'],
    lines: ['Calculations 7500', 'Site visit 2500'],
    taxes: ['Sales tax 8 % 800'],
  });
});

test('what was paid before is one ledger entry of our own, on its day in the firm’s time zone', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  const entries = await db.query(
    `select kind, source = 'opening:' || invoice_id as is_ours, amount, currency, is_live,
       transaction_id, (booked_at at time zone 'America/New_York')::date as day from ledger`,
  );
  assert.deepEqual(entries, [
    {
      kind: 'opening_payment',
      is_ours: true,
      amount: 1000,
      currency: 'JPY',
      is_live: false,
      transaction_id: null,
      day: '2026-01-20',
    },
  ]);
  const [, second] = await db.query<Row>(invoices);
  assert.equal(second?.paid, 1000);
});

test('importing the same files again changes nothing, no version either', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  const before = await contentsOf(db);
  const result = await load(db, smallFirm);
  assert.deepEqual(await contentsOf(db), before);
  assert.ok(result.outcome === 'loaded');
  for (const tally of Object.values(result.tallies)) {
    assert.equal(tally.created + tally.updated, 0);
  }
});

test('a changed amount, line, project or due date bumps the version of that invoice alone', async () => {
  const changes: readonly [Parameters<typeof smallFirmWith>[0], string, string][] = [
    ['invoices.csv', '2026-02-04', '2026-03-04'],
    ['invoices.csv', 'J1|J2', 'J2|J1'],
    ['invoice-lines.csv', 'Site visit', 'Site visits'],
    ['invoice-taxes.csv', 'Sales tax', 'State tax'],
  ];
  const db = await openFirms();
  for (const [file, from, to] of changes) {
    await load(db, smallFirm);
    const before = await db.query<Row>(invoices);
    const result = await load(db, smallFirmWith(file, from, to));
    assert.ok(result.outcome === 'loaded');
    assert.deepEqual(result.tallies['invoices'], {created: 0, updated: 1, unchanged: 1});
    const after = await db.query<Row>(invoices);
    assert.deepEqual(
      after.map(({version}, index) => version - (before[index]?.version ?? 0)),
      [1, 0],
      to,
    );
  }
});

test('another amount paid before is booked as the difference: the ledger is append-only', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  await load(db, smallFirmWith('invoices.csv', '1000,2026-01-20', '1500,2026-02-02'));
  await load(db, smallFirmWith('invoices.csv', '1000,2026-01-20', '0,'));
  const entries = await db.query<{amount: number}>('select amount from ledger order by source');
  assert.deepEqual(
    entries.map(({amount}) => amount),
    [1000, 500, -1500],
  );
  const [, second] = await db.query<Row>(invoices);
  assert.equal(second?.paid, 0);
});

test('the day of a booked payment stays', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  const moved = await load(db, smallFirmWith('invoices.csv', '1000,2026-01-20', '1000,2026-01-21'));
  assert.match(saidOf(moved)[0] ?? '', /line 3, paid_on: The payment is booked on 2026-01-20/);
});

test('one bad row keeps all files out, whole', async () => {
  const db = await openFirms();
  const before = await contentsOf(db);
  const result = await load(db, smallFirmWith('invoice-taxes.csv', '8.00\n', '8.00\nI1,Levy,x\n'));
  assert.equal(saidOf(result).length, 1);
  assert.deepEqual(await contentsOf(db), before);
});

test('a failure half-way leaves nothing behind', async () => {
  const db = await openFirms();
  await db.script('alter table invoice_taxes add constraint broken check (amount < 0)');
  const before = await contentsOf(db);
  await assert.rejects(load(db, smallFirm));
  assert.deepEqual(await contentsOf(db), before);
});

test('a file can be loaded alone when what it names is there', async () => {
  const db = await openFirms();
  const {['invoice-lines.csv']: lines, ['invoices.csv']: rows, ...rest} = smallFirm;
  assert.match(saidOf(await load(db, {'invoices.csv': rows})).join('\n'), /no client “C1”/);
  await load(db, {...rest, 'invoices.csv': rows});
  assert.equal((await load(db, {'invoice-lines.csv': lines})).outcome, 'loaded');
  const voided = rows.replace('5000,5000,sent', '5000,5000,void');
  assert.equal((await load(db, {'invoices.csv': voided})).outcome, 'loaded');
});

test('files load into the firm that is named, and ids of two firms don’t meet', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  assert.equal((await load(db, smallFirm, 'sable')).outcome, 'loaded');
  const counts = await db.query('select firm_id, count(*) from invoices group by 1 order by 1');
  assert.deepEqual(counts, [
    {firm_id: 'frm_alder', count: 2},
    {firm_id: 'frm_sable', count: 2},
  ]);
  assert.deepEqual(saidOf(await load(db, smallFirm, 'nobody')), ['There is no firm nobody.']);
});

test('the people of a project become those the file names; other projects keep theirs', async () => {
  const db = await openFirms();
  const header = 'client_id,project_id,staff_id,role\n';
  await load(db, {
    ...smallFirm,
    'assignments.csv': `${header}C1,J1,S1,Engineer\nC1,J1,S1,Reviewer\nC1,J2,S1,\n`,
  });
  await load(db, {'assignments.csv': `${header}C1,J1,S1,Reviewer\n`});
  const kept = await db.query(
    `select external_id, role from assignments join projects on projects.id = project_id order by 1`,
  );
  assert.deepEqual(kept, [
    {external_id: 'J1', role: 'Reviewer'},
    {external_id: 'J2', role: null},
  ]);
});

/** What is wrong between rows, and what is said. */
const conflicts: readonly [
  title: string,
  change: Parameters<typeof smallFirmWith>,
  said: RegExp,
][] = [
  [
    'an id that stands twice',
    ['clients.csv', 'C1,Northgate Holdings\n', 'C1,Northgate Holdings\nC1,Again\n'],
    /^clients\.csv, line 3, client_id: Already stands on line 2/,
  ],
  [
    'two contacts of a client with one address',
    ['contacts.csv', 'en\n', 'en\nP2,C1,Ivo,MARA@northgate.example,\n'],
    /^contacts\.csv, line 3, email: Contact “P1” of the same client has this address/,
  ],
  [
    'a project of an unknown client',
    ['projects.csv', 'J2,C1', 'J2,C9'],
    /^projects\.csv, line 3, client_id: There is no client “C9”/,
  ],
  [
    'an unknown staff member',
    ['assignments.csv', 'S1', 'S9'],
    /^assignments\.csv, line 2, staff_id: There is no staff member “S9”/,
  ],
  [
    'a role given twice',
    ['assignments.csv', 'C1,J1,S1,Engineer of record', 'C1,J1,S1,X\nC1,J1,S1,X'],
    /^assignments\.csv, line 3, role: Already stands on line 2/,
  ],
  [
    'an unknown project of an invoice',
    ['invoices.csv', 'J1|J2', 'J1|J9'],
    /^invoices\.csv, line 2, project_ids: Client “C1” has no project “J9”/,
  ],
  [
    'lines of an unknown invoice',
    ['invoice-lines.csv', 'I2,Review', 'I9,Review'],
    /^invoice-lines\.csv, line 4, invoice_id: There is no invoice “I9”/,
  ],
  [
    'a line of an unknown project',
    ['invoice-lines.csv', '75.00,J1', '75.00,J9'],
    /^invoice-lines\.csv, line 2, project_id: Client “C1” has no project “J9”/,
  ],
  [
    'lines that don’t add up to the subtotal',
    ['invoice-lines.csv', '75.00', '75.01'],
    /^invoices\.csv, line 2, subtotal: The lines add up to 100\.01 USD, the subtotal is 100\.00 USD/,
  ],
  [
    'an invoice without its lines',
    ['invoice-lines.csv', 'I2,Review,1,5000,5000,\n', ''],
    /^invoices\.csv, line 3, subtotal: The lines add up to 0 JPY, the subtotal is 5000 JPY/,
  ],
  [
    'taxes that don’t add up to the total',
    ['invoice-taxes.csv', '8.00\n', '8.10\n'],
    /^invoices\.csv, line 2, total: Subtotal and taxes add up to 108\.10 USD, the total is 108\.00/,
  ],
  [
    'a line with more decimals than the invoice’s currency',
    ['invoice-lines.csv', '1,5000,5000,', '1,5000,5000.00,'],
    /^invoice-lines\.csv, line 4, amount: “5000\.00” has more decimals than JPY has/,
  ],
];

for (const [title, change, said] of conflicts) {
  test(`refuses ${title}`, async () => {
    const sentences = saidOf(await load(await openFirms(), smallFirmWith(...change)));
    assert.ok(
      sentences.some((sentence) => said.test(sentence)),
      sentences.join('\n'),
    );
  });
}

test('an invoice stays with its client, and a paid one with its currency', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  await load(db, {'clients.csv': 'client_id,name\nC2,Tarn Valley\n'});
  const rows = smallFirm['invoices.csv'];
  const moved = await load(db, {'invoices.csv': rows.replace('I1,C1', 'I1,C2')});
  assert.match(saidOf(moved).join('\n'), /line 2, client_id: The invoice belongs to client C1/);
  const converted = await load(db, {'invoices.csv': rows.replace('JPY', 'KRW')});
  assert.match(saidOf(converted).join('\n'), /line 3, currency: A payment in JPY is booked/);
});

test('FM-09: an invoice with a payment in progress is listed, and none of the files is loaded', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  await db.query(`update invoices set pending = 10800, has_active = true where number = 'INV-1'`);
  const before = await contentsOf(db);
  const result = await load(db, smallFirmWith('clients.csv', 'Northgate', 'Southgate'));
  assert.deepEqual(saidOf(result), [
    'invoices.csv, line 2, invoice_id: Invoice I1 has a payment in progress and cannot be imported now.',
  ]);
  assert.deepEqual(await contentsOf(db), before);
});

test('an invoice with payments beyond the imported one is listed, also when only its lines come', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  await db.query(
    `insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency, is_live,
       booked_at)
     select 'led_1', firm_id, id, 'platform', 'pi_1', 'charge', 10800, 'USD', false, now()
     from invoices where number = 'INV-1'`,
  );
  const said = /I1 has payments beyond the imported one and is left alone/;
  assert.match(saidOf(await load(db, smallFirm)).join('\n'), said);
  const lines = smallFirm['invoice-lines.csv'];
  assert.match(saidOf(await load(db, {'invoice-lines.csv': lines})).join('\n'), said);
  const others = smallFirm['invoices.csv'].replace(/^I1.*\n/m, '');
  assert.equal((await load(db, {'invoices.csv': others})).outcome, 'loaded');
});

test('nothing to import is said so', async () => {
  assert.match(saidOf(await load(await openFirms(), {}))[0] ?? '', /There is nothing to import/);
});

test('another e-mail address ends the sessions of that contact, and the same one does not', async () => {
  const db = await openFirms();
  await load(db, smallFirm);
  await db.query(
    `insert into session_families (id, firm_id, principal_kind, principal_id, signed_in_at,
       last_used_at, ends_at)
     select 'ses_1', firm_id, 'contact', id, now(), now(), now() from contacts`,
  );
  const open = () => db.query('select from session_families where revoked_at is null');
  await load(db, smallFirm);
  assert.equal((await open()).length, 1);
  await load(db, smallFirmWith('contacts.csv', 'mara@northgate', 'someone.else@northgate'));
  assert.equal((await open()).length, 0);
});

test('an id that no database takes is refused by its line, in whatever file it stands', async () => {
  const db = await openFirms();
  for (const [file, from] of [
    ['clients.csv', 'C1'],
    ['contacts.csv', 'C1'],
    ['invoices.csv', 'I1'],
    ['invoice-lines.csv', 'I1'],
    ['invoice-taxes.csv', 'I1'],
  ] as const) {
    const [first] = saidOf(await load(db, smallFirmWith(file, from, 'X\0')));
    assert.match(first ?? '', /^\S+\.csv, line 2, \w+: /, file);
  }
  assert.deepEqual(await db.query('select id from clients'), []);
});
