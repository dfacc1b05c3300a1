import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {createSmtpMailer} from '../../../demo/server/mail/smtp.ts';
import {MailWorker} from '../../../demo/server/mail/worker.ts';
import {outboxJson, type OutboxMail} from '../../../demo/start/outbox-json.ts';
import {textOf} from '../documents/text-of.ts';
import {settings} from '../portal.ts';
import {openDesk, type Desk} from '../staff/desk.ts';
import {openMailServer} from './server.ts';

const visa = {kind: 'card', brand: 'visa', last4: '4242'};
const account = {kind: 'us_bank_account', bankName: 'Harbor Bank', last4: '6789'};

/** Ann's submission over as many invoices as there are states. */
async function paid(desk: Desk, method: object, states: readonly string[]): Promise<void> {
  const {build} = desk;
  await build.insert('submissions', {
    id: 'sub_1',
    firm_id: 'firm_alder',
    client_id: 'cli_1',
    principal_kind: 'contact',
    principal_id: 'ann',
    method,
    currency: 'USD',
    created_at: '2026-11-20T11:59:00Z',
    authorized_until: '2026-11-20T12:59:00Z',
    is_final: true,
  });
  for (const [position, state] of states.entries()) {
    const invoiceId = `inv_${position + 1}`;
    await build.invoice(invoiceId, {client_id: 'cli_1', number: `No/${position + 1} "é"`});
    await build.insert('transactions', {
      id: `txn_${position + 1}`,
      submission_id: 'sub_1',
      position,
      invoice_id: invoiceId,
      amount: 10_000,
      currency: 'USD',
      invoice_version: 1,
      state,
      updated_at: '2026-11-20T12:00:00Z',
    });
  }
}

/** A mail server, and a worker that sends to it what is due. */
async function openMail({db, clock, ids, log}: Desk) {
  const server = await openMailServer();
  const mailer = createSmtpMailer({url: server.url, from: 'portal@mail.example'});
  after(() => mailer.close());
  const worker = new MailWorker({db, clock, ids, log}, settings, mailer);
  return {server, send: () => worker.tick()};
}

interface Attached {
  name: string;
  text: string;
}

/** The PDFs of a message as it came over the line. */
async function attachmentsOf(source: string): Promise<Attached[]> {
  const found: Attached[] = [];
  for (const part of source.split(/\r\n--[^\r\n]+/)) {
    const [head = '', ...rest] = part.trimStart().split('\r\n\r\n');
    if (!/^content-type: application\/pdf/im.test(head)) continue;
    assert.match(head, /^content-transfer-encoding: base64/im);
    const pdf = Buffer.from(rest.join(''), 'base64');
    found.push({name: fileNameOf(head.replaceAll(/\r\n[ \t]+/g, ' ')), text: await textOf(pdf)});
  }
  return found;
}

