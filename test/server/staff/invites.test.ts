import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import {auditPage, contact} from '../../../src/contract/staff.ts';
import {sessionTokens} from '../../../src/contract/session.ts';
import type {SessionTokens} from '../../../src/contract/types.ts';
import {password, refusalOf} from '../portal.ts';
import {openDesk, type Desk} from './desk.ts';
import {lettersOf, newestToken} from './letters.ts';

const minute = 60_000;
const day = 24 * 60 * 60_000;
const chosen = 'a password of my own';

/** Ben has never been invited. */
async function openUninvited() {
  const desk = await openDesk();
  await desk.db.query(`update contacts set password_hash = null, access = 'none' where id = 'ben'`);
  return desk;
}

const invite = ({desk}: Desk, id = 'ben', key: string = randomUUID()) =>
  desk('POST', `/contacts/${id}/invites`, {headers: {'Idempotency-Key': key}});
const accept = ({call}: Desk, token: string, more: object = {}) =>
  call('POST', '/sessions', {body: {grant: 'invite', token, password: chosen, ...more}});
const openLink = ({call}: Desk, token: string) =>
  call('POST', '/sessions', {body: {grant: 'sign_in_link', token}});

test('A-03 an invite gives access and is accepted with a password of one’s own', async () => {
  const desk = await openUninvited();
  const sent = await invite(desk);
  assert.equal(sent.status, 201);
  assert.deepEqual(contact.parse(sent.body).portal, {
    access: 'user',
    invite: {
      state: 'invited',
      sentAt: '2026-11-20T12:00:00.000Z',
      expiresAt: '2026-11-27T12:00:00.000Z',
      count: 1,
    },
  });
  const accepted = await accept(desk, await newestToken(desk));
  assert.equal(accepted.status, 200);
  assert.equal(sessionTokens.parse(accepted.body).session.contact?.id, 'ben');
  const again = await desk.call('POST', '/sessions', {
    body: {grant: 'password', email: 'ben@client.example', password: chosen},
  });
  assert.equal(again.status, 200);
  const {items} = (await desk.desk('GET', '/clients/cli_1/contacts')).body as {
    items: {id: string; portal?: {invite: {state: string}}}[];
  };
  assert.equal(items.find(({id}) => id === 'ben')?.portal?.invite.state, 'active');
});

test('A-03 of two invites the newest link works, and the older one says so', async () => {
  const desk = await openUninvited();
  await invite(desk);
  const older = await newestToken(desk);
  desk.clock.advance(minute);
  const sent = await invite(desk);
  assert.equal(contact.parse(sent.body).portal?.invite.count, 2);
  const newer = await newestToken(desk);
  assert.deepEqual(refusalOf(await accept(desk, older)), [410, 'invite_superseded']);
  assert.equal((await accept(desk, newer)).status, 200);
  const people = await desk.db.query(`select from contacts where email = 'ben@client.example'`);
  assert.equal(people.length, 1, 'no second account');
});

test('an invite works once, for a week, as it was sent, and for whom it was sent', async () => {
  const desk = await openUninvited();
  await invite(desk);
  const token = await newestToken(desk);
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  assert.deepEqual(refusalOf(await accept(desk, altered)), [410, 'invite_expired']);
  const elsewhere = await desk.call('POST', '/sessions', {
    firm: 'birch',
    body: {grant: 'invite', token, password: chosen},
  });
  assert.deepEqual(refusalOf(elsewhere), [410, 'invite_expired']);
  const short = await accept(desk, token, {password: 'too short'});
  assert.deepEqual(refusalOf(short), [400, 'validation_failed', 'password']);
  assert.equal((await accept(desk, token)).status, 200);
  assert.deepEqual(refusalOf(await accept(desk, token)), [410, 'invite_expired']);
});

test('an invite that is a week old, or whose address has changed, opens nothing', async () => {
  const desk = await openUninvited();
  await invite(desk);
  const token = await newestToken(desk);
  await desk.db.query(`update contacts set email = 'new@client.example' where id = 'ben'`);
  assert.deepEqual(refusalOf(await accept(desk, token)), [410, 'invite_expired']);
  await desk.db.query(`update contacts set email = 'ben@client.example' where id = 'ben'`);
  desk.clock.advance(7 * day);
  assert.deepEqual(refusalOf(await accept(desk, token)), [410, 'invite_expired']);
});

