/**
 * Builds the demo site into dist/: pages as they are, scripts bundled (the package by its name, as a
 * stranger's bundler would find it), the themes as one sheet.
 */
import {copyFile, cp, mkdir, rm, writeFile} from 'node:fs/promises';
import {build} from 'esbuild';
import {themeCss, themes} from './themes.ts';

const root = new URL('./', import.meta.url);
const dist = new URL('dist/', root);
/** Its scope is the folder it lies in: the gallery alone. */
const mswWorker = new URL(import.meta.resolve('msw/mockServiceWorker.js'));

await rm(dist, {recursive: true, force: true});
await mkdir(dist, {recursive: true});
await cp(new URL('pages/', root), dist, {recursive: true});
await cp(new URL('styles/', root), new URL('assets/', dist), {recursive: true});
await copyFile(mswWorker, new URL('gallery/mockServiceWorker.js', dist));
await writeFile(new URL('assets/themes.css', dist), themesSheet());
await build({
  absWorkingDir: root.pathname,
  entryPoints: {
    bench: 'src/bench/bench.ts',
    home: 'src/home.ts',
    invite: 'src/invite.ts',
    outbox: 'src/outbox.ts',
    portal: 'src/portal.ts',
    staff: 'src/staff.ts',
    gallery: 'src/gallery/gallery.ts',
    stage: 'src/gallery/stage.ts',
  },
  outdir: 'dist/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome125', 'firefox128', 'safari17.5'],
  minify: true,
  sourcemap: true,
  logLevel: 'warning',
});

function themesSheet(): string {
  return Object.entries(themes)
    .map(([name, theme]) => `:root[data-theme='${name}'] {\n${themeCss(theme)}\n}\n`)
    .join('\n');
}
