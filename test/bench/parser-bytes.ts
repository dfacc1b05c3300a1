/**
 * What parsing the first answers of a page costs (docs/decisions/0010): zod/mini schemas in their
 * open variant beside the generated parsers, bundled and minified, in bytes of brotli.
 *
 *     node test/bench/parser-bytes.ts
 */
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

const root = new URL('../../', import.meta.url);

const entries: Record<string, string> = {
  'zod/mini, open schemas': `
    import {open} from './src/contract/open.ts';
    import {invoicePage, invoiceSummary, payablePage} from './src/contract/invoice.ts';
    import {problem} from './src/contract/problem.ts';
    import {session, sessionTokens} from './src/contract/session.ts';
    export const parsers = [problem, session, sessionTokens, invoicePage, invoiceSummary, payablePage].map(open);`,
  'zod/mini, strict schemas': `
    export {invoicePage, invoiceSummary, payablePage} from './src/contract/invoice.ts';
    export {problem} from './src/contract/problem.ts';
    export {session, sessionTokens} from './src/contract/session.ts';`,
  'generated parsers': `
    export {invoicePage, invoiceSummary} from './src/contract/generated/invoice.ts';
    export {payablePage} from './src/contract/generated/payable.ts';
    export {problem} from './src/contract/generated/problem.ts';
    export {session, sessionTokens} from './src/contract/generated/session.ts';`,
};

for (const [name, contents] of Object.entries(entries)) {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: root.pathname, loader: 'ts'},
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const source = outputFiles[0]?.contents ?? new Uint8Array();
  const brotli = brotliCompressSync(source, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
    },
  });
  const [minified, compressed] = [source.length, brotli.length].map((bytes) =>
    bytes.toLocaleString('en').padStart(8),
  );
  console.log(`${name.padEnd(24)} ${minified} minified ${compressed} brotli`);
}
