/** Which language a portal speaks: its own attribute, else the nearest `lang`, else the browser's. */
export function localeOf(element: Element, own: string | null): string {
  return own || nearestLang(element) || navigator.language;
}

function nearestLang(element: Element): string | null {
  for (let node: Element | null = element; node; node = hostOf(node.getRootNode())) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
  }
  return null;
}

const hostOf = (root: Node): Element | null => (root instanceof ShadowRoot ? root.host : null);

/**
 * Calls `changed` when a `lang` attribute changes in the page, or in a shadow root that `element`
 * stands in; returns the way out.
 */
export function watchLang(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (let node: Element | null = element; node;) {
    const root = node.getRootNode();
    observer.observe(root, {attributes: true, attributeFilter: ['lang'], subtree: true});
    node = hostOf(root);
  }
  return () => observer.disconnect();
}
