import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {after, test} from 'node:test';
import {followWebhooks, type Following} from '../../demo/start/webhooks.ts';
import {builders, openTestPortal} from '../server/portal.ts';
import {until} from '../setup/until.ts';

/** What the simulator is told, in its order, and how it answers; null: not at all. */
async function openSimulator() {
  const told: string[][] = [];
  const simulator: {url: string; told: string[][]; status: number | null} = {
    url: '',
    told,
    status: 200,
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const {webhooks} = JSON.parse(await text(request)) as {webhooks: {url: string}[]};
    assert.equal(`${request.method} ${request.url}`, 'PUT /_simulator/webhooks');
    if (simulator.status !== null) response.writeHead(simulator.status).end();
    told.push(webhooks.map(({url}) => url));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  simulator.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return simulator;
}

const urlsOf = (...keys: readonly string[]) =>
  keys.map((key) => `http://127.0.0.1:1/webhooks/stripe/${key}`);

async function open() {
  const {db, log, lines} = await openTestPortal();
  const build = builders(db);
  await build.firm('alder', {takes_payments: true});
  const simulator = await openSimulator();
  const {told} = simulator;
  let following: Following | undefined;
  const follow = async () => {
    const localUrl = 'http://127.0.0.1:1';
    const target = {db, log, simulatorUrl: simulator.url, localUrl, secret: 'whsec_told'};
    following = await followWebhooks(target);
    return following;
  };
  const isTold = (count: number) =>
    until(
      'for the simulator to be told',
      () => told.length,
      (times) => times >= count,
    );
  after(() => following?.stop());
  return {db, lines, build, simulator, told, follow, isTold};
}

test('A-01 a firm that is made, or gets its Wallet, while the demo runs hears of events at once', async () => {
  const {db, build, told, follow, isTold} = await open();
  await follow();
  assert.deepEqual(told, [urlsOf('alder')]);

  await build.firm('birch', {takes_payments: false});
  await build.firm('cedar', {takes_payments: true});
  await isTold(2);
  assert.deepEqual(told.at(-1), urlsOf('alder', 'cedar'));

  await db.query(`update firms set takes_payments = true where key = 'birch'`);
  await isTold(3);
  assert.deepEqual(told.at(-1), urlsOf('alder', 'birch', 'cedar'));
});

test('a firm whose Wallet is switched off hears what becomes of the payments that it has', async () => {
  const {db, build, told, follow, isTold} = await open();
  await build.firm('cedar', {takes_payments: true});
  await build.client('cli_1', {});
  await build.contact('ann', {client_id: 'cli_1'});
  await build.invoice('inv_1', {client_id: 'cli_1'});
  await build.annPaid('inv_1', 10_000);
  await follow();
  assert.deepEqual(told, [urlsOf('alder', 'cedar')]);

  await db.query('update firms set takes_payments = false');
  await isTold(2);
  assert.deepEqual(told.at(-1), urlsOf('alder'));
});

test('what the simulator refuses is told again, and the first refusal ends the start', async () => {
  const {build, simulator, told, follow, isTold} = await open();
  simulator.status = 500;
  await assert.rejects(follow, /refused the webhooks/);

  simulator.status = 200;
  await follow();
  simulator.status = 500;
  await build.firm('cedar', {takes_payments: true});
  await isTold(3);
  simulator.status = 200;
  await isTold(4);
  assert.deepEqual(told.at(-1), urlsOf('alder', 'cedar'));
});

test('after stopping nothing more is asked', async () => {
  const {db, follow} = await open();
  const following = await follow();
  await following.stop();
  await db.close();
});

test('stopping waits for no simulator that is silent, and complains of nothing', async () => {
  const {build, simulator, lines, follow, isTold} = await open();
  const following = await follow();
  simulator.status = null;
  await build.firm('cedar', {takes_payments: true});
  await isTold(2);
  await following.stop();
  assert.deepEqual(lines, []);
});
