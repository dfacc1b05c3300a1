/**
 * `npm run verify`: everything but the tests that must hold before a change is taken. Fast failures
 * come first; one line per step, and the whole output of a step that fails.
 *
 *     npm run verify                every step
 *     npm run verify -- lint walls  some
 */
import {availableParallelism} from 'node:os';
import {exec} from './tools/exec.ts';

interface Step {
  name: string;
  command: [name: string, ...args: string[]];
  /** Reads dist/: runs when the build has succeeded. */
  afterBuild?: true;
}

const gate = (file: string): Step['command'] => ['node', `test/gates/${file}.ts`];

const STEPS: Step[] = [
  {name: 'lockfile', command: ['node', 'test/tools/lockfile.ts']},
  {
    name: 'walls',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'demo', 'test'],
  },
  {name: 'generated', command: ['node', 'src/contract/generate/main.ts', '--check']},
  {name: 'openapi', command: ['node', 'src/contract/openapi/generate.ts', '--check']},
  {name: 'proofs', command: ['node', 'test/tools/proofs.ts', '--check']},
  {name: 'owner statements', command: gate('owner-statements')},
  {name: 'knip', command: ['knip', '--no-progress']},
  {name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '--cache', '.']},
  {name: 'types', command: gate('typecheck')},
  {name: 'lint', command: ['npm', 'run', '--silent', 'lint']},
  {name: 'build', command: ['node', 'test/tools/build.ts']},
  {name: 'site', command: ['tsc', '--noEmit', '--project', 'demo/site'], afterBuild: true},
  {name: 'manifest', command: gate('manifest'), afterBuild: true},
  {name: 'docs', command: ['node', 'test/tools/docs.ts', '--check'], afterBuild: true},
  {name: 'declarations', command: gate('declarations'), afterBuild: true},
  {name: 'size', command: gate('size'), afterBuild: true},
  {name: 'package', command: gate('package'), afterBuild: true},
  {name: 'import in Node', command: gate('import-in-node'), afterBuild: true},
];

const wanted = process.argv.slice(2);
const steps = STEPS.filter(({name}) => wanted.length === 0 || wanted.includes(name));
const failed = new Set<string>();

async function runStep({name, command: [program, ...args]}: Step): Promise<void> {
  const start = performance.now();
  const {code, output} = await exec(program, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code !== 0) failed.add(name);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
}

/** As many steps at a time as there are cores, in their order. */
async function runAll(queue: Step[]): Promise<void> {
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) await runStep(step);
  };
  await Promise.all(Array.from({length: availableParallelism()}, worker));
}

await runAll(steps.filter(({afterBuild}) => !afterBuild));
const needBuild = steps.filter(({afterBuild}) => afterBuild);
if (failed.has('build')) {
  for (const {name} of needBuild) {
    failed.add(name);
    console.log(`FAILED ${name} (there is no build)`);
  }
} else {
  await runAll(needBuild);
}

console.log(`${steps.length - failed.size} passed, ${failed.size} failed`);
process.exitCode = failed.size > 0 ? 1 : 0;
