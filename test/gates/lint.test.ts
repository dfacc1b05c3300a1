import assert from 'node:assert/strict';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';

/** What must not stand where, and where the same is fine. */
const PLANTED: [rule: string, source: string, forbidden: string, allowed: string][] = [
  ['no-restricted-globals', `fetch('/x');`, 'src/client/a.ts', 'src/transport/a.ts'],
  ['no-restricted-globals', `new XMLHttpRequest();`, 'src/elements/x/a.ts', 'test/a.ts'],
  ['no-restricted-globals', `document.title;`, 'src/client/a.ts', 'src/setup/a.ts'],
  ['no-restricted-globals', `localStorage.clear();`, 'src/model/a.ts', 'src/setup/a.ts'],
  ['no-restricted-globals', `new Intl.Collator();`, 'src/views/x/a.ts', 'src/i18n/a.ts'],
  ['no-restricted-syntax', `Date.now();`, 'src/model/a.ts', 'src/setup/a.ts'],
  ['no-restricted-syntax', `new Date();`, 'src/client/a.ts', 'src/setup/a.ts'],
  ['no-restricted-syntax', `Math.random();`, 'src/model/a.ts', 'src/setup/a.ts'],
  ['no-restricted-syntax', `node.innerHTML = '';`, 'src/views/x/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', `export let a = 1;`, 'src/setup/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', `enum A { b }`, 'src/setup/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', `class A { private b = 1; }`, 'src/setup/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', 'html`<p style="color: red"></p>`;', 'src/parts/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', 'css`p { margin: 1.5rem }`;', 'src/styles/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', 'css`p { margin-left: 1px }`;', 'src/styles/a.ts', 'test/a.ts'],
  ['no-restricted-syntax', 'css`p { left: 1px }`;', 'src/styles/a.ts', 'test/a.ts'],
  [
    'no-restricted-imports',
    `import {unsafeHTML} from 'lit/directives/unsafe-html.js';`,
    'src/parts/a.ts',
    'test/a.ts',
  ],
  ['no-console', `console.warn('x');`, 'src/setup/a.ts', 'src/errors/warn.ts'],
  ['no-warning-comments', `// TODO later`, 'src/setup/a.ts', 'eslint.config.mjs'],
  [
    'no-restricted-syntax',
    `expect(element).to.be.accessible();`,
    'test/browser/a.test.ts',
    'test/a.ts',
  ],
  [
    'no-restricted-imports',
    `import {waitUntil} from '@open-wc/testing';`,
    'test/browser/a.test.ts',
    'test/a.ts',
  ],
];

const ROOT = resolve(import.meta.dirname, '../..');

/** Rules that need types are left out: the planted files are in no project. */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ruleId}) => !ruleId.startsWith('@typescript-eslint/'),
  overrideConfig: {languageOptions: {parserOptions: {project: null}}},
});

async function rulesBrokenBy(source: string, path: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(source, {filePath: join(ROOT, path)});
  return result!.messages.map(({ruleId}) => ruleId);
}

describe('what a room must not do', () => {
  for (const [rule, source, forbidden, allowed] of PLANTED) {
    it(`${rule} stops \`${source}\` in ${forbidden} but not in ${allowed}`, async () => {
      assert.ok((await rulesBrokenBy(source, forbidden)).includes(rule));
      assert.ok(!(await rulesBrokenBy(source, allowed)).includes(rule));
    });
  }
});
