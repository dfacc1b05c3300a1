/**
 * Every element says in its doc block what it offers, and the custom elements manifest says it to
 * editors and frameworks: a summary, and a description of each attribute, event, part, slot, custom
 * state and method. Parts and slots are compared with the element's templates.
 */
import {globSync, readFileSync} from 'node:fs';
import {dirname} from 'node:path';

interface Described {
  name?: string;
  description?: string;
}

interface Declaration extends Described {
  tagName?: string;
  customElement?: boolean;
  attributes?: Described[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
  cssStates?: Described[];
  members?: (Described & {kind: string; privacy?: string; static?: boolean})[];
}

interface Manifest {
  modules: {path: string; declarations: Declaration[]}[];
}

const STATES = ['loading', 'empty', 'failed', 'signed-out', 'unavailable', 'ready'];
/** The platform's and lit's own methods, which their documentation describes. */
const INHERITED =
  /^(attributeChanged|connected|disconnected|adopted|form\w+)Callback$|^(render|firstUpdated|updated|willUpdate|shouldUpdate|createRenderRoot|getUpdateComplete)$/;

const problems: string[] = [];
const {modules} = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;
const elements = modules.flatMap(({path, declarations}) =>
  // What has no tag is what elements have in common.
  declarations
    .filter(({customElement, tagName}) => customElement && tagName !== undefined)
    .map((element) => ({path, element})),
);

for (const {path, element} of elements) {
  const {tagName = element.name} = element;
  const report = (problem: string) => problems.push(`<${tagName}>: ${problem}`);
  if (!element.description) report('says nothing of what it is');
  for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssStates'] as const) {
    for (const {name, description} of element[kind] ?? []) {
      if (!description) report(`${kind} “${name ?? 'default'}” has no description`);
    }
  }
  for (const {kind, name = '', description, privacy} of element.members ?? []) {
    const isOurs = kind === 'method' && privacy !== 'protected' && !INHERITED.test(name);
    if (isOurs && !description) report(`method ${name}() has no description`);
  }
  if (path.includes('/elements/')) checkElement(path, element, report);
}

/** What every visible element has in common, and what its templates really hold. */
function checkElement(path: string, element: Declaration, report: (problem: string) => void): void {
  const folder = dirname(path).replace(/^dist/, 'src');
  const source = globSync(`${folder}/*.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const templates = [...source.matchAll(/\bhtml`[^]*?`/g)].join('\n');
  compare(
    'part',
    element.cssParts,
    [...namesIn(templates, /\bpart="([\w\s-]+)"/g), 'base'],
    report,
  );
  compare('slot', element.slots, namesIn(templates, /<slot name="([\w-]+)"/g), report);
  const states = element.cssStates?.map(({name}) => name) ?? [];
  const unknown = states.filter((name) => !STATES.includes(name ?? ''));
  if (states.length === 0) report('documents none of its states (@cssState)');
  if (unknown.length > 0) report(`has states of its own: ${unknown.join(', ')}`);
}

function namesIn(templates: string, pattern: RegExp): string[] {
  return [...templates.matchAll(pattern)].flatMap(([, names = '']) => names.split(/\s+/));
}

function compare(
  kind: string,
  documented: Described[] = [],
  used: string[],
  report: (problem: string) => void,
): void {
  const names = new Set(documented.map(({name}) => name));
  for (const name of new Set(used)) {
    if (!names.has(name)) report(`does not document its ${kind} “${name}”`);
  }
}

if (elements.length === 0) problems.push('The manifest holds no element; run `npm run build`.');
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
