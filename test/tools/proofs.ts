/**
 * `npm run proofs`: writes docs/proofs.md, where each behaviour is proved, from the ids in the titles
 * of the tests. `--check` only looks whether it still leads there. Fails where an id has no test.
 */
import {globSync, readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import ts from 'typescript';
import {behaviours} from './behaviours.ts';

const page = 'docs/proofs.md';
const suites = [
  'test/**/*.{test,e2e}.ts',
  'src/conformance/checks/*.ts',
  // What it proves is of the built package, so it is a gate.
  'test/gates/import-in-node.ts',
];

const proofs = collectProofs();
const unproved = behaviours.flatMap(({lines}) =>
  Object.keys(lines).filter((id) => !proofs.has(id)),
);
for (const id of unproved) console.error(`No test has ${id} in its title`);

if (process.argv.includes('--check')) checkPage(readFileSync(page, 'utf8'));
else {
  const options = await resolveConfig(page);
  writeFileSync(page, await format(render(), {...options, parser: 'markdown'}));
}
if (unproved.length > 0) process.exitCode = 1;

/** A page that lacks the newest tests still leads to others; one that names what is gone misleads. */
function checkPage(text: string): void {
  let id = '';
  for (const line of text.split('\n')) {
    id = /^- \*\*(.+?)\*\*/.exec(line)?.[1] ?? id;
    const file = /^ {2}- \[.+\]\(\.\.\/(.+)\)$/.exec(line)?.[1];
    if (file === undefined || proofs.get(id)?.has(file)) continue;
    console.error(`${page} names ${file} for ${id}, which is not in it: npm run proofs`);
    process.exitCode = 1;
  }
}

/** Files by id. An id counts in a text, not in a comment. */
function collectProofs(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync(suites).sort()) {
    for (const id of idsIn(readFileSync(file, 'utf8'))) {
      found.set(id, (found.get(id) ?? new Set()).add(file.replaceAll('\\', '/')));
    }
  }
  return found;
}

function idsIn(source: string): Set<string> {
  const ids = new Set<string>();
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      for (const [id] of node.text.matchAll(/\b(FM|[AELMPSTX])-\d\d\b/g)) ids.add(id);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('suite.ts', source, ts.ScriptTarget.Latest));
  return ids;
}

function render(): string {
  return [
    '# Where it is proved',
    '',
    'Written by `npm run proofs` from the titles of the tests. An id stands in the title of each test',
    'that fails when its rule is taken out of the code; search for it in the files named here.',
    ...behaviours.flatMap(({title, lines}) => [
      '',
      `## ${title}`,
      '',
      // A line for each file: what one branch proves is not in the way of another.
      ...Object.entries(lines).flatMap(([id, what]) => [`- **${id}** ${what}`, ...linksOf(id)]),
    ]),
  ].join('\n');
}

function linksOf(id: string): string[] {
  const files = [...(proofs.get(id) ?? [])];
  return files.map((file) => `  - [${nameOf(file)}](../${file})`);
}

function nameOf(file: string): string {
  return file.replace(/^test\/|^src\//, '').replace(/(\.test|\.e2e)?\.ts$/, '');
}
