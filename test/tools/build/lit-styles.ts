import type {Plugin} from 'rollup';

/**
 * lit's `css` for the browsers that we support. All of them have constructable sheets, so its way
 * around them, by `<style>` elements with a nonce, would be bytes that never run.
 */
const SOURCE = `
export const supportsAdoptingStyleSheets = true;
export class CSSResult {
  constructor(cssText) {
    this.cssText = cssText;
  }
  get styleSheet() {
    if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.sheet;
  }
}
export const unsafeCSS = (text) => new CSSResult(text);
export const css = (strings, ...values) =>
  new CSSResult(strings.map((text, index) => text + (values[index]?.cssText ?? values[index] ?? '')).join(''));
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
};
export const getCompatibleStyle = (style) => style;
`;

export function litStyles(): Plugin {
  const id = '\0lit-styles';
  return {
    name: 'lit-styles',
    resolveId: {
      order: 'pre',
      handler: (source) => (source.endsWith('css-tag.js') ? id : null),
    },
    load: (loaded) => (loaded === id ? SOURCE : null),
  };
}