test('A-02 there is no invite while the portal is off, and one that was sent says so', async () => {
  const desk = await openUninvited();
  await invite(desk);
  const token = await newestToken(desk);
  await desk.change('/clients/cli_1', {portal: {enabled: false}});
  assert.deepEqual(refusalOf(await invite(desk)), [403, 'portal_off']);
  assert.deepEqual(refusalOf(await accept(desk, token)), [403, 'portal_off']);
  await desk.change('/clients/cli_1', {portal: {enabled: true}});
  assert.equal((await accept(desk, token)).status, 200);
});

test('A-03 a contact who has a password is sent a sign-in link in place of an invite', async () => {
  const desk = await openDesk();
  const sent = await invite(desk, 'ann');
  const {portal} = contact.parse(sent.body);
  assert.deepEqual([portal?.invite.state, portal?.invite.count], ['active', 1]);
  const [letter] = await lettersOf(desk);
  assert.equal(letter?.kind, 'sign_in_link');
  const token = await newestToken(desk);
  assert.equal((await openLink(desk, token)).status, 200);
  assert.deepEqual(refusalOf(await openLink(desk, token)), [410, 'sign_in_link_expired']);
});

test('the same request for an invite sends one letter, and another key sends another', async () => {
  const desk = await openUninvited();
  const missing = await desk.desk('POST', '/contacts/ben/invites');
  assert.deepEqual(refusalOf(missing), [400, 'idempotency_key_required']);
  const key = randomUUID();
  const first = await invite(desk, 'ben', key);
  const second = await invite(desk, 'ben', key);
  assert.equal(second.status, 201);
  assert.equal(second.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(second.body, first.body);
  assert.deepEqual(refusalOf(await invite(desk, 'ann', key)), [422, 'idempotency_key_reused']);
  assert.equal((await lettersOf(desk)).length, 1);
  await invite(desk, 'ben');
  assert.equal((await lettersOf(desk)).length, 2);
  const {items} = auditPage.parse((await desk.desk('GET', '/audit')).body);
  assert.deepEqual(
    items.map(({action, subject}) => [action, subject]),
    [
      ['invite.sent', 'ben'],
      ['invite.sent', 'ben'],
    ],
  );
});

test('A-07 nobody invites another firm’s contact', async () => {
  const {deskOfBirch, desk} = await openUninvited();
  const headers = {'Idempotency-Key': randomUUID()};
  const answer = await deskOfBirch('POST', '/contacts/ben/invites', {headers});
  assert.deepEqual(refusalOf(answer), [404, 'not_found']);
  const nobody = await desk('POST', '/contacts/nobody/invites', {headers});
  assert.deepEqual(refusalOf(nobody), [404, 'not_found']);
});

test('accepting an invite ends what was open in the contact’s name', async () => {
  const desk = await openDesk();
  const token = await desk.signIn('ben@client.example');
  await desk.db.query(`update contacts set password_hash = null where id = 'ben'`);
  await invite(desk);
  await accept(desk, await newestToken(desk));
  assert.deepEqual(refusalOf(await desk.call('GET', '/session', {token})), [
    401,
    'session_expired',
  ]);
});

test('A-09 asking for a sign-in link is answered alike, known or not', async () => {
  const desk = await openDesk();
  const emails = ['ann@client.example', 'nobody@client.example', 'cleo@client.example'];
  for (const email of emails) {
    const answer = await desk.call('POST', '/sign-in-links', {body: {email}});
    assert.deepEqual([answer.status, answer.body], [202, ''], email);
  }
  const letters = await lettersOf(desk);
  assert.deepEqual(
    letters.map(({recipient}) => recipient),
    ['ann@client.example'],
  );
});

test('A-09 a sign-in link opens a session once, within a quarter of an hour', async () => {
  const desk = await openDesk();
  const ask = () => desk.call('POST', '/sign-in-links', {body: {email: 'Ann@Client.Example'}});
  await ask();
  const token = await newestToken(desk);
  const opened = await openLink(desk, token);
  assert.equal(sessionTokens.parse(opened.body).session.contact?.id, 'ann');
  assert.deepEqual(refusalOf(await openLink(desk, token)), [410, 'sign_in_link_expired']);
  await ask();
  const late = await newestToken(desk);
  desk.clock.advance(15 * minute);
  assert.deepEqual(refusalOf(await openLink(desk, late)), [410, 'sign_in_link_expired']);
});

test('one person at several clients gets one letter with a link for each', async () => {
  const desk = await openDesk();
  await desk.build.client('cli_2');
  await desk.build.contact('ann2', {client_id: 'cli_2', email: 'ann@client.example'});
  await desk.call('POST', '/sign-in-links', {body: {email: 'ann@client.example'}});
  const letters = await lettersOf(desk);
  assert.equal(letters.length, 1);
  const tokens = [...(letters[0]?.text ?? '').matchAll(/portal-sign-in=([\w-]+)/g)];
  const clients = [];
  for (const [, token = ''] of tokens) {
    clients.push(((await openLink(desk, token)).body as SessionTokens).session.client?.id);
  }
  assert.deepEqual(clients, ['cli_1', 'cli_2']);
});

test('nobody’s mailbox is flooded with sign-in links', async () => {
  const desk = await openDesk();
  const statuses = [];
  for (let count = 0; count < 8; count += 1) {
    const body = {email: 'ann@client.example'};
    statuses.push((await desk.call('POST', '/sign-in-links', {body})).status);
  }
  assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429, 429, 429]);
  assert.equal((await lettersOf(desk)).length, 3);
});

