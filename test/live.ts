/**
 * `npm run test:live`: the end-to-end suite against Stripe itself, with the keys of its test mode from
 * STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET. What only the simulator can be
 * asked for is reported as not run. Without keys nothing is, and the exit code says so: a pipeline
 * that lost its keys must not look like one that passed.
 *
 *     npm run test:live                 every suite
 *     npm run test:live -- new-card     some
 */
import {globSync} from 'node:fs';
import {basename} from 'node:path';
import {readTestKeys} from './e2e/processor/mode.ts';
import {exec} from './tools/exec.ts';
import {runNodeTests} from './tools/node-tests.ts';

const keys = readTestKeys(process.env);
if (typeof keys === 'string') {
  console.log(`Against Stripe: not run (${keys}). No test has passed or failed.`);
  process.exitCode = 1;
} else {
  const wanted = process.argv.slice(2);
  const suites = globSync('test/e2e/**/*.e2e.ts').sort();
  const chosen = suites.filter(
    (file) => wanted.length === 0 || wanted.includes(basename(file, '.e2e.ts')),
  );
  if (chosen.length === 0) throw new Error(`No such suite: ${wanted.join(', ')}`);
  await runSuites(chosen);
}

async function runSuites(suites: readonly string[]): Promise<void> {
  const build = await exec('node', ['test/tools/build.ts']);
  if (build.code !== 0) throw new Error(build.output);
  const {passed, failed, notRun, output} = await runNodeTests(suites, {
    env: {E2E_PROCESSOR: 'stripe'},
    concurrency: 1,
  });
  if (failed > 0) console.log(output);
  for (const line of notRun) console.log(line);
  console.log(`Against Stripe: ${passed} passed, ${failed} failed, ${notRun.length} not run`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
