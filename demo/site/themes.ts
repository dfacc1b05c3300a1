/**
 * What five firms could make of the elements: values of `--portal-…`, light and dark. Every pair of
 * colours of every theme is checked by test/styles.
 */
export interface Theme {
  readonly title: string;
  /** Token without `--portal-`; one value, or one for light and one for dark. */
  readonly tokens: Readonly<Record<string, string | readonly [light: string, dark: string]>>;
  /** A theme that has one scheme only. */
  readonly scheme?: 'dark';
}

export const themes = {
  alder: {
    title: 'Alder & Quay',
    tokens: {
      'color-surface': ['#fffdf8', '#17131a'],
      'color-surface-raised': ['#fffdf8', '#211b25'],
      'color-surface-sunken': ['#f5f0e6', '#110e13'],
      'color-text': ['#221c22', '#f1ebef'],
      'color-text-muted': ['#62585f', '#b3a8b1'],
      'color-border': ['#e6dfd2', '#382f3c'],
      'color-border-strong': ['#8b8279', '#82778a'],
      'color-accent': ['#5b2a55', '#dba9d3'],
      'color-on-accent': ['#fffdf8', '#2b0f28'],
      'color-accent-text': ['#5b2a55', '#e2b8dc'],
      'color-accent-soft': ['#f6ebf4', '#3a2238'],
    },
  },
  plain: {title: 'Plain', tokens: {}},
  ledger: {
    title: 'Ledger',
    tokens: {
      'color-surface': ['#ffffff', '#101412'],
      'color-surface-raised': ['#ffffff', '#1a211d'],
      'color-surface-sunken': ['#f3f6f4', '#0a0d0b'],
      'color-text': ['#14201a', '#e8efeb'],
      'color-text-muted': ['#4f5d56', '#a3b0a9'],
      'color-border': ['#dfe6e2', '#28312c'],
      'color-border-strong': ['#75837b', '#78867e'],
      'color-accent': ['#1c5c3f', '#7fd0a8'],
      'color-on-accent': ['#ffffff', '#06210f'],
      'color-accent-text': ['#1c5c3f', '#8ed9b4'],
      'color-accent-soft': ['#e9f4ee', '#163226'],
      radius: '2px',
    },
  },
  harbor: {
    title: 'Harbor',
    scheme: 'dark',
    tokens: {
      'color-surface': '#0f1c24',
      'color-surface-raised': '#172833',
      'color-surface-sunken': '#0a141a',
      'color-text': '#e6eff3',
      'color-text-muted': '#a5b7c1',
      'color-border': '#26404d',
      'color-border-strong': '#74909f',
      'color-accent': '#5fd0d6',
      'color-on-accent': '#05262a',
      'color-accent-text': '#79dbe0',
      'color-accent-soft': '#123743',
      radius: '14px',
    },
  },
  contrast: {
    title: 'Contrast',
    tokens: {
      'color-surface': ['#ffffff', '#000000'],
      'color-surface-raised': ['#ffffff', '#0b0d10'],
      'color-surface-sunken': ['#f7f8fa', '#000000'],
      'color-text': ['#000000', '#ffffff'],
      'color-text-muted': ['#262a31', '#dde2ea'],
      'color-border': ['#7a8290', '#7a8494'],
      'color-border-strong': ['#2c313a', '#c6cdd8'],
      'color-accent': ['#101f6b', '#ccd8ff'],
      'color-on-accent': ['#ffffff', '#000000'],
      'color-accent-text': ['#101f6b', '#ccd8ff'],
      'color-accent-soft': ['#f3f6ff', '#0d1533'],
      'color-positive': ['#06371b', '#b4f0cb'],
      'color-positive-soft': ['#eefaf3', '#03170b'],
      'color-caution': ['#452a00', '#ffe0a3'],
      'color-caution-soft': ['#fff8e8', '#1c1300'],
      'color-critical': ['#650f0f', '#ffd3cf'],
      'color-critical-soft': ['#fff5f5', '#24090a'],
      'color-info': ['#033641', '#b6ecf5'],
      'color-info-soft': ['#eefafc', '#03171c'],
    },
  },
} as const satisfies Record<string, Theme>;

/** The declarations of a theme, for a style rule or a sheet. */
export function themeCss({tokens, scheme}: Theme): string {
  const declarations = Object.entries(tokens).map(([token, value]) => {
    const text = typeof value === 'string' ? value : `light-dark(${value[0]}, ${value[1]})`;
    return `--portal-${token}: ${text};`;
  });
  return [...declarations, ...(scheme ? [`color-scheme: ${scheme};`] : [])].join('\n');
}
