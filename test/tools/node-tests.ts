import {exec} from './exec.ts';

export interface NodeRun {
  passed: number;
  failed: number;
  /** Each test that was not run, with its reason. */
  notRun: string[];
  output: string;
}

export interface NodeRunOptions {
  env?: NodeJS.ProcessEnv;
  /** How many files at a time. */
  concurrency?: number;
}

/** Runs test files in Node. A run that ends badly has failed, whatever its tests say. */
export async function runNodeTests(
  files: readonly string[],
  {env = {}, concurrency = 2}: NodeRunOptions = {},
): Promise<NodeRun> {
  if (files.length === 0) return {passed: 0, failed: 0, notRun: [], output: ''};
  const {code, output} = await exec(
    'node',
    ['--test', '--test-reporter=spec', `--test-concurrency=${concurrency}`, ...files],
    // A test run inside a test run would report to the outer one.
    {env: {...env, NODE_TEST_CONTEXT: undefined}},
  );
  const count = (kind: string) =>
    Number(new RegExp(`^ℹ ${kind} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') + count('todo');
  return {
    passed: count('pass'),
    failed: code === 0 ? failed : Math.max(failed, 1),
    notRun: [...output.matchAll(/^\s*﹣ (.+?) \([\d.]+ms\) # (.+)$/gm)].map(
      ([, title, reason]) => `${title}: ${reason}`,
    ),
    output,
  };
}
