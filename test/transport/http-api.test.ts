import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {PaymentRequest} from '../../src/contract/types.ts';
import {isPortalError, type PortalError} from '../../src/errors/index.ts';
import {createHttpApi, type AccessTokens, type HttpOptions} from '../../src/transport/index.ts';
import {
  invoice,
  page,
  payable,
  session,
  submission,
  tokens,
  transaction,
} from '../client/builders.ts';
import {json, problem, raw, startApi, type Respond} from './server.ts';

function fixedTokens(...renewals: (string | null)[]) {
  const asked: string[] = [];
  const access: AccessTokens = {
    current: async () => 'token-0',
    async renew(token) {
      asked.push(token);
      return renewals.shift() ?? null;
    },
  };
  return {access, asked};
}

async function setup(context: TestContext, answers: Respond[], options: Partial<HttpOptions> = {}) {
  const {apiUrl, received} = await startApi(context, ...answers);
  const pauses: number[] = [];
  const api = createHttpApi({
    apiUrl,
    tokens: fixedTokens().access,
    async delay(milliseconds) {
      pauses.push(milliseconds);
    },
    ...options,
  });
  return {api, apiUrl, received, pauses};
}

async function rejection(promise: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await promise.then(
    () => assert.fail('It did not reject'),
    (reason: unknown) => reason,
  );
  assert.ok(isPortalError(error), String(error));
  return error;
}

const query = {status: 'outstanding', q: '', sort: 'due_on', limit: 25} as const;
const request: PaymentRequest = {
  items: [{invoiceId: 'inv_1', amount: 10_000, currency: 'USD', version: 1}],
  instrument: {kind: 'saved', paymentMethodId: 'pmt_visa'},
  consent: {textVersion: '1', locale: 'en'},
};

test('another attempt keeps the token of the first and asks for none', async (context) => {
  let asked = 0;
  const access: AccessTokens = {
    current: async () => `token-${(asked += 1)}`,
    renew: async () => null,
  };
  const {api, received} = await setup(
    context,
    [problem('processor_unavailable', 503), json(session())],
    {tokens: access},
  );

  await api.getSession();

  const sent = received.map(({headers}) => headers.authorization);
  assert.deepEqual(sent, ['Bearer token-1', 'Bearer token-1']);
});

test('a call carries the token and nothing of the browser', async (context) => {
  const {api, received} = await setup(context, [json(page([invoice(1)]))]);

  const {items} = await api.listInvoices({...query, q: 'north quay', cursor: 'c+1'});

  assert.equal(items[0]?.number, 'INV-1');
  const {method, path, headers} = received[0] ?? assert.fail();
  assert.equal(method, 'GET');
  const {pathname, searchParams} = new URL(path, 'http://api.example');
  assert.equal(pathname, '/portal/v1/alder/invoices');
  assert.deepEqual(Object.fromEntries(searchParams), {
    status: 'outstanding',
    q: 'north quay',
    sort: 'due_on',
    limit: '25',
    cursor: 'c+1',
  });
  assert.equal(headers.authorization, 'Bearer token-0');
  assert.equal(headers.cookie, undefined);
});

test('fetch is asked to keep no copy, send no cookies and follow no redirect (A-07)', async () => {
  const seen: RequestInit[] = [];
  const api = createHttpApi({
    apiUrl: 'https://billing.firm.example/portal/v1/alder/',
    tokens: fixedTokens().access,
    async fetch(url, init) {
      assert.equal(url, 'https://billing.firm.example/portal/v1/alder/session');
      seen.push(init ?? {});
      return Response.json(session());
    },
  });

  await api.getSession();

  const {credentials, cache, redirect} = seen[0] ?? assert.fail();
  assert.deepEqual(
    {credentials, cache, redirect},
    {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    },
  );
});

test('a redirect is not followed, so a password never reaches another address', async (context) => {
  const other = await startApi(context, json(tokens()));
  const {api} = await setup(context, [
    (_request, response) => response.writeHead(307, {location: `${other.apiUrl}/sessions`}).end(),
  ]);

  const grant = {grant: 'password', email: 'mara@northgate.example', password: 'secret'} as const;
  const error = await rejection(api.createSession(grant));

  assert.equal(error.kind, 'network');
  assert.equal(other.received.length, 0);
});

test('signing in sends no token, and its refusal is of kind invalid', async (context) => {
  const {api, received} = await setup(context, [problem('sign_in_failed', 401)]);

  const error = await rejection(api.createSession({grant: 'refresh', token: 'r'}));

  assert.equal(error.kind, 'invalid');
  assert.equal(error.code, 'sign_in_failed');
  assert.equal(received[0]?.headers.authorization, undefined);
  assert.equal(received.length, 1);
});

