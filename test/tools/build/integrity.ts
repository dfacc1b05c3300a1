import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Plugin} from 'rollup';

/** Where the files are served from, as the import map must name them. */
const DEFAULT_BASE = 'https://cdn.jsdelivr.net/npm/client-portal-elements@{version}/dist/cdn/';

const sha384 = (content: string | Uint8Array) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Writes `integrity.json`: the hash of every file for `<script integrity>`, and an import map that
 * carries the chunks' hashes (a script tag can't) with its own hash for a Content-Security-Policy.
 * `CDN_BASE` names another place than the public one.
 */
export function integrity(): Plugin {
  return {
    name: 'integrity',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
        const base = (process.env['CDN_BASE'] ?? DEFAULT_BASE).replace('{version}', version);
        const files: Record<string, string> = {};
        for (const output of Object.values(bundle).sort((a, b) =>
          compare(a.fileName, b.fileName),
        )) {
          if (output.type === 'chunk') files[output.fileName] = sha384(output.code);
        }
        const urls = Object.entries(files).map(([file, hash]) => [base + file, hash]);
        const importMap = JSON.stringify({integrity: Object.fromEntries(urls)});
        const source = {version, base, files, importMap, importMapHash: sha384(importMap)};
        this.emitFile({
          type: 'asset',
          fileName: 'integrity.json',
          source: `${JSON.stringify(source, null, 2)}\n`,
        });
      },
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
