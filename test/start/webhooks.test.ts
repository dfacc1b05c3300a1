import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {after, test} from 'node:test';
import {followWebhooks, type Following} from '../../demo/start/webhooks.ts';
import {builders, openTestPortal} from '../server/portal.ts';

/** What the simulator is told, in its order, and how it answers. */
async function openSimulator() {
  const told: string[][] = [];
  const waiting = new Set<() => void>();
  const simulator = {status: 200};
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const {webhooks} = JSON.parse(await text(request)) as {webhooks: {url: string}[]};
    assert.equal(`${request.method} ${request.url}`, 'PUT /_simulator/webhooks');
    response.writeHead(simulator.status).end();
    told.push(webhooks.map(({url}) => url));
    for (const look of waiting) look();
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return {
    told,
    answerWith: (status: number) => (simulator.status = status),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until: (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isSo()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

const urlOf = (key: string) => `http://127.0.0.1:1/webhooks/stripe/${key}`;

async function open() {
  const {db, log} = await openTestPortal();
  const build = builders(db);
  await build.firm('alder', {takes_payments: true});
  const simulator = await openSimulator();
  let following: Following | undefined;
  const follow = async () => {
    const localUrl = 'http://127.0.0.1:1';
    const target = {db, log, simulatorUrl: simulator.url, localUrl, secret: 'whsec_told'};
    following = await followWebhooks(target);
    return following;
  };
  after(() => following?.stop());
  return {db, build, simulator, follow};
}

test('A-01 a firm that is made, or gets its Wallet, while the demo runs hears of events at once', async () => {
  const {db, build, simulator, follow} = await open();
  const {told} = simulator;
  await follow();
  assert.deepEqual(told, [[urlOf('alder')]]);

  await build.firm('birch', {takes_payments: false});
  await build.firm('cedar', {takes_payments: true});
  await simulator.until(() => told.length > 1);
  assert.deepEqual(told.at(-1), [urlOf('alder'), urlOf('cedar')]);

  await db.query(`update firms set takes_payments = true where key = 'birch'`);
  await simulator.until(() => told.length > 2);
  assert.deepEqual(told.at(-1), ['alder', 'birch', 'cedar'].map(urlOf));
});

test('what the simulator refuses is told again, and the first refusal ends the start', async () => {
  const {build, simulator, follow} = await open();
  simulator.answerWith(500);
  await assert.rejects(follow, /refused the webhooks/);

  simulator.answerWith(200);
  await follow();
  simulator.answerWith(500);
  await build.firm('cedar', {takes_payments: true});
  await simulator.until(() => simulator.told.length > 2);
  simulator.answerWith(200);
  await simulator.until(() => simulator.told.length > 3);
  assert.deepEqual(simulator.told.at(-1), ['alder', 'cedar'].map(urlOf));
});

test('after stopping nothing more is asked', async () => {
  const {db, follow} = await open();
  const following = await follow();
  await following.stop();
  await db.close();
});
