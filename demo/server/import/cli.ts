/** `npm run import -- <folder or file.csv> [--firm key]`; docs/import.md describes the files. */
import {parseArgs} from 'node:util';
import {StartError} from '../start-error.ts';
import {importInto} from './destination.ts';
import {describeProblem} from './problem.ts';
import type {ImportResult} from './import.ts';
import {readSources} from './sources.ts';

const usage = 'Usage: npm run import -- <folder or file.csv> [--firm key]';

try {
  const {path, firmKey} = readArguments();
  const result = await importInto(process.env, firmKey, await readSources(path));
  process.exitCode = print(result);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(): {path: string; firmKey: string | null} {
  try {
    const {values, positionals} = parseArgs({
      options: {firm: {type: 'string'}},
      allowPositionals: true,
    });
    const [path, ...others] = positionals;
    if (path !== undefined && others.length === 0) return {path, firmKey: values.firm ?? null};
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new StartError(usage);
}

/** Says what was done, or all that is wrong, and answers the exit code. */
function print(result: ImportResult): number {
  if (result.outcome === 'refused') {
    const {problems} = result;
    for (const problem of problems) console.error(describeProblem(problem));
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    console.error(`Nothing was loaded: ${count}.`);
    return 1;
  }
  for (const [name, {created, updated, unchanged}] of Object.entries(result.tallies)) {
    console.log(`${name}: ${created} new, ${updated} changed, ${unchanged} as they were`);
  }
  return 0;
}
