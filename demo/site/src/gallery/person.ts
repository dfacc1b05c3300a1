/** How long something may take to appear. */
const patience = 50_000;

/**
 * Somebody in front of the page: finds what is shown, at any shadow depth, presses and types. The
 * states of the gallery are reached in no other way.
 */
export class Person {
  readonly #page: ParentNode;

  constructor(page: ParentNode) {
    this.#page = page;
  }

  /** Waits until it is shown; rejects with what was missing. */
  async sees(selector: string, index = 0): Promise<HTMLElement> {
    return this.#waitFor(selector, (found) => found.filter(isShown)[index]);
  }

  /** Waits until at least as many are there. */
  async seesMany(selector: string, count: number): Promise<void> {
    await this.#waitFor(selector, (found) => found.slice(count - 1).some(isShown));
  }

  /** Waits until there are some, but not as many. */
  async seesFewer(selector: string, count: number): Promise<void> {
    await this.#waitFor(selector, (found) => {
      const {length} = found.filter(isShown);
      return length > 0 && length < count;
    });
  }

  async seesNone(selector: string): Promise<void> {
    await this.#waitFor(selector, (found) => !found.some(isShown));
  }

  /** Presses it once it takes presses. */
  async press(selector: string, index = 0): Promise<void> {
    const control = await this.#waitFor(selector, (found) => {
      const shown = found.filter(isShown)[index];
      return shown?.ariaBusy === 'true' ? null : shown;
    });
    control.focus();
    control.click();
  }

  /** Types into a field in place of what stood there. */
  async types(selector: string, text: string): Promise<void> {
    const field = (await this.sees(selector)) as HTMLInputElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  /** The page's own script asks an element for the newest. */
  async reloads(element: string): Promise<void> {
    const found = await this.sees(element);
    await (found as HTMLElement & {reload(): Promise<void>}).reload();
  }

  async #waitFor<T>(
    selector: string,
    find: (found: readonly HTMLElement[]) => T | null | undefined | false,
  ): Promise<T> {
    const end = performance.now() + patience;
    for (;;) {
      const start = performance.now();
      const found = find(everywhere(this.#page, selector));
      if (found) return found;
      const now = performance.now();
      if (now > end) throw new Error(`Not to be seen in time: ${selector}`);
      // A page of thousands of rows takes long to look through; most of the time is the page's own.
      await new Promise((resolve) => setTimeout(resolve, 16 + 4 * (now - start)));
    }
  }
}

const isShown = (element: HTMLElement) => element.checkVisibility();

function everywhere(page: ParentNode, selector: string): HTMLElement[] {
  return [...roots(page)].flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
}

/** A part of the page and every shadow root below it. */
export function* roots<R extends ParentNode>(root: R): Generator<R | ShadowRoot> {
  yield root;
  for (const {shadowRoot} of root.querySelectorAll('*')) {
    if (shadowRoot) yield* roots(shadowRoot);
  }
}