test('a refused token is renewed once and the call is sent again', async (context) => {
  const {access, asked} = fixedTokens('token-1');
  const answers = [problem('session_expired', 401), json(session())];
  const {api, received} = await setup(context, answers, {tokens: access});

  const answer = await api.getSession();

  assert.equal(answer.contact?.id, 'con_mara');
  assert.deepEqual(asked, ['token-0']);
  assert.equal(received[1]?.headers.authorization, 'Bearer token-1');
});

test('a renewed token that is refused too ends in a session error', async (context) => {
  const {access, asked} = fixedTokens('token-1', 'token-2');
  const {api, received} = await setup(context, [problem('session_expired', 401)], {tokens: access});

  const error = await rejection(api.getSession());

  assert.equal(error.kind, 'session');
  assert.equal(error.code, 'session_expired');
  assert.equal(received.length, 2);
  assert.deepEqual(asked, ['token-0']);
});

test('a proxy that refuses the token without a problem document ends in a session error', async (context) => {
  const {api} = await setup(context, [raw('<h1>Unauthorized</h1>', 'text/html', 401)]);

  assert.equal((await rejection(api.getSession())).kind, 'session');
});

test('a visitor without a token is refused before anything is sent', async (context) => {
  const {api, received} = await setup(context, [json(session())], {
    tokens: {current: async () => null, renew: async () => null},
  });

  const error = await rejection(api.getSummary());

  assert.equal(error.kind, 'session');
  assert.equal(error.code, 'unauthenticated');
  assert.equal(received.length, 0);
});

const brokenAnswers: [name: string, answer: Respond][] = [
  ['a missing field', json({...page([]), payableCount: undefined})],
  ['a wrong type', json({...page([]), items: 'none'})],
  ['a missing field deep inside', json(page([{...invoice(1), due: {amount: 1} as never}]))],
  ['an HTML page', raw('<!doctype html><title>Welcome</title>', 'text/html')],
  ['an HTML error page', raw('<!doctype html><h1>Oops</h1>', 'text/html', 500)],
  ['a Not Found of a web server', raw('<h1>Not Found</h1>', 'text/html', 404)],
  ['HTML that calls itself JSON', raw('<!doctype html>', 'application/json')],
  ['truncated JSON', raw('{"items": [{"id": "inv_1", "nu', 'application/json')],
  ['nothing', raw('', 'application/json')],
  ['JSON null', raw('null', 'application/json')],
  ['a list', raw('[]', 'application/json')],
  ['JSON as plain text', raw('{"items":[]}', 'text/plain')],
  ['204', (_request, response) => response.writeHead(204, {'x-request-id': 'req_raw'}).end()],
  ['a problem that is none', json({error: 'no'}, 400, {'x-request-id': 'req_raw'})],
];

for (const [name, answer] of brokenAnswers) {
  test(`X-02: ${name} is an error of kind contract`, async (context) => {
    const {api} = await setup(context, [answer]);

    const error = await rejection(api.listInvoices(query));

    assert.equal(error.kind, 'contract');
    assert.equal(error.retryable, true);
  });
}

test('X-02: a broken answer tells the place and the request, and nothing of its content', async (context) => {
  const secret = 'secret-access-token';
  const {api} = await setup(context, [
    (_request, response) => {
      response.writeHead(201, {'content-type': 'application/json', 'x-request-id': 'req_7'});
      response.end(`{"accessToken": ${secret}`);
    },
    json({...tokens({accessToken: secret}), session: {...session(), firm: {name: secret}}}),
  ]);
  const grant = {grant: 'sign_in_link', token: 'link-token'} as const;

  const unreadable = await rejection(api.createSession(grant));
  const misshapen = await rejection(api.createSession(grant));

  assert.equal(unreadable.requestId, 'req_7');
  assert.deepEqual(misshapen.params, {path: 'session.firm.id'});
  for (const error of [unreadable, misshapen]) {
    const told = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join();
    assert.doesNotMatch(told, /secret|link-token/);
  }
});

test('X-02: a connection that breaks in the middle of an answer is a network error', async (context) => {
  const {api, received} = await setup(context, [
    (_request, response) => {
      response.writeHead(200, {'content-type': 'application/json', 'content-length': '1000'});
      response.write('{"items":');
      setImmediate(() => response.destroy());
    },
  ]);

  assert.equal((await rejection(api.listInvoices(query))).kind, 'network');
  assert.equal(received.length, 3);
});

test('an answer that takes too long is a timeout, its body included', async (context) => {
  const {api} = await setup(
    context,
    [
      (_request, response) => {
        response.writeHead(200, {'content-type': 'application/json'});
        response.write('{');
      },
    ],
    {timeout: 40},
  );

  assert.equal((await rejection(api.getSession())).kind, 'timeout');
});

