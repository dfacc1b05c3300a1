/**
 * `npm run build`: everything that is published, into dist/. The demo site and the package's gates
 * use this build; tests of the rooms use the source.
 */
import {copyFile, glob, readFile, rm, writeFile} from 'node:fs/promises';
import {exec} from './exec.ts';

async function step(command: string, ...args: string[]): Promise<void> {
  const {code, output} = await exec(command, args);
  if (code === 0) return;
  console.error(`${command} failed\n${output}`);
  process.exit(1);
}

/** TypeScript leaves `./x.ts` in declarations; what is published has `./x.js`. */
async function nameTheJavaScript(): Promise<void> {
  for await (const path of glob('dist/**/*.d.ts')) {
    const source = await readFile(path, 'utf8');
    await writeFile(path, source.replace(/(["']\.{1,2}\/[^"']+)\.ts(["'])/g, '$1.js$2'));
  }
}

await rm('dist', {recursive: true, force: true});
await Promise.all([
  step('rollup', '--config', '--silent'),
  step('tsc', '--project', 'src/tsconfig.json'),
]);
await nameTheJavaScript();
await step('cem', 'analyze', '--config', 'test/tools/build/manifest.config.mjs', '--quiet');
await copyFile('src/contract/openapi/portal.json', 'dist/openapi.json');
await copyFile('src/contract/openapi/staff.json', 'dist/openapi-staff.json');
