import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  client,
  clientPage,
  contact,
  contactList,
  staffInvoicePage,
} from '../../../src/contract/staff.ts';
import type {Contact, ContactList} from '../../../src/contract/types.ts';
import {refusalOf} from '../portal.ts';
import {openDesk, versionOf} from './desk.ts';

test('the firm’s clients come by name, and no other firm’s', async () => {
  const {desk} = await openDesk();
  const {items, nextCursor} = clientPage.parse((await desk('GET', '/clients')).body);
  assert.deepEqual(
    items.map(({id, portal, contactCount}) => [id, portal.enabled, contactCount]),
    [
      ['cli_1', true, 2],
      ['cli_off', false, 1],
    ],
  );
  assert.equal(nextCursor, null);
});

test('clients are paged and searched by a part of the name', async () => {
  const {desk, build} = await openDesk();
  for (let index = 10; index < 40; index += 1)
    await build.client(`cli_x${index}`, {name: `Zed ${index}%`});
  const first = clientPage.parse((await desk('GET', '/clients?q=zed')).body);
  assert.equal(first.items.length, 25);
  const second = clientPage.parse(
    (await desk('GET', `/clients?q=zed&cursor=${first.nextCursor}`)).body,
  );
  assert.deepEqual(
    [...first.items, ...second.items].map(({name}) => name),
    Array.from({length: 30}, (_, index) => `Zed ${index + 10}%`),
  );
  assert.equal(second.nextCursor, null);
  const found = clientPage.parse((await desk('GET', '/clients?q=39%25')).body);
  assert.deepEqual(
    found.items.map(({name}) => name),
    ['Zed 39%'],
  );
  const elsewhere = await desk('GET', `/clients?q=other&cursor=${first.nextCursor}`);
  assert.deepEqual(refusalOf(elsewhere), [400, 'validation_failed', 'cursor']);
});

test('A-02 while the portal is off, a contact has neither access nor invite in the answer', async () => {
  const {desk} = await openDesk();
  const answer = await desk('GET', '/clients/cli_off/contacts');
  assert.deepEqual(contactList.parse(answer.body).items, [
    {id: 'cleo', name: 'Contact cleo', email: 'cleo@client.example', version: 1},
  ]);
});

test('A-02 while it is on, both are there', async () => {
  const {desk, db} = await openDesk();
  await db.query(`update contacts set password_hash = null, access = 'none' where id = 'ben'`);
  const {items} = contactList.parse((await desk('GET', '/clients/cli_1/contacts')).body);
  assert.deepEqual(
    items.map(({id, portal}) => [id, portal]),
    [
      ['ann', {access: 'user', invite: {state: 'active', count: 0}}],
      ['ben', {access: 'none', invite: {state: 'not_invited', count: 0}}],
    ],
  );
});

test('the portal is turned on and off on the version that was seen', async () => {
  const {desk, change} = await openDesk();
  const path = '/clients/cli_off';
  const body = {portal: {enabled: true}};
  assert.deepEqual(refusalOf(await desk('PATCH', path, {body})), [428, 'precondition_required']);
  for (const tag of ['"99"', '*', 'W/"1"', 'nonsense']) {
    const stale = await desk('PATCH', path, {body, headers: {'If-Match': tag}});
    assert.deepEqual(refusalOf(stale), [412, 'version_conflict'], tag);
  }
  const on = await change(path, body);
  assert.equal(on.status, 200);
  const now = client.parse(on.body);
  assert.deepEqual([now.portal.enabled, now.version], [true, 2]);
  assert.equal(versionOf(on), '"2"');
  assert.equal(client.parse((await change(path, {portal: {enabled: false}})).body).version, 3);
});

test('A-01 a firm without the Wallet cannot turn the portal on, and can turn it off', async () => {
  const {deskOfBirch, db} = await openDesk();
  const path = '/clients/cli_birch';
  const turn = async (enabled: boolean) => {
    const headers = {'If-Match': versionOf(await deskOfBirch('GET', path))};
    return deskOfBirch('PATCH', path, {body: {portal: {enabled}}, headers});
  };
  assert.deepEqual(refusalOf(await turn(true)), [403, 'payments_unavailable']);
  await db.query(`update clients set portal_enabled = true where id = 'cli_birch'`);
  assert.equal((await turn(true)).status, 200, 'it was on before: nothing to turn on');
  assert.equal((await turn(false)).status, 200);
});

