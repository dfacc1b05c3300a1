import assert from 'node:assert/strict';
import {test} from 'node:test';
import {passwordCost} from '../../demo/server/sessions/passwords.ts';
import {deleteOldSessions} from '../../demo/server/sessions/cleanup.ts';
import {setPassword} from '../../demo/server/sessions/set-password.ts';
import {session as sessionSchema, sessionTokens} from '../../src/contract/session.ts';
import type {SessionTokens} from '../../src/contract/types.ts';
import {
  builders,
  openTestPortal,
  password,
  refusalOf,
  settings,
  type Answer,
  type TestPortal,
} from './portal.ts';

const minute = 60_000;

/** A firm with one client and its contact Ann, who knows the test password. */
async function openPortal(extras: Parameters<typeof openTestPortal>[0] = {}) {
  const portal = await openTestPortal(extras);
  const build = builders(portal.db);
  await build.firm('alder');
  await build.client('cli_1');
  await build.contact('ann', {client_id: 'cli_1'});
  return {...portal, build};
}

const withPassword = (email: string, typed = password, more: object = {}) => ({
  body: {grant: 'password', email, password: typed, ...more},
});
const withRefresh = (token: string) => ({body: {grant: 'refresh', token}});

async function tokensOf(portal: TestPortal): Promise<SessionTokens & {refreshToken: string}> {
  const answer = await portal.call('POST', '/sessions', withPassword('ann@client.example'));
  assert.equal(answer.status, 200);
  return answer.body as SessionTokens & {refreshToken: string};
}

test('a contact signs in with e-mail address and password, in any case of the address', async () => {
  const portal = await openPortal();
  const answer = await portal.call('POST', '/sessions', withPassword('Ann@Client.Example'));
  assert.equal(answer.status, 200);
  const {session, expiresAt} = sessionTokens.parse(answer.body);
  assert.equal(expiresAt, '2026-11-20T12:10:00.000Z');
  assert.deepEqual(session.contact, {
    id: 'ann',
    name: 'Contact ann',
    email: 'ann@client.example',
    locale: null,
  });
  assert.deepEqual(session.client, {id: 'cli_1', name: 'Client cli_1'});
  assert.deepEqual(session.capabilities, {
    payments: true,
    savedMethods: true,
    team: true,
    partialPayments: false,
  });
  assert.deepEqual(session.processor, {
    kind: 'stripe',
    publishableKey: 'pk_test_portal',
    testMode: true,
  });
});

test('the session says the same again when it is asked', async () => {
  const portal = await openPortal();
  const {accessToken, session} = await tokensOf(portal);
  const answer = await portal.call('GET', '/session', {token: accessToken});
  assert.deepEqual(sessionSchema.parse(answer.body), session);
});

test('a firm without the payment integration offers no payment and names no processor (L-14)', async () => {
  const portal = await openPortal();
  await portal.build.firm('birch', {
    takes_payments: false,
    shows_team: false,
    logo_path: '/images/3f9a.png',
    support_email: 'help@birch.example',
  });
  await portal.build.client('cli_b', {firm_id: 'firm_birch'});
  await portal.build.contact('bea', {firm_id: 'firm_birch', client_id: 'cli_b'});
  const answer = await portal.call('POST', '/sessions', {
    firm: 'birch',
    ...withPassword('bea@client.example'),
  });
  const {session} = sessionTokens.parse(answer.body);
  assert.equal(session.processor, undefined);
  assert.deepEqual(session.capabilities, {
    payments: false,
    savedMethods: false,
    team: false,
    partialPayments: false,
  });
  assert.equal(session.firm.logoUrl, 'https://billing.example/images/3f9a.png');
  assert.equal(session.firm.supportEmail, 'help@birch.example');
});

test('a connected account is named to the browser', async () => {
  const portal = await openPortal();
  await portal.build.firm('birch');
  await portal.build.client('cli_b', {firm_id: 'firm_birch'});
  await portal.build.contact('bea', {firm_id: 'firm_birch', client_id: 'cli_b'});
  const answer = await portal.call('POST', '/sessions', {
    firm: 'birch',
    ...withPassword('bea@client.example'),
  });
  assert.equal(sessionTokens.parse(answer.body).session.processor?.account, 'acct_birch');
});

