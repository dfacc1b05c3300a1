/**
 * WCAG 2.2 contrast of the tokens' pairs, for the build's gate over all themes and for the warning that
 * a firm's developer gets about their own. Pure: colours in, findings out.
 */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb`, or `rgb(r, g, b)` as browsers compute it. Null for anything else. */
export function parseColor(text: string): Rgb | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim());
  if (hex) return channels(hex, 16);
  const rgb = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(text.trim());
  return rgb ? channels(rgb, 10) : null;
}

function channels([, red = '', green = '', blue = '']: RegExpExecArray, radix: number): Rgb {
  return [parseInt(red, radix), parseInt(green, radix), parseInt(blue, radix)];
}

/** `color-mix(in srgb, base, other share)`. */
function mix(base: Rgb, other: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => base[index] + (other[index] - base[index]) * share;
  return [channel(0), channel(1), channel(2)];
}

/** From 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The tokens by the names of LOOK §2, without `--portal-color-`. */
export type ColorToken =
  | 'surface'
  | 'surface-raised'
  | 'surface-sunken'
  | 'text'
  | 'text-muted'
  | 'border-strong'
  | 'accent'
  | 'on-accent'
  | 'accent-text'
  | 'accent-soft'
  | 'positive'
  | 'positive-soft'
  | 'caution'
  | 'caution-soft'
  | 'critical'
  | 'critical-soft'
  | 'info'
  | 'info-soft';

export type Palette = Readonly<Record<ColorToken, Rgb>>;

export interface Pair {
  readonly front: string;
  readonly ground: string;
  readonly ratio: number;
  /** 4.5 for text, 3 for outlines and fills (WCAG 2.2, 1.4.3 and 1.4.11). */
  readonly minimum: number;
}

const tones = ['positive', 'caution', 'critical', 'info'] as const;

/** Every pair that is drawn somewhere. */
export function pairsOf(palette: Palette): Pair[] {
  const grounds: Readonly<Record<string, Rgb>> = {
    surface: palette.surface,
    'surface-raised': palette['surface-raised'],
    'surface-sunken': palette['surface-sunken'],
    'row hover': mix(palette.surface, palette.text, 0.04),
    selected: palette['accent-soft'],
    'selected hover': mix(palette['accent-soft'], palette.text, 0.04),
  };
  const fills: Readonly<Record<string, Rgb>> = {
    accent: palette.accent,
    'accent hover': mix(palette.accent, palette.text, 0.14),
    'accent active': mix(palette.accent, palette.text, 0.24),
  };
  const pair = (front: string, frontColor: Rgb, ground: string, color: Rgb, minimum: number) => ({
    front,
    ground,
    ratio: contrast(frontColor, color),
    minimum,
  });

  const texts = ['text', 'text-muted', 'accent-text', ...tones] as const;
  const onGrounds = Object.entries(grounds).flatMap(([ground, color]) => [
    ...texts.map((text) => pair(text, palette[text], ground, color, 4.5)),
    pair('border-strong', palette['border-strong'], ground, color, 3),
  ]);
  const onSofts = tones.flatMap((tone) => {
    const soft = palette[`${tone}-soft`];
    return ([tone, 'text', 'text-muted', 'accent-text'] as const).map((text) =>
      pair(text, palette[text], `${tone}-soft`, soft, 4.5),
    );
  });
  const onFills = Object.entries(fills).map(([fill, color]) =>
    pair('on-accent', palette['on-accent'], fill, color, 4.5),
  );
  return [
    ...onGrounds,
    ...onSofts,
    ...onFills,
    pair('surface-raised', palette['surface-raised'], 'critical', palette.critical, 4.5),
    pair('accent', palette.accent, 'surface', palette.surface, 3),
    pair('accent', palette.accent, 'surface-raised', palette['surface-raised'], 3),
  ];
}

/** The pairs below their minimum. */
export function lowPairs(palette: Palette): Pair[] {
  return pairsOf(palette).filter(({ratio, minimum}) => ratio < minimum);
}
