import assert from 'node:assert/strict';
import {mock, test, type TestContext} from 'node:test';
import {isPortalError} from '../../src/errors/index.ts';
import type {ChangesEvent, ListenOptions} from '../../src/transport/port.ts';
import {createHttpApi, type HttpOptions} from '../../src/transport/index.ts';
import {problem, startApi, type Respond} from './server.ts';

/** A stream in the pieces in which it arrives. */
function stream(...pieces: (string | Uint8Array)[]): Respond {
  return (_request, response) => {
    response.writeHead(200, {'content-type': 'text/event-stream'});
    const next = () => {
      const piece = pieces.shift();
      if (piece === undefined) response.end();
      else response.write(piece, () => setImmediate(next));
    };
    next();
  };
}

const told = (id: string, ...changed: string[]) =>
  `event: changes\ndata: ${JSON.stringify({changed})}\nid: ${id}\n\n`;

async function hearing(
  context: TestContext,
  answers: Respond[],
  options: Partial<ListenOptions> = {},
  http: Partial<HttpOptions> = {},
) {
  const {apiUrl, received} = await startApi(context, ...answers);
  const tokens = {current: async () => 'token-0', renew: async () => 'token-1'};
  const api = createHttpApi({apiUrl, tokens, ...http});
  const heard: ChangesEvent[] = [];
  const listened = api.listen!({age: 0, hear: (event) => heard.push(event), ...options});
  return {listened, heard, received};
}

async function kindOf(listened: Promise<void>): Promise<string> {
  const error: unknown = await listened.then(
    () => assert.fail('It did not reject'),
    (reason: unknown) => reason,
  );
  assert.ok(isPortalError(error), String(error));
  return error.kind;
}

test('tells each event as it comes, in whatever pieces, and ends with the stream', async (context) => {
  const {listened, heard, received} = await hearing(
    context,
    [
      stream(
        'event: chan',
        `ges\ndata: {"changed":[]}\nid: 1.1\n\n: still`,
        ' here\n\n',
        told('2.1', 'invoices', 'weather'),
      ),
    ],
    {age: 2_400},
  );
  await listened;
  assert.deepEqual(heard, [
    {id: '1.1', changed: []},
    {id: '2.1', changed: ['invoices', 'unrecognized']},
  ]);
  assert.equal(received[0]!.path, '/portal/v1/alder/events?age=3');
  assert.equal(received[0]!.headers.authorization, 'Bearer token-0');
  assert.equal(received[0]!.headers['last-event-id'], undefined);
});

test('bytes may break anywhere: within a character, a line end, a byte order mark', async (context) => {
  const events = `\uFEFFid: ключ\r\ndata: {"changed":["team €"]}\r\n\r\n${told('1.1')}`;
  const bytes = Array.from(new TextEncoder().encode(events), (byte) => Uint8Array.of(byte));
  const {listened, heard} = await hearing(context, [stream(...bytes)]);
  await listened;
  assert.deepEqual(heard, [
    {id: 'ключ', changed: ['unrecognized']},
    {id: '1.1', changed: []},
  ]);
});

test('goes on after the last event; the token is in no address', async (context) => {
  const {listened, received} = await hearing(context, [stream(told('3.1'))], {lastEventId: '2.1'});
  await listened;
  assert.equal(received[0]!.headers['last-event-id'], '2.1');
  assert.equal(received[0]!.path, '/portal/v1/alder/events');
});

test('a refused token is replaced once', async (context) => {
  const refused = problem('session_expired', 401);
  const {listened, heard, received} = await hearing(context, [refused, stream(told('1.1'))]);
  await listened;
  assert.equal(heard.length, 1);
  assert.equal(received[1]!.headers.authorization, 'Bearer token-1');
  const again = await hearing(context, [refused]);
  assert.equal(await kindOf(again.listened), 'session');
  assert.equal(again.received.length, 2);
});

test('a refusal, a broken stream and a strange one are errors of their kinds', async (context) => {
  const refused = await hearing(context, [problem('forbidden', 403)]);
  assert.equal(await kindOf(refused.listened), 'permission');
  const unknown = await hearing(context, [problem('not_found', 404)]);
  assert.equal(await kindOf(unknown.listened), 'missing');
  const broken = await hearing(context, [
    (_request, response) => {
      response.writeHead(200, {'content-type': 'text/event-stream'});
      response.write(told('1.1'), () => response.destroy());
    },
  ]);
  assert.equal(await kindOf(broken.listened), 'network');
  const strange = await hearing(context, [stream('data: <!doctype html>\n\n')]);
  assert.equal(await kindOf(strange.listened), 'contract');
});

test('whoever stops listening gets their own abort', async (context) => {
  const stop = new AbortController();
  const {listened} = await hearing(
    context,
    [(_request, response) => void response.writeHead(200).write(told('1.1'))],
    {signal: stop.signal, hear: () => stop.abort()},
  );
  await assert.rejects(listened, {name: 'AbortError'});
});

test('a stream without a sign of life for 45 seconds is given up', async (context) => {
  mock.timers.enable({apis: ['setTimeout']});
  context.after(() => mock.timers.reset());
  let body!: ReadableStreamDefaultController<Uint8Array>;
  const fetch = async (_url: unknown, {signal}: RequestInit = {}) => {
    const answer = new ReadableStream<Uint8Array>({
      start(controller) {
        body = controller;
        signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(answer);
  };
  const heard: (() => void)[] = [];
  const next = () => new Promise<void>((resolve) => heard.push(resolve));
  const {listened} = await hearing(context, [], {hear: () => heard.shift()?.()}, {fetch: fetch});
  const ended = kindOf(listened);
  while (!body) await new Promise((resolve) => setImmediate(resolve));
  const says = async (text: string) => {
    const hears = next();
    body.enqueue(new TextEncoder().encode(text));
    await hears;
  };
  await says(told('1.1'));
  mock.timers.tick(44_000);
  await says(`: still here\n\n${told('2.1')}`);
  mock.timers.tick(44_000);
  await says(told('3.1'));
  mock.timers.tick(45_000);
  assert.equal(await ended, 'network');
});
