const tag = 'portal-form-frame';

/**
 * What a processor's frame is mounted in. It stands in the page's own tree, where anything may happen
 * to it, and tells when it was taken out: a frame that is moved loads anew and is empty then.
 */
export interface FormFrame extends HTMLElement {
  /** It is in the page again. */
  returned: (() => void) | undefined;
  /** It was taken out and not put back at once. */
  removed: (() => void) | undefined;
}

class FormFrameElement extends HTMLElement implements FormFrame {
  returned: (() => void) | undefined;
  removed: (() => void) | undefined;
  #isOut = false;

  connectedCallback(): void {
    if (!this.#isOut) return;
    this.#isOut = false;
    this.returned?.();
  }

  disconnectedCallback(): void {
    this.#isOut = true;
    // A node that is moved leaves and comes back at once.
    queueMicrotask(() => {
      if (this.#isOut) this.removed?.();
    });
  }

  /** `moveBefore()` takes nothing out: the frame keeps what was typed. */
  connectedMoveCallback(): void {}
}

/** Another copy of the package may have brought the element already; it is the same. */
export function createFormFrame(): FormFrame {
  if (!customElements.get(tag)) customElements.define(tag, FormFrameElement);
  const frame = document.createElement(tag) as FormFrame;
  // Rules of the page reach what stands in the page's own tree.
  frame.style.setProperty('all', 'initial', 'important');
  frame.style.setProperty('display', 'block', 'important');
  return frame;
}
