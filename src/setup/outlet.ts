import type {ViewName, ViewOptions} from '../context/index.ts';
import {NetworkError} from '../errors/index.ts';
import {viewClosed} from '../views/view.ts';
import {viewLoaders, type ViewElement} from './views.ts';

/** The one place of a portal where views appear; at most one at a time. */
export class Outlet {
  readonly #container: ParentNode;
  #shown: ViewElement | null = null;
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
    const view = document.createElement(module.tag) as ViewElement<V>;
    view.options = options;
    view.addEventListener(viewClosed, () => this.#remove(view), {once: true});
    this.#container.append(view);
    this.#shown = view;
  }

  close(): void {
    this.#request += 1;
    this.#shown?.close();
  }

  #remove(view: ViewElement): void {
    view.remove();
    if (this.#shown === view) this.#shown = null;
  }
}
