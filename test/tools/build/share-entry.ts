import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import type {Plugin, PluginContext, ProgramNode} from 'rollup';

/**
 * Late chunks use what the entry already has. As a native import of `./portal.js` that would load
 * the entry a second time wherever a page names it with a query (`portal.js?ver=6.4`, as WordPress
 * does), with a second copy of everything. A separate shared chunk would cost every page one more
 * round trip before its rows show. So the entry leaves its bindings under a symbol that only this
 * very build knows, and late chunks take them from there; they load only after the entry ran. They have places
 * in a list, not names: that is 150 bytes less for every page.
 *
 * @param publicModule what it exports, the entry exports.
 */
export function shareEntry(publicModule: string): Plugin {
  let key = '';
  return {
    name: 'share-entry',
    renderStart() {
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort()) {
        // The same wherever it is built: modules of our own making name files by their whole path.
        hash.update((this.getModuleInfo(id)?.code ?? '').replaceAll(process.cwd(), ''));
      }
      key = `client-portal-elements/build@${hash.digest('hex').slice(0, 12)}`;
    },
    augmentChunkHash: () => key, // a chunk's name changes with the build that it belongs to
    async renderChunk(code, chunk, _options, {chunks}) {
      const entry = Object.values(chunks).find(({isEntry}) => isEntry);
      if (!entry) throw new Error('a build without an entry');
      const isEntryFile = (file: string) => file === `./${entry.fileName}`;
      const placeOf = (name: string) => entry.exports.indexOf(name);
      const shared = `globalThis[Symbol.for(${JSON.stringify(key)})]`;
      const program = this.parse(code);
      // What is added or replaced keeps its lines, so the source map stays true.
      if (!chunk.isEntry) {
        return {code: replaceImports(code, program, isEntryFile, placeOf, shared), map: null};
      }
      const own = new Set(await exportsOf(this, resolve(publicModule)));
      return {code: leaveBindings(code, program, own, placeOf, shared), map: null};
    },
  };
}

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

/** `export {a as X, b}` → `shared ??= [a,b]; export {a as X}` where X alone is the page's business. */
function leaveBindings(
  code: string,
  program: ProgramNode,
  own: ReadonlySet<string>,
  placeOf: (name: string) => number,
  shared: string,
): string {
  const node = program.body.find(({type}) => type === 'ExportNamedDeclaration');
  if (node?.type !== 'ExportNamedDeclaration') return code;
  const bindings = node.specifiers.map(({local, exported}) => [nameOf(exported), nameOf(local)]);
  const left: (string | undefined)[] = [];
  for (const [name = '', local] of bindings) left[placeOf(name)] = local;
  const exported = bindings.filter(([name = '']) => own.has(name));
  const named = exported.map(([name, local]) => `${local} as ${name}`);
  const {start, end} = node as unknown as {start: number; end: number};
  return `${code.slice(0, start)}${shared}??=[${left.join()}];export{${named.join()}};${code.slice(end)}`;
}

/** `import {X as a} from './portal.js'` → `const {7:a} = …`, in as many lines as before. */
function replaceImports(
  code: string,
  program: ProgramNode,
  isEntryFile: (file: string) => boolean,
  placeOf: (name: string) => number,
  shared: string,
): string {
  let replaced = code;
  for (const node of [...program.body].reverse()) {
    if (node.type !== 'ImportDeclaration' || !isEntryFile(String(node.source.value))) continue;
    const names = node.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier') throw new Error('the entry is imported by name');
      return `${placeOf(nameOf(specifier.imported))}:${specifier.local.name}`;
    });
    const {start, end} = node as unknown as {start: number; end: number};
    replaced = `${replaced.slice(0, start)}const {${names.join()}} = ${shared};${replaced.slice(end)}`;
  }
  return replaced;
}

function nameOf(node: {type: string; name?: string; value?: unknown}): string {
  return node.type === 'Identifier' ? String(node.name) : JSON.stringify(node.value);
}
