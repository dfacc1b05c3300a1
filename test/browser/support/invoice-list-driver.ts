import type {PortalInvoiceList} from '../../../src/elements/invoice-list/index.ts';
import {waitUntil} from './wait-until.ts';

/** The list as a person meets it: rows by their number, controls by what they are. */
export class InvoiceListDriver {
  readonly element: PortalInvoiceList;

  constructor(element: PortalInvoiceList) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.renderRoot as ShadowRoot;
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  get numbers(): string[] {
    return this.texts('.row[data-id] .number');
  }

  get selectedNumbers(): string[] {
    return this.numbers.filter((number) => this.box(number)?.checked);
  }

  /** What was said last, without the mark that makes a repeated text new. */
  get said(): string {
    return this.text('[role=status]').replace('\u00a0', '');
  }

  get topBox(): HTMLInputElement {
    return this.find('#all');
  }

  get bar(): string {
    return this.text('[part=selection-bar]');
  }

  get paySelected(): HTMLButtonElement | null {
    return this.root.querySelector('[part=pay-selected]');
  }

  get search(): HTMLInputElement {
    return this.find('#search');
  }

  row(number: string): HTMLTableRowElement {
    const rows = [...this.root.querySelectorAll<HTMLTableRowElement>('.row[data-id]')];
    const row = rows.find((each) => textOf(each.querySelector('.number')) === number);
    if (!row) throw new Error(`There is no row ${number}; there are ${this.numbers.join(', ')}`);
    return row;
  }

  rowText(number: string): string {
    return textOf(this.row(number));
  }

  box(number: string): HTMLInputElement | null {
    return this.row(number).querySelector('.box');
  }

  payNow(number: string): HTMLButtonElement | null {
    return this.row(number).querySelector('[part=pay-now]');
  }

  button(label: string): HTMLButtonElement {
    const buttons = [...this.root.querySelectorAll<HTMLButtonElement>('button')];
    const names = buttons.map((each) => each.ariaLabel ?? textOf(each));
    const found = buttons[names.indexOf(label)];
    if (!found) throw new Error(`There is no button ${label}; there are ${names.join(', ')}`);
    return found;
  }

  chip(label: string): HTMLInputElement {
    const chips = [...this.root.querySelectorAll<HTMLLabelElement>('.chips label')];
    const found = chips.find((each) => textOf(each).startsWith(label))?.querySelector('input');
    if (!found) throw new Error(`There is no filter ${label}`);
    return found;
  }

  text(selector: string): string {
    return textOf(this.root.querySelector(selector));
  }

  texts(selector: string): string[] {
    return [...this.root.querySelectorAll(selector)].map(textOf);
  }

  async tick(...numbers: readonly string[]): Promise<void> {
    for (const number of numbers) this.box(number)?.click();
    await this.element.updateComplete;
  }

  /** Presses the top-most box and waits until the server has answered. */
  async tickAll(): Promise<void> {
    this.topBox.click();
    await this.settled();
  }

  async show(filter: string): Promise<void> {
    this.chip(filter).click();
    await this.settled();
  }

  async searchFor(text: string): Promise<void> {
    this.search.value = text;
    this.search.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await waitUntil(() => this.element.updateComplete);
  }

  /** Nothing is loading, refreshing or selecting any more. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await waitUntil(
      () => !this.root.querySelector('.running') && !this.root.querySelector('[aria-busy=true]'),
      'the list never came to rest',
    );
    await this.element.updateComplete;
  }

  /** Colours have come to their end. */
  async still(): Promise<void> {
    await this.settled();
    for (const animation of this.root.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  }

  private find<E extends Element>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`The list shows no ${selector}`);
    return found;
  }
}

function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
