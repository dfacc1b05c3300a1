import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Host = ReactiveControllerHost & {readonly renderRoot: DocumentFragment | HTMLElement};

/** A control, by its part: in the row of an invoice, or beside the rows. */
export interface Place {
  readonly part: string | null;
  readonly id?: string | undefined;
  /** Which row that is: once it is gone, the next one has its place. */
  readonly index?: number | undefined;
}

/**
 * Keeps the focus where people were when an update takes its control away: the same control of the
 * row, else the row's number, else that of the row after it, else the heading.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  #place: Place | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#active;
    this.#place = active && placeOf(active);
  }

  hostUpdated(): void {
    if (this.#place && !this.#active) this.restore(this.#place);
    this.#place = null;
  }

  restore(place: Place | null): void {
    take((place && this.#find(place)) ?? this.#one('#heading'));
  }

  focusOn(selector: string): void {
    take(this.#one(selector));
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  #find({part, id, index = -1}: Place): Element | null {
    const control = `[part="${part}"]`;
    if (id === undefined) return this.#one(control);
    const row = this.#one(rowOf(id));
    return (
      row?.querySelector(control) ??
      (row ?? this.#host.renderRoot.querySelectorAll('.row')[index])?.querySelector('.number') ??
      null
    );
  }

  #one(selector: string): Element | null {
    return this.#host.renderRoot.querySelector(selector);
  }
}

export function placeOf(control: Element): Place {
  const row = control.closest<HTMLTableRowElement>('.row');
  return {
    part: control.getAttribute('part'),
    id: row?.dataset['id'],
    index: row?.sectionRowIndex,
  };
}

export const rowOf = (id: string): string => `.row[data-id="${CSS.escape(id)}"]`;

/** A number or a heading takes the focus by script alone, never by Tab. */
function take(element: Element | null): void {
  if (!element) return;
  if (!element.matches('button, input')) element.setAttribute('tabindex', '-1');
  (element as HTMLElement).focus();
}
