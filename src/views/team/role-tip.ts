import {html, type TemplateResult} from 'lit';

/** How long a pointer may take from a role to its tip. */
const grace = 200;
const gap = 4;
const margin = 8;

/**
 * Shows on which projects a role is: while a mouse is over it, while it has the keyboard's focus, and
 * after a press or tap. It stays while the pointer is over the tip itself and goes with Escape (WCAG
 * 1.4.13). It stands in the top layer, so that no card cuts it off; the same text is the role's
 * description, so that it is read out without it.
 */
export class RoleTip {
  readonly #root: () => ParentNode;
  #role: HTMLElement | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Pictures, fonts and other people's roles move what it stands beside. */
  readonly #moves = new ResizeObserver(() => this.#place());

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  render(): TemplateResult {
    return html`<div
      class="tip s"
      part="tip"
      aria-hidden="true"
      popover="manual"
      @pointerenter=${this.#stay}
      @pointerleave=${this.#leave}
    ></div>`;
  }

  /** Listeners for whatever holds the roles. */
  readonly on = {
    pointerover: (event: PointerEvent): void => {
      const role = roleOf(event);
      if (role && event.pointerType === 'mouse') this.#show(role);
    },
    pointerout: (event: PointerEvent): void => {
      if (roleOf(event) && event.pointerType === 'mouse') this.#leave();
    },
    focusin: (event: FocusEvent): void => {
      const role = roleOf(event);
      if (role?.matches(':focus-visible')) this.#show(role);
    },
    focusout: (): void => this.hide(),
  };

  /** A role was pressed. */
  readonly press = (event: Event): void => {
    const role = roleOf(event);
    if (role) this.#show(role);
  };

  readonly hide = (): void => {
    clearTimeout(this.#leaving);
    if (!this.#role) return;
    this.#role = null;
    this.#moves.disconnect();
    this.#tip?.hidePopover();
    removeEventListener('scroll', this.hide, {capture: true});
    removeEventListener('resize', this.hide);
    document.removeEventListener('pointerdown', this.#pressElsewhere, {capture: true});
    document.removeEventListener('keydown', this.#escape, {capture: true});
  };

  get #tip(): HTMLElement | null {
    return this.#root().querySelector<HTMLElement>('.tip');
  }

  #show(role: HTMLElement): void {
    clearTimeout(this.#leaving);
    const tip = this.#tip;
    if (!tip || role === this.#role) return;
    this.hide();
    tip.textContent = role.nextElementSibling?.textContent ?? '';
    tip.showPopover();
    this.#role = role;
    this.#place();
    this.#moves.observe(role.closest('.people') ?? role);
    addEventListener('scroll', this.hide, {capture: true});
    addEventListener('resize', this.hide);
    document.addEventListener('pointerdown', this.#pressElsewhere, {capture: true});
    document.addEventListener('keydown', this.#escape, {capture: true});
  }

  #place(): void {
    const tip = this.#tip;
    if (tip && this.#role) place(tip, this.#role);
  }

  readonly #stay = (): void => clearTimeout(this.#leaving);

  readonly #leave = (): void => {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(this.hide, grace);
  };

  readonly #pressElsewhere = (event: Event): void => {
    const path = event.composedPath();
    if (this.#role && !path.includes(this.#role) && !path.includes(this.#tip as EventTarget)) {
      this.hide();
    }
  };

  /** Before a dialog around it hears of it and closes. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };
}

function roleOf(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>('button.role');
}

/** Below its role, from where that starts; above where there is no room. Never outside the window. */
function place(tip: HTMLElement, role: HTMLElement): void {
  const of = role.getBoundingClientRect();
  const {width, height} = tip.getBoundingClientRect();
  const start = getComputedStyle(role).direction === 'rtl' ? of.right - width : of.left;
  const left = Math.max(margin, Math.min(start, innerWidth - width - margin));
  const below = of.bottom + gap;
  const hasRoom = below + height + margin <= innerHeight || of.top < height + gap;
  tip.style.left = `${left}px`;
  tip.style.top = `${hasRoom ? below : of.top - height - gap}px`;
}
