import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {before, describe, it} from 'node:test';
import {type ICruiseOptions, type ICruiseResult, cruise} from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

/** One forbidden import each: the rule that must catch it, the file, what it holds. */
const PLANTED: [rule: string, file: string, source: string][] = [
  ['contract-imports', 'src/contract/a.ts', `import '../model/index.ts';`],
  ['contract-packages', 'src/contract/b.ts', `import 'lit';`],
  ['model-imports', 'src/model/a.ts', `import '../contract/types.ts';`],
  [
    'model-types',
    'src/model/b.ts',
    `import type {x} from '../errors/index.ts'; export type y = x;`,
  ],
  ['model-packages', 'src/model/c.ts', `import 'lit';`],
  ['errors-imports', 'src/errors/a.ts', `import '../client/index.ts';`],
  ['errors-packages', 'src/errors/b.ts', `import 'lit';`],
  ['transport-imports', 'src/transport/a.ts', `import '../client/index.ts';`],
  ['transport-packages', 'src/transport/b.ts', `import 'lit';`],
  ['client-imports', 'src/client/a.ts', `import '../transport/index.ts';`],
  ['client-packages', 'src/client/b.ts', `import 'lit';`],
  ['gateway-imports', 'src/gateway/a.ts', `import '../client/index.ts';`],
  ['gateway-packages', 'src/gateway/b.ts', `import 'lit';`],
  ['i18n-imports', 'src/i18n/a.ts', `import '../client/index.ts';`],
  ['events-imports', 'src/events/a.ts', `import '../client/index.ts';`],
  ['events-packages', 'src/events/b.ts', `import 'lit';`],
  ['context-imports', 'src/context/a.ts', `import '../elements/one/index.ts';`],
  ['controllers-imports', 'src/controllers/a.ts', `import '../transport/index.ts';`],
  ['styles-imports', 'src/styles/a.ts', `import '../model/index.ts';`],
  ['parts-imports', 'src/parts/a.ts', `import '../client/index.ts';`],
  ['views-imports', 'src/views/one/a.ts', `import '../../elements/one/index.ts';`],
  ['views-apart', 'src/views/one/b.ts', `import '../two/index.ts';`],
  ['views-packages', 'src/views/one/c.ts', `import '@stripe/stripe-js/pure';`],
  ['elements-imports', 'src/elements/one/a.ts', `import '../../transport/index.ts';`],
  ['elements-imports', 'src/elements/one/b.ts', `import '../../contract/types.ts';`],
  ['elements-imports', 'src/elements/one/c.ts', `await import('../../gateway/index.ts');`],
  ['elements-apart', 'src/elements/one/d.ts', `import '../two/index.ts';`],
  ['elements-packages', 'src/elements/one/e.ts', `import '@lit/context';`],
  ['testing-imports', 'src/testing/a.ts', `import '../elements/one/index.ts';`],
  ['testing-packages', 'src/testing/b.ts', `import 'lit';`],
  ['no-msw-service-worker-in-testing', 'src/testing/c.ts', `import 'msw/browser';`],
  ['conformance-imports', 'src/conformance/a.ts', `import '../client/index.ts';`],
  ['conformance-packages', 'src/conformance/b.ts', `import 'lit';`],
  ['react-imports', 'src/react/a.ts', `import '../client/index.ts';`],
  ['rooms-are-listed', 'src/attic/a.ts', `import '../model/index.ts';`],
  ['published-code-stays-published', 'src/setup/a.ts', `import '../../demo/server/index.ts';`],
  ['published-code-stays-published', 'src/setup/b.ts', `import '../../test/index.ts';`],
  ['browser-code-without-node', 'src/setup/c.ts', `import 'node:fs';`],
  ['views-and-gateway-load-late', 'src/setup/d.ts', `import '../views/one/index.ts';`],
  ['views-and-gateway-load-late', 'src/setup/e.ts', `import '../gateway/index.ts';`],
  ['locales-load-late', 'src/setup/f.ts', `import '../i18n/locales/de.ts';`],
  ['stripe-only-pure', 'src/gateway/c.ts', `import '@stripe/stripe-js';`],
  ['no-schemas-in-the-browser', 'src/transport/c.ts', `import '../contract/index.ts';`],
  ['parsers-without-schemas', 'src/contract/parse.ts', `import './index.ts';`],
  ['site-is-a-stranger', 'demo/site/a.ts', `import '../../src/setup/index.ts';`],
  ['server-shares-decisions-only', 'demo/server/a.ts', `import '../../src/client/index.ts';`],
  ['server-shares-decisions-only', 'demo/server/b.ts', `import '../simulator/index.ts';`],
  ['simulator-is-a-process-of-its-own', 'demo/simulator/a.ts', `import '../server/index.ts';`],
  ['no-cycles', 'src/model/d.ts', `import './e.ts';`],
  ['no-orphans', 'src/model/f.ts', `export const alone = true;`],
  ['declared-packages-only', 'src/setup/g.ts', `import 'chai';`],
  ['resolvable', 'src/model/g.ts', `import './missing.ts';`],
];

