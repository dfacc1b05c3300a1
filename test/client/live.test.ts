import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Live} from '../../src/client/live.ts';
import {ContractError, MissingError, NetworkError, SessionError} from '../../src/errors/index.ts';
import type {ListenOptions} from '../../src/transport/port.ts';
import {settle, World} from './world.ts';

/** A page that hears changes, and the streams it has opened. */
function setup() {
  const world = new World();
  const tab = world.openTab();
  const streams: (ListenOptions & PromiseWithResolvers<undefined>)[] = [];
  const api = {
    listen(options: ListenOptions) {
      const stream = {...options, ...Promise.withResolvers<undefined>()};
      options.signal?.addEventListener('abort', () => stream.reject(options.signal?.reason));
      streams.push(stream);
      return stream.promise.then(() => undefined);
    },
  };
  let reloads = 0;
  const live = new Live({api, platform: tab.platform, changed: () => (reloads += 1)});
  const open = () => streams.filter(({signal}) => !signal?.aborted);
  return {world, tab, streams, live, open, reloads: () => reloads};
}

test('what came together is asked for once', async () => {
  const {world, live, streams, reloads} = setup();
  live.start(world.time - 400);
  assert.equal(streams[0]!.age, 400);
  streams[0]!.hear({id: '1', changed: []});
  await world.pass(10_000);
  assert.equal(reloads(), 0);
  streams[0]!.hear({id: '2', changed: ['invoices']});
  streams[0]!.hear({id: '3', changed: ['methods']});
  assert.equal(reloads(), 0);
  await world.pass(2_000);
  assert.equal(reloads(), 1);
  streams[0]!.hear({id: '4', changed: ['invoices']});
  await world.pass(2_000);
  assert.equal(reloads(), 2);
});

test('nobody listens while nobody looks; whoever looks again hears what was missed', async () => {
  const {world, tab, live, streams, open} = setup();
  tab.isVisible = false;
  live.start(world.time);
  assert.equal(streams.length, 0);
  tab.show(true);
  streams[0]!.hear({id: '7', changed: []});
  tab.show(false);
  assert.equal(open().length, 0);
  await world.pass(600_000);
  assert.equal(streams.length, 1);
  tab.show(true);
  assert.equal(streams[1]!.lastEventId, '7');
  tab.show(true);
  assert.equal(open().length, 1);
});

test('a stream that breaks off is opened again, each time later, and soon after it has worked', async () => {
  const {world, live, streams} = setup();
  const pauses = async () => {
    const before = world.time;
    const {length} = streams;
    while (streams.length === length) await world.pass(world.nextTimer ?? assert.fail('no retry'));
    return world.time - before;
  };
  live.start(world.time);
  const found = [];
  for (let count = 0; count < 7; count += 1) {
    streams.at(-1)!.reject(new NetworkError('offline'));
    await settle();
    found.push(await pauses());
  }
  assert.deepEqual(found, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  streams.at(-1)!.hear({id: '1', changed: []});
  streams.at(-1)!.resolve(undefined);
  await settle();
  assert.equal(await pauses(), 2_000);
  assert.equal(streams.at(-1)!.lastEventId, '1');
});

test('until the first event, all since the page was shown is asked for', async () => {
  const {world, live, streams} = setup();
  live.start(world.time);
  streams[0]!.reject(new NetworkError('offline'));
  await world.pass(2_000);
  assert.equal(streams[1]!.age, 2_000);
});

test('a backend without such a stream, and a session that is over, are not asked again', async () => {
  for (const error of [
    new MissingError('unknown'),
    new SessionError('over'),
    new ContractError('html'),
  ]) {
    const {world, tab, live, streams} = setup();
    live.start(world.time);
    streams[0]!.reject(error);
    await world.pass(600_000);
    tab.show(true);
    assert.equal(streams.length, 1);
    assert.equal(world.nextTimer, null);
  }
  const world = new World();
  const {platform} = world.openTab();
  new Live({api: {}, platform, changed: () => assert.fail('nobody told')}).start(world.time);
  assert.equal(world.nextTimer, null);
});

test('A-06: after the session nothing is heard any more, and the next one begins anew', async () => {
  const {world, tab, live, streams, open, reloads} = setup();
  live.start(world.time);
  streams[0]!.hear({id: '7', changed: ['invoices']});
  live.stop();
  await world.pass(10_000);
  assert.equal(reloads(), 0);
  assert.equal(open().length, 0);
  tab.show(true);
  assert.equal(streams.length, 1);
  live.start(world.time);
  assert.equal(streams[1]!.lastEventId, undefined);
});
