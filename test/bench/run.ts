/**
 * `npm run bench`: speed against its budgets, in ratios wherever a machine's own speed would tell
 * more than the code's (docs/benchmarks.md). Not part of `npm test`: it wants the machine to itself.
 *
 *     npm run bench                   everything; builds first
 *     npm run bench -- a d            some
 *     npm run bench -- e --no-build   with dist/ as it is
 */
import {parseArgs} from 'node:util';
import {exec} from '../tools/exec.ts';
import {keepsBudget, type Figure, type Report} from './bench.ts';

interface Bench {
  measure: () => Promise<Report>;
  needsBuild?: true;
}

const benches: Record<string, Bench> = {
  a: {measure: async () => (await import('./reads.ts')).benchReads()},
  b: {measure: async () => (await import('./ticks.ts')).benchTicks(), needsBuild: true},
  c: {measure: async () => (await import('./select-all.ts')).benchSelectAll(), needsBuild: true},
  d: {measure: async () => (await import('./submission.ts')).benchSubmission()},
  e: {measure: async () => (await import('./first-rows.ts')).benchFirstRows(), needsBuild: true},
};

const {positionals, values} = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {build: {type: 'boolean', default: true}},
});
const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const chosen = wanted.map((key) => {
  const bench = benches[key];
  if (!bench)
    throw new Error(`No such benchmark: ${key} (there are ${Object.keys(benches).join(', ')})`);
  return bench;
});

if (values.build && chosen.some(({needsBuild}) => needsBuild)) {
  const {code, output} = await exec('node', ['test/tools/build.ts']);
  if (code !== 0) throw new Error(output);
}

let isKept = true;
for (const {measure} of chosen) {
  const report = await measure();
  isKept &&= report.figures.every(keepsBudget);
  print(report);
}
console.log(isKept ? 'Every budget is kept.' : 'A budget is broken.');
process.exitCode = isKept ? 0 : 1;

function print({name, setting, figures}: Report): void {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  console.log(`${name} (${setting})`);
  for (const figure of figures) {
    const columns = [figure.name.padEnd(width), amount(figure, figure.value), verdictOf(figure)];
    console.log(`  ${columns.join('  ')}`.trimEnd());
  }
  console.log();
}

function amount({unit}: Figure, value: number): string {
  const digits = unit === '' && Number.isInteger(value) ? 0 : value < 0.1 ? 4 : 2;
  return `${value.toFixed(digits)} ${unit}`.trimEnd().padStart(10);
}

function verdictOf(figure: Figure): string {
  if (figure.budget === undefined) return '';
  const verdict = keepsBudget(figure) ? 'within' : 'OVER  ';
  return `${verdict} ${amount(figure, figure.budget).trimStart()}`;
}
