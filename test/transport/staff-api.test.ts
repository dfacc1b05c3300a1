import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {isPortalError} from '../../src/errors/index.ts';
import {createHttpApi} from '../../src/transport/index.ts';
import type {StaffApi} from '../../src/transport/staff-port.ts';
import {json, problem, startApi, type Respond} from './server.ts';

const client = {
  id: 'cli_1',
  name: 'Northgate Holdings',
  portal: {enabled: false},
  contactCount: 2,
  version: 7,
};
const contact = {id: 'con_1', name: 'Mara Lindt', email: 'mara@northgate.example', version: 3};

async function setup(context: TestContext, ...answers: Respond[]) {
  const {apiUrl, received} = await startApi(context, ...answers);
  const tokens = {current: async () => 'token-0', renew: async () => null};
  const api = createHttpApi({apiUrl, tokens, delay: async () => undefined});
  const desk = <T>(run: (staff: StaffApi) => Promise<T>): Promise<T> => {
    assert.ok(api.asStaff);
    return api.asStaff(run);
  };
  return {desk, received};
}

test('a change names the version that was seen', async (context) => {
  const {desk, received} = await setup(context, json({...client, portal: {enabled: true}}));
  const changed = await desk((staff) => staff.turnPortal('cli_1', true, {version: 7}));
  assert.equal(changed.portal.enabled, true);
  const [{method, path, headers, body} = assert.fail()] = received;
  assert.deepEqual([method, path], ['PATCH', '/portal/v1/alder/clients/cli_1']);
  assert.equal(headers['if-match'], '"7"');
  assert.equal(headers.authorization, 'Bearer token-0');
  assert.deepEqual(JSON.parse(body), {portal: {enabled: true}});
});

test('A-03 an invite is sent under a key, and without a body', async (context) => {
  const {desk, received} = await setup(context, json(contact, 201));
  await desk((staff) => staff.sendInvite('con_1', {idempotencyKey: 'key-1'}));
  const [{path, headers, body} = assert.fail()] = received;
  assert.equal(path, '/portal/v1/alder/contacts/con_1/invites');
  assert.equal(headers['idempotency-key'], 'key-1');
  assert.equal(body, '');
});

test('a change that others were faster with is not sent again', async (context) => {
  const {desk, received} = await setup(context, problem('version_conflict', 412));
  const error = await desk((staff) => staff.turnPortal('cli_1', true, {version: 6})).catch(
    (caught: unknown) => caught,
  );
  assert.ok(isPortalError(error, 'conflict'));
  assert.equal(error.code, 'version_conflict');
  assert.equal(received.length, 1);
});

test('A-02 contacts come without access and invite where the answer has none', async (context) => {
  const {desk} = await setup(context, json({items: [contact]}));
  const {items} = await desk((staff) => staff.listContacts('cli_1'));
  assert.deepEqual(items, [contact]);
});

test('ids are not taken for paths, and an empty search is not sent', async (context) => {
  const {desk, received} = await setup(
    context,
    json({items: [], nextCursor: null}),
    json({items: [], nextCursor: null}),
    json(null, 204),
  );
  await desk((staff) => staff.listClients(''));
  await desk((staff) => staff.listHolds('a/b&c'));
  assert.deepEqual(
    received.map(({path}) => path.replace('/portal/v1/alder', '')),
    ['/clients?', '/holds?clientId=a%2Fb%26c'],
  );
});