test('every reason for which nobody gets in reads the same (A-09)', async () => {
  const portal = await openPortal();
  const {build, db} = portal;
  await build.client('cli_off', {portal_enabled: false});
  await build.contact('off', {client_id: 'cli_off'});
  await build.contact('out', {client_id: 'cli_1', access: 'none'});
  await build.contact('new', {client_id: 'cli_1'});
  await db.query(`update contacts set password_hash = null where id = 'new'`);
  const attempts = [
    withPassword('nobody@client.example'),
    withPassword('off@client.example'),
    withPassword('out@client.example'),
    withPassword('new@client.example'),
    withPassword('ann@client.example', 'wrong'),
    withPassword('ann@client.example', password, {clientId: 'cli_off'}),
  ];
  const answers: unknown[] = [];
  for (const attempt of attempts) {
    const {status, body} = await portal.call('POST', '/sessions', attempt);
    answers.push({status, ...(body as object), requestId: undefined});
  }
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  assert.deepEqual(answers[0], {
    type: 'urn:client-portal-elements:problem:sign_in_failed',
    title: 'sign in failed',
    status: 401,
    code: 'sign_in_failed',
    requestId: undefined,
    retryable: false,
  });
});

test('a sign-in takes as long for an unknown address as for a wrong password (A-09)', async () => {
  const portal = await openPortal({passwordCost});
  const {build, db} = portal;
  await build.client('cli_2');
  await build.contact('twice', {client_id: 'cli_1', email: 'two@client.example'});
  await build.contact('again', {client_id: 'cli_2', email: 'two@client.example'});
  for (const id of ['ann', 'twice', 'again']) {
    await setPassword(db, id, password, {cost: passwordCost, now: 0});
  }
  const time = async (email: string) => {
    const started = process.cpuUsage();
    const {status} = await portal.call('POST', '/sessions', withPassword(email, 'wrong'));
    assert.equal(status, 401);
    return process.cpuUsage(started).user;
  };
  await time('warm@client.example');
  const times = [
    await time('nobody@client.example'),
    await time('ann@client.example'),
    await time('two@client.example'),
  ];
  const [shortest, longest] = [Math.min(...times), Math.max(...times)];
  assert.ok(longest < shortest * 1.6, `processor time in µs: ${times.join(', ')}`);
});

