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
import {features, STAFF} from '../tools/build/late-chunks.ts';

interface Part {
  title: string;
  /** Bytes; where there is none, the figure is told and limits nothing. */
  budget?: number;
  /**
   * Where a part stands above its budget for now (docs/decisions/0050): it may not grow, and this
   * goes when it fits. Lower it with each diet.
   */
  ceiling?: number;
  chunks: Chunk[];
}

/** A feature whose budget is not that of the others, by its folder of views, with the reason. */
const FEATURE_BUDGETS: Readonly<Record<string, number>> = {
  // The firm's whole desk with its own API (docs/decisions/0102); no contact loads a byte of it.
  'client-access': 7700,
  // Saves, verifies, deletes, chooses the default, as an element and as a dialog; the main job until 0110.
  methods: 7500,
};
const FEATURE_BUDGET = 6000;

const GATEWAY = /^src\/gateway\//;
const LOCALE = /^src\/i18n\/locales\/(?!en[./])/;
/** For a page's developer: a check on their own machine, and what is wrong with the page. */
const DEVELOPMENT = /contrast-check|errors\/warnings/;

const graph = JSON.parse(readFileSync('dist/meta/cdn.json', 'utf8')) as Chunk[];
const byFile = new Map(graph.map((chunk) => [chunk.file, chunk]));

const isLocale = ({facade}: Chunk) => facade !== null && LOCALE.test(facade);
/** A language names its files like the features whose words they hold. */
const isFeature = (chunk: Chunk, name: string) => chunk.name === name && !isLocale(chunk);
const isApart = (chunk: Chunk) =>
  features.some((name) => isFeature(chunk, name)) ||
  [GATEWAY, LOCALE, DEVELOPMENT].some((room) => chunk.facade !== null && room.test(chunk.facade));

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

const entry = graph.filter(({isEntry}) => isEntry);
const contact = loaded(entry, {late: true});

/** What loading such chunks adds for a contact who has the main job. */
function beyond(is: (chunk: Chunk) => boolean): Chunk[] {
  return loaded(graph.filter(is), {late: false}).filter((chunk) => !contact.includes(chunk));
}

const featureParts = features.map((name): Part => ({
  title: `${STAFF.includes(name) ? 'For staff' : 'Feature'}: ${name}`,
  budget: FEATURE_BUDGETS[name] ?? FEATURE_BUDGET,
  chunks: beyond((chunk) => isFeature(chunk, name)),
}));
const gateway = beyond(({facade}) => facade !== null && GATEWAY.test(facade));
const forContacts = featureParts.filter(({title}) => title.startsWith('Feature'));

const parts: Part[] = [
  {
    title: 'Until the rows show',
    budget: 23_000,
    chunks: loaded(entry, {late: false}),
  },
  {title: 'The main job', budget: 46_000, ceiling: 72_150, chunks: contact},
  {title: 'The payment gateway', budget: 6000, chunks: gateway},
  ...featureParts,
  {
    title: 'The main job and payment methods',
    chunks: [...contact, ...beyond((chunk) => isFeature(chunk, 'methods'))],
  },
  {
    title: 'All of it for a contact, in English',
    chunks: [...new Set([...contact, ...gateway, ...forContacts.flatMap(({chunks}) => chunks)])],
  },
  ...graph
    .filter(isLocale)
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
  '- **Until the rows show**: `portal.js`, the provider and the list with its first page.',
  '- **The main job**: what a contact uses to sign in, see, select, pay and read what came of it, in English: sign-in, the',
  '  list with selection, filters and notices, the payment, the account menu; with the frames of all other elements.',
  '- **The payment gateway**: added when a new method is entered; the frame of Stripe itself is not ours.',
  '- **Feature**: what the first use of one adds to that (for a page without the main job, what it shares with it is',
  `  loaded, too). The budget is ${grouped(FEATURE_BUDGET)} for each, unless \`test/gates/size.ts\` says why it is another.`,
  '- **The main job and payment methods**: as one figure, which had the budget of the main job until decision 0110.',
  '- **Locale**: added for another language, each file when its texts are shown.',
  '',
  '| | bytes | budget |',
  '|---|--:|--:|',
  ...parts.map(
    ({title, budget, chunks}) =>
      `| ${title} | ${grouped(sum(chunks))} | ${budget === undefined ? '' : grouped(budget)} |`,
  ),
];
const listed = new Set<Chunk>();
for (const {title, chunks} of parts) {
  if (chunks.every((chunk) => listed.has(chunk))) continue;
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

for (const {title, budget = Infinity, ceiling = budget, chunks} of parts) {
  const bytes = sum(chunks);
  const verdict =
    budget === Infinity ? '' : `, ${bytes <= budget ? 'within' : 'OVER'} ${grouped(budget)}`;
  console.log(`${title}: ${grouped(bytes)} bytes${verdict}`);
  console.log(
    `  ${chunks.map((chunk) => `${nameOf(chunk)} ${grouped(brotliBytes(chunk))}`).join(', ')}`,
  );
  if (bytes > ceiling) process.exitCode = 1;
}
