import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {readSources} from '../../../demo/server/import/sources.ts';
import {StartError} from '../../../demo/server/start-error.ts';

test('the CSV files of a folder are its sources, a folder in it is none', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-import-'));
  context.after(() => rm(folder, {recursive: true}));
  await mkdir(join(folder, 'invoices.csv'));
  await assert.rejects(readSources(folder), StartError);
  await writeFile(join(folder, 'clients.csv'), 'client_id,name\n');
  const files = await readSources(folder);
  assert.deepEqual(
    files.map(({name}) => name),
    ['clients.csv'],
  );
});
