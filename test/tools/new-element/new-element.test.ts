import assert from 'node:assert/strict';
import {cp, mkdtemp, readFile, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, test} from 'node:test';
import {exec} from '../exec.ts';

const folder = await mkdtemp(join(tmpdir(), 'new-element-'));
after(() => rm(folder, {recursive: true, force: true}));
await cp('src', join(folder, 'src'), {recursive: true});
await cp('tsconfig.json', join(folder, 'tsconfig.json'));
await symlink(resolve('node_modules'), join(folder, 'node_modules'));
const create = (name: string) => exec('node', ['test/tools/new-element/main.ts', name, folder]);

test('a new element is complete, registered and compiles', async () => {
  const {code, output} = await create('open-items');
  assert.equal(code, 0, output);
  const define = await readFile(join(folder, 'src/setup/rest.define.ts'), 'utf8');
  assert.match(define, /import '\.\.\/elements\/open-items\/define\.ts';/);

  const compiled = await exec('tsc', ['--project', join(folder, 'src'), '--noEmit']);
  assert.equal(compiled.output, '');
});

test('a name that is taken, or none at all, is refused and writes nothing', async () => {
  assert.match((await create('invoice-list')).output, /There is a src\/elements\/invoice-list/);
  assert.match((await create('Portal_Items')).output, /Name it in small letters/);
});
