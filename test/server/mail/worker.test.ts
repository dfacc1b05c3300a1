import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {after, test} from 'node:test';
import type {Mailer} from '../../../demo/server/mail/mailer.ts';
import {post} from '../../../demo/server/mail/outbox.ts';
import {createSmtpMailer} from '../../../demo/server/mail/smtp.ts';
import {MailWorker} from '../../../demo/server/mail/worker.ts';
import {openTestPortal, builders, settings} from '../portal.ts';
import {headersOf, openMailServer} from './server.ts';

const minute = 60_000;

async function openOutbox(firm: Record<string, unknown> = {}) {
  const portal = await openTestPortal();
  await builders(portal.db).firm('alder', firm);
  const {db, clock, ids, log} = portal;
  const ports = {db, clock, ids, log};
  return {
    ...portal,
    write: (more: Partial<Parameters<typeof post>[2]> = {}) =>
      post(db, ports, {
        firmId: 'firm_alder',
        kind: 'invite',
        recipient: {name: 'Ann Lee', address: 'ann@client.example'},
        subject: 'An invite',
        text: 'Open https://firm.example/invite/#portal-invite=secret',
        html: '<p>Open it</p>',
        ...more,
      }),
    worker: (mailer: Mailer | null) => new MailWorker(ports, settings, mailer),
    stateOf: async () =>
      (
        await db.query<{state: string; attempts: number; error: string | null; text: string}>(
          `select state, attempts, last_error as error, body_text as text from mails
           order by created_at, id`,
        )
      )[0],
  };
}

function mailerTo(url: string, patience = 10_000): Mailer {
  const mailer = createSmtpMailer({url, from: 'portal@mail.example', patience});
  after(() => mailer.close());
  return mailer;
}

