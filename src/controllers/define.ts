import {warn} from '../errors/warn.ts';

/**
 * Registers an element, once per page. A second copy of the package keeps the first one's element
 * and says so; outside a browser nothing happens (E-02, E-04).
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) {
    warn('defined', tag);
  }
}
