import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ChangeFeed} from '../../demo/server/changes/feed.ts';
import {deleteOldChanges} from '../../demo/server/changes/read.ts';
import {changeRoutes} from '../../demo/server/changes/routes.ts';
import {changes} from '../../src/contract/changes.ts';
import {builders, openTestPortal, refusalOf} from './portal.ts';

const hour = 60 * 60_000;

/** Two clients; Ann and Ben of the first, Cleo of the second. Nobody asks but the test. */
async function openPortal() {
  let feed!: ChangeFeed;
  const portal = await openTestPortal({}, (ports) => {
    feed = new ChangeFeed(ports, {every: hour});
    return [changeRoutes(feed)];
  });
  const build = builders(portal.db);
  await build.firm('alder', {allowed_origins: ['https://alder.example']});
  for (const client of ['cli_1', 'cli_2']) await build.client(client);
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('ben', {client_id: 'cli_1'});
  await build.contact('cleo', {client_id: 'cli_2'});
  await build.invoice('inv_1', {client_id: 'cli_1', total: 100});
  await portal.db.query('delete from changes');
  // What the database writes has its own time.
  portal.clock.advance(Date.now() - portal.clock.now());
  const listen = async (name: string, headers: Record<string, string> = {}, query = '') => {
    const token = await portal.signIn(`${name}@client.example`);
    const response = await portal.app.request(`/portal/v1/alder/events${query}`, {
      headers: {Authorization: `Bearer ${token}`, ...headers},
    });
    assert.equal(response.status, 200);
    return {token, response, ...events(response)};
  };
  const touch = (id: string) =>
    portal.db.query('update invoices set version = version + 1 where id = $1', [id]);
  /** Asks until the stream tells: any open transaction of the database server may hold it up. */
  const heardBy = async ({changed}: {changed(): Promise<string[] | undefined>}) => {
    let heard: string[] | undefined;
    const hearing = changed().then((kinds) => (heard = kinds));
    while (heard === undefined) {
      await feed.poll();
      await Promise.race([hearing, new Promise((resolve) => setImmediate(resolve))]);
    }
    return heard;
  };
  return {...portal, build, feed, listen, touch, heardBy};
}

/** The events of a stream, one after the other. */
function events(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  async function next(): Promise<{id: string; changed: string[]} | null> {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const lines = rest.slice(0, end).split('\n');
        rest = rest.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const {changed} = changes.parse(JSON.parse(field('data')!));
        return {id: field('id')!, changed};
      }
      const {done, value} = await reader.read();
      if (done) return null;
      rest += value;
    }
  }
  const changed = async () => (await next())?.changed;
  return {next, changed, leave: () => reader.cancel()};
}

test('what one contact changes, the other one of the client hears, and nobody else', async () => {
  const {listen, touch, heardBy, build} = await openPortal();
  const [ben, cleo] = [await listen('ben'), await listen('cleo')];
  assert.deepEqual(await ben.changed(), []);
  assert.deepEqual(await cleo.changed(), []);
  await touch('inv_1');
  assert.deepEqual(await heardBy(ben), ['invoices']);
  await build.invoice('inv_2', {client_id: 'cli_2', total: 100});
  assert.deepEqual(await heardBy(cleo), ['invoices']);
  const {headers} = ben.response;
  assert.equal(headers.get('content-type'), 'text/event-stream');
  assert.equal(headers.get('cache-control'), 'no-store');
  await Promise.all([ben.leave(), cleo.leave()]);
});

test('M-02: of a payment method only its own contact hears', async () => {
  const {listen, heardBy, build, touch} = await openPortal();
  const [ann, ben] = [await listen('ann'), await listen('ben')];
  await Promise.all([ann.changed(), ben.changed()]);
  await build.insert('payment_methods', {
    id: 'pmt_1',
    contact_id: 'ann',
    processor_method: 'pm_1',
    kind: 'card',
    last4: '4242',
    status: 'active',
    added_at: new Date(),
  });
  assert.deepEqual(await heardBy(ann), ['methods']);
  await touch('inv_1');
  assert.deepEqual(await heardBy(ben), ['invoices']);
  await Promise.all([ann.leave(), ben.leave()]);
});

test('whoever comes again hears what was missed, and from then on no more of it', async () => {
  const {listen, touch, heardBy} = await openPortal();
  const before = await listen('ben');
  const {id} = (await before.next())!;
  const other = await listen('ann');
  await other.changed();
  await before.leave();
  await touch('inv_1');
  assert.deepEqual(await heardBy(other), ['invoices']);
  const again = await listen('ben', {'Last-Event-ID': id});
  const missed = (await again.next())!;
  assert.deepEqual(missed.changed, ['invoices']);
  const later = await listen('ben', {'Last-Event-ID': missed.id});
  assert.deepEqual(await later.changed(), []);
  await touch('inv_1');
  const soon = await listen('ben', {'Last-Event-ID': missed.id});
  // Not read yet: all of them hear it with the next question.
  assert.deepEqual(await soon.changed(), []);
  for (const stream of [again, later, soon]) {
    assert.deepEqual(await heardBy(stream), ['invoices']);
  }
  await Promise.all([other, again, later, soon].map((stream) => stream.leave()));
});