test('A-05 a portal turned off is off at the next request of whoever is in it', async () => {
  const {call, change, signIn} = await openDesk();
  const token = await signIn('ann@client.example');
  assert.equal((await call('GET', '/invoices', {token})).status, 200);
  await change('/clients/cli_1', {portal: {enabled: false}});
  assert.deepEqual(refusalOf(await call('GET', '/invoices', {token})), [403, 'portal_off']);
  await change('/clients/cli_1', {portal: {enabled: true}});
  assert.equal((await call('GET', '/invoices', {token})).status, 200);
});

test('A-04 access that is taken ends the contact’s sessions at the next request', async () => {
  const {call, desk, signIn} = await openDesk();
  const token = await signIn('ann@client.example');
  const {items} = (await desk('GET', '/clients/cli_1/contacts')).body as ContactList;
  const [{version} = {version: 0}] = items;
  const take = (seen: number) =>
    desk('PATCH', '/contacts/ann', {body: {access: 'none'}, headers: {'If-Match': `"${seen}"`}});
  assert.deepEqual(refusalOf(await take(version + 1)), [412, 'version_conflict']);
  const taken = await take(version);
  assert.equal(contact.parse(taken.body).portal?.access, 'none');
  assert.deepEqual(refusalOf(await call('GET', '/session', {token})), [401, 'session_expired']);

  const given = await desk('PATCH', '/contacts/ann', {
    body: {access: 'user'},
    headers: {'If-Match': versionOf(taken)},
  });
  assert.equal((given.body as Contact).portal?.access, 'user');
  const old = await call('GET', '/session', {token});
  assert.deepEqual(refusalOf(old), [401, 'session_expired'], 'the old session stays ended');
});

test('A-02 there is no access to give or take while the portal is off', async () => {
  const {desk} = await openDesk();
  const answer = await desk('PATCH', '/contacts/cleo', {
    body: {access: 'none'},
    headers: {'If-Match': '"1"'},
  });
  assert.deepEqual(refusalOf(answer), [403, 'portal_off']);
});

test('A-07 what belongs to another firm is as unknown as what never was', async () => {
  const {deskOfBirch} = await openDesk();
  const headers = {'If-Match': '"1"'};
  for (const id of ['cli_1', 'cli_none']) {
    for (const path of [`/clients/${id}`, `/clients/${id}/contacts`, `/clients/${id}/invoices`]) {
      assert.deepEqual(refusalOf(await deskOfBirch('GET', path)), [404, 'not_found'], path);
    }
    const body = {portal: {enabled: false}};
    const answer = await deskOfBirch('PATCH', `/clients/${id}`, {body, headers});
    assert.deepEqual(refusalOf(answer), [404, 'not_found']);
  }
  for (const id of ['ann', 'nobody']) {
    const body = {access: 'none'};
    const answer = await deskOfBirch('PATCH', `/contacts/${id}`, {body, headers});
    assert.deepEqual(refusalOf(answer), [404, 'not_found']);
  }
});

test('M-02 staff see a client’s invoices, and of a payment no more than its kind', async () => {
  const {desk, build, db} = await openDesk();
  await build.invoice('INV-1', {client_id: 'cli_1'});
  await build.invoice('INV-2', {client_id: 'cli_1', issued_on: '2026-11-01'});
  await build.invoice('INV-0', {client_id: 'cli_off'});
  await build.annPaid('INV-1', 10_000);
  await db.query(`update invoices set paid = 10000 where id = 'INV-1'`);
  const answer = await desk('GET', '/clients/cli_1/invoices');
  const {items} = staffInvoicePage.parse(answer.body);
  assert.deepEqual(
    items.map(({number, status}) => [number, status]),
    [
      ['INV-2', 'past_due'],
      ['INV-1', 'paid'],
    ],
  );
  assert.deepEqual([items[1]?.lastPayment?.kind, items[1]?.lastPayment?.byMe], ['card', false]);
  assert.doesNotMatch(JSON.stringify(answer.body), /4242|visa/);
});
