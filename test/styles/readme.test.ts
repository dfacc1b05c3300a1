import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {lateTokens} from '../../src/styles/late-tokens.ts';
import {tokens} from '../../src/styles/tokens.ts';

it('every custom property of the theme is in the README, and no other', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, theming = ''] = /### Theming\n(.*?)\n### /s.exec(readme) ?? [];
  const named = new Set(theming.match(/--portal-[a-z-]+/g));
  for (const tone of ['positive', 'caution', 'critical', 'info']) {
    named.add(`--portal-color-${tone}-soft`);
  }
  const real = new Set(`${tokens.cssText}${lateTokens.cssText}`.match(/--portal-[a-z-]+/g));

  assert.equal(real.size, 31);
  assert.deepEqual([...named].sort(), [...real].sort());
});
