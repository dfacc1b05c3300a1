import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {contrast, lowPairs, pairsOf, parseColor} from '../../src/styles/contrast.ts';
import {lateTokens} from '../../src/styles/late-tokens.ts';
import {tokens} from '../../src/styles/tokens.ts';
import {themes, type Theme} from '../../demo/site/themes.ts';
import {paletteOf} from './palette.ts';

/** Ratios as published with the design, to one decimal: light, dark. */
const published: readonly [front: string, ground: string, light: number, dark: number][] = [
  ['text', 'surface', 17.6, 15.6],
  ['text', 'selected hover', 14.4, 11.2],
  ['text-muted', 'surface-sunken', 6.2, 8.4],
  ['text-muted', 'selected hover', 5.5, 5.7],
  ['accent-text', 'surface', 7.9, 9.7],
  ['accent-text', 'selected hover', 6.5, 7],
  ['positive', 'positive-soft', 6.2, 7.9],
  ['caution', 'row hover', 6.5, 9.7],
  ['critical', 'selected', 6.1, 7.4],
  ['info', 'surface-raised', 7.1, 8.8],
  ['border-strong', 'selected hover', 3.2, 3.2],
  ['on-accent', 'accent hover', 9, 9.3],
  ['on-accent', 'accent active', 9.9, 9.9],
  ['surface-raised', 'critical', 6.9, 7.9],
  ['accent', 'surface', 7.9, 8.4],
];

describe('the default colours', () => {
  it('are twenty tokens, each with one default', () => {
    const names = [...tokens.cssText.matchAll(/--portal-color-([\w-]+)/g)].map(([, name]) => name);
    assert.equal(new Set(names).size, 20);
    assert.equal(names.length, 20);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`keep every pair above its minimum in ${scheme}`, () => {
      assert.deepEqual(lowPairs(paletteOf(scheme)), []);
    });

    it(`have the published ratios in ${scheme}`, () => {
      const pairs = pairsOf(paletteOf(scheme));
      for (const [front, ground, light, dark] of published) {
        const found = pairs.find((pair) => pair.front === front && pair.ground === ground);
        const expected = scheme === 'light' ? light : dark;
        assert.ok(Math.abs(Number(found?.ratio) - expected) <= 0.06, `${front} on ${ground}`);
      }
    });
  }
});

describe('the check of contrast', () => {
  it('knows the ends of the scale', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.equal(contrast([9, 9, 9], [9, 9, 9]), 1);
  });

  it('reads colours as sheets write and as browsers compute them', () => {
    assert.deepEqual(parseColor('#2748b3'), [39, 72, 179]);
    assert.deepEqual(parseColor('rgb(39, 72, 179)'), [39, 72, 179]);
    assert.equal(parseColor('hotpink'), null);
  });

  it('finds a pale accent', () => {
    const pale = {...paletteOf('light'), 'accent-text': parseColor('#9db2f5')!};
    const found = lowPairs(pale).map(({front, ground}) => `${front} on ${ground}`);

    assert.ok(found.includes('accent-text on surface'));
    assert.ok(found.every((pair) => pair.startsWith('accent-text')));
  });
});

describe('the public tokens', () => {
  it('are thirty-one, and each default is written once', () => {
    const sheets = tokens.cssText + lateTokens.cssText;
    const names = [...sheets.matchAll(/--portal-[\w-]+/g)].map(([name]) => name);
    assert.equal(new Set(names).size, 31);
    assert.equal(names.length, 31);
  });
});

describe('the themes of the demo', () => {
  for (const [name, theme] of Object.entries<Theme>(themes)) {
    for (const scheme of theme.scheme ? [theme.scheme] : (['light', 'dark'] as const)) {
      it(`${name} keeps every pair above its minimum in ${scheme}`, () => {
        assert.deepEqual(lowPairs(paletteOf(scheme, theme.tokens)), []);
      });
    }
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`contrast keeps all its text at ten in ${scheme}`, () => {
      const low = pairsOf(paletteOf(scheme, themes.contrast.tokens)).filter(
        ({minimum, ratio}) => minimum === 4.5 && ratio < 10,
      );
      assert.deepEqual(low, []);
    });
  }
});
