/**
 * Two builds of the same source.
 *
 * - dist/: ES modules for bundlers, one per source module, dependencies left to the bundler.
 * - dist/cdn/: everything for a `<script type="module" src="…/portal.js">`, minified, in chunks that
 *   find each other by their relative addresses, with their integrity beside them.
 *
 * Entries come from the file system: a new element or locale needs no change here.
 */
import {globSync} from 'node:fs';
import {relative, resolve} from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import esbuild, {minify} from 'rollup-plugin-esbuild';
import {alikeTogether} from './test/tools/build/alike-together.ts';
import {askedTogether} from './test/tools/build/asked-together.ts';
import {integrity} from './test/tools/build/integrity.ts';
import {lateChunks} from './test/tools/build/late-chunks.ts';
import {withoutLitHooks} from './test/tools/build/lit-hooks.ts';
import {litStyles} from './test/tools/build/lit-styles.ts';
import {minifyChunks} from './test/tools/build/minify.ts';
import {minifyTemplates} from './test/tools/build/minify-templates.ts';
import {portalEntry} from './test/tools/build/portal-entry.ts';
import {shareBindings} from './test/tools/build/share-bindings.ts';
import {shortProperties} from './test/tools/build/short-properties.ts';
import {writeChunkGraph} from './test/tools/build/chunk-graph.ts';

const TARGET = ['chrome125', 'firefox128', 'safari17.5'];

const entries = globSync([
  'src/{setup,contract,testing,conformance,react}/index.ts',
  'src/setup/{define,provider,provider.define}.ts',
  'src/elements/*/{index,define}.ts',
  'src/i18n/locales/*.ts',
]);

/** Legal comments and warnings about `this` in libraries aside, a warning is a mistake of ours. */
function onwarn(warning) {
  throw new Error(warning.message);
}

const compile = () => [
  // Modules are read as UTF-8 always; escapes would make an Arabic text three times as long.
  esbuild({target: TARGET, tsconfig: 'src/tsconfig.json', sourceMap: true, charset: 'utf8'}),
  minifyTemplates(),
];

const modules = {
  input: Object.fromEntries(
    entries.map((path) => [relative('src', path).replace(/\.ts$/, ''), path]),
  ),
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  plugins: compile(),
  // As package.json's `sideEffects` says; bundlers complain about an import that is for nothing.
  treeshake: {moduleSideEffects: (id) => id.endsWith('define.ts')},
  onwarn,
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: resolve('src'),
    // webpack and Node take no folder for a module; the package has no `exports` to say what it means.
    paths: {'@stripe/stripe-js/pure': '@stripe/stripe-js/pure/index.mjs'},
    sourcemap: true,
  },
};

const script = {
  input: {portal: 'portal'},
  // One file until rows show: no shared chunk in front of it.
  preserveEntrySignatures: 'allow-extension',
  // Only what registers elements acts when it is loaded: what a barrel merely passes on stays with
  // the chunk that uses it.
  treeshake: {moduleSideEffects: (id) => /(define|script-tag)\.ts$|^\0portal$/.test(id)},
  plugins: [
    portalEntry(),
    litStyles(),
    withoutLitHooks(),
    nodeResolve({
      browser: true,
      exportConditions: ['production'],
      extensions: ['.ts', '.mjs', '.js'],
      // package.json's `sideEffects` speaks of dist/, not of the source.
      ignoreSideEffectsForRoot: true,
    }),
    ...compile(),
  ],
  onwarn,
};

const cdn = {
  ...script,
  plugins: [
    ...script.plugins,
    askedTogether(),
    alikeTogether(),
    shareBindings('src/setup/script-tag.ts'),
    shortProperties(),
    minify({target: TARGET, legalComments: 'none', charset: 'utf8'}),
    minifyChunks(),
    integrity(),
    writeChunkGraph('dist/meta/cdn.json'),
  ],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].[hash].js',
    generatedCode: {preset: 'es2015', symbols: false},
    freeze: false,
    onlyExplicitManualChunks: true,
    sourcemap: true,
  },
};

export default async () => {
  cdn.output.manualChunks = await lateChunks(script);
  return [modules, cdn];
};
