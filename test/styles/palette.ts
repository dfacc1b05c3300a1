import {parseColor, type Palette} from '../../src/styles/contrast.ts';
import {tokens} from '../../src/styles/tokens.ts';

/** The defaults as they are written, once, in the sheet: token → light and dark. */
const defaults: ReadonlyMap<string, readonly [string, string]> = new Map(
  [
    ...tokens.cssText.matchAll(
      /var\(--portal-color-([\w-]+), light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)\)/g,
    ),
  ].map(([, token = '', light = '', dark = '']) => [token, [light, dark]]),
);

/** The colours of a theme over the defaults, in one scheme. */
export function paletteOf(
  scheme: 'light' | 'dark',
  themed: Readonly<Record<string, string | readonly [string, string]>> = {},
): Palette {
  const entries = [...defaults].map(([token, value]) => {
    const own = themed[`color-${token}`] ?? value;
    const color = typeof own === 'string' ? own : own[scheme === 'light' ? 0 : 1];
    return [token, parseColor(color)];
  });
  return Object.fromEntries(entries) as Palette;
}