/** RFC 2231, where a name has other letters than ASCII, whole or in pieces. */
function fileNameOf(head: string): string {
  const [, disposition = ''] = /^content-disposition: (.*)$/im.exec(head) ?? [];
  const pieces = [...disposition.matchAll(/filename\*?(?:\d+\*?)?\*?=(?:"([^"]*)"|([^;]+))/g)];
  const name = pieces.map(([, quoted, plain]) => quoted ?? plain ?? '').join('');
  return decodeURIComponent(name.replace(/^utf-8''/i, ''));
}

test('P-17 the one message brings the receipt of each paid invoice along, in its payer’s language', async () => {
  const desk = await openDesk();
  await desk.db.query(`update contacts set locale = 'de-DE' where id = 'ann'`);
  await paid(desk, visa, ['succeeded', 'failed', 'succeeded']);
  const {server, send} = await openMail(desk);
  await send();

  assert.equal(server.arrived.length, 1);
  const [mail] = server.arrived;
  assert.deepEqual(mail?.to, ['ann@client.example']);
  const files = await attachmentsOf(mail.source);
  assert.deepEqual(
    files.map(({name}) => name),
    ['Zahlungsbeleg No_1 _é_.pdf', 'Zahlungsbeleg No_3 _é_.pdf'],
  );
  assert.match(files[0]?.text ?? '', /wurden am .* bezahlt.*Visa •••• 4242.*txn_1/);
  assert.match(files[1]?.text ?? '', /txn_3/);
});

test('P-23 what comes with a debit under way says “initiated”, never “paid”', async () => {
  const desk = await openDesk();
  await paid(desk, account, ['processing']);
  const {server, send} = await openMail(desk);
  await send();

  const [file] = await attachmentsOf(server.arrived[0]?.source ?? '');
  assert.match(file?.text ?? '', /A debit of \$100\.00 was initiated/);
  assert.doesNotMatch(file?.text ?? '', /\bpaid\b/i);
});

test('P-17 the demo’s outbox lists what a message brings along, and gives it', async () => {
  const desk = await openDesk();
  await paid(desk, visa, ['succeeded', 'failed', 'succeeded']);
  await (await openMail(desk)).send();

  const outbox = outboxJson(desk.db, () => desk.clock.now());
  const {mails} = (await (await outbox.request('/outbox.json')).json()) as {mails: OutboxMail[]};
  const files = mails.flatMap(({attachments}) => attachments);
  assert.deepEqual(
    files.map(({name}) => name),
    ['Receipt No_1 _é_.pdf', 'Receipt No_3 _é_.pdf'],
  );
  for (const {url, size} of files) {
    const answer = await outbox.request(url);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="Receipt/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    const pdf = Buffer.from(await answer.arrayBuffer());
    assert.equal(pdf.byteLength, size);
    assert.match(await textOf(pdf), /Visa •••• 4242/);
  }
  // A page that was open while the demo was started again still has its links.
  const again = outboxJson(desk.db, () => desk.clock.now());
  const [first] = files;
  assert.ok(first);
  const {url} = first;
  assert.equal((await again.request(url)).status, 200);
  const nowhere = [
    '/outbox/files/eml_none/0',
    url.replace(/\d+$/, '2'),
    url.replace(/\d+$/, 'length'),
    url.replace(/\d+$/, '..%2f..%2foutbox.json'),
    '/outbox/files/%00/0',
  ];
  for (const path of nowhere) assert.equal((await outbox.request(path)).status, 404, path);
});

test('P-17 of very many invoices the one summary comes along, so that no mail server refuses it', async () => {
  const desk = await openDesk();
  await paid(
    desk,
    visa,
    Array.from({length: 21}, () => 'succeeded'),
  );
  const {server, send} = await openMail(desk);
  await send();

  const files = await attachmentsOf(server.arrived[0]?.source ?? '');
  assert.deepEqual(
    files.map(({name}) => name),
    ['Payment summary.pdf'],
  );
  assert.match(files[0]?.text ?? '', /21 invoices.*txn_21 Paid.*Paid \$2,100\.00/);
});

test('a receipt that cannot be drawn holds its letter up in no way', async () => {
  const desk = await openDesk();
  await paid(desk, visa, ['succeeded']);
  const {server, send} = await openMail(desk);
  server.refuseWith(451);
  await send();
  await desk.db.query(`update transactions set currency = '?!?'`);
  server.refuseWith(null);
  desk.clock.advance(60_000);
  await send();

  assert.equal(server.arrived.length, 1);
  const {source} = server.arrived[0]!;
  assert.match(source, /Invoice No\/1/);
  assert.deepEqual(await attachmentsOf(source), []);
  assert.match(JSON.stringify(desk.lines), /receipts of a message could not be drawn/);
});

test('other letters bring nothing along', async () => {
  const desk = await openDesk();
  await paid(desk, account, ['processing']);
  await desk.db.query(`update submissions set mailed_at = now() where id = 'sub_1'`);
  await desk.db.query(
    `update transactions set state = 'failed', expected_on = '2026-11-27',
       failure = '{"code": "account_closed", "retrySameMethod": false}'`,
  );
  const {server, send} = await openMail(desk);
  await send();

  assert.equal(server.arrived.length, 1);
  assert.deepEqual(await attachmentsOf(server.arrived[0]?.source ?? ''), []);
});
