/** A custom property of the shared sheets, with what stands in for it outside of them. */
const colours = {
  color: ['--_text', 'CanvasText'],
  backgroundColor: ['--_raised', 'Canvas'],
  borderTopColor: ['--_border-strong', 'GrayText'],
  borderRightColor: ['--_muted', 'GrayText'],
  borderBottomColor: ['--_critical', 'CanvasText'],
  borderLeftColor: ['--_accent', 'LinkText'],
  outlineColor: ['--_accent-text', 'LinkText'],
  columnRuleColor: ['--_on-accent', 'Canvas'],
} as const;

const lengths = {
  borderTopLeftRadius: ['--_radius', '10px'],
  paddingTop: ['--_1', '4px'],
  fontSize: ['--_m', '15px'],
  // The small size: nothing on an empty element depends on its indent.
  textIndent: ['--_s', '13px'],
} as const;

/** The styles that are in force at a place, as plain values that mean the same anywhere. */
export interface ComputedTokens {
  text: string;
  surface: string;
  border: string;
  muted: string;
  critical: string;
  accent: string;
  accentText: string;
  onAccent: string;
  radius: string;
  space: string;
  size: string;
  smallSize: string;
  fontFamily: string;
}

/**
 * Follows the tokens at one place. A probe wears them, and a change of any of them, by whichever
 * cause (class, sheet, colour scheme, the system), is a transition of the probe.
 */
export class StyleWatch {
  readonly #probe = document.createElement('span');
  readonly #visibility: ResizeObserver;

  constructor(changed: () => void) {
    const {style} = this.#probe;
    this.#probe.ariaHidden = 'true';
    for (const [property, [token, otherwise]] of Object.entries(colours)) {
      // Mixed with itself, any notation of a colour computes to sRGB.
      const colour = `var(${token},${otherwise})`;
      set(style, property, `color-mix(in srgb,${colour},${colour})`);
    }
    for (const [property, [token, otherwise]] of Object.entries(lengths)) {
      set(style, property, `var(${token},${otherwise})`);
    }
    set(style, 'position', 'absolute');
    set(style, 'visibility', 'hidden');
    set(style, 'inlineSize', '1px');
    // It jumps to the new value at once, and says so in the next frame.
    set(style, 'transition', 'all 1ms step-start');
    set(style, 'transitionBehavior', 'allow-discrete');
    this.#probe.addEventListener('transitionend', changed);
    // What is not shown has no transitions: a closed dialog that opens again has to look.
    this.#visibility = new ResizeObserver(changed);
  }

  place(host: HTMLElement): void {
    if (this.#probe.parentNode === host) return;
    host.append(this.#probe);
    this.#visibility.disconnect();
    this.#visibility.observe(this.#probe);
  }

  read(): ComputedTokens {
    const style = getComputedStyle(this.#probe);
    return {
      text: plainColour(style.color),
      surface: plainColour(style.backgroundColor),
      border: plainColour(style.borderTopColor),
      muted: plainColour(style.borderRightColor),
      critical: plainColour(style.borderBottomColor),
      accent: plainColour(style.borderLeftColor),
      accentText: plainColour(style.outlineColor),
      onAccent: plainColour(style.columnRuleColor),
      radius: style.borderTopLeftRadius,
      space: style.paddingTop,
      size: style.fontSize,
      smallSize: style.textIndent,
      fontFamily: style.fontFamily,
    };
  }

  remove(): void {
    this.#visibility.disconnect();
    this.#probe.remove();
  }
}

function set(style: CSSStyleDeclaration, property: string, value: string): void {
  const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  style.setProperty(name, value, 'important');
}

/** `color(srgb 0.1 0.2 0.3 / 0.5)`, which older parsers do not know, as `rgba(…)`. */
function plainColour(computed: string): string {
  const parts = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/.exec(computed);
  if (!parts) return computed;
  const [red, green, blue] = parts.slice(1, 4).map((part) => {
    return Math.round(255 * Math.min(1, Math.max(0, Number(part) || 0)));
  });
  return parts[4]
    ? `rgba(${red}, ${green}, ${blue}, ${parts[4]})`
    : `rgb(${red}, ${green}, ${blue})`;
}