test('passwords are stored as scrypt hashes with their parameters', async () => {
  const {db} = await openPortal();
  const [row] = await db.query<{hash: string}>(
    `select password_hash as hash from contacts where id = 'ann'`,
  );
  assert.match(row!.hash, /^scrypt\$1\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
});

test('a new password ends the sessions of the contact', async () => {
  const portal = await openPortal();
  const {accessToken} = await tokensOf(portal);
  const now = portal.clock.now();
  await setPassword(portal.db, 'ann', 'another one', {cost: settings.passwordCost, now});
  const answer = await portal.call('GET', '/session', {token: accessToken});
  assert.deepEqual(refusalOf(answer), [401, 'session_expired']);
});

test('a password that is replaced while somebody signs in with it opens nothing', async (context) => {
  const portal = await openPortal();
  const {db} = portal;
  const now = portal.clock.now();
  const query = context.mock.method(db, 'query', async (text: string, values?: unknown[]) => {
    const rows = await db.transaction((sql) => sql.query(text, values));
    if (!text.includes('password_hash as hash')) return rows;
    // They have been read, and are compared with what was typed when these are no longer true.
    query.mock.restore();
    await setPassword(db, 'ann', 'another one', {cost: settings.passwordCost, now});
    return rows;
  });
  const late = await portal.call('POST', '/sessions', withPassword('ann@client.example'));
  assert.deepEqual(refusalOf(late), [401, 'sign_in_failed']);
  assert.deepEqual(await db.query('select id from session_families'), []);
  const anew = withPassword('ann@client.example', 'another one');
  assert.equal((await portal.call('POST', '/sessions', anew)).status, 200);
});

test('one person at several clients is asked which, and only after the right password', async () => {
  const portal = await openPortal();
  await portal.build.client('cli_2', {name: 'Another client'});
  await portal.build.contact('ann2', {client_id: 'cli_2', email: 'ann@client.example'});
  const email = 'ann@client.example';

  const wrong = await portal.call('POST', '/sessions', withPassword(email, 'wrong'));
  assert.deepEqual(refusalOf(wrong), [401, 'sign_in_failed']);

  const asked = await portal.call('POST', '/sessions', withPassword(email));
  assert.deepEqual(refusalOf(asked), [409, 'client_choice_required']);
  assert.deepEqual((asked.body as {params: unknown}).params, {
    choices: [
      {clientId: 'cli_2', name: 'Another client'},
      {clientId: 'cli_1', name: 'Client cli_1'},
    ],
  });

  const chosen = await portal.call(
    'POST',
    '/sessions',
    withPassword(email, password, {clientId: 'cli_2'}),
  );
  assert.equal((chosen.body as SessionTokens).session.contact?.id, 'ann2');
});

test('attempts on one account are slowed, from wherever they come, and never locked out (A-09)', async () => {
  const portal = await openPortal();
  const attempt = (from: string, typed: string): Promise<Answer> =>
    portal.call('POST', '/sessions', {
      ...withPassword('ann@client.example', typed),
      headers: {'X-Forwarded-For': from},
    });
  for (let each = 1; each <= 5; each += 1) {
    assert.deepEqual(refusalOf(await attempt(`10.0.0.${each}`, 'wrong')), [401, 'sign_in_failed']);
  }
  const slowed = await attempt('10.0.0.6', password);
  assert.deepEqual(refusalOf(slowed), [429, 'rate_limited']);
  assert.equal(slowed.headers.get('Retry-After'), '1');

  portal.clock.advance(1000);
  assert.equal((await attempt('10.0.0.6', password)).status, 200);
  assert.deepEqual(refusalOf(await attempt('10.0.0.7', 'wrong')), [401, 'sign_in_failed']);
});

test('waiting grows to one minute and no further', async () => {
  const portal = await openPortal();
  const waits: number[] = [];
  for (let each = 1; each <= 14; each += 1) {
    const email = 'ann@client.example';
    let answer = await portal.call('POST', '/sessions', withPassword(email, 'wrong'));
    if (answer.status === 429) {
      const wait = Number(answer.headers.get('Retry-After'));
      waits.push(wait);
      portal.clock.advance(wait * 1000);
      answer = await portal.call('POST', '/sessions', withPassword(email, 'wrong'));
    }
    assert.equal(answer.status, 401);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('attempts from one address are slowed, whatever accounts they try', async () => {
  const portal = await openPortal();
  const attempt = (email: string, from: string) =>
    portal.call('POST', '/sessions', {
      ...withPassword(email, 'wrong'),
      headers: {'X-Forwarded-For': from},
    });
  for (let each = 1; each <= 20; each += 1) {
    const answer = await attempt(`guess${each}@client.example`, `2001:db8:1:2::${each}`);
    assert.equal(answer.status, 401);
  }
  assert.equal((await attempt('last@client.example', '2001:db8:1:2:ffff::1')).status, 429);
  assert.equal((await attempt('last@client.example', '2001:db8:1:3::1')).status, 401);
});

test('many attempts at once are counted as many', async () => {
  const portal = await openPortal();
  const answers = await Promise.all(
    Array.from({length: 12}, () =>
      portal.call('POST', '/sessions', withPassword('ann@client.example', 'wrong')),
    ),
  );
  assert.equal(answers.filter(({status}) => status === 401).length, 5);
  assert.equal(answers.filter(({status}) => status === 429).length, 7);
});

test('a refresh token gives new tokens, and the session goes on', async () => {
  const portal = await openPortal();
  const first = await tokensOf(portal);
  portal.clock.advance(11 * minute);
  const late = await portal.call('GET', '/session', {token: first.accessToken});
  assert.deepEqual(refusalOf(late), [401, 'session_expired']);

  const answer = await portal.call('POST', '/sessions', withRefresh(first.refreshToken));
  const second = answer.body as SessionTokens;
  assert.notEqual(second.accessToken, first.accessToken);
  assert.notEqual(second.refreshToken, first.refreshToken);
  assert.equal((await portal.call('GET', '/session', {token: second.accessToken})).status, 200);
});

test('a refresh token used twice ends the whole sign-in', async () => {
  const portal = await openPortal();
  const first = await tokensOf(portal);
  const renewed = await portal.call('POST', '/sessions', withRefresh(first.refreshToken));
  const second = renewed.body as SessionTokens & {refreshToken: string};

  const reused = await portal.call('POST', '/sessions', withRefresh(first.refreshToken));
  assert.deepEqual(refusalOf(reused), [401, 'session_expired']);
  const access = await portal.call('GET', '/session', {token: second.accessToken});
  assert.deepEqual(refusalOf(access), [401, 'session_expired']);
  const refresh = await portal.call('POST', '/sessions', withRefresh(second.refreshToken));
  assert.deepEqual(refusalOf(refresh), [401, 'session_expired']);
});

test('of two renewals at once with one token, at most one succeeds and the sign-in ends', async () => {
  const portal = await openPortal();
  const {refreshToken} = await tokensOf(portal);
  const answers = await Promise.all([
    portal.call('POST', '/sessions', withRefresh(refreshToken)),
    portal.call('POST', '/sessions', withRefresh(refreshToken)),
  ]);
  assert.deepEqual(answers.map(({status}) => status).sort(), [200, 401]);
  const {accessToken} = answers.find(({status}) => status === 200)!.body as SessionTokens;
  assert.equal((await portal.call('GET', '/session', {token: accessToken})).status, 401);
});

test('a session ends half an hour after its last use', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  portal.clock.advance(9 * minute);
  assert.equal((await portal.call('GET', '/session', {token: accessToken})).status, 200);
  portal.clock.advance(29 * minute);
  const answer = await portal.call('POST', '/sessions', withRefresh(refreshToken));
  assert.equal(answer.status, 200, 'used 29 minutes ago');
  portal.clock.advance(31 * minute);
  const late = await portal.call(
    'POST',
    '/sessions',
    withRefresh((answer.body as SessionTokens & {refreshToken: string}).refreshToken),
  );
  assert.deepEqual(refusalOf(late), [401, 'session_expired']);
});

test('no session outlives twelve hours, however much it is used', async () => {
  const portal = await openPortal();
  let tokens = await tokensOf(portal);
  const renew = () => portal.call('POST', '/sessions', withRefresh(tokens.refreshToken));
  for (let left = 12 * 60 - 5; left > 0; left -= 25) {
    portal.clock.advance(Math.min(left, 25) * minute);
    const answer = await renew();
    assert.equal(answer.status, 200);
    tokens = answer.body as typeof tokens;
  }
  assert.equal(tokens.expiresAt, '2026-11-21T00:00:00.000Z', 'five minutes are left');
  portal.clock.advance(5 * minute);
  assert.deepEqual(refusalOf(await renew()), [401, 'session_expired']);
});

test('signing out ends the session and its refresh token (A-06)', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  const answer = await portal.call('DELETE', '/session', {token: accessToken});
  assert.equal(answer.status, 204);
  assert.equal((await portal.call('GET', '/session', {token: accessToken})).status, 401);
  const renewed = await portal.call('POST', '/sessions', withRefresh(refreshToken));
  assert.deepEqual(refusalOf(renewed), [401, 'session_expired']);
});

test('a contact whose access is removed is out at the next request (A-04)', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  await portal.db.query(`update contacts set access = 'none' where id = 'ann'`);
  const answers = [
    await portal.call('GET', '/session', {token: accessToken}),
    await portal.call('POST', '/sessions', withRefresh(refreshToken)),
  ];
  for (const answer of answers) assert.deepEqual(refusalOf(answer), [401, 'session_expired']);
});

test('with the portal off every request of its sessions says so, and it works again when on (A-05)', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  await portal.db.query('update clients set portal_enabled = false');
  const answers = [
    await portal.call('GET', '/session', {token: accessToken}),
    await portal.call('GET', '/invoices', {token: accessToken}),
    await portal.call('DELETE', '/session', {token: accessToken}),
    await portal.call('POST', '/sessions', withRefresh(refreshToken)),
  ];
  for (const answer of answers) assert.deepEqual(refusalOf(answer), [403, 'portal_off']);
  await portal.db.query('update clients set portal_enabled = true');
  const renewed = await portal.call('POST', '/sessions', withRefresh(refreshToken));
  assert.equal(renewed.status, 200);
});

