import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openImportChannel, sendThroughChannel} from '../../../demo/server/import/channel.ts';
import type {ImportChannel} from '../../../demo/server/import/channel.ts';
import type {Db} from '../../../demo/server/db/port.ts';
import {ids, openFirms, saidOf} from './database.ts';
import {smallFirm, smallFirmWith, sourceFiles} from './files.ts';

let dataDir: string;
let db: Db;
let channel: ImportChannel;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'import-channel-'));
  db = await openFirms();
  channel = await openImportChannel({db, ids, isLive: false, dataDir});
});

after(async () => {
  await channel.close();
  await rm(dataDir, {recursive: true});
});

const addressFile = () => join(dataDir, 'import-channel.json');

async function address(): Promise<{port: number; token: string}> {
  return JSON.parse(await readFile(addressFile(), 'utf8')) as {port: number; token: string};
}

test('files go through the process that has the database, and so do its refusals', async () => {
  const bad = smallFirmWith('invoices.csv', '108.00', 'much');
  const refused = await sendThroughChannel(dataDir, null, sourceFiles(bad));
  assert.match(saidOf(refused!)[0] ?? '', /^invoices\.csv, line 2, total: “much” is not an amount/);

  const loaded = await sendThroughChannel(dataDir, 'sable', sourceFiles(smallFirm));
  assert.equal(loaded?.outcome, 'loaded');
  assert.deepEqual(await db.query('select firm_id, count(*) from invoices group by 1'), [
    {firm_id: 'frm_sable', count: 2},
  ]);
});

test('a file that is not UTF-8 is still seen as such on the other side', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
  const result = await sendThroughChannel(dataDir, null, [{name: 'clients.csv', bytes}]);
  assert.match(saidOf(result!)[0] ?? '', /not UTF-8/);
});

test('without the token nothing is read or loaded, and only its owner can read the token', async () => {
  const {port} = await address();
  for (const authorization of ['', 'Bearer ', 'Bearer wrong']) {
    const response = await fetch(`http://127.0.0.1:${port}/import`, {
      method: 'POST',
      headers: {authorization},
      body: new FormData(),
    });
    assert.equal(response.status, 401);
  }
  assert.equal((await stat(addressFile())).mode & 0o777, 0o600);
});

test('the address that a killed server left behind counts as no channel', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-channel-'));
  after(() => rm(folder, {recursive: true}));
  assert.equal(await sendThroughChannel(folder, null, []), null);
  const killed = await openImportChannel({db, ids, isLive: false, dataDir: folder});
  const leftBehind = await readFile(join(folder, 'import-channel.json'), 'utf8');
  await killed.close();
  await writeFile(join(folder, 'import-channel.json'), leftBehind);
  assert.equal(await sendThroughChannel(folder, null, []), null);
});

test('closing the channel takes its address away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-channel-'));
  after(() => rm(folder, {recursive: true}));
  const other = await openImportChannel({db, ids, isLive: false, dataDir: folder});
  await other.close();
  assert.equal(await sendThroughChannel(folder, null, []), null);
});
