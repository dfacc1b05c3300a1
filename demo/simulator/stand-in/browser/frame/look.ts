import type {Appearance, CustomFontSource} from '@stripe/stripe-js';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/** Nothing of the page reaches the frame, so these mean nothing here. */
const foreign = /\b(var|color-mix|light-dark|env)\(|\d(rem|vw|vh|cqw)\b/;

/** Wears what the page asks for, in the words of Stripe's Appearance API. */
export function wear({rules = {}, theme = 'stripe', variables = {}}: Appearance): void {
  const {style} = document.documentElement;
  document.documentElement.dataset['theme'] = theme;
  for (const [name, value] of Object.entries(variables)) {
    if (isPlain(name, value)) style.setProperty(`--${name}`, value);
  }
  sheet.replaceSync('');
  for (const [selector, declarations] of Object.entries(rules)) addRule(selector, declarations);
}

/** Loaded when a text is set in them. */
export function takeFonts(fonts: readonly CustomFontSource[]): void {
  for (const {family, src, ...descriptors} of fonts) {
    document.fonts.add(new FontFace(family, src, descriptors as FontFaceDescriptors));
  }
}

function addRule(selector: string, declarations: Readonly<Record<string, string>>): void {
  if (!/^\.[A-Za-z]+(--[a-z]+)?(:[a-z-]+)*$/.test(selector)) {
    complain(selector, 'a selector');
    return;
  }
  const rule = sheet.cssRules[
    sheet.insertRule(`${selector} {}`, sheet.cssRules.length)
  ] as CSSStyleRule;
  for (const [property, value] of Object.entries(declarations)) {
    const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (isPlain(property, value)) rule.style.setProperty(name, value);
  }
}

function isPlain(name: string, value: string): boolean {
  if (!foreign.test(value)) return true;
  complain(`${name}: ${value}`, 'a value');
  return false;
}

function complain(what: string, kind: string): void {
  console.warn(`[stand-in for Stripe.js] "${what}" is not ${kind} that a frame understands.`);
}
