import assert from 'node:assert/strict';
import {test} from 'node:test';
import {staffSession, staffSessionTokens} from '../../../src/contract/staff.ts';
import type {StaffSessionTokens} from '../../../src/contract/types.ts';
import {password, refusalOf} from '../portal.ts';
import {openDesk} from './desk.ts';

const minute = 60_000;
const asSam = {grant: 'password', email: 'Sam@Firm.example', password};

test('one of the firm’s people signs in with e-mail address and password', async () => {
  const {call} = await openDesk();
  const answer = await call('POST', '/sessions', {api: 'staff', body: asSam});
  assert.equal(answer.status, 200);
  const {session, expiresAt} = staffSessionTokens.parse(answer.body);
  assert.deepEqual(session.staff, {id: 'stf_sam', name: 'Staff sam', email: 'sam@firm.example'});
  assert.equal(session.capabilities.payments, true);
  assert.equal(expiresAt, '2026-11-20T12:10:00.000Z');
});

test('the session says the same again, until it is ended', async () => {
  const {desk} = await openDesk();
  const answer = await desk('GET', '/session');
  assert.equal(staffSession.parse(answer.body).staff.id, 'stf_sam');
  assert.equal((await desk('DELETE', '/session')).status, 204);
  assert.deepEqual(refusalOf(await desk('GET', '/session')), [401, 'session_expired']);
});

test('a refresh token gives new tokens once; the second time it ends the sign-in', async () => {
  const {call} = await openDesk();
  const first = await call('POST', '/sessions', {api: 'staff', body: asSam});
  const {refreshToken} = first.body as StaffSessionTokens;
  const body = {grant: 'refresh', token: refreshToken};
  const second = await call('POST', '/sessions', {api: 'staff', body});
  const {accessToken} = staffSessionTokens.parse(second.body);
  const again = await call('POST', '/sessions', {api: 'staff', body});
  assert.deepEqual(refusalOf(again), [401, 'session_expired']);
  const after = await call('GET', '/session', {api: 'staff', token: accessToken});
  assert.deepEqual(refusalOf(after), [401, 'session_expired']);
});

test('A-09 unknown address, no password, inactive and wrong password are refused alike', async () => {
  const {call, db} = await openDesk();
  await db.query(
    `insert into staff_users (id, firm_id, name, email, password_hash, is_active)
     select 'stf_gone', firm_id, 'Gone', 'gone@firm.example', password_hash, false
     from staff_users where id = 'stf_sam'`,
  );
  await db.query(
    `insert into staff_users (id, firm_id, name, email) values
       ('stf_sso', 'firm_alder', 'Sso', 'sso@firm.example')`,
  );
  const tries = [
    {email: 'nobody@firm.example', password},
    {email: 'sso@firm.example', password},
    {email: 'gone@firm.example', password},
    {email: 'sam@firm.example', password: 'wrong'},
    // Bo is the other firm's.
    {email: 'bo@firm.example', password},
  ];
  for (const each of tries) {
    const body = {grant: 'password', ...each};
    const answer = await call('POST', '/sessions', {api: 'staff', body});
    assert.deepEqual(refusalOf(answer), [401, 'sign_in_failed'], each.email);
  }
});

test('attempts are slowed per account, apart from those of contacts', async () => {
  const {call} = await openDesk();
  const wrong = {...asSam, password: 'wrong'};
  for (let count = 0; count < 5; count += 1) {
    await call('POST', '/sessions', {api: 'staff', body: wrong});
  }
  const slowed = await call('POST', '/sessions', {api: 'staff', body: asSam});
  assert.deepEqual(refusalOf(slowed), [429, 'rate_limited']);
  assert.ok(Number(slowed.headers.get('retry-after')) >= 1);
  const elsewhere = await call('POST', '/sessions', {body: wrong});
  assert.deepEqual(refusalOf(elsewhere), [401, 'sign_in_failed']);
});

test('a token finds nothing (404) at the API it is not for', async () => {
  const {call, token, signIn} = await openDesk();
  const contactToken = await signIn('ann@client.example');
  for (const path of ['/session', '/clients', '/audit']) {
    const answer = await call('GET', path, {api: 'staff', token: contactToken});
    assert.deepEqual(refusalOf(answer), [404, 'not_found'], path);
  }
  for (const path of ['/session', '/invoices']) {
    assert.deepEqual(refusalOf(await call('GET', path, {token})), [404, 'not_found'], path);
  }
});

test('A-07 a token of another firm is as unknown as none', async () => {
  const {call, token} = await openDesk();
  const foreign = await call('GET', '/session', {api: 'staff', firm: 'birch', token});
  assert.deepEqual(refusalOf(foreign), [401, 'unauthenticated']);
  assert.deepEqual(refusalOf(await call('GET', '/session', {api: 'staff'})), [
    401,
    'unauthenticated',
  ]);
});

test('who has left the firm is out at the next request, refresh included', async () => {
  const {call, desk, db} = await openDesk();
  const {body} = await call('POST', '/sessions', {api: 'staff', body: asSam});
  await db.query(`update staff_users set is_active = false where id = 'stf_sam'`);
  assert.deepEqual(refusalOf(await desk('GET', '/session')), [401, 'session_expired']);
  const {refreshToken: token} = body as StaffSessionTokens;
  const renewed = await call('POST', '/sessions', {api: 'staff', body: {grant: 'refresh', token}});
  assert.deepEqual(refusalOf(renewed), [401, 'session_expired']);
});

test('a session that nobody uses ends after half an hour', async () => {
  const {desk, clock} = await openDesk();
  clock.advance(31 * minute);
  assert.deepEqual(refusalOf(await desk('GET', '/session')), [401, 'session_expired']);
});

test('only the firm’s own staff pages may read its answers, never the public page', async () => {
  const {desk, build} = await openDesk();
  await build.insert('firms', {
    id: 'firm_cedar',
    key: 'cedar',
    name: 'Cedar',
    legal_name: 'Cedar',
    country: 'US',
    time_zone: 'UTC',
    statement_name: 'CEDAR',
    allowed_origins: ['https://www.cedar.example'],
    staff_origins: ['https://desk.cedar.example'],
  });
  const permission = async (api: 'portal' | 'staff', origin: string) => {
    const answer = await desk('OPTIONS', '/session', {
      api,
      firm: 'cedar',
      headers: {origin, 'access-control-request-method': 'GET'},
    });
    return answer.headers.get('access-control-allow-origin');
  };
  assert.equal(
    await permission('staff', 'https://desk.cedar.example'),
    'https://desk.cedar.example',
  );
  assert.equal(await permission('staff', 'https://www.cedar.example'), null);
  assert.equal(await permission('portal', 'https://desk.cedar.example'), null);
});
