import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {findOrStartSimulator} from '../../demo/start/simulator-process.ts';

test('the simulator makes its data folder where the database, being elsewhere, has made none', async () => {
  const root = await mkdtemp(join(tmpdir(), 'portal-simulator-'));
  after(() => rm(root, {recursive: true}));
  const simulator = await findOrStartSimulator(join(root, 'not', 'there'));
  after(() => simulator.stop());
  const again = await findOrStartSimulator(join(root, 'not', 'there'));
  assert.deepEqual([simulator.isNew, again.isNew], [true, false]);
  assert.equal(again.url, simulator.url);
});
