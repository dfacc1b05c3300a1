import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyLimit} from '../../demo/server/http/body.ts';
import {Hono} from 'hono';
import type {AppEnv} from '../../demo/server/http/env.ts';
import {requireIdempotencyKey} from '../../demo/server/http/idempotency-key.ts';
import {problem as problemSchema} from '../../src/contract/problem.ts';
import {
  builders,
  openTestPortal,
  refusalOf,
  type Answer,
  type CallOptions,
  type TestPortal,
} from './portal.ts';

const page = 'https://www.alder.example';

async function openPortal(
  extras: Parameters<typeof openTestPortal>[0] = {},
): Promise<TestPortal & {ann: string}> {
  const portal = await openTestPortal(extras);
  const build = builders(portal.db);
  await build.firm('alder', {allowed_origins: [page, 'http://localhost:4173']});
  await build.firm('birch', {allowed_origins: ['https://birch.example']});
  await build.client('cli_1');
  await build.contact('ann', {client_id: 'cli_1'});
  return {...portal, ann: await portal.signIn('ann@client.example')};
}

test('health says whether the database answers', async () => {
  const {app} = await openPortal();
  const response = await app.request('/health');
  assert.deepEqual([response.status, await response.json()], [200, {status: 'ok'}]);
});

test('the contract is served as OpenAPI', async () => {
  const {app} = await openPortal();
  const response = await app.request('/portal/v1/openapi.json');
  const document = (await response.json()) as {openapi: string; paths: object};
  assert.match(document.openapi, /^3\.1/);
  assert.ok('/invoices' in document.paths);
});

test('a path that no route serves is unknown to everybody, signed in or not', async () => {
  const portal = await openPortal();
  const unknown: [method: string, path: string][] = [
    ['GET', '/nothing'],
    ['POST', '/invoices'],
    ['DELETE', '/invoices/inv_1'],
    ['GET', '/invoices/%00'],
    ['GET', '/invoices/%E0%A4%A'],
  ];
  for (const [method, path] of unknown) {
    for (const token of path.startsWith('/invoices/%') ? [portal.ann] : [undefined, portal.ann]) {
      const answer = await portal.call(method, path, {token});
      assert.deepEqual(refusalOf(answer), [404, 'not_found'], `${method} ${path}`);
    }
  }
});

test('portal tokens find nothing at the staff API, and nobody finds it open', async () => {
  const {app, ann} = await openPortal();
  for (const path of ['/staff/v1/alder/session', '/staff/v1/alder/sessions', '/staff/v1/alder']) {
    const response = await app.request(path, {headers: {Authorization: `Bearer ${ann}`}});
    assert.equal(response.status, 404);
  }
});

test('a firm that is unknown, or cannot be one, is not found', async () => {
  const portal = await openPortal();
  for (const firm of ['nobody', 'Alder', '%00', "'--", 'a'.repeat(100), 'alder%2F..']) {
    const answer = await portal.call('GET', '/session', {firm, token: portal.ann});
    assert.deepEqual(refusalOf(answer), [404, 'not_found'], firm);
  }
});

test('every route but sign-in needs a token', async () => {
  const portal = await openPortal();
  const headers = [
    '',
    'Bearer',
    'Bearer ',
    `Basic ${portal.ann}`,
    'Bearer short',
    `Bearer ${'x'.repeat(43)}`,
    `Bearer ${portal.ann}x`,
  ];
  const routes = [
    ['GET', '/session'],
    ['DELETE', '/session'],
    ['GET', '/invoices'],
    ['GET', '/invoices/summary'],
    ['GET', '/invoices/payable'],
    ['POST', '/invoices/payable'],
    ['GET', '/invoices/inv_1'],
    ['GET', '/payment-methods'],
    ['GET', '/team'],
  ] as const;
  for (const [method, path] of routes) {
    assert.deepEqual(refusalOf(await portal.call(method, path)), [401, 'unauthenticated']);
    for (const Authorization of headers) {
      const answer = await portal.call(method, path, {headers: {Authorization}});
      assert.deepEqual(refusalOf(answer), [401, 'unauthenticated'], `${method} ${Authorization}`);
    }
  }
});

test('a method that no route has is as unknown as its path, signed in or not', async () => {
  const portal = await openPortal();
  for (const path of ['/invoices', '/payment-methods', '/payment-methods/pmt_1']) {
    for (const token of [portal.ann, undefined]) {
      const answer = await portal.call('PUT', path, {...(token && {token})});
      assert.deepEqual(refusalOf(answer), [404, 'not_found'], path);
    }
  }
});

