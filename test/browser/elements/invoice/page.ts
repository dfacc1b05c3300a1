import {fixture} from '@open-wc/testing';
import {html, type TemplateResult} from 'lit';
import '../../../../src/elements/invoice/define.ts';
import '../../../../src/elements/invoice-list/define.ts';
import '../../../../src/setup/provider.define.ts';
import {createInMemoryApi, type TestPortal} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {textOf} from '../../views/payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** An element over a portal in memory, read and pressed by its words. */
export class ElementPage {
  readonly host: HTMLElement;

  constructor(host: HTMLElement) {
    this.host = host;
  }

  get root(): ShadowRoot {
    return this.host.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root.querySelector('.root')).replaceAll(/[\u2066-\u2069]/g, '');
  }

  get said(): string {
    return [...this.root.querySelectorAll('[role=status], [role=alert]')].map(textOf).join(' ');
  }

  get buttonNames(): string[] {
    return this.#buttons.map(nameOf);
  }

  button(name: string | RegExp): HTMLButtonElement {
    const found = this.#buttons.find((each) =>
      typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)),
    );
    if (!found) throw new Error(`No button ${String(name)} among ${this.buttonNames.join(', ')}`);
    return found;
  }

  press(name: string | RegExp): void {
    const button = this.button(name);
    button.focus();
    button.click();
  }

  async until(isSo: () => boolean, message = String(isSo)): Promise<void> {
    await waitUntil(isSo, message).catch((error: unknown) => {
      throw new Error(`${String(error)}: the page reads “${this.text}”`);
    });
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll('button')].filter((each) => each.checkVisibility());
  }
}

function nameOf(button: Element): string {
  const name = button.getAttribute('aria-label') ?? textOf(button);
  return name.replaceAll(/[\u2066-\u2069]/g, '');
}

export async function openPage(
  portal: TestPortal,
  content: TemplateResult,
  {state = 'ready', locale = 'en-US'} = {},
): Promise<ElementPage> {
  const provider = await fixture(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale=${locale}
      .api=${createInMemoryApi(portal)}
      >${content}</portal-provider
    >`,
  );
  const page = new ElementPage(provider.firstElementChild as HTMLElement);
  await page.until(() => page.host.matches(`:state(${state})`), `it never came to be ${state}`);
  return page;
}
