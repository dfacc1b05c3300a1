/**
 * Writes `generated/` from the schemas: plain types and parsers. `--check` writes nothing and fails
 * when a file is out of date.
 */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {format, resolveConfig} from 'prettier';
import {namedSchemas} from './json-schema.ts';
import {parserModules} from './parsers.ts';
import {typesModule} from './types.ts';

const folder = new URL('../generated/', import.meta.url);
const banner = '// Generated from the schemas by `npm run contract`; change those instead.\n\n';

const schemas = namedSchemas();
const files: Record<string, string> = {'types.ts': typesModule(schemas)};
for (const [group, source] of Object.entries(parserModules(schemas))) files[`${group}.ts`] = source;

await mkdir(folder, {recursive: true});
const stale: string[] = [];
for (const [name, source] of Object.entries(files)) {
  const url = new URL(name, folder);
  const text = await format(banner + source, {
    ...(await resolveConfig(url)),
    parser: 'typescript',
  });
  const present = await readFile(url, 'utf8').catch(() => '');
  if (present === text) continue;
  if (process.argv.includes('--check')) stale.push(name);
  else await writeFile(url, text);
}
if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run \`npm run contract\`.`);
  process.exitCode = 1;
}
