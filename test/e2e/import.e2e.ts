import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {onSimulator} from './processor/index.ts';

const cli = fileURLToPath(new URL('../../demo/server/import/cli.ts', import.meta.url));
const example = fileURLToPath(new URL('../../docs/import-example', import.meta.url));

interface Ended {
  code: number;
  output: string;
}

/** `npm run import -- …` on a data folder. */
function runImport(dataDir: string, ...args: string[]): Promise<Ended> {
  const {PATH = ''} = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      {env: {PATH, DATA_DIR: dataDir}},
      (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : 0;
        resolve({code, output: stdout + stderr});
      },
    );
  });
}

async function fileWith(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-import-'));
  after(() => rm(folder, {recursive: true}));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const header =
  'invoice_id,client_id,number,issued_on,due_on,currency,subtotal,total,state,payment_options\n';

test(
  'an import into a running demo goes through the server, and without one into its folder',
  onSimulator('payments of the past'),
  async () => {
    const demo = await startDemo();
    const file = await fileWith(
      'invoices.csv',
      `${header}X-1,NGH,INV-9001,2026-01-05,,USD,10.00,10.00,sent,card\n`,
    );
    const loaded = await runImport(demo.dataDir, file);
    assert.deepEqual(loaded, {code: 0, output: 'invoices: 1 new, 0 changed, 0 as they were\n'});
    const mara = await signInAs(demo, 'mara');
    assert.ok((await mara.invoices()).some(({number}) => number === 'INV-9001'));

    const bad = await fileWith(
      'invoices.csv',
      `${header}X-2,NGH,INV-9002,2026-02-30,,USD,"1,000",10.00,sent,card\nAQ-INV-2060,NGH,INV-2060,2026-01-05,,USD,3150,3150,sent,card\n`,
    );
    const refused = await runImport(demo.dataDir, bad);
    assert.equal(refused.code, 1);
    const said = refused.output.split('\n');
    assert.match(said[0] ?? '', /^invoices\.csv, line 2, issued_on: “2026-02-30” is not a date/);
    assert.match(said[1] ?? '', /^invoices\.csv, line 2, subtotal: “1,000” has a separator/);
    assert.match(said[2] ?? '', /^invoices\.csv, line 3, invoice_id: .*AQ-INV-2060 has payments/);
    assert.equal(said[3], 'Nothing was loaded: 3 problems.');

    const unknown = await runImport(demo.dataDir, file, '--firm', 'nobody');
    assert.match(unknown.output, /There is no firm nobody/);
    await demo.stop();
    const again = await runImport(demo.dataDir, file);
    assert.equal(again.output, 'invoices: 0 new, 0 changed, 1 as they were\n');
    const documented = await runImport(demo.dataDir, example);
    assert.equal(documented.code, 0, documented.output);
  },
);

test('what cannot be imported at all is one sentence and exit code 1', async () => {
  const nowhere = join(tmpdir(), 'no-such-folder');
  assert.deepEqual(await runImport(nowhere, example), {
    code: 1,
    output: `There is no database in ${nowhere} yet: run “npm run create-firm” or “npm start” first.\n`,
  });
  assert.equal((await runImport(nowhere)).code, 1);
  const missing = await runImport(nowhere, 'missing.csv');
  assert.deepEqual(missing, {code: 1, output: 'There is no file or folder missing.csv.\n'});
});
