import type {Invoice} from '../../../contract/types.ts';
import {noChange} from 'lit';
import {Directive, directive, type ChildPart} from 'lit/directive.js';
import {
  getCommittedValue,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';

/**
 * lit's `guard` and `repeat` in one, and a quarter of their size: rows are drawn again only when one of
 * `inputs` has changed, and an invoice keeps its row. Takes over rows that were drawn as a plain list
 * before. Their ids differ.
 */
class KeyedRows extends Directive {
  #rows: Map<string, ChildPart> | null = null;
  #inputs: readonly unknown[] | null = null;

  render(
    _items: readonly Invoice[],
    _draw: (invoice: Invoice) => unknown,
    _inputs: readonly unknown[],
  ): unknown {
    return noChange;
  }

  override update(
    container: ChildPart,
    [items, draw, inputs]: Parameters<this['render']>,
  ): unknown {
    if (this.#inputs && inputs.every((input, index) => input === this.#inputs?.[index])) {
      return noChange;
    }
    this.#inputs = inputs;
    const before = this.#rows ?? drawnBefore(container);
    const wanted = new Set(items.map(({id}) => id));
    for (const [id, row] of before) {
      if (wanted.has(id)) continue;
      removePart(row);
      before.delete(id);
    }
    const order = [...before.keys()];
    const after = new Map<string, ChildPart>();
    let next = 0;
    for (const item of items) {
      const {id} = item;
      while (after.has(order[next] ?? '')) next += 1;
      // One row that goes further down, as a paid one does, makes way; not all others for it.
      if (order[next + 1] === id) next += 1;
      const old = before.get(id);
      const following = before.get(order[next] ?? '');
      const row = old && old === following ? old : insertPart(container, following, old);
      if (row === following) next += 1;
      after.set(id, setChildPartValue(row, draw(item)));
    }
    this.#rows = after;
    setCommittedValue(container, [...after.values()]);
    return noChange;
  }
}

function drawnBefore(container: ChildPart): Map<string, ChildPart> {
  const parts = getCommittedValue(container);
  return new Map(
    (Array.isArray(parts) ? (parts as ChildPart[]) : []).map((row) => [idOf(row), row]),
  );
}

/** A part begins before the element that it draws. */
function idOf({startNode}: ChildPart): string {
  return (startNode?.nextSibling as HTMLElement).dataset['id'] ?? '';
}

export const keyedRows = directive(KeyedRows);