test('a request keeps its id where that is harmless, and gets one where it is not', async () => {
  const portal = await openPortal();
  const idFor = async (given: string) => {
    const answer = await portal.call('GET', '/nothing', {headers: {'X-Request-Id': given}});
    assert.equal(
      (answer.body as {requestId: string}).requestId,
      answer.headers.get('X-Request-Id'),
    );
    return answer.headers.get('X-Request-Id');
  };
  assert.equal(await idFor('trace-1234.abc'), 'trace-1234.abc');
  for (const given of ['short', 'with space in it', '<script>alert(1)</script>', 'x'.repeat(65)]) {
    assert.match((await idFor(given)) ?? '', /^[\da-f-]{36}$/);
  }
});

test('one log line per request names the route, never the address or a token', async () => {
  const portal = await openPortal();
  portal.lines.length = 0;
  await portal.call('GET', '/invoices/inv_secret?x=y', {token: portal.ann});
  await portal.call('GET', '/session', {token: portal.ann});
  await portal.call('GET', '/made-up/inv_secret', {token: portal.ann});
  assert.equal(portal.lines.length, 3);
  const [first, second] = portal.lines;
  assert.equal(first?.message, 'request');
  assert.equal(first.fields['route'], '/portal/v1/:firmKey/invoices/:id');
  assert.equal(first.fields['status'], 404);
  assert.equal(second?.fields['route'], '/portal/v1/:firmKey/session');
  assert.equal(typeof second.fields['ms'], 'number');
  assert.match(String(second.fields['requestId']), /^[\da-f-]{36}$/);
  const logged = JSON.stringify(portal.lines);
  for (const secret of [portal.ann, 'inv_secret', 'made-up']) assert.ok(!logged.includes(secret));
});

test('answers about money and people are never stored by anyone', async () => {
  const portal = await openPortal();
  for (const path of ['/session', '/invoices', '/invoices/unknown']) {
    const answer = await portal.call('GET', path, {token: portal.ann});
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  }
});

test("a page of the firm's may call its API and read the answer's headers", async () => {
  const portal = await openPortal();
  const answers = [
    await portal.call('GET', '/session', {token: portal.ann, headers: {Origin: page}}),
    await portal.call('GET', '/session', {headers: {Origin: page}}),
    await portal.call('GET', '/nothing', {headers: {Origin: page}}),
  ];
  assert.deepEqual(
    answers.map(({status}) => status),
    [200, 401, 404],
  );
  for (const {headers} of answers) {
    assert.equal(headers.get('Access-Control-Allow-Origin'), page);
    assert.equal(
      headers.get('Access-Control-Expose-Headers'),
      'ETag, Retry-After, X-Request-Id, Idempotency-Replayed',
    );
    assert.equal(headers.get('Vary'), 'Origin');
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
  }
});

test('a preflight of an allowed page is granted before anyone has signed in', async () => {
  const portal = await openPortal();
  const answer = await portal.call('OPTIONS', '/payments', {
    headers: {Origin: page, 'Access-Control-Request-Method': 'POST'},
  });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), page);
  assert.match(answer.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
  assert.match(
    answer.headers.get('Access-Control-Allow-Headers') ?? '',
    /Authorization.*Content-Type.*Idempotency-Key.*If-Match/,
  );
  assert.equal(answer.headers.get('Vary'), 'Origin');
});

test('no other origin is allowed, however near it looks', async () => {
  const portal = await openPortal();
  const origins = [
    'https://birch.example',
    'https://alder.example',
    'http://www.alder.example',
    'https://www.alder.example.evil.example',
    'https://www.alder.example:8443',
    'null',
    '*',
  ];
  for (const Origin of origins) {
    const preflight = {Origin, 'Access-Control-Request-Method': 'GET'};
    const answers = [
      await portal.call('GET', '/session', {token: portal.ann, headers: {Origin}}),
      await portal.call('OPTIONS', '/session', {headers: preflight}),
    ];
    for (const {headers} of answers) {
      assert.equal(headers.get('Access-Control-Allow-Origin'), null, Origin);
      assert.equal(headers.get('Vary'), 'Origin');
    }
  }
});

/** What is wrong with a request, and what the answer says about it. */
type BadInput = [path: string, options: CallOptions, code: string, field: string | undefined];

const json = (body: unknown): CallOptions => ({body});
const typed = (type: string): CallOptions => ({
  body: '{}',
  headers: {'Content-Type': type},
});
const grant = (more: object) =>
  json({grant: 'password', email: 'a@b.example', password: 'p', ...more});