test('a message leaves in both forms, from the firm, and nothing of it is kept', async () => {
  const outbox = await openOutbox({name: 'Alder & Quay', support_email: 'help@alder.example'});
  const server = await openMailServer();
  await outbox.write({subject: 'Grüße · تحية'});
  await outbox.worker(mailerTo(server.url)).tick();
  const [mail] = server.arrived;
  assert.deepEqual([mail?.from, mail?.to], ['portal@mail.example', ['ann@client.example']]);
  const headers = headersOf(mail?.source ?? '');
  assert.equal(headers.get('from'), '"Alder & Quay" <portal@mail.example>');
  assert.equal(headers.get('reply-to'), 'help@alder.example');
  assert.match(headers.get('subject') ?? '', /^=\?UTF-8\?/);
  assert.match(headers.get('content-type') ?? '', /^multipart\/alternative/);
  assert.match(headers.get('message-id') ?? '', /^<eml_\w+@mail\.example>$/);
  assert.match(mail?.source ?? '', /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
  const state = await outbox.stateOf();
  assert.deepEqual([state?.state, state?.text], ['sent', '']);
  await outbox.worker(mailerTo(server.url)).tick();
  assert.equal(server.arrived.length, 1, 'it is not sent again');
});

test('names, subjects and addresses cannot add a header or a recipient', async () => {
  const evil = 'Ann\r\nBcc: thief@evil.example\r\n\r\nBuy';
  const outbox = await openOutbox({name: `Firm\r\nBcc: thief@evil.example`});
  const server = await openMailServer();
  await outbox.write({recipient: {name: evil, address: 'ann@client.example'}, subject: evil});
  for (const address of [
    'ann@client.example\r\nBcc: thief@evil.example',
    'ann@client.example, thief@evil.example',
    '<thief@evil.example>',
    'not an address',
    '',
  ]) {
    await outbox.write({recipient: {name: 'Ann', address}});
  }
  await outbox.worker(mailerTo(server.url)).tick();
  assert.deepEqual(
    server.arrived.map(({to}) => to),
    [['ann@client.example']],
  );
  assert.equal(headersOf(server.arrived[0]?.source ?? '').has('bcc'), false);
  const states = await outbox.db.query<{state: string; error: string | null}>(
    'select state, last_error as error from mails order by id',
  );
  assert.deepEqual(
    states.slice(1).map(({state, error}) => [state, error]),
    Array(5).fill(['failed', 'not an e-mail address']),
  );
});

test('a mail server that is down is asked again, later each time, and then it arrives', async () => {
  const outbox = await openOutbox();
  const server = await openMailServer();
  // Nobody listens on a port that was just given back.
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const {port} = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const down = outbox.worker(mailerTo(`smtp://127.0.0.1:${port}`));
  await outbox.write();
  await down.tick();
  assert.deepEqual(
    [(await outbox.stateOf())?.state, (await outbox.stateOf())?.attempts],
    ['waiting', 1],
  );
  await down.tick();
  assert.equal((await outbox.stateOf())?.attempts, 1, 'not before its time');
  outbox.clock.advance(5000);
  await down.tick();
  outbox.clock.advance(5000);
  await down.tick();
  assert.equal((await outbox.stateOf())?.attempts, 2, 'the wait doubles');
  outbox.clock.advance(minute);
  await outbox.worker(mailerTo(server.url)).tick();
  assert.equal((await outbox.stateOf())?.state, 'sent');
  assert.equal(server.arrived.length, 1);
});

test('a mail server that never answers is given up, and asked again later', async () => {
  const outbox = await openOutbox();
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  after(() => silent.close());
  const {port} = silent.address() as AddressInfo;
  await outbox.write();
  await outbox.worker(mailerTo(`smtp://127.0.0.1:${port}`, 200)).tick();
  const state = await outbox.stateOf();
  assert.equal(state?.state, 'waiting');
  assert.ok(state.error);
});

test('a recipient who is refused for good is not tried again; one refused for now is', async () => {
  const outbox = await openOutbox();
  const server = await openMailServer();
  const worker = outbox.worker(mailerTo(server.url));
  server.refuseWith(450);
  await outbox.write();
  await worker.tick();
  assert.equal((await outbox.stateOf())?.state, 'waiting');
  server.refuseWith(550);
  outbox.clock.advance(minute);
  await worker.tick();
  const state = await outbox.stateOf();
  assert.deepEqual([state?.state, state?.text], ['failed', '']);
});

test('a message that nobody can use any more is not sent', async () => {
  const outbox = await openOutbox();
  const server = await openMailServer();
  await outbox.write({uselessAfter: outbox.clock.now() + minute});
  outbox.clock.advance(minute);
  await outbox.worker(mailerTo(server.url)).tick();
  assert.deepEqual([(await outbox.stateOf())?.state, server.arrived.length], ['failed', 0]);
});

test('it is given up after twelve tries', async () => {
  const outbox = await openOutbox();
  const server = await openMailServer();
  server.refuseWith(451);
  await outbox.write();
  const worker = outbox.worker(mailerTo(server.url));
  for (let count = 0; count < 15; count += 1) {
    await worker.tick();
    outbox.clock.advance(12 * 60 * minute);
  }
  const state = await outbox.stateOf();
  assert.deepEqual([state?.state, state?.attempts], ['failed', 12]);
});

test('without a mail server messages are kept whole, to be read in the outbox', async () => {
  const outbox = await openOutbox();
  await outbox.write();
  await outbox.worker(null).tick();
  const state = await outbox.stateOf();
  assert.equal(state?.state, 'kept');
  assert.match(state.text, /portal-invite=secret/);
});

test('a worker that is started sends by itself, and stops', async () => {
  const outbox = await openOutbox();
  const server = await openMailServer();
  const worker = outbox.worker(mailerTo(server.url));
  await outbox.write();
  worker.start();
  while ((await outbox.stateOf())?.state !== 'sent') await new Promise(setImmediate);
  await worker.stop();
  assert.equal(server.arrived.length, 1);
});
