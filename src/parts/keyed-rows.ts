import {noChange} from 'lit';
import {Directive, directive, type ChildPart, type DirectiveResult} from 'lit/directive.js';
import {
  getCommittedValue,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';

type Key<T> = (item: T) => string;
type Draw<T> = (item: T) => unknown;
type Values = [
  items: readonly unknown[],
  keyOf: Key<unknown>,
  draw: Draw<unknown>,
  inputs?: readonly unknown[],
];

class KeyedRows extends Directive {
  #rows: Map<string, ChildPart> | null = null;
  #inputs: readonly unknown[] | undefined;

  render(..._values: Values): unknown {
    return noChange;
  }

  override update(container: ChildPart, [items, keyOf, draw, inputs]: Values): unknown {
    const before = this.#inputs;
    this.#inputs = inputs;
    if (before && inputs?.every((input, index) => input === before[index])) return noChange;
    this.#draw(container, this.#rows ?? drawnBefore(container), items, keyOf, draw);
    return noChange;
  }

  #draw(
    container: ChildPart,
    before: Map<string, ChildPart>,
    items: readonly unknown[],
    keyOf: Key<unknown>,
    draw: Draw<unknown>,
  ): void {
    const wanted = new Set(items.map(keyOf));
    for (const [key, row] of before) {
      if (wanted.has(key)) continue;
      removePart(row);
      before.delete(key);
    }
    const order = [...before.keys()];
    const after = new Map<string, ChildPart>();
    let next = 0;
    for (const item of items) {
      const key = keyOf(item);
      if (after.has(key)) continue;
      while (after.has(order[next] as string)) next += 1; // behind the last is no key, not even ''
      // One row that goes further down, as a paid one does, makes way; not all others for it.
      if (order[next + 1] === key) next += 1;
      const old = before.get(key);
      const following = before.get(order[next] as string);
      const row = old && old === following ? old : insertPart(container, following, old);
      if (row === following) next += 1;
      after.set(key, setChildPartValue(row, draw(item)));
    }
    this.#rows = after;
    setCommittedValue(container, [...after.values()]);
  }
}

function drawnBefore(container: ChildPart): Map<string, ChildPart> {
  const parts = getCommittedValue(container);
  const rows = new Map<string, ChildPart>();
  for (const row of Array.isArray(parts) ? (parts as ChildPart[]) : []) {
    const id = idOf(row);
    if (rows.has(id)) removePart(row);
    else rows.set(id, row);
  }
  return rows;
}

/** A part begins before the element that it draws. */
function idOf({startNode}: ChildPart): string {
  return (startNode?.nextSibling as HTMLElement).dataset['id'] ?? '';
}

const keyed = directive(KeyedRows);

/**
 * lit's `repeat`, and its `guard` too, in half the size of the first: an item keeps what was drawn for it,
 * and with `inputs`, all is drawn again only when one of them has changed. Takes over rows with a `data-id` that
 * were drawn as a plain list before. Of items with the same key the first is drawn.
 */
export const keyedRows = <T>(
  items: readonly T[],
  keyOf: Key<T>,
  draw: Draw<T>,
  inputs?: readonly unknown[],
): DirectiveResult => keyed(items, keyOf as Key<unknown>, draw as Draw<unknown>, inputs);
