import {SetupError} from '../errors/index.ts';

/**
 * Shows a node of the document's own tree inside a host at any shadow depth.
 *
 * Stripe's elements can be mounted neither in a shadow root nor under an element that stands in one.
 * So the node is a child of the outermost shadow host, which is in the document, and is slotted from
 * one host to the next:
 *
 *     <outermost>                  #shadow-root
 *       <node slot=x>                <inner>               #shadow-root
 *                                      <slot name=x slot=x>  <host><slot name=x>
 *
 * The node itself is moved only when the outermost host is another one: a frame in it loads anew
 * with every move that is not a `moveBefore()`. Slots may come and go, and so may the dialog around.
 */
export class Projection {
  readonly #node: HTMLElement;
  readonly #name = `portal-${Math.random().toString(36).slice(2)}`;
  #slots: HTMLSlotElement[] = [];

  constructor(node: HTMLElement) {
    this.#node = node;
    node.slot = this.#name;
  }

  /** Throws where `host` is not in a document. */
  place(host: HTMLElement): void {
    const hosts = shadowHosts(host);
    const places = [host, ...hosts];
    const outermost = places.pop() ?? host;
    this.#slots.splice(places.length).forEach((slot) => slot.remove());
    places.forEach((place, depth) => this.#placeSlot(place, depth));
    if (this.#node.parentNode !== outermost) move(this.#node, outermost);
    assignByHand([...this.#slots, this.#node]);
  }

  remove(): void {
    for (const node of [this.#node, ...this.#slots]) node.remove();
    this.#slots = [];
  }

  /** The innermost slot takes what comes; the others also pass it on. */
  #placeSlot(place: Element, depth: number): void {
    const slot = (this.#slots[depth] ??= document.createElement('slot'));
    slot.name = this.#name;
    if (depth > 0) slot.slot = this.#name;
    if (slot.parentNode !== place) place.append(slot);
  }
}

/** From the nearest shadow host to the one in the document. */
function shadowHosts(node: Node): Element[] {
  const root = node.getRootNode();
  if (root instanceof ShadowRoot) return [root.host, ...shadowHosts(root.host)];
  if (root !== document) throw new SetupError('A payment form needs a host that is in the page');
  return [];
}

function move(node: HTMLElement, parent: Element): void {
  if (node.isConnected && 'moveBefore' in parent) parent.moveBefore(node, null);
  else parent.append(node);
}

/** Shadow roots of the page that assign their slots by hand look at no names. */
function assignByHand(nodes: readonly HTMLElement[]): void {
  nodes.forEach((node, depth) => {
    const slot = nodes[depth - 1];
    const root = slot?.getRootNode();
    if (slot instanceof HTMLSlotElement && root instanceof ShadowRoot) {
      if (root.slotAssignment === 'manual') slot.assign(node);
    }
  });
}
