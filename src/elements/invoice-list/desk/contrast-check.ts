import {warnOnce} from '../../../errors/index.ts';
import {lowPairs, parseColor, type ColorToken, type Palette} from '../../../styles/contrast.ts';

/** What the sheets call each token. */
const properties: Readonly<Record<ColorToken, string>> = {
  surface: '--_surface',
  'surface-raised': '--_raised',
  'surface-sunken': '--_sunken',
  text: '--_text',
  'text-muted': '--_muted',
  'border-strong': '--_border-strong',
  accent: '--_accent',
  'on-accent': '--_on-accent',
  'accent-text': '--_accent-text',
  'accent-soft': '--_accent-soft',
  positive: '--_positive',
  'positive-soft': '--_positive-soft',
  caution: '--_caution',
  'caution-soft': '--_caution-soft',
  critical: '--_critical',
  'critical-soft': '--_critical-soft',
  info: '--_info',
  'info-soft': '--_info-soft',
};

/**
 * Tells a firm's developer of colours that people cannot read on each other. For pages on the
 * developer's own machine alone: the code of it is loaded nowhere else.
 */
export function checkContrast(root: Element): void {
  // These colours are the person's own.
  if (matchMedia('(forced-colors: active)').matches) return;
  const palette = paletteOf(root);
  const low = palette ? lowPairs(palette) : [];
  const [worst] = low.sort((one, other) => one.ratio / one.minimum - other.ratio / other.minimum);
  if (!worst) return;
  const {front, ground, ratio, minimum} = worst;
  const others = low.length > 1 ? ` ${low.length - 1} more pairs of colours are too close.` : '';
  warnOnce(
    'contrast',
    `The portal's colours are hard to read here: ${front} on ${ground} is ${ratio.toFixed(1)} to 1 and must be ${minimum} (WCAG 2.2).${others} Change the --portal-color-… properties of this page.`,
  );
}

/** The colours as they are where `root` stands; null where a colour is none that we can judge. */
function paletteOf(root: Element): Palette | null {
  const probe = root.ownerDocument.createElement('span');
  root.append(probe);
  const colors = Object.entries(properties).map(([token, property]) => {
    probe.style.color = `var(${property})`;
    return [token, parseColor(getComputedStyle(probe).color)] as const;
  });
  probe.remove();
  if (colors.some(([, color]) => color === null)) return null;
  return Object.fromEntries(colors) as unknown as Palette;
}