test("a firm's tokens are unknown at another firm (A-07)", async () => {
  const portal = await openPortal();
  await portal.build.firm('birch');
  const {accessToken, refreshToken} = await tokensOf(portal);
  const access = await portal.call('GET', '/session', {firm: 'birch', token: accessToken});
  assert.deepEqual(refusalOf(access), [401, 'unauthenticated']);
  const refresh = await portal.call('POST', '/sessions', {
    firm: 'birch',
    ...withRefresh(refreshToken),
  });
  assert.deepEqual(refusalOf(refresh), [401, 'session_expired']);
  assert.equal((await portal.call('GET', '/session', {token: accessToken})).status, 200);
});

test('a refresh token opens nothing as an access token, nor the other way round', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  const access = await portal.call('GET', '/session', {token: refreshToken});
  assert.deepEqual(refusalOf(access), [401, 'unauthenticated']);
  const refresh = await portal.call('POST', '/sessions', withRefresh(accessToken));
  assert.deepEqual(refusalOf(refresh), [401, 'session_expired']);
});

test('credentials that nobody has been given are refused like unknown ones', async () => {
  const portal = await openPortal();
  const token = 'x'.repeat(43);
  const grants: [grant: object, ...refusal: unknown[]][] = [
    [{grant: 'invite', token, password: 'long enough for it'}, 410, 'invite_expired'],
    [{grant: 'sign_in_link', token}, 410, 'sign_in_link_expired'],
    [{grant: 'payment_link', token}, 410, 'link_expired'],
    [{grant: 'assertion', assertion: token}, 401, 'sign_in_failed'],
  ];
  for (const [body, ...refusal] of grants) {
    assert.deepEqual(refusalOf(await portal.call('POST', '/sessions', {body})), refusal);
  }
});

test('no token and no password is stored or logged as it is', async () => {
  const portal = await openPortal();
  const {accessToken, refreshToken} = await tokensOf(portal);
  await portal.call('GET', '/session', {token: accessToken});
  await portal.call('POST', '/sessions', withRefresh(refreshToken));
  const stored = await portal.db.query(
    `select encode(hash, 'base64') as hash, contacts.password_hash
     from session_tokens, contacts`,
  );
  const everything = JSON.stringify([stored, portal.lines]);
  for (const secret of [accessToken, refreshToken, password]) {
    assert.ok(!everything.includes(secret));
  }
});

test('sessions and attempts of yesterday are cleared away, those of today stay', async () => {
  const portal = await openPortal();
  await portal.call('POST', '/sessions', withPassword('ann@client.example', 'wrong'));
  await tokensOf(portal);
  portal.clock.advance(37 * 60 * minute);
  await tokensOf(portal);
  await deleteOldSessions(portal.db, portal.clock.now());
  const count = (table: string) => portal.db.query(`select count(*) as count from ${table}`);
  assert.deepEqual(await count('session_families'), [{count: 1}]);
  assert.deepEqual(await count('session_tokens'), [{count: 2}]);
});