test('an abort stays an abort', async (context) => {
  const controller = new AbortController();
  const {api} = await setup(context, [() => controller.abort()]);

  await assert.rejects(api.getSession({signal: controller.signal}), {name: 'AbortError'});
});

test('an abort while the token is renewed sends nothing more', async (context) => {
  const controller = new AbortController();
  const {api, received} = await setup(context, [problem('session_expired', 401)], {
    tokens: {
      current: async () => 'token-0',
      async renew() {
        controller.abort();
        return 'token-1';
      },
    },
  });

  await assert.rejects(api.getSession({signal: controller.signal}), {name: 'AbortError'});
  assert.equal(received.length, 1);
});

test('a read is repeated twice when nobody answers, then fails', async (context) => {
  const {api, received, pauses} = await setup(context, [(_r, response) => response.destroy()]);

  const error = await rejection(api.getSummary());

  assert.equal(error.kind, 'network');
  assert.equal(received.length, 3);
  assert.deepEqual(pauses, [300, 1200]);
});

test('a read that is refused for the moment waits as long as it is told', async (context) => {
  const answers = [
    problem('rate_limited', 429, {'retry-after': '2'}),
    problem('processor_unavailable', 503),
    json({outstanding: [], pastDue: []}),
  ];
  const {api, pauses} = await setup(context, answers);

  await api.getSummary();

  assert.deepEqual(pauses, [2000, 1200]);
});

test('a wait that is too long for a request is told to the person', async (context) => {
  const answer = problem('rate_limited', 429, {'retry-after': '60'});
  const {api, received, pauses} = await setup(context, [answer]);

  const error = await rejection(api.getSummary());

  assert.equal(error.kind, 'throttled');
  assert.equal(error.retryAfter, 60_000);
  assert.equal(error.requestId, 'req_problem');
  assert.equal(received.length, 1);
  assert.deepEqual(pauses, []);
});

test('asking about given invoices is a read, though it is posted', async (context) => {
  const answers: Respond[] = [
    (_request, response) => response.destroy(),
    json({items: [payable(1)], excluded: [], nextCursor: null}),
  ];
  const {api, received} = await setup(context, answers);

  await api.checkPayable(['inv_1']);

  assert.equal(received.length, 2);
  assert.deepEqual(JSON.parse(received[1]?.body ?? ''), {ids: ['inv_1']});
});

test('FM-01: a payment whose answer is lost is not sent again', async (context) => {
  const {api, received} = await setup(context, [(_request, response) => response.destroy()]);

  const error = await rejection(api.submitPayment(request, {idempotencyKey: 'key-1'}));

  assert.equal(error.kind, 'network');
  assert.equal(received.length, 1);
  assert.equal(received[0]?.headers['idempotency-key'], 'key-1');
});

test('FM-16: a payment that is refused with a time is sent again under the same key', async (context) => {
  const answers = [
    problem('rate_limited', 429, {'retry-after': '1'}),
    json(submission([transaction(1, 'succeeded')]), 201),
  ];
  const {api, received, pauses} = await setup(context, answers);

  const {status} = await api.submitPayment(request, {idempotencyKey: 'key-1'});

  assert.equal(status, 'completed');
  assert.deepEqual(
    received.map(({headers}) => headers['idempotency-key']),
    ['key-1', 'key-1'],
  );
  assert.deepEqual(pauses, [1000]);
});

test('a payment that is refused without a time is not sent again', async (context) => {
  const {api, received} = await setup(context, [problem('processor_unavailable', 503)]);

  const error = await rejection(api.submitPayment(request, {idempotencyKey: 'key-1'}));

  assert.equal(error.kind, 'server');
  assert.equal(error.code, 'processor_unavailable');
  assert.equal(received.length, 1);
});

test('what has no key and changes something is never sent again', async (context) => {
  const answer = problem('rate_limited', 429, {'retry-after': '1'});
  const {api, received} = await setup(context, [answer]);

  await rejection(api.syncPayment('sub_1'));
  await rejection(api.cancelPayment('sub_1', ['txn_1']));
  await rejection(api.abandonKey('key-1'));

  assert.deepEqual(
    received.map(({method, path, body}) => [method, path.replace('/portal/v1/alder', ''), body]),
    [
      ['POST', '/payments/sub_1/sync', ''],
      ['POST', '/payments/sub_1/cancel', '{"transactionIds":["txn_1"]}'],
      ['DELETE', '/payments/by-key/key-1', ''],
    ],
  );
});

