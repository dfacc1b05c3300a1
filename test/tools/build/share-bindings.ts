import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import type {Plugin, PluginContext, ProgramNode, RenderedChunk} from 'rollup';

/**
 * Chunks use what other chunks have. As a native import of `./portal.js` that would load
 * the entry a second time wherever a page names it with a query (`portal.js?ver=6.4`, as WordPress
 * does), with a second copy of everything. A separate shared chunk would cost every page one more
 * round trip before its rows show. So the entry leaves its bindings under a symbol that only this
 * very build knows, and late chunks take them from there; they load only after the entry ran. They have places
 * in a list, not names, which is shorter: so every chunk does as the entry does, and is imported by the
 * others for being there alone.
 *
 * @param publicModule what it exports, the entry exports.
 */
export function shareBindings(publicModule: string): Plugin {
  let key = '';
  return {
    name: 'share-bindings',
    renderStart() {
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort()) {
        // The same wherever it is built: modules of our own making name files by their whole path.
        hash.update((this.getModuleInfo(id)?.code ?? '').replaceAll(process.cwd(), ''));
      }
      key = `cpe-build@${hash.digest('hex').slice(0, 12)}`;
    },
    augmentChunkHash: () => key, // a chunk's name changes with the build that it belongs to
    async renderChunk(code, chunk, _options, {chunks}) {
      const places = new Places(Object.values(chunks), key);
      const program = this.parse(code);
      const own = chunk.isEntry
        ? await exportsOf(this, resolve(publicModule))
        : ownNames(this, chunk, program);
      // What is added or replaced keeps its lines, so the source map stays true. Exports come last.
      const left = leaveBindings(code, program, new Set(own), places.of(chunk));
      return {code: replaceImports(left, program, places), map: null};
    },
  };
}

/** Where each chunk leaves what others use. */
class Places {
  readonly #chunks: readonly RenderedChunk[];
  readonly #key: string;

  constructor(chunks: readonly RenderedChunk[], key: string) {
    if (!chunks.some(({isEntry}) => isEntry)) throw new Error('a build without an entry');
    this.#chunks = chunks;
    this.#key = key;
  }

  /** By the address in an import. */
  at(file: string): Place | undefined {
    const chunk = this.#chunks.find(({fileName}) => file === `./${fileName}`);
    return chunk && this.of(chunk);
  }

  of(chunk: RenderedChunk): Place {
    const {fileName, isEntry, exports} = chunk;
    const usersOf = (name: string) =>
      this.#chunks
        .map((each) => (each.importedBindings[fileName]?.includes(name) ? '1' : '0'))
        .join('');
    const users = new Map(exports.map((name) => [name, usersOf(name)]));
    const entry = `globalThis[Symbol.for(${JSON.stringify(this.#key)})]`;
    const others = this.#chunks.filter((each) => !each.isEntry);
    return {
      isEntry,
      list: isEntry ? entry : `${entry}.${letters(others.indexOf(chunk))}`,
      // What the same chunks use stands together: their lists have fewer gaps, and compress better.
      names: exports
        .filter((name) => users.get(name)?.includes('1'))
        .sort((a, b) => (users.get(a) ?? '').localeCompare(users.get(b) ?? '')),
    };
  }
}

interface Place {
  readonly isEntry: boolean;
  /** The list in which they are, as an expression. */
  readonly list: string;
  readonly names: readonly string[];
}

const letters = (index: number) => `_${index.toString(36)}`;

/** The names that a module exports, through `export *` too. */
async function exportsOf(context: PluginContext, id: string): Promise<string[]> {
  const info = context.getModuleInfo(id);
  if (!info?.code) throw new Error(`${id} is not in the build`);
  const names = [...(info.exports ?? [])];
  for (const node of context.parse(info.code).body) {
    if (node.type !== 'ExportAllDeclaration' || node.exported) continue;
    const source = await context.resolve(String(node.source.value), id);
    if (source) names.push(...(await exportsOf(context, source.id)));
  }
  return names;
}

/** What an `import()` of a late chunk asks for: its module's own names, or whole modules among others. */
function ownNames(context: PluginContext, chunk: RenderedChunk, program: ProgramNode): string[] {
  const facade = chunk.facadeModuleId;
  const named = facade === null ? [] : (context.getModuleInfo(facade)?.exports ?? []);
  const modules = new Set<string>();
  for (const node of program.body) {
    if (node.type !== 'VariableDeclaration') continue;
    for (const {id, init} of node.declarations) {
      const [first] = init?.type === 'ObjectExpression' ? init.properties : [];
      const isModule =
        first?.type === 'Property' &&
        first.key.type === 'Identifier' &&
        first.key.name === '__proto__';
      if (isModule && id.type === 'Identifier') modules.add(id.name);
    }
  }
  const exported = exportsIn(program)?.specifiers ?? [];
  const whole = exported.filter(({local}) => modules.has(nameOf(local)));
  return [...named, ...whole.map((each) => nameOf(each.exported))];
}

function exportsIn(program: ProgramNode) {
  const node = program.body.find(({type}) => type === 'ExportNamedDeclaration');
  return node?.type === 'ExportNamedDeclaration' ? node : undefined;
}

/** `export {a as X, b}` → `list ??= [a,b]; export {a as X}` where X alone is asked for by its name. */
function leaveBindings(
  code: string,
  program: ProgramNode,
  own: ReadonlySet<string>,
  {list, names}: Place,
): string {
  const node = exportsIn(program);
  if (!node) return code;
  const locals = new Map(
    node.specifiers.map(({local, exported}) => [nameOf(exported), nameOf(local)]),
  );
  const left = names.map((name) => locals.get(name));
  const exported = [...locals].filter(([name]) => own.has(name) || !names.includes(name));
  const named = exported.map(([name, local]) => `${local} as ${name}`);
  const {start, end} = node as unknown as {start: number; end: number};
  const leaving = left.length > 0 ? `${list}??=[${left.join()}];` : '';
  return `${code.slice(0, start)}${leaving}export{${named.join()}};${code.slice(end)}`;
}

/** `import {X as a} from './desk.js'` → `import './desk.js';const {7:a} = …`, in as many lines as before. */
function replaceImports(code: string, program: ProgramNode, places: Places): string {
  let replaced = code;
  for (const node of [...program.body].reverse()) {
    if (node.type !== 'ImportDeclaration') continue;
    const place = places.at(String(node.source.value));
    if (!place) continue;
    const names: string[] = [];
    for (const specifier of node.specifiers) {
      if (specifier.type !== 'ImportSpecifier') throw new Error('a chunk is imported by name');
      names[place.names.indexOf(nameOf(specifier.imported))] = specifier.local.name;
    }
    const {start, end} = node as unknown as {start: number; end: number};
    // The entry ran before; its address is its page's affair.
    const load = place.isEntry ? '' : `import ${node.source.raw};`;
    const taken = names.length > 0 ? `const [${names.join()}] = ${place.list};` : '';
    replaced = `${replaced.slice(0, start)}${load}${taken}${replaced.slice(end)}`;
  }
  return replaced;
}

function nameOf(node: {type: string; name?: string; value?: unknown}): string {
  return node.type === 'Identifier' ? String(node.name) : JSON.stringify(node.value);
}
