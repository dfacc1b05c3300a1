/**
 * `npm test`: every suite, in every engine and on every database that is installed. With CI=true a
 * missing one is a failure.
 *
 *     npm test                    everything
 *     npm test -- server browser  some phases
 */
import {existsSync, globSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {exec} from './tools/exec.ts';
import {runNodeTests, type NodeRunOptions} from './tools/node-tests.ts';
import {findPostgres, startPostgres} from './tools/postgres.ts';
import type {BrowserCounts} from './setup/count-reporter.ts';

interface Counts {
  passed: number;
  failed: number;
}

interface Phase {
  name: string;
  title: string;
  run(): Promise<Counts>;
}

const NOTHING: Counts = {passed: 0, failed: 0};
const isCI = Boolean(process.env['CI']);

const phases: Phase[] = [
  {
    name: 'node',
    title: 'Rooms without a browser, simulator, tools',
    run: () => nodeTests(ownSuites()),
  },
  {name: 'server', title: 'Server on PGlite', run: () => nodeTests(serverSuites())},
  {name: 'postgres', title: 'Server on PostgreSQL', run: serverOnPostgres},
  {name: 'browser', title: 'Browsers', run: browserTests},
  {name: 'e2e', title: 'End to end', run: endToEnd},
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !phases.some((phase) => phase.name === name));
if (unknown.length > 0) throw new Error(`No such phase: ${unknown.join(', ')}`);

const total = {...NOTHING};
for (const phase of phases) {
  if (wanted.length > 0 && !wanted.includes(phase.name)) continue;
  const start = performance.now();
  const {passed, failed} = await phase.run();
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${phase.title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function serverSuites(): string[] {
  return globSync('test/server/**/*.test.ts').sort();
}

/** Everything that Node runs and that has no phase of its own. */
function ownSuites(): string[] {
  return globSync('test/**/*.test.ts', {exclude: ['test/browser/**', 'test/server/**']}).sort();
}

async function serverOnPostgres(): Promise<Counts> {
  const bin = findPostgres();
  if (!bin) return notInstalled('PostgreSQL: not run (postgresql not installed)');
  const postgres = await startPostgres(bin);
  try {
    return await nodeTests(serverSuites(), {env: {TEST_DATABASE_URL: postgres.url}});
  } finally {
    await postgres.stop();
  }
}

function notInstalled(sentence: string): Counts {
  console.log(sentence);
  return {passed: 0, failed: isCI ? 1 : 0};
}

async function endToEnd(): Promise<Counts> {
  const suites = globSync('test/e2e/**/*.e2e.ts').sort();
  if (suites.length === 0) return NOTHING;
  const build = await exec('node', ['test/tools/build.ts']);
  if (build.code !== 0) return failure(build.output);
  return nodeTests(suites, {concurrency: 1});
}

async function nodeTests(files: string[], options: NodeRunOptions = {}): Promise<Counts> {
  const {passed, failed, notRun, output} = await runNodeTests(files, options);
  if (failed + notRun.length > 0) console.log(output);
  return {passed, failed: failed + notRun.length};
}

async function browserTests(): Promise<Counts> {
  if (globSync('test/browser/**/*.test.ts').length === 0) return NOTHING;
  const folder = mkdtempSync(join(tmpdir(), 'portal-browsers-'));
  const file = join(folder, 'counts.json');
  try {
    const {code, output} = await exec('wtr', [], {env: {TEST_COUNTS: file}});
    for (const line of output.match(/^.+: not run .+$/gm) ?? []) console.log(line);
    if (!existsSync(file)) return failure(output);
    const browsers = JSON.parse(readFileSync(file, 'utf8')) as BrowserCounts;
    const counts = {...NOTHING};
    for (const [browser, {passed, failed}] of Object.entries(browsers)) {
      console.log(`  ${browser}: ${passed} passed, ${failed} failed`);
      counts.passed += passed;
      counts.failed += failed;
    }
    if (code === 0 && counts.failed === 0) return counts;
    console.log(output);
    return {...counts, failed: Math.max(counts.failed, 1)};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function failure(output: string): Counts {
  console.log(output);
  return {passed: 0, failed: 1};
}
