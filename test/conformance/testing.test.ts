import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {setupServer} from 'msw/node';
import {runConformance, type Subject} from '../../src/conformance/index.ts';
import {
  createTestPortal,
  handlers,
  staffHandlers,
  type TestPortal,
} from '../../src/testing/index.ts';
import {conformanceTests} from './as-tests.ts';
import {apiUrl, memorySubject, populate, staffApiUrl} from './memory-subject.ts';

const server = setupServer();
before(() => server.listen({onUnhandledFrame: 'error'}));
after(() => server.close());

describe('the MSW handlers over a portal in memory', () => {
  const portal = createTestPortal({now: '2026-11-20T12:00:00Z', clock: 'still'});
  populate(portal);
  const subject = memorySubject(portal);
  before(() => {
    server.use(...handlers(portal, {apiUrl}), ...staffHandlers(portal, {apiUrl: staffApiUrl}));
  });
  conformanceTests(() => subject);
});

describe('a run', () => {
  /** The portal without MSW, so that a test can put something between. */
  function direct(portal: TestPortal, change = (response: Response) => response): Subject {
    return {
      ...memorySubject(portal),
      arrange: undefined,
      fetch: async (request) =>
        change(
          request.url.startsWith(staffApiUrl)
            ? await portal.respondToStaff(request, request.url.slice(staffApiUrl.length))
            : await portal.respond(request, request.url.slice(apiUrl.length)),
        ),
    };
  }

  test('reports what it had no means for as not run, never as passed', async () => {
    const portal = createTestPortal();
    const {colleague: _, stranger: __, origin: ___, ...alone} = direct(portal);
    const results = await runConformance(alone);
    const ids = (status: string) =>
      results.filter((result) => result.status === status).map(({id}) => id);
    assert.deepEqual(ids('failed'), []);
    assert.ok(ids('not-run').includes('payments.each-its-own'));
    assert.ok(ids('not-run').includes('http.origin'));
    assert.ok(ids('passed').includes('sessions.password'));
    const sums = results.find(({id}) => id === 'invoices.sums');
    assert.equal(sums?.detail, 'The contact has fewer than 1 invoices');
  });

  test('changes nothing but sessions where nothing can be arranged', async () => {
    const portal = createTestPortal({now: '2026-11-20T12:00:00Z', clock: 'still'});
    populate(portal);
    const before = portal.invoicesOf().map(({id}) => portal.show(id));
    await runConformance(direct(portal));
    assert.deepEqual(
      portal.invoicesOf().map(({id}) => portal.show(id)),
      before,
    );
    assert.deepEqual(portal.showSubmissions(), []);
  });

  test('tells each result as it comes', async () => {
    const seen: string[] = [];
    await runConformance(direct(createTestPortal()), {
      only: ['sessions.password', 'http.request-id'],
      report: ({id, status}) => seen.push(`${id} ${status}`),
    });
    assert.deepEqual(seen, ['sessions.password passed', 'http.request-id passed']);
  });

  const detailOf = async (id: string, change: (response: Response) => Response) => {
    const portal = createTestPortal();
    populate(portal);
    const [result] = await runConformance(direct(portal, change), {only: [id]});
    return `${result?.status}: ${result?.detail}`;
  };

  test('finds an answer without the headers of the contract', async () => {
    const detail = await detailOf(
      'sessions.password',
      ({body, status}) => new Response(body, {status}),
    );
    assert.equal(detail, 'failed: POST /sessions (200) has no X-Request-Id');
  });

  test('finds a server that is down, and one that cannot be reached', async () => {
    const headers = {'X-Request-Id': 'request-1', 'Cache-Control': 'no-store'};
    assert.equal(
      await detailOf('sessions.password', () => new Response('{}', {status: 500, headers})),
      'failed: POST /sessions (500) answers a server error',
    );
    const unreachable = () => {
      throw new TypeError('fetch failed');
    };
    assert.equal(
      await detailOf('sessions.password', unreachable),
      'failed: TypeError: fetch failed',
    );
  });

  test('finds a field that is missing, and one that has another type', async () => {
    const found = async (fault: 'missing-field' | 'wrong-type') => {
      const portal = createTestPortal();
      populate(portal);
      portal.faults.always('listInvoices', fault);
      const [result] = await runConformance(direct(portal), {only: ['invoices.sums']});
      return result?.detail;
    };
    const expected = /breaks the contract: items\.0\.id is missing or no string$/;
    assert.match((await found('missing-field')) ?? '', expected);
    assert.match((await found('wrong-type')) ?? '', expected);
  });

  test('finds a field that the contract does not have', async () => {
    const portal = createTestPortal();
    populate(portal);
    portal.faults.always('listInvoices', {transform: (body) => ({...(body as object), total: 3})});
    const [result] = await runConformance(direct(portal), {only: ['invoices.sums']});
    assert.match(result?.detail ?? '', /the answer has total, which the contract does not$/);
  });
});
