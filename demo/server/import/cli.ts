/** `npm run import -- <folder or file.csv> [--firm key]`; docs/import.md describes the files. */
import {StartError} from '../start-error.ts';
import {readArguments} from './arguments.ts';
import {importInto} from './destination.ts';
import {describeProblem} from './problem.ts';
import type {ImportResult} from './import.ts';
import {readSources} from './sources.ts';

try {
  const {path, ...order} = readArguments(process.argv.slice(2));
  const result = await importInto(process.env, {...order, files: await readSources(path)});
  process.exitCode = print(result);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
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
