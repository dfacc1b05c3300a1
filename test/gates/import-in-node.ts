/**
 * Every entry is imported in plain Node, the machine's own and the current one: it must neither
 * throw, nor print, nor leave anything running, nor add a global.
 */
import {spawnSync} from 'node:child_process';
import {codeEntries} from '../tools/entries.ts';

/** npm tells which Node it runs on; inside `npm run` the first on the path is ours. */
const NODES = new Set([process.execPath, process.env['npm_node_execpath'] ?? process.execPath]);

/** What lit (with its registry for rendering on a server), zod, MSW and Node's fetch leave behind. */
const OF_LIBRARIES = String.raw`^(lit|reactiveElement|customElements|__zod_|__MSW_|Symbol\(undici)`;

const program = (specifier: string) => `
  const before = new Set(Reflect.ownKeys(globalThis));
  await import(${JSON.stringify(specifier)});
  const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
  const foreign = added.filter((key) => !/${OF_LIBRARIES}/.test(key));
  if (foreign.length > 0) throw new Error('adds globals: ' + foreign.join(', '));
`;

for (const node of NODES) {
  const version = spawnSync(node, ['--version'], {encoding: 'utf8'}).stdout.trim();
  for (const {specifier} of codeEntries()) {
    const {status, stdout, stderr} = spawnSync(
      node,
      ['--input-type=module', '--eval', program(specifier)],
      {encoding: 'utf8', timeout: 20_000},
    );
    if (status === 0 && stdout + stderr === '') continue;
    const reason = status === null ? 'does not end by itself' : stdout + stderr;
    console.error(`E-04 ${specifier} in Node ${version}: ${reason}`);
    process.exitCode = 1;
  }
}
if (codeEntries().length === 0) throw new Error('No entry is built; run `npm run build` first.');
