/**
 * The nearest `<portal-provider>` above an element, when it is not defined yet. Its element must
 * wait for it: asking past it would send one firm's requests to another firm's client (E-02).
 */
export function isBelowPendingProvider(element: Element): boolean {
  if (customElements.get('portal-provider')) return false;
  for (let node: Node | null = element; node; node = above(node)) {
    if (node instanceof Element && node.localName === 'portal-provider') return true;
  }
  return false;
}

/** The way a composed event goes. */
function above(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
