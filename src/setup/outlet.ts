import type {ViewName, ViewOptions} from '../context/index.ts';
import {NetworkError} from '../errors/index.ts';
import {viewClosed} from '../views/view.ts';
import {viewLoaders, type ViewElement} from './views.ts';

/** The one place of a portal where views appear; at most one at a time. */
export class Outlet {
  readonly #container: ParentNode;
  #shown: ViewElement | null = null;
  /** Closed, with something in it that leaving the page would lose. */
  #kept: ViewElement | null = null;
  /** The newest request wins when a slower view arrives late. */
  #request = 0;

  constructor(container: ParentNode) {
    this.#container = container;
  }

  /** Resolves when the view stands in the page. Rejects when its code cannot be loaded. */
  async open<V extends ViewName>(name: V, options: ViewOptions[V]): Promise<void> {
    const request = (this.#request += 1);
    const module = await viewLoaders[name]().catch((cause: unknown) => {
      throw new NetworkError('A part of the portal could not be loaded', {cause, retryable: true});
    });
    if (request !== this.#request) return;
    module.define();
    this.#shown?.close();
    const kept = this.#kept?.localName === module.tag ? this.#kept : null;
    const view = (kept ?? this.#create(module.tag)) as ViewElement<V>;
    view.options = options;
    if (kept) kept.reopen?.();
    else this.#container.append(view);
    this.#shown = view;
  }

  close(): void {
    this.#request += 1;
    this.#shown?.close();
    this.#kept?.remove();
    this.#kept = null;
  }

  #create(tag: string): ViewElement {
    const view = document.createElement(tag) as ViewElement;
    view.addEventListener(viewClosed, () => this.#letGo(view));
    return view;
  }

  #letGo(view: ViewElement): void {
    if (this.#shown === view) this.#shown = null;
    if (view.isKept) {
      this.#kept = view;
      return;
    }
    view.remove();
    if (this.#kept === view) this.#kept = null;
  }
}