/** What the planted files import, and what is allowed. */
const SOUND: Record<string, string> = {
  'src/contract/index.ts': `export * from './types.ts'; import 'zod/mini';`,
  'src/contract/types.ts': `export const x = 1;`,
  'src/model/index.ts': `import type {x} from '../contract/types.ts'; export type y = typeof x;`,
  'src/errors/index.ts': `import '../model/index.ts';`,
  'src/transport/index.ts': `import '../errors/index.ts'; import '../contract/types.ts';`,
  'src/client/index.ts': `import '../model/index.ts';`,
  'src/gateway/index.ts': `import '@stripe/stripe-js/pure';`,
  'src/i18n/locales/de.ts': `export const de = 1;`,
  'src/elements/one/index.ts': `import 'lit'; import '../../model/index.ts';`,
  'src/elements/two/index.ts': `import 'lit'; import '../../model/index.ts';`,
  'src/views/one/index.ts': `import 'lit';`,
  'src/views/two/index.ts': `import 'lit';`,
  'src/setup/index.ts': `import '../elements/one/index.ts'; await import('../views/one/index.ts'); await import('../gateway/index.ts'); await import('../i18n/locales/de.ts'); import '../client/index.ts';`,
  'demo/server/index.ts': `import '../../src/model/index.ts';`,
  'demo/simulator/index.ts': `import type {} from '../server/index.ts';`,
  'demo/site/index.ts': `import 'client-portal-elements';`,
  'test/index.ts': `import '../src/setup/index.ts';`,
};

const ROOT = resolve(import.meta.dirname, '../..');
const walls = await extractConfig(join(ROOT, '.dependency-cruiser.mjs'));

async function cruiseTree(files: Record<string, string>): Promise<Set<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'walls-'));
  try {
    for (const [path, source] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), {recursive: true});
      await writeFile(join(folder, path), source);
    }
    for (const name of ['node_modules', 'package.json', 'tsconfig.json']) {
      await symlink(join(ROOT, name), join(folder, name));
    }
    process.chdir(folder); // combined package.json files are sought from there
    const {options, ...ruleSet} = walls;
    const cruiseOptions: ICruiseOptions = {...options, baseDir: folder, ruleSet, validate: true};
    const {output} = await cruise(['src', 'demo', 'test'], cruiseOptions);
    const {summary} = output as ICruiseResult;
    return new Set(summary.violations.map(({rule, from}) => `${rule.name} ${from}`));
  } finally {
    process.chdir(ROOT);
    await rm(folder, {recursive: true});
  }
}

describe('the walls between the rooms', () => {
  let broken: Set<string>;
  let sound: Set<string>;
  before(async () => {
    sound = await cruiseTree(SOUND);
    broken = await cruiseTree({
      ...SOUND,
      'src/model/e.ts': `import './d.ts';`,
      ...Object.fromEntries(PLANTED.map(([, file, source]) => [file, source])),
    });
  });

  it('let through what the design allows', () => {
    assert.deepEqual([...sound], []);
  });

  for (const [rule, file, source] of PLANTED) {
    it(`${rule} stops ${file} from ${source}`, () => {
      assert.ok(broken.has(`${rule} ${file}`), [...broken].filter((v) => v.endsWith(file)).join());
    });
  }
});
