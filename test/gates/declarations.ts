/**
 * Type declarations need nothing that their entry doesn't: only `./contract`, and what checks or
 * stands in for a backend by it, may lead to zod, so that a page's types work without it.
 */
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {codeEntries} from '../tools/entries.ts';

const WITH_ZOD = /\/(contract|conformance|testing)$/;
const IMPORT = /(?:from|import|import\()\s*["']([^"']+)["']/g;

function findZod(file: string, seen = new Set<string>()): string | undefined {
  if (seen.has(file) || !existsSync(file)) return undefined;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    if (/^zod\b/.test(specifier)) return file;
    if (!specifier.startsWith('.')) continue;
    const next = join(dirname(file), specifier.replace(/\.js$/, '.d.ts'));
    const found = findZod(next, seen);
    if (found) return found;
  }
  return undefined;
}

for (const {specifier, types} of codeEntries()) {
  if (!types || WITH_ZOD.test(specifier)) continue;
  const found = existsSync(types) ? findZod(types) : `${types}, which does not exist`;
  if (!found) continue;
  console.error(`The types of ${specifier} lead to zod: ${found}`);
  process.exitCode = 1;
}
