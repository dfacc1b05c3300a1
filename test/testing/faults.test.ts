import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestPortal, type Fault, type TestPortal} from '../../src/testing/index.ts';

function portalWithInvoice(): TestPortal {
  const portal = createTestPortal({now: '2026-11-20T15:00:00Z', clock: 'still'});
  portal.addInvoice();
  return portal;
}

async function ask(portal: TestPortal, path = '/invoices', method = 'GET') {
  const headers = {Authorization: `Bearer ${portal.signIn().accessToken}`};
  const request = new Request(`https://billing.example${path}`, {method, headers});
  const response = await portal.respond(request, path);
  const isError = response.type === 'error';
  return {
    isError,
    status: response.status,
    headers: response.headers,
    text: isError ? '' : await response.text(),
  };
}

describe('faults', () => {
  test('concern the next request alone, or as many as said', async () => {
    const portal = portalWithInvoice();
    portal.faults.next('/invoices', 'error', 2);
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await ask(portal)).status);
    assert.deepEqual(statuses, [500, 500, 200]);
  });

  test('concern one operation, one path with any method, or everything', async () => {
    const portal = portalWithInvoice();
    portal.faults.next('summarizeInvoices', 'error');
    assert.equal((await ask(portal)).status, 200);
    assert.equal((await ask(portal, '/invoices/summary')).status, 500);
    portal.faults.next('/invoices/{id}', 'error');
    assert.equal((await ask(portal, '/invoices/inv_000001')).status, 500);
    portal.faults.always('*', 'error');
    assert.equal((await ask(portal, '/session')).status, 500);
    portal.faults.clear();
    assert.equal((await ask(portal, '/session')).status, 200);
  });

  test('drop-before has no effect, drop-after has', async () => {
    const portal = portalWithInvoice();
    const {accessToken} = portal.signIn();
    const end = async () => {
      const headers = {Authorization: `Bearer ${accessToken}`};
      const request = new Request('https://billing.example/session', {method: 'DELETE', headers});
      return portal.respond(request, '/session');
    };
    portal.faults.next('endSession', 'drop-before');
    assert.equal((await end()).type, 'error');
    portal.faults.next('endSession', 'drop-after');
    assert.equal((await end()).type, 'error');
    assert.equal((await end()).status, 401);
  });

  const looks: [Fault, (answer: Awaited<ReturnType<typeof ask>>) => void][] = [
    ['html', ({status, text}) => assert.deepEqual([status, text.slice(0, 5)], [200, '<!doc'])],
    [
      'bad-gateway',
      ({status, text}) => assert.deepEqual([status, text.slice(0, 5)], [502, '<!doc']),
    ],
    ['empty', ({status, text}) => assert.deepEqual([status, text], [204, ''])],
    ['truncated', ({text}) => assert.throws(() => JSON.parse(text) as unknown, SyntaxError)],
    ['missing-field', ({text}) => assert.equal(firstOf(text)['id'], undefined)],
    ['wrong-type', ({text}) => assert.equal(firstOf(text)['id'], 17)],
    [
      {transform: () => ({anything: true})},
      ({text}) => assert.deepEqual(JSON.parse(text), {anything: true}),
    ],
    [
      {problem: 'rate_limited', retryAfter: 8},
      ({status, headers}) => assert.deepEqual([status, headers.get('retry-after')], [429, '8']),
    ],
  ];
  for (const [fault, look] of looks) {
    test(`answer as arranged: ${typeof fault === 'string' ? fault : Object.keys(fault)[0]}`, async () => {
      const portal = portalWithInvoice();
      portal.faults.next('listInvoices', fault);
      look(await ask(portal));
    });
  }

  test('leave the headers of an API on what is answered', async () => {
    const portal = portalWithInvoice();
    portal.faults.next('listInvoices', 'html');
    const {headers} = await ask(portal);
    assert.ok(headers.get('x-request-id'));
  });
});

function firstOf(text: string): Record<string, unknown> {
  return (JSON.parse(text) as {items: Record<string, unknown>[]}).items[0] ?? {};
}
