import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Invoice} from '../../../contract/types.ts';
import {emptySelection, type Selection, type TopBox} from '../../../model/selection.ts';

export interface MarkedRows {
  readonly items: readonly Invoice[];
  readonly selection: Selection;
  /** State of the top-most box. */
  readonly all: TopBox;
}

/**
 * Writes what changes often straight to the rows: which boxes are ticked, which invoice has just
 * been paid. Rendering two thousand rows again for one tick would take longer than a frame.
 */
export class RowMarks implements ReactiveController {
  readonly #host: ReactiveControllerHost & {readonly renderRoot: ParentNode};
  readonly #marked: () => MarkedRows;
  #items: readonly Invoice[] = [];
  #selection: Selection = emptySelection;
  #body: Element | null = null;
  #boxes = new Map<string, HTMLInputElement>();

  constructor(
    host: ReactiveControllerHost & {readonly renderRoot: ParentNode},
    marked: () => MarkedRows,
  ) {
    this.#host = host;
    this.#marked = marked;
    host.addController(this);
  }

  hostUpdated(): void {
    const {items, selection, all} = this.#marked();
    const top = this.#host.renderRoot.querySelector<HTMLInputElement>('#all');
    if (top) Object.assign(top, {checked: all === 'all', indeterminate: all === 'mixed'});
    const body = this.#host.renderRoot.querySelector('tbody[role]');
    if (body !== this.#body || items !== this.#items) {
      this.#findBoxes(body, selection);
      if (body === this.#body) this.#glow(items);
    } else if (selection !== this.#selection) {
      this.#tick(this.#selection, selection);
    }
    this.#body = body;
    this.#items = items;
    this.#selection = selection;
  }

  #findBoxes(body: Element | null, selection: Selection): void {
    this.#boxes.clear();
    for (const box of body?.querySelectorAll<HTMLInputElement>('.box') ?? []) {
      const id = box.closest<HTMLElement>('.row')?.dataset['id'] ?? '';
      this.#boxes.set(id, box);
      box.checked = selection.has(id);
    }
  }

  #tick(before: Selection, after: Selection): void {
    for (const id of before.keys()) if (!after.has(id)) this.#write(id, false);
    for (const id of after.keys()) if (!before.has(id)) this.#write(id, true);
  }

  #write(id: string, isTicked: boolean): void {
    const box = this.#boxes.get(id);
    if (box) box.checked = isTicked;
  }

  /** Once, and only where the same row was seen unpaid before. */
  #glow(items: readonly Invoice[]): void {
    const unpaid = new Set(this.#items.filter(({status}) => status !== 'paid').map(({id}) => id));
    for (const {id, status} of items) {
      if (status !== 'paid' || !unpaid.has(id)) continue;
      const row = this.#body?.querySelector(`[data-id="${CSS.escape(id)}"]`);
      row?.classList.add('glow');
      row?.addEventListener('animationend', () => row.classList.remove('glow'), {once: true});
    }
  }
}
