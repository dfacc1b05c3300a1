/**
 * `npm run docs`: writes docs/elements.md, the elements' reference, from the custom elements manifest
 * of the last build. `--check` only compares.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';

interface Described {
  name?: string;
  description?: string;
  default?: string;
  type?: {text: string};
}

interface Element extends Described {
  tagName?: string;
  customElement?: boolean;
  attributes?: Described[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
  cssStates?: Described[];
  cssProperties?: Described[];
  members?: (Described & {kind: string; privacy?: string; attribute?: string})[];
}

interface Manifest {
  modules: {declarations: Element[]}[];
}

const page = 'docs/elements.md';
const written = await format(render(readElements()), {
  ...(await resolveConfig(page)),
  parser: 'markdown',
});
if (!process.argv.includes('--check')) writeFileSync(page, written);
else if (readFileSync(page, 'utf8') !== written) {
  console.error(`${page} does not say what the elements say: npm run build && npm run docs`);
  process.exitCode = 1;
}

function readElements(): Element[] {
  const {modules} = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;
  const elements = modules.flatMap(({declarations}) =>
    declarations.filter(({tagName}) => tagName?.startsWith('portal-')),
  );
  // The frame of them all first; the analyzer lists files as the file system does.
  const place = ({tagName = ''}: Element) => (tagName === 'portal-provider' ? '' : tagName);
  return elements.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

function render(elements: readonly Element[]): string {
  return [
    '# The elements',
    '',
    'Written by `npm run docs` from their doc blocks. Events, theming and embedding in general: README.',
    ...elements.flatMap((element) => [
      '',
      `## \`<${element.tagName}>\``,
      '',
      element.description ?? '',
      ...table('Attributes', element.attributes, ({name = ''}) => `\`${name}\``),
      ...table('Properties', propertiesOf(element), ({name = ''}) => `\`${name}\``),
      ...table('Methods', methodsOf(element), ({name = ''}) => `\`${name}()\``),
      ...table('Events', element.events, ({name = ''}) => `\`${name}\``),
      ...table('Slots', element.slots, ({name}) => (name ? `\`${name}\`` : 'default')),
      ...table('Parts', element.cssParts, ({name = ''}) => `\`${name}\``),
      ...table('States', element.cssStates, ({name = ''}) => `\`${name}\``),
      ...table('Custom properties', element.cssProperties, ({name = ''}) => `\`${name}\``),
    ]),
  ].join('\n');
}

/** Those without an attribute: only script sets them. */
function propertiesOf({members = []}: Element): Element[] {
  return members.filter(
    ({kind, description, privacy}) => kind === 'field' && description && privacy !== 'protected',
  );
}

function methodsOf({members = []}: Element): Element[] {
  return members.filter(
    ({kind, description, privacy}) => kind === 'method' && description && privacy !== 'protected',
  );
}

function table(
  title: string,
  rows: readonly Described[] = [],
  nameOf: (row: Described) => string,
): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(
    (row) => `| ${nameOf(row)} | ${inCell(row.description)}${defaultOf(row)} |`,
  );
  return ['', `| ${title} | |`, '|---|---|', ...lines];
}

function inCell(text = ''): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** Said once: many descriptions name it. */
function defaultOf({description = '', default: value}: Described): string {
  const isTelling = value !== undefined && !['null', 'false', "''"].includes(value);
  return isTelling && !/default/i.test(description) ? ` Default: \`${value}\`` : '';
}