const badBodies: BadInput[] = [
  ['/sessions', typed('text/plain'), 'validation_failed', 'Content-Type'],
  ['/sessions', typed('application/x-www-form-urlencoded'), 'validation_failed', 'Content-Type'],
  ['/sessions', typed('application/jsonp'), 'validation_failed', 'Content-Type'],
  ['/sessions', json('{"grant":'), 'validation_failed', 'body'],
  ['/sessions', json(''), 'validation_failed', 'body'],
  ['/sessions', json('[]'), 'validation_failed', 'body'],
  ['/sessions', json('null'), 'validation_failed', 'body'],
  ['/sessions', json('"text"'), 'validation_failed', 'body'],
  ['/sessions', json('['.repeat(200_000)), 'validation_failed', 'body'],
  ['/sessions', json(`"${'x'.repeat(bodyLimit)}"`), 'validation_failed', 'body'],
  ['/sessions', json({}), 'validation_failed', 'grant'],
  ['/sessions', json({grant: 'magic'}), 'validation_failed', 'grant'],
  ['/sessions', json({grant: 'password'}), 'validation_failed', 'email'],
  ['/sessions', grant({email: 'nobody'}), 'validation_failed', 'email'],
  ['/sessions', grant({email: 5}), 'validation_failed', 'email'],
  ['/sessions', grant({email: `a@${'b'.repeat(300)}`}), 'validation_failed', 'email'],
  ['/sessions', grant({email: 'a\0@b.example'}), 'validation_failed', 'email'],
  ['/sessions', grant({password: ''}), 'validation_failed', 'password'],
  ['/sessions', grant({password: 'x'.repeat(2000)}), 'validation_failed', 'password'],
  ['/sessions', grant({password: '\ud800'}), 'validation_failed', 'password'],
  ['/sessions', grant({clientId: ''}), 'validation_failed', 'clientId'],
  ['/sessions', grant({isAdmin: true}), 'validation_failed', 'isAdmin'],
  ['/sessions', json('{"grant":"password","__proto__":{}}'), 'validation_failed', 'email'],
  ['/sessions', json({grant: 'refresh', token: 'short'}), 'validation_failed', 'token'],
  ['/sessions', json({grant: 'refresh', token: ['x'.repeat(43)]}), 'validation_failed', 'token'],
  ['/sessions', json({grant: 'refresh', token: 'x'.repeat(5000)}), 'validation_failed', 'token'],
  ['/sessions', json({grant: 'refresh', token: 'x'.repeat(43)}), 'session_expired', undefined],
  ['/invoices/payable', json({}), 'validation_failed', 'ids'],
  ['/invoices/payable', json({ids: []}), 'validation_failed', 'ids'],
  ['/invoices/payable', json({ids: 'inv_1'}), 'validation_failed', 'ids'],
  ['/invoices/payable', json({ids: ['a', 5]}), 'validation_failed', 'ids.1'],
  ['/invoices/payable', json({ids: ['']}), 'validation_failed', 'ids.0'],
  ['/invoices/payable', json({ids: ['a\0']}), 'validation_failed', 'ids.0'],
  ['/invoices/payable', json({ids: Array(501).fill('a')}), 'validation_failed', 'ids'],
  ['/invoices/payable', json({ids: ['a'], all: true}), 'validation_failed', 'all'],
];

const badQueries: [path: string, field: string][] = [
  ['/invoices?status=void', 'status'],
  ['/invoices?status=', 'status'],
  ['/invoices?status=all&status=paid', 'status'],
  ['/invoices?sort=name', 'sort'],
  ['/invoices?sort=--number', 'sort'],
  ['/invoices?limit=0', 'limit'],
  ['/invoices?limit=101', 'limit'],
  ['/invoices?limit=-1', 'limit'],
  ['/invoices?limit=1e1', 'limit'],
  ['/invoices?limit=ten', 'limit'],
  ['/invoices?limit=', 'limit'],
  [`/invoices?q=${'x'.repeat(201)}`, 'q'],
  ['/invoices?q=%00', 'q'],
  ['/invoices?projectId=', 'projectId'],
  ['/invoices?projectId=a%00', 'projectId'],
  [`/invoices?projectId=${'x'.repeat(101)}`, 'projectId'],
  ['/invoices?cursor=', 'cursor'],
  [`/invoices?cursor=${'x'.repeat(1001)}`, 'cursor'],
  ['/invoices?page=2', 'page'],
  ['/invoices/payable?sort=number', 'sort'],
  ['/invoices/payable?limit=5', 'limit'],
  ['/invoices/payable?status=open', 'status'],
];

