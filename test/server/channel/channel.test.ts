import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {askChannel, openChannel} from '../../../demo/server/channel/channel.ts';
import type {Channel} from '../../../demo/server/channel/channel.ts';
import {firmRoutes} from '../../../demo/server/firms/routes.ts';
import {sendThroughChannel} from '../../../demo/server/import/destination.ts';
import {importRoutes} from '../../../demo/server/import/routes.ts';
import type {Db} from '../../../demo/server/db/port.ts';
import {passwordCost} from '../../../demo/server/sessions/passwords.ts';
import {ids, openFirms, saidOf} from '../import/database.ts';
import {smallFirm, smallFirmWith, sourceFiles} from '../import/files.ts';
import {xeroFile} from '../import/export-files.ts';

let dataDir: string;
let db: Db;
let channel: Channel;

const open = (folder: string) =>
  openChannel(folder, [
    importRoutes({db, ids, isLive: false}),
    firmRoutes({db, ids, cost: passwordCost}),
  ]);

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'channel-'));
  after(() => rm(folder, {recursive: true}));
  return folder;
}

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'channel-'));
  db = await openFirms();
  channel = await open(dataDir);
});

after(async () => {
  await channel.close();
  await rm(dataDir, {recursive: true});
});

const addressFile = (folder = dataDir) => join(folder, 'channel.json');
const send = (texts: Record<string, string>, firmKey: string | null = null) =>
  sendThroughChannel(dataDir, {firmKey, files: sourceFiles(texts)});

test('files go through the process that has the database, and so do its refusals', async () => {
  const refused = await send(smallFirmWith('invoices.csv', '108.00', 'much'));
  assert.match(saidOf(refused!)[0] ?? '', /^invoices\.csv, line 2, total: “much” is not an amount/);

  const loaded = await send(smallFirm, 'sable');
  assert.equal(loaded?.outcome, 'loaded');
  assert.deepEqual(await db.query('select firm_id, count(*) from invoices group by 1'), [
    {firm_id: 'frm_sable', count: 2},
  ]);
});

test('what was said of an export goes with it', async () => {
  const files = sourceFiles({'xero.csv': xeroFile({InvoiceDate: '05/06/2026', DueDate: ''})});
  const wishes = {dates: 'mdy', payBy: []} as const;
  const result = await sendThroughChannel(dataDir, {firmKey: 'alder', files, wishes});
  assert.deepEqual(saidOf(result!), []);
  const [invoice] = await db.query(
    `select issued_on::text, payment_options from invoices where firm_id = 'frm_alder'`,
  );
  assert.deepEqual(invoice, {issued_on: '2026-05-06', payment_options: []});
});

test('a firm is made and changed through it, and a mistake comes back as its sentence', async () => {
  const order = (changes: object) =>
    JSON.stringify({changes: {key: 'cedar', ...changes}, staff: null, password: null});
  const ask = (changes: object) => askChannel(dataDir, '/firms', order(changes));
  assert.match(JSON.stringify(await ask({})), /"mistake":"There is no firm cedar yet/);
  const whole = {name: 'Cedar', country: 'US', timeZone: 'UTC'};
  assert.deepEqual(await ask(whole), {outcome: {isNew: true, madePassword: null}});
  assert.deepEqual(await ask({takesPayments: true}), {
    outcome: {isNew: false, madePassword: null},
  });
  const [firm] = await db.query(`select takes_payments from firms where key = 'cedar'`);
  assert.deepEqual(firm, {takes_payments: true});
});

test('a file that is not UTF-8 is still seen as such on the other side', async () => {
  const files = [{name: 'clients.csv', bytes: new Uint8Array([0xff, 0xfe, 0x00])}];
  const result = await sendThroughChannel(dataDir, {firmKey: null, files});
  assert.match(saidOf(result!)[0] ?? '', /not UTF-8/);
});

test('without the token nothing is done, and only its owner can read the token', async () => {
  const {port} = JSON.parse(await readFile(addressFile(), 'utf8')) as {port: number};
  for (const path of ['/import', '/firms']) {
    for (const authorization of ['', 'Bearer ', 'Bearer wrong']) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {authorization},
        body: new FormData(),
      });
      assert.equal(response.status, 401);
    }
  }
  assert.equal((await stat(addressFile())).mode & 0o777, 0o600);
});

test('the address that a killed server left behind counts as no channel', async () => {
  const folder = await emptyFolder();
  const ask = () => sendThroughChannel(folder, {firmKey: null, files: []});
  assert.equal(await ask(), null);
  const killed = await open(folder);
  const leftBehind = await readFile(addressFile(folder), 'utf8');
  await killed.close();
  await writeFile(addressFile(folder), leftBehind);
  assert.equal(await ask(), null);
});

test('closing the channel takes its address away', async () => {
  const folder = await emptyFolder();
  const other = await open(folder);
  await other.close();
  assert.equal(await sendThroughChannel(folder, {firmKey: null, files: []}), null);
});
