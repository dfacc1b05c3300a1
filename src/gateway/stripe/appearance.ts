import type {Appearance} from '@stripe/stripe-js';
import type {ComputedTokens} from '../style-watch.ts';

/** Our look in Stripe's words: plain values only, since nothing of the page reaches its frame. */
export function appearanceOf(tokens: ComputedTokens, isCoarse: boolean): Appearance {
  const {accentText, border, radius, size, smallSize, space, surface, text} = tokens;
  // iOS zooms into fields below 16.
  const fieldSize = isCoarse ? `${Math.max(16, parseFloat(size))}px` : size;
  return {
    theme: isDark(surface) ? 'night' : 'stripe',
    labels: 'above',
    variables: {
      colorPrimary: tokens.accent,
      accessibleColorOnColorPrimary: tokens.onAccent,
      colorBackground: surface,
      colorText: text,
      colorTextSecondary: tokens.muted,
      colorTextPlaceholder: tokens.muted,
      iconColor: tokens.muted,
      colorDanger: tokens.critical,
      borderRadius: radius,
      fontFamily: tokens.fontFamily,
      fontSizeBase: fieldSize,
      fontSizeSm: smallSize,
      spacingUnit: space,
    },
    rules: {
      '.Input': {border: `1px solid ${border}`, boxShadow: 'none'},
      '.Input:focus': {
        borderColor: accentText,
        boxShadow: 'none',
        outline: `2px solid ${accentText}`,
        outlineOffset: '-1px',
      },
      '.Input--invalid': {borderColor: tokens.critical, boxShadow: 'none'},
      '.Label': {color: text, fontSize: smallSize},
      '.Error': {fontSize: smallSize},
      '.Tab': {border: `1px solid ${border}`, boxShadow: 'none'},
      '.Tab--selected': {
        borderColor: accentText,
        boxShadow: `0 0 0 1px ${accentText}`,
        color: text,
      },
    },
  };
}

/** Whether light text stands on it: below the middle of perceived brightness (ITU-R BT.601). */
function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
