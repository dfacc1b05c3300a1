import {readdirSync} from 'node:fs';
import {
  rollup,
  type ManualChunksOption,
  type OutputChunk,
  type Plugin,
  type RollupOptions,
} from 'rollup';

/** Loaded by its own `import()`: a language, the gateway, what is for a page's developer. */
const APART = /\/src\/(i18n\/locales\/|gateway\/|errors\/warnings|.*contrast-check)/;
const PAYMENTS = /\/src\/(views\/payment\/|client\/payment-flow\/|setup\/payment\.ts$)/;

/** The views of the main job; every other folder of views is a feature that only some pages show. */
const MAIN_VIEWS = ['payment', 'sign-in'];
/** Shows what a payment shows, too, such as a receipt; who only reads need not load what pays. */
const READING = ['invoice', 'statement'];
/** What the firm's own people use. */
export const STAFF = ['client-access'];
export const features: readonly string[] = readdirSync('src/views', {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)
  .filter((name) => ![...MAIN_VIEWS, ...STAFF].includes(name))
  .concat(STAFF);

/** By its folder of views; with it goes what bears its name in other rooms: `transport/team-api.ts`. */
function featureOf(facade: string): string | undefined {
  const [, path = ''] = facade.split('/src/');
  const names = path.split('/').map((name) => name.replace(/(-api)?\.ts$/, ''));
  return features.find((feature) => names.includes(feature));
}

/**
 * In which late chunk the module of an `import()` goes; undefined for one of its own.
 *
 * The main job is two: what the rows' buttons need, with the sign-in and what dialogs have in common, and the
 * payment. Pieces of a few hundred bytes compress badly and load slowly, and one press needs many of
 * them; but nobody waits for a payment to sign in, or to read.
 */
function chunkOf(facade: string): string | undefined {
  if (APART.test(facade)) return undefined;
  if (PAYMENTS.test(facade)) return 'payment';
  return featureOf(facade) ?? 'desk';
}

/** Notes what an `import()` asks for. */
function noteImports(imported: Set<string>): Plugin {
  return {
    name: 'note-imports',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        if (this.getModuleInfo(id)?.dynamicImporters.length) imported.add(id);
      }
    },
  };
}

/** Looks which modules the entry itself needs, and spreads the others over the late chunks. */
export async function lateChunks(options: RollupOptions): Promise<ManualChunksOption> {
  const imported = new Set<string>();
  const bundle = await rollup({...options, plugins: [options.plugins, noteImports(imported)]});
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  const chunks = output.filter((each) => each.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

  /** What is loaded with the chunks that `isOf` is true for. */
  function modulesOf(isOf: (chunk: OutputChunk) => boolean): Set<string> {
    const visited = new Set<OutputChunk>();
    const visit = (chunk: OutputChunk | undefined): void => {
      if (!chunk || visited.has(chunk)) return;
      visited.add(chunk);
      for (const file of chunk.imports) visit(byName.get(file));
    };
    chunks.filter(isOf).forEach(visit);
    return new Set([...visited].flatMap(({modules}) => Object.keys(modules)));
  }
  // Not by a chunk's facade: it has none when another file imports more of it than its module exports.
  const modulesIn = (name: string) =>
    modulesOf(({moduleIds, isEntry}) => {
      return !isEntry && moduleIds.some((id) => imported.has(id) && chunkOf(id) === name);
    });

  const found = new Map<string, string | undefined>();
  for (const id of modulesOf(({isEntry}) => isEntry)) found.set(id, undefined);
  for (const id of modulesIn('desk')) if (!found.has(id)) found.set(id, 'desk');
  const read = new Set(READING.flatMap((name) => [...modulesIn(name)]));
  for (const id of modulesIn('payment')) {
    if (!found.has(id)) found.set(id, read.has(id) ? 'desk' : 'payment');
  }
  // What two features share is in neither: Rollup makes it a chunk of its own.
  const own = new Map<string, string | undefined>();
  for (const name of features) {
    for (const id of modulesIn(name)) own.set(id, own.has(id) ? undefined : name);
  }
  return (id) => (found.has(id) ? found.get(id) : own.get(id));
}