test('malformed input is refused with a code and its field, and nothing is stored (X-04)', async () => {
  const portal = await openPortal();
  const before = await contentOf(portal);
  const check = (answer: Answer, expected: unknown[], title: string) => {
    problemSchema.parse(answer.body);
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json', title);
    assert.deepEqual(refusalOf(answer), expected, title);
  };
  for (const [path, options, code, field] of badBodies) {
    const answer = await portal.call('POST', path, {token: portal.ann, ...options});
    const status = code === 'session_expired' ? 401 : 400;
    const title = `${path} ${JSON.stringify(options.body).slice(0, 80)}`;
    check(answer, field === undefined ? [status, code] : [status, code, field], title);
  }
  for (const [path, field] of badQueries) {
    const answer = await portal.call('GET', path, {token: portal.ann});
    check(answer, [400, 'validation_failed', field], path);
  }
  for (const id of ['inv_1', "' or 1=1 --", 'x'.repeat(5000), '../session', '😀', '\u202e']) {
    const answer = await portal.call('GET', `/invoices/${encodeURIComponent(id)}`, {
      token: portal.ann,
    });
    check(answer, [404, 'not_found'], id);
  }
  assert.deepEqual(await contentOf(portal), before);
});

test('every finding of a refused body is named', async () => {
  const portal = await openPortal();
  const answer = await portal.call('POST', '/sessions', {
    body: {grant: 'password', email: 'x', password: '', extra: 1},
  });
  const {errors} = problemSchema.parse(answer.body);
  assert.deepEqual(errors?.map(({field}) => field).sort(), ['email', 'extra', 'password']);
});

test('a body without end is cut off at the limit', async () => {
  const portal = await openPortal();
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  const response = await portal.app.request('/portal/v1/alder/sessions', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body,
    duplex: 'half',
  } as RequestInit);
  assert.equal(response.status, 400);
  assert.ok(pulled < 20, `${pulled} pieces were read`);
});

test('a body that breaks off is no fault of the server', async () => {
  const portal = await openPortal();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"grant":'));
    },
    pull(controller) {
      controller.error(Object.assign(new Error('aborted'), {code: 'ECONNRESET'}));
    },
  });
  const response = await portal.app.request('/portal/v1/alder/sessions', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body,
    duplex: 'half',
  } as RequestInit);
  assert.equal(response.status, 400);
  assert.deepEqual(
    portal.lines.filter(({level}) => level !== 'info'),
    [],
  );
});

test('what nobody thought of answers 500 without a word about it, and is logged', async () => {
  const broken = new Hono<AppEnv>();
  broken.get('/broken', () => {
    throw new Error('secret of the database');
  });
  const portal = await openPortal({areas: [broken]});
  portal.lines.length = 0;
  const answer = await portal.call('GET', '/broken', {token: portal.ann, headers: {Origin: page}});
  const {requestId, ...problem} = problemSchema.parse(answer.body);
  assert.deepEqual(problem, {
    type: 'about:blank',
    title: 'internal server error',
    status: 500,
    retryable: true,
  });
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), page);
  const [error] = portal.lines;
  assert.equal(error?.level, 'error');
  assert.equal(error.fields['requestId'], requestId);
  assert.match(String(error.fields['err']), /secret of the database/);
});

test('an idempotency key is a UUID, in whatever case', async () => {
  const area = new Hono<AppEnv>();
  area.post('/keyed', (context) => context.json({key: requireIdempotencyKey(context)}));
  const portal = await openPortal({areas: [area]});
  const send = (headers: Record<string, string>) =>
    portal.call('POST', '/keyed', {token: portal.ann, headers});
  assert.deepEqual(refusalOf(await send({})), [400, 'idempotency_key_required']);
  for (const key of ['', '1', 'not-a-uuid', '6f1c6b9c']) {
    const answer = await send({'Idempotency-Key': key});
    assert.deepEqual(refusalOf(answer), [400, 'validation_failed', 'Idempotency-Key']);
  }
  const key = '6F1C6B9C-0D0B-4E54-9A3B-0A5B2A0E7C11';
  assert.deepEqual((await send({'Idempotency-Key': key})).body, {key: key.toLowerCase()});
});

/** How much of everything there is. */
async function contentOf({db}: TestPortal): Promise<unknown> {
  const tables = ['session_families', 'session_tokens', 'invoices', 'contacts', 'submissions'];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`);
  return db.query(`select ${counts.join(', ')}`);
}
