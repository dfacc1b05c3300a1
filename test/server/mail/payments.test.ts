import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lettersOf} from '../staff/letters.ts';
import {openDesk, type Desk} from '../staff/desk.ts';

interface Paid {
  invoice: string;
  state: string;
  more?: Record<string, unknown>;
}

async function paid(
  desk: Desk,
  method: Record<string, unknown>,
  payments: readonly Paid[],
  more: Record<string, unknown> = {},
): Promise<void> {
  const {build} = desk;
  for (const {invoice} of payments) await build.invoice(invoice, {client_id: 'cli_1'});
  await build.insert('submissions', {
    id: 'sub_1',
    firm_id: 'firm_alder',
    client_id: 'cli_1',
    principal_kind: 'contact',
    principal_id: 'ann',
    method: JSON.stringify(method),
    currency: 'USD',
    created_at: '2026-11-20T11:59:00Z',
    authorized_until: '2026-11-20T12:59:00Z',
    is_final: true,
    ...more,
  });
  for (const [position, {invoice, state, more: extra}] of payments.entries()) {
    await build.insert('transactions', {
      id: `txn_${position + 1}`,
      submission_id: 'sub_1',
      position,
      invoice_id: invoice,
      amount: 10_000,
      currency: 'USD',
      invoice_version: 1,
      state,
      updated_at: '2026-11-20T12:00:00Z',
      ...extra,
    });
  }
}

const visa = {kind: 'card', brand: 'visa', last4: '4242'};
const account = {kind: 'us_bank_account', bankName: 'Harbor Bank', last4: '6789'};

test('P-17 one message per submission, with a receipt for each paid invoice and no other', async () => {
  const desk = await openDesk();
  await desk.db.query(
    `update firms set address = '{48 Wharf,Portland}', refund_policy_url = 'https://alder.example/refunds'
     where key = 'alder'`,
  );
  await paid(desk, visa, [
    {invoice: 'INV-1', state: 'succeeded'},
    {invoice: 'INV-2', state: 'failed'},
    {invoice: 'INV-3', state: 'succeeded'},
  ]);
  const letters = await lettersOf(desk);
  assert.deepEqual(
    letters.map(({kind, recipient, subject}) => [kind, recipient, subject]),
    [['payment', 'ann@client.example', 'Your 2 payments to alder & Co']],
  );
  assert.equal(
    letters[0]?.text,
    `Hello Contact ann,

Here are the receipts of your 2 payments to alder & Co, one for each invoice.

Invoice INV-1
Paid: $100.00 on Nov 20, 2026
Payment method: Visa •••• 4242
Reference: txn_1

Invoice INV-3
Paid: $100.00 on Nov 20, 2026
Payment method: Visa •••• 4242
Reference: txn_3

alder & Co LLC, 48 Wharf, Portland

Refund policy: https://alder.example/refunds

alder & Co`,
  );
  assert.equal((await lettersOf(desk)).length, 1, 'once');
});

test('P-23 the receipt of a debit says “initiated”, never “paid”', async () => {
  const desk = await openDesk();
  const more = {expected_on: '2026-11-27'};
  await paid(desk, account, [{invoice: 'INV-1', state: 'processing', more}]);
  const [letter] = await lettersOf(desk);
  assert.match(
    letter?.text ?? '',
    /Debit initiated: \$100\.00 on Nov 20, 2026\nExpected by Nov 27, 2026\./,
  );
  assert.match(letter?.text ?? '', /Harbor Bank •••• 6789/);
  assert.doesNotMatch(letter?.text ?? '', /\bpaid\b/i);
});

test('a debit that fails later, and one that is returned, are written about once each', async () => {
  const desk = await openDesk();
  const more = {expected_on: '2026-11-27'};
  await paid(desk, account, [
    {invoice: 'INV-1', state: 'processing', more},
    {invoice: 'INV-2', state: 'processing', more},
  ]);
  await lettersOf(desk);
  desk.clock.advance(1000);
  await desk.db.query(`update transactions set state = 'failed' where id = 'txn_1'`);
  await lettersOf(desk);
  desk.clock.advance(1000);
  await desk.db.query(
    `update transactions set state = 'succeeded', is_disputed = true where id = 'txn_2'`,
  );
  const letters = await lettersOf(desk);
  assert.deepEqual(
    letters.map(({kind}) => kind),
    ['payment', 'debit_failed', 'debit_returned'],
  );
  assert.match(
    letters[1]?.text ?? '',
    /did not carry out the debit of \$100\.00 for invoice INV-1/,
  );
  assert.match(letters[2]?.text ?? '', /returned the debit of \$100\.00 for invoice INV-2/);
  assert.equal((await lettersOf(desk)).length, 3);
});

for (const [locale, failed, returned] of [
  ['en', 'The reason your bank gave: there was not enough money', 'it does not allow this debit'],
  ['de', 'Der Grund laut Ihrer Bank: Das Konto war nicht gedeckt', 'nicht zugelassen'],
  ['ar', 'لم يكن في الحساب مال كافٍ', 'غير مسموح به'],
] as const) {
  test(`L-11 the payer reads why the bank did so, where it has said (${locale})`, async () => {
    const desk = await openDesk();
    await desk.db.query('update contacts set locale = $1', [locale]);
    const more = {expected_on: '2026-11-27'};
    await paid(desk, account, [
      {
        invoice: 'INV-1',
        state: 'failed',
        more: {...more, failure: {code: 'insufficient_funds', retrySameMethod: false}},
      },
      {
        invoice: 'INV-2',
        state: 'succeeded',
        more: {...more, is_disputed: true, return_reason: 'debit_not_authorized'},
      },
      {invoice: 'INV-3', state: 'succeeded', more: {...more, is_disputed: true}},
    ]);
    const letters = await lettersOf(desk);
    const about = (number: string) =>
      letters.find(({kind, subject}) => kind !== 'payment' && subject.includes(number))?.text ?? '';
    assert.ok(about('INV-1').includes(failed), about('INV-1'));
    assert.ok(about('INV-2').includes(returned), about('INV-2'));
    assert.doesNotMatch(about('INV-3'), /reason|Grund|السبب/);
    assert.ok(letters.every(({recipient}) => recipient === 'ann@client.example'));
  });
}

test('nothing is written where nothing was paid, while work goes on, or to nobody', async () => {
  const desk = await openDesk();
  await paid(desk, visa, [{invoice: 'INV-1', state: 'failed'}]);
  assert.deepEqual(await lettersOf(desk), []);
  await desk.db.query(
    `update submissions set mailed_at = null, is_final = false where id = 'sub_1'`,
  );
  await desk.db.query(`update transactions set state = 'succeeded'`);
  assert.deepEqual(await lettersOf(desk), []);
  // Somebody behind a payment link who left no address.
  await desk.db.query(
    `update submissions set is_final = true, principal_kind = 'link', principal_id = 'lnk_1'`,
  );
  assert.deepEqual(await lettersOf(desk), []);
});

test('who pays by a link gets the receipt where they asked for it', async () => {
  const desk = await openDesk();
  await paid(desk, visa, [{invoice: 'INV-1', state: 'succeeded'}], {
    principal_kind: 'link',
    principal_id: 'lnk_1',
    receipt_email: 'guest@elsewhere.example',
  });
  const [letter] = await lettersOf(desk);
  assert.equal(letter?.recipient, 'guest@elsewhere.example');
  assert.match(letter.text, /^Here is the receipt of your payment/);
});