test('FM-01: abandoning a key answers null when it burned it, else the submission', async (context) => {
  const answers: Respond[] = [
    (_request, response) => response.writeHead(204).end(),
    json(submission([transaction(1, 'succeeded')])),
  ];
  const {api} = await setup(context, answers);

  assert.equal(await api.abandonKey('key-1'), null);
  assert.equal((await api.abandonKey('key-2'))?.id, 'sub_1');
});

test('a refusal keeps its code, parameters and findings per invoice', async (context) => {
  const errors = [{invoiceId: 'inv_1', code: 'invoice_changed', params: {version: 2}}];
  const {api} = await setup(context, [
    json(
      {
        type: 'about:blank',
        title: 'Changed',
        status: 409,
        code: 'invoice_changed',
        requestId: 'req_9',
        retryable: false,
        errors,
      },
      409,
    ),
  ]);

  const error = await rejection(api.submitPayment(request, {idempotencyKey: 'key-1'}));

  assert.equal(error.kind, 'conflict');
  assert.equal(error.code, 'invoice_changed');
  assert.deepEqual(error.errors, errors);
});

test('X-03: an unknown status of a newer server breaks nothing', async (context) => {
  const newer = {...invoice(1), status: 'archived', extra: {deep: true}};
  const {api} = await setup(context, [json({...page([]), items: [newer], payableCount: 1})]);

  const {items} = await api.listInvoices(query);

  assert.equal(items[0]?.status, 'unrecognized');
  assert.ok(!('extra' in (items[0] ?? {})));
});

for (const apiUrl of [
  '',
  'not an address',
  'ftp://firm.example/x',
  'https://user:pass@firm.example/',
]) {
  test(`an api-url of "${apiUrl}" is a set-up error, and nothing is sent`, async () => {
    const api = createHttpApi({
      apiUrl,
      tokens: fixedTokens().access,
      fetch: () => assert.fail('It was sent'),
    });

    assert.equal((await rejection(api.getSession())).kind, 'setup');
  });
}

test('the end of a session outlives the page and needs no body in the answer', async () => {
  const seen: RequestInit[] = [];
  const api = createHttpApi({
    apiUrl: 'https://firm.example/portal/v1/alder',
    tokens: fixedTokens().access,
    async fetch(_url, init) {
      seen.push(init ?? {});
      return new Response(null, {status: 204});
    },
  });

  await api.endSession();

  assert.equal(seen[0]?.method, 'DELETE');
  assert.equal(seen[0]?.keepalive, true);
});

test('L-15 a document is asked for in the language of its reader and comes as it is', async (context) => {
  const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0xfe]);
  const {api, received} = await setup(context, [raw(Buffer.from(bytes), 'application/pdf')]);

  const file = await api.getReceipt('inv/1', 'txn_1', {language: 'de'});
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes);
  assert.equal(file.type, 'application/pdf');
  assert.equal(received[0]?.path, '/portal/v1/alder/invoices/inv%2F1/receipts/txn_1');
  assert.equal(received[0]?.headers['accept-language'], 'de');
});

test('X-02 a page in place of a document breaks the contract, and a refusal says what it is', async (context) => {
  const {api} = await setup(context, [raw('<html>', 'text/html'), problem('not_found', 404)]);

  assert.equal((await rejection(api.getInvoiceDocument('a', {language: 'en'}))).kind, 'contract');
  assert.equal((await rejection(api.getInvoiceDocument('a', {language: 'en'}))).kind, 'missing');
});

test('a sign-in link is asked for without a token, and an empty answer is one', async (context) => {
  const {api, received} = await setup(context, [raw('', 'text/plain', 202)]);

  assert.equal(await api.requestSignInLink?.('ann@client.example'), undefined);

  const [asked] = received;
  assert.equal(asked?.method, 'POST');
  assert.equal(asked.path, '/portal/v1/alder/sign-in-links');
  assert.equal(asked.headers['authorization'], undefined);
  assert.deepEqual(JSON.parse(asked.body), {email: 'ann@client.example'});
});

test('a password is changed by whoever is signed in', async (context) => {
  const {api, received} = await setup(context, [raw('', 'text/plain', 204)]);

  assert.equal(await api.changePassword?.('a password of my own'), undefined);

  const [asked] = received;
  assert.equal(asked?.method, 'PUT');
  assert.equal(asked.path, '/portal/v1/alder/session/password');
  assert.equal(asked.headers['authorization'], 'Bearer token-0');
  assert.deepEqual(JSON.parse(asked.body), {password: 'a password of my own'});
});

test('X-02 an empty answer is no resource', async (context) => {
  const {api} = await setup(context, [raw('', 'application/json')]);

  assert.equal((await rejection(api.getSession())).kind, 'contract');
  // Read as a 204 it would say that nothing was charged (FM-01).
  assert.equal((await rejection(api.abandonKey('key-1'))).kind, 'contract');
});
