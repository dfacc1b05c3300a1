/**
 * `npm run new:element -- open-items`: the files of `<portal-open-items>`, working from the first
 * minute: the element's frame, its body in a chunk of its own, define, a test, its states in the gallery. Says what
 * is left to do by hand.
 */
import {existsSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {format, resolveConfig} from 'prettier';
import {elementFiles, namesOf} from './templates.ts';

const [name = '', root = '.'] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('Name it in small letters without the prefix: npm run new:element -- open-items');
  process.exit(1);
}

const names = namesOf(name);
const files = elementFiles(names);
const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
if (taken !== undefined) {
  console.error(`There is a ${taken} already.`);
  process.exit(1);
}

for (const [file, content] of Object.entries(files)) {
  await mkdir(dirname(join(root, file)), {recursive: true});
  const style = await resolveConfig('package.json');
  await writeFile(join(root, file), await format(content, {...style, filepath: file}));
}
const define = join(root, 'src/setup/rest.define.ts');
const lines = (await readFile(define, 'utf8')).split('\n');
const firstImport = lines.findIndex((line) => line.startsWith('import '));
lines.splice(firstImport, 0, `import '../elements/${name}/define.ts';`);
await writeFile(define, lines.join('\n'));

console.log(`<${names.tag}> is in:
${Object.keys(files)
  .map((file) => `  ${file}`)
  .join('\n')}
  src/setup/rest.define.ts

Left to do:
  src/react/index.ts                   its component
  demo/site/src/gallery/states/index.ts  add ${names.camel}
  src/i18n/messages                    its words, in every language
  README.md, npm run docs              its line, its reference
  npx changeset                        what a user can notice

  BROWSERS=chromium npm run test:browser -- --files 'test/browser/elements/${name}/*.test.ts'`);