test('a first stream tells what has changed since the page was shown', async () => {
  const {listen, touch, clock} = await openPortal();
  clock.advance(10 * 60_000);
  const fresh = await listen('ben', {}, '?age=2');
  assert.deepEqual(await fresh.changed(), []);
  await touch('inv_1');
  const old = await listen('ben', {}, '?age=900');
  assert.deepEqual(await old.changed(), ['invoices']);
  await Promise.all([fresh.leave(), old.leave()]);
});

test('an id that says nothing any more means that everything may have changed', async () => {
  const {listen, clock, db} = await openPortal();
  const first = await listen('ben');
  const {id} = (await first.next())!;
  clock.advance(hour);
  await deleteOldChanges(db, Date.now() + 1000);
  const [xid = '', at = ''] = id.split('.');
  for (const stale of [id, `${BigInt(xid) + 1_000_000n}.${at}`]) {
    const again = await listen('ben', {'Last-Event-ID': stale});
    assert.deepEqual(await again.changed(), ['invoices', 'methods']);
    await again.leave();
  }
  const foreign = await listen('ben', {'Last-Event-ID': "1'; drop table changes"});
  assert.deepEqual(await foreign.changed(), []);
  await Promise.all([first.leave(), foreign.leave()]);
});

test('nothing is missed of a transaction that takes its time', async () => {
  const {listen, feed, db, touch, heardBy} = await openPortal();
  const ben = await listen('ben');
  await ben.changed();
  const isPatient = Promise.withResolvers<unknown>();
  const hasWritten = Promise.withResolvers<unknown>();
  const slow = db.transaction(async (sql) => {
    await sql.query('update invoices set version = version + 1');
    hasWritten.resolve(true);
    await isPatient.promise;
  });
  await hasWritten.promise;
  // One connection alone, as PGlite has, would make the question wait for the transaction.
  const asked = feed.poll();
  isPatient.resolve(true);
  await Promise.all([slow, asked]);
  assert.deepEqual(await heardBy(ben), ['invoices']);
  await touch('inv_1');
  assert.deepEqual(await heardBy(ben), ['invoices']);
  await ben.leave();
});

test('A-04, A-05: the stream ends with the session: signed out, no access, portal off, idle', async () => {
  const {listen, feed, call, db, clock} = await openPortal();
  const endings: ((token: string) => Promise<unknown>)[] = [
    (token) => call('DELETE', '/session', {token}),
    () => db.query("update contacts set access = 'none' where id = 'ben'"),
    () => db.query('update clients set portal_enabled = false'),
    async () => clock.advance(hour / 2),
  ];
  for (const end of endings) {
    await db.query("update contacts set access = 'user'");
    await db.query('update clients set portal_enabled = true');
    const ben = await listen('ben');
    await ben.changed();
    await end(ben.token);
    await feed.poll();
    assert.equal(await ben.next(), null);
  }
  assert.equal(feed.size, 0);
});

test('a page that goes away is forgotten, and one session does not listen without end', async () => {
  const {listen, feed, signIn, app} = await openPortal();
  const ben = await listen('ben');
  await ben.changed();
  await ben.leave();
  assert.equal(feed.size, 0);
  const token = await signIn('ann@client.example');
  const streams = [];
  for (let count = 0; count < 6; count += 1) {
    const response = await app.request('/portal/v1/alder/events', {
      headers: {Authorization: `Bearer ${token}`},
    });
    const stream = events(response);
    await stream.changed();
    streams.push(stream);
  }
  assert.equal(await streams[0]!.next(), null);
  assert.equal(await streams[1]!.next(), null);
  assert.equal(feed.size, 4);
  feed.close();
  assert.equal(await streams[5]!.next(), null);
  assert.equal(feed.size, 0);
});

test('who asks for the head of the stream alone does not listen', async () => {
  const {call, signIn, feed} = await openPortal();
  const token = await signIn('ann@client.example');
  const answer = await call('HEAD', '/events', {token});
  assert.equal(answer.status, 200);
  assert.equal(feed.size, 0);
});

test('nobody listens without a session, and the age is a number of seconds', async () => {
  const {call, signIn, app} = await openPortal();
  assert.deepEqual(refusalOf(await call('GET', '/events')), [401, 'unauthenticated']);
  const token = await signIn('ben@client.example');
  for (const age of ['-1', '3601', '1.5', 'a', '']) {
    const answer = await call('GET', `/events?age=${age}`, {token});
    assert.deepEqual(refusalOf(answer), [400, 'validation_failed', 'age']);
  }
  const preflight = await app.request('/portal/v1/alder/events', {
    method: 'OPTIONS',
    headers: {Origin: 'https://alder.example', 'Access-Control-Request-Method': 'GET'},
  });
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Last-Event-ID/);
});
