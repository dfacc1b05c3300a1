/** The package as others install it: publint and Are the types wrong? must find nothing. */
import {exec} from '../tools/exec.ts';
import {codeEntries} from '../tools/entries.ts';

const {name} = (await import('../../package.json', {with: {type: 'json'}})).default;
const subpaths = codeEntries()
  .map(({specifier}) => specifier.slice(name.length + 1))
  .filter((subpath) => subpath.includes('/')); // the patterns; the rest is found by itself

const checks = await Promise.all([
  exec('publint', ['--strict']),
  exec('attw', [
    ...['--pack', '.', '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color'],
    ...(subpaths.length > 0 ? ['--include-entrypoints', ...subpaths] : []),
  ]),
]);
for (const {code, output} of checks) {
  if (code === 0) continue;
  console.error(output);
  process.exitCode = 1;
}
