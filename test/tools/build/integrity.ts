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
        const hashes = Object.values(bundle)
          .filter((output) => output.type === 'chunk')
          .map(({fileName, code}): [string, string] => [fileName, sha384(code)])
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const files = Object.fromEntries(hashes);
        const urls = Object.fromEntries(hashes.map(([file, hash]) => [base + file, hash]));
        const importMap = JSON.stringify({integrity: urls});
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
