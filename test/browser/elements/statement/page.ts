import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/statement/define.ts';
import type {PortalStatement} from '../../../../src/elements/statement/index.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {createInMemoryApi, type TestPortal} from '../../../../src/testing/index.ts';
import {textOf} from '../../views/payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** The statement as somebody has it in front of them: figures, tables, words. */
export class StatementPage {
  readonly element: PortalStatement;

  constructor(element: PortalStatement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root.querySelector('.root'));
  }

  get currencies(): string[] {
    return [...this.root.querySelectorAll('h3')].map(textOf);
  }

  /** "Not yet late $2,540.00 1 item" of each age of a currency. */
  ages(currency: string): string[] {
    const list = this.root.querySelector(`[aria-labelledby=ageing-${currency}]`);
    return [...(list?.children ?? [])].map(textOf);
  }

  /** The rows of a table, their cells with a bar between. */
  rows(table: string): string[] {
    return [...this.root.querySelectorAll(`#${table} tbody tr`)].map((row) =>
      [...row.querySelectorAll('td:not(.void)')]
        .map((cell) => textOf(cell).replace(/^(Amount|Balance|Open) /, ''))
        .join(' | '),
    );
  }

  get said(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }

  get notice(): string {
    return [...this.root.querySelectorAll('.notice')].map(textOf).join(' ');
  }

  get chooser(): HTMLSelectElement {
    return this.root.querySelector('select')!;
  }

  day(name: 'from' | 'to'): HTMLInputElement {
    return this.root.querySelector(`#${name}`)!;
  }

  /** What is said to be wrong with a day. */
  problemOf(name: 'from' | 'to'): string {
    const about = this.day(name).getAttribute('aria-describedby');
    return about === null ? '' : textOf(this.root.getElementById(about));
  }

  choose(value: string): void {
    this.chooser.value = value;
    this.chooser.dispatchEvent(new Event('change', {bubbles: true}));
  }

  enter(from: string, to: string): void {
    this.day('from').value = from;
    this.day('to').value = to;
    this.press('Show');
  }

  press(name: string): void {
    const button = [...this.root.querySelectorAll('button')].find((each) => textOf(each) === name);
    if (!button) throw new Error(`There is no button ${name}`);
    button.focus();
    button.click();
  }

  async until(isSo: () => boolean): Promise<void> {
    await waitUntil(isSo, String(isSo)).catch((error: unknown) => {
      throw new Error(`${String(error)}: the page reads “${this.text}”`);
    });
  }

  async untilState(state: string): Promise<void> {
    await this.until(() => this.element.matches(`:state(${state})`));
  }
}

export interface MountedStatement {
  page: StatementPage;
  element: PortalStatement;
  provider: PortalProvider;
  portal: TestPortal;
}

/** A statement of `portal`, once it has come to `state`. Its API is on the page's own origin. */
export async function mountStatement(
  portal: TestPortal,
  {state = 'ready', from = '', to = '', locale = 'en-US'} = {},
): Promise<MountedStatement> {
  const provider = await fixture<PortalProvider>(html`
    <portal-provider
      api-url="/${crypto.randomUUID()}/alder"
      session="memory"
      locale=${locale}
      .api=${createInMemoryApi(portal)}
    >
      <portal-statement from=${from} to=${to}></portal-statement>
    </portal-provider>
  `);
  const element = provider.querySelector('portal-statement')!;
  const page = new StatementPage(element);
  await page.untilState(state);
  return {page, element, provider, portal};
}
