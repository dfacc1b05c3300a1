/** Fails unless `element` has the focus; says what has it (an assertion would print whole trees). */
export function expectFocus(element: Element | null | undefined): void {
  const root = element?.getRootNode() as Document | ShadowRoot | undefined;
  const focused = root?.activeElement;
  if (!element || focused !== element) {
    throw new Error(`The focus is on ${nameOf(focused)}, not on ${nameOf(element)}`);
  }
}

function nameOf(element: Element | null | undefined): string {
  if (!element) return 'nothing';
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60);
  return `<${element.localName}${element.id && ` id=${element.id}`}> “${name}”`;
}
