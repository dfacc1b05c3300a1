/**
 * `npm run size`: what a page loads of dist/cdn, in brotli bytes (kB = 1000), against its budgets.
 * Writes the list of files behind each figure to docs/size.md; fails when a budget is exceeded.
 *
 * Over budget? `docs/size.md` names each chunk's modules with their bytes before minification, largest first:
 * look for what could load later with `import()`, or for a library that crept in.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {format, resolveConfig} from 'prettier';
import type {Chunk} from '../tools/build/chunk-graph.ts';

interface Part {
  title: string;
  budget: number;
  /**
   * Where a part stands above its budget for now (docs/decisions/0050): it may not grow, and this
   * goes when it fits. Lower it with each diet.
   */
  ceiling?: number;
  chunks: Chunk[];
}

const STAFF = /^src\/(elements|views)\/(client-access|staff)/;
const GATEWAY = /^src\/gateway\//;
const LOCALE = /^src\/i18n\/locales\/(?!en[./])/;
/** Loaded on a developer's own machine alone. */
const DEVELOPMENT = /contrast-check/;
const APART = [STAFF, GATEWAY, LOCALE, DEVELOPMENT];

const graph = JSON.parse(readFileSync('dist/meta/cdn.json', 'utf8')) as Chunk[];
const byFile = new Map(graph.map((chunk) => [chunk.file, chunk]));

const isApart = ({facade}: Chunk) => facade !== null && APART.some((room) => room.test(facade));

/** The chunks that loading `from` loads; `late` follows `import()` too, except into parts counted apart. */
function loaded(from: Chunk[], {late}: {late: boolean}): Chunk[] {
  const found = new Set<Chunk>();
  const visit = (chunk: Chunk) => {
    if (found.has(chunk)) return;
    found.add(chunk);
    const next = late ? [...chunk.imports, ...chunk.dynamicImports] : chunk.imports;
    for (const file of next) {
      const reached = byFile.get(file);
      if (reached && !(late && isApart(reached))) visit(reached);
    }
  };
  from.forEach(visit);
  return [...found];
}

/** What a part loads beyond what a contact already has. */
function beyond(base: Chunk[], room: RegExp): Chunk[] {
  const facades = graph.filter(({facade}) => facade !== null && room.test(facade));
  return facades.flatMap((facade) =>
    loaded([facade], {late: false}).filter((chunk) => !base.includes(chunk)),
  );
}

const entry = graph.filter(({isEntry}) => isEntry);
const contact = loaded(entry, {late: true});
const parts: Part[] = [
  {
    title: 'Until the rows show',
    budget: 23_000,
    ceiling: 24_300,
    chunks: loaded(entry, {late: false}),
  },
  {title: 'Everything a contact uses', budget: 46_000, ceiling: 75_500, chunks: contact},
  {title: 'The payment gateway', budget: 6000, chunks: beyond(contact, GATEWAY)},
  {title: 'For staff', budget: 6000, chunks: beyond(contact, STAFF)},
  ...graph
    .filter(({facade}) => facade !== null && LOCALE.test(facade))
    .map((chunk) => ({title: `Locale ${chunk.facade}`, budget: 3000, chunks: [chunk]})),
].filter(({chunks}) => chunks.length > 0);

function brotliBytes({file}: Chunk): number {
  const content = readFileSync(`dist/cdn/${file}`);
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  }).length;
}

const sum = (chunks: Chunk[]) => chunks.reduce((total, chunk) => total + brotliBytes(chunk), 0);
const nameOf = ({file}: Chunk) => file.replace(/\.[\w-]{8}\.js$/, '.js');
const grouped = (bytes: number) => bytes.toLocaleString('en').replaceAll(',', ' ');

const lines = [
  '# What a page loads',
  '',
  'Written by `npm run size` from the build for a script tag (`dist/cdn`): bytes after brotli, kB = 1000 bytes.',
  '',
  '| | bytes | budget |',
  '|---|--:|--:|',
  ...parts.map(
    ({title, budget, chunks}) => `| ${title} | ${grouped(sum(chunks))} | ${grouped(budget)} |`,
  ),
];
const listed = new Set<Chunk>();
for (const {title, chunks} of parts) {
  lines.push('', `## ${title}`, '', '| file | bytes | holds |', '|---|--:|---|');
  for (const chunk of chunks) {
    if (listed.has(chunk)) continue; // a part that holds another names only what it adds
    listed.add(chunk);
    lines.push(`| ${nameOf(chunk)} | ${grouped(brotliBytes(chunk))} | ${contentOf(chunk)} |`);
  }
}

/** The largest modules first; libraries by their name. */
function contentOf({modules}: Chunk): string {
  const bytes = new Map<string, number>();
  for (const {id, size} of modules) {
    const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
    const name = library ?? id.replace(/^src\//, '').replace(/\.ts$/, '');
    if (size > 0) bytes.set(name, (bytes.get(name) ?? 0) + size);
  }
  const ordered = [...bytes].sort(([, a], [, b]) => b - a);
  return ordered.map(([name, size]) => `${name} ${grouped(size)}`).join(', ');
}

const page = 'docs/size.md';
const markdown = await format(lines.join('\n'), {
  ...(await resolveConfig(page)),
  parser: 'markdown',
});
writeFileSync(page, markdown);

for (const {title, budget, ceiling = budget, chunks} of parts) {
  const bytes = sum(chunks);
  const verdict = bytes <= budget ? 'within' : 'OVER';
  console.log(`${title}: ${grouped(bytes)} bytes, ${verdict} ${grouped(budget)}`);
  console.log(
    `  ${chunks.map((chunk) => `${nameOf(chunk)} ${grouped(brotliBytes(chunk))}`).join(', ')}`,
  );
  if (bytes > ceiling) process.exitCode = 1;
}
