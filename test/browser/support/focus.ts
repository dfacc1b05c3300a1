import {waitUntil} from './wait-until.ts';

/**
 * Waits until what `which` finds has the focus; says what has it instead (an assertion would print
 * whole trees). A focus moves after a render, so a single look could come too early.
 */
export async function expectFocus(which: () => Element | null | undefined): Promise<void> {
  const look = () => {
    const element = which();
    const root = element?.getRootNode() as Document | ShadowRoot | undefined;
    return {element, focused: root?.activeElement};
  };
  await waitUntil(() => {
    const {element, focused} = look();
    return element && focused === element;
  }).catch(() => {
    const {element, focused} = look();
    throw new Error(`The focus is on ${nameOf(focused)}, not on ${nameOf(element)}`);
  });
}

function nameOf(element: Element | null | undefined): string {
  if (!element) return 'nothing';
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60);
  return `<${element.localName}${element.id && ` id=${element.id}`}> “${name}”`;
}