test('A-04 a link is nothing for a contact who has lost access meanwhile', async () => {
  const desk = await openDesk();
  await desk.call('POST', '/sign-in-links', {body: {email: 'ann@client.example'}});
  const token = await newestToken(desk);
  await desk.desk('PATCH', '/contacts/ann', {body: {access: 'none'}, headers: {'If-Match': '"1"'}});
  assert.deepEqual(refusalOf(await openLink(desk, token)), [410, 'sign_in_link_expired']);
});

test('a fresh sign-in changes the password and ends the contact’s other sessions', async () => {
  const desk = await openDesk();
  const [here, there] = [
    await desk.signIn('ann@client.example'),
    await desk.signIn('ann@client.example'),
  ];
  const put = (token: string, more: object = {}) =>
    desk.call('PUT', '/session/password', {token, body: {password: chosen, ...more}});
  const short = await put(here, {password: 'short'});
  assert.deepEqual(refusalOf(short), [400, 'validation_failed', 'password']);
  assert.equal((await put(here)).status, 204);
  assert.equal((await desk.call('GET', '/session', {token: here})).status, 200);
  assert.deepEqual(refusalOf(await desk.call('GET', '/session', {token: there})), [
    401,
    'session_expired',
  ]);
  const signIn = async (typed: string) =>
    (
      await desk.call('POST', '/sessions', {
        body: {grant: 'password', email: 'ann@client.example', password: typed},
      })
    ).status;
  assert.deepEqual([await signIn(password), await signIn(chosen)], [401, 200]);
});

test('a sign-in that is not fresh changes no password and goes on', async () => {
  const desk = await openDesk();
  const body = {grant: 'password', email: 'ann@client.example', password};
  const opened = (await desk.call('POST', '/sessions', {body})).body as SessionTokens;
  desk.clock.advance(16 * minute);
  const renewed = await desk.call('POST', '/sessions', {
    body: {grant: 'refresh', token: opened.refreshToken},
  });
  const {accessToken: token} = renewed.body as SessionTokens;
  const put = await desk.call('PUT', '/session/password', {token, body: {password: chosen}});
  assert.deepEqual(refusalOf(put), [403, 'forbidden']);
  assert.equal((await desk.call('GET', '/session', {token})).status, 200);
  const again = (await desk.call('POST', '/sessions', {body})).body as SessionTokens;
  const anew = await desk.call('PUT', '/session/password', {
    token: again.accessToken,
    body: {password: chosen},
  });
  assert.equal(anew.status, 204);
  assert.deepEqual(refusalOf(await desk.call('GET', '/session', {token})), [
    401,
    'session_expired',
  ]);
});
