import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Host = ReactiveControllerHost & {readonly renderRoot: DocumentFragment | HTMLElement};
type Rows = readonly {readonly id: string}[];

/** A control: in a row (`id`) or beside them (null). */
export interface Place {
  readonly id: string | null;
  readonly part: string | null;
  /** The rows around it, to find the next one when its own is gone. */
  readonly rows: Rows;
}

/**
 * Keeps the focus where people were when an update takes its control away: the same control of the
 * row, else the row's number, else that of the row after it, else the heading.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  readonly #rows: () => Rows;
  #place: Place | null = null;

  constructor(host: Host, rows: () => Rows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#place = this.here();
  }

  hostUpdated(): void {
    if (this.#place && !this.#active) this.restore(this.#place);
    this.#place = null;
  }

  /** The control that has the focus. */
  here(): Place | null {
    const active = this.#active;
    if (!active) return null;
    const row = active.closest<HTMLElement>('.row');
    return {
      id: row?.dataset['id'] ?? null,
      part: active.getAttribute('part'),
      rows: this.#rows(),
    };
  }

  restore(place: Place | null): void {
    const found = place && this.#find(place);
    if (found) take(found);
    else this.focusOn('#heading');
  }

  focusRow(id: string): void {
    take(this.#row(id)?.querySelector('.number'));
  }

  focusOn(selector: string): void {
    take(this.#host.renderRoot.querySelector(selector));
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  #find({id, part, rows}: Place): Element | null {
    const control = part === null ? null : `[part="${part}"]`;
    if (id === null) return control === null ? null : this.#host.renderRoot.querySelector(control);
    const row = this.#row(id);
    const same = control === null ? null : row?.querySelector(control);
    if (same) return same;
    const from = rows.findIndex((each) => each.id === id);
    const next = row ?? first(rows.slice(from + 1), (each) => this.#row(each.id));
    return next?.querySelector('.number') ?? null;
  }

  #row(id: string): Element | null {
    return this.#host.renderRoot.querySelector(`.row[data-id="${CSS.escape(id)}"]`);
  }
}

function first<T>(rows: Rows, find: (row: Rows[number]) => T | null): T | null {
  for (const row of rows) {
    const found = find(row);
    if (found) return found;
  }
  return null;
}

/** A number or a heading takes the focus by script alone, never by Tab. */
function take(element: Element | null | undefined): void {
  if (!element) return;
  if (!element.matches('button, input, [tabindex]')) element.setAttribute('tabindex', '-1');
  (element as HTMLElement).focus();
}
