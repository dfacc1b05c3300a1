import assert from 'node:assert/strict';
import {test} from 'node:test';
import {receiptsOfSubmission} from '../../../demo/server/documents/receipts.ts';
import type {InvoiceDetail} from '../../../src/contract/types.ts';
import {builders, openTestPortal, refusalOf, type TestPortal} from '../portal.ts';
import {textOf} from './text-of.ts';

type Portal = TestPortal & {
  ann: string;
  abe: string;
  pdf(path: string, token: string, headers?: Record<string, string>): Promise<Response>;
};

/** Ann has paid `inv_1` by card, `inv_2` by a debit under way; the card was declined for `inv_3`. */
async function openPortal(): Promise<Portal> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder', {address: ['48 Custom House Wharf']});
  await build.client('cli_1');
  await build.client('cli_2');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('abe', {client_id: 'cli_1'});
  await build.contact('eve', {client_id: 'cli_2'});
  for (const id of ['inv_1', 'inv_2', 'inv_3']) {
    await build.invoice(id, {client_id: 'cli_1', number: `No/${id} "é"`});
  }
  await build.insert('submissions', {
    id: 'sub_1',
    firm_id: 'firm_alder',
    client_id: 'cli_1',
    principal_kind: 'contact',
    principal_id: 'ann',
    method: {kind: 'card', brand: 'visa', last4: '4242'},
    currency: 'USD',
    created_at: '2026-11-03T10:00:00Z',
    authorized_until: '2026-11-03T10:00:00Z',
  });
  const states = ['succeeded', 'processing', 'failed'];
  for (const [index, state] of states.entries()) {
    await build.insert('transactions', {
      id: `txn_${index + 1}`,
      submission_id: 'sub_1',
      position: index,
      invoice_id: `inv_${index + 1}`,
      amount: 10_000,
      currency: 'USD',
      invoice_version: 1,
      state,
      updated_at: '2026-11-03T10:00:00Z',
    });
  }
  return {
    ...portal,
    ann: await portal.signIn('ann@client.example'),
    abe: await portal.signIn('abe@client.example'),
    pdf: async (path, token, headers = {}) =>
      portal.app.request(`/portal/v1/alder${path}`, {
        headers: {Authorization: `Bearer ${token}`, ...headers},
      }),
  };
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

test('L-15 an invoice is a PDF to be saved, kept by no cache and never a page of this origin', async () => {
  const {pdf, ann} = await openPortal();

  const answer = await pdf('/invoices/inv_1/document', ann);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(
    answer.headers.get('content-disposition'),
    `attachment; filename="No_inv_1 ___.pdf"; filename*=UTF-8''No_inv_1%20_%C3%A9_.pdf`,
  );
  const bytes = await bytesOf(answer);
  assert.equal(answer.headers.get('content-length'), String(bytes.byteLength));
  assert.match(await textOf(bytes), /Client cli_1/);
});

test('P-23 the payer gets the receipt of what was paid and of a debit under way, not of a failure', async () => {
  const {pdf, ann, call} = await openPortal();

  const paid = await pdf('/invoices/inv_1/receipts/txn_1', ann);
  assert.match(await textOf(await bytesOf(paid)), /was paid on.*Visa •••• 4242.*txn_1/);
  assert.equal((await pdf('/invoices/inv_2/receipts/txn_2', ann)).status, 200);
  const failed = await call('GET', '/invoices/inv_3/receipts/txn_3', {token: ann});
  assert.deepEqual(refusalOf(failed), [404, 'not_found']);
});

test("M-02 nobody else gets a receipt, and their invoice's PDF does not name the method", async () => {
  const {pdf, abe, call, signIn} = await openPortal();
  const eve = await signIn('eve@client.example');

  for (const token of [abe, eve]) {
    const receipt = await call('GET', '/invoices/inv_1/receipts/txn_1', {token});
    assert.deepEqual(refusalOf(receipt), [404, 'not_found']);
  }
  const text = await textOf(await bytesOf(await pdf('/invoices/inv_1/document', abe)));
  assert.match(text, /Payments.*Card.*Paid/);
  assert.doesNotMatch(text, /Visa|4242/);
});

test('A-07 unknown, foreign, hidden and draft invoices have no documents, and a receipt is of its invoice', async () => {
  const {call, ann, signIn, db} = await openPortal();
  const eve = await signIn('eve@client.example');
  await db.query(`update invoices set state = 'draft' where id = 'inv_2'`);
  await db.query(`update invoices set is_hidden = true where id = 'inv_3'`);

  for (const [path, token] of [
    ['/invoices/none/document', ann],
    ['/invoices/inv_1/document', eve],
    ['/invoices/inv_2/document', ann],
    ['/invoices/inv_3/document', ann],
    ['/invoices/inv_3/receipts/txn_1', ann],
    ['/invoices/inv_1/receipts/none', ann],
  ] as const) {
    assert.deepEqual(refusalOf(await call('GET', path, {token})), [404, 'not_found'], path);
  }
  const nobody = await call('GET', '/invoices/inv_1/document');
  assert.deepEqual(refusalOf(nobody), [401, 'unauthenticated']);
});

test("a document speaks what its reader's browser asks for, else the contact's own language", async () => {
  const {pdf, ann, db} = await openPortal();
  await db.query(`update contacts set locale = 'de-DE' where id = 'ann'`);
  const text = async (headers = {}) =>
    textOf(await bytesOf(await pdf('/invoices/inv_1/document', ann, headers)));

  assert.match(await text(), /Rechnung an/);
  assert.match(await text({'Accept-Language': 'xx;q=1, en-GB, de'}), /Billed to/);
});

test('the detail offers a receipt to the payer alone, where there is one', async () => {
  const {call, ann, abe} = await openPortal();
  const offered = async (id: string, token: string) => {
    const {body} = await call('GET', `/invoices/${id}`, {token});
    return (body as InvoiceDetail).payments.map(({receiptAvailable}) => receiptAvailable);
  };

  assert.deepEqual(await offered('inv_1', ann), [true]);
  assert.deepEqual(await offered('inv_2', ann), [true]);
  assert.deepEqual(await offered('inv_3', ann), [false]);
  assert.deepEqual(await offered('inv_1', abe), [false]);
});

test('P-17 a submission has one receipt per invoice that was paid or debited', async () => {
  const {db} = await openPortal();

  const receipts = await receiptsOfSubmission(db, 'sub_1');
  assert.deepEqual(
    receipts.map(({transactionId}) => transactionId),
    ['txn_1', 'txn_2'],
  );
});

test("P-17 the payer gets one summary of a submission, in the firm's day; nobody else does", async () => {
  const {pdf, ann, abe, call, signIn, db} = await openPortal();
  const eve = await signIn('eve@client.example');

  const answer = await pdf('/payments/sub_1/summary', ann, {'Accept-Language': 'de'});
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; .*2026-11-03\.pdf/);
  const text = await textOf(await bytesOf(answer));
  assert.match(text, /Zahlungsübersicht.*3 Rechnungen.*txn_1 Bezahlt.*txn_3 Nicht ausgeführt/);
  await db.query(`update submissions set principal_kind = 'link' where id = 'sub_1'`);
  for (const [token, path] of [
    [ann, '/payments/sub_1/summary'],
    [abe, '/payments/sub_1/summary'],
    [eve, '/payments/sub_1/summary'],
    [ann, '/payments/none/summary'],
  ] as const) {
    assert.deepEqual(refusalOf(await call('GET', path, {token})), [404, 'not_found'], path);
  }
});
