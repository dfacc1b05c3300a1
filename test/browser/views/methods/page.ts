import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/payment-methods/define.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalApi} from '../../../../src/client/api.ts';
import type {PaymentGateway} from '../../../../src/gateway/payment-gateway.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {createInMemoryApi, type TestPortal} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {textOf} from '../payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** The payment methods as their contact has them: by words, names and roles. */
class MethodsPage {
  readonly host: HTMLElement;

  constructor(host: HTMLElement) {
    this.host = host;
  }

  get root(): ShadowRoot {
    return this.host.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root.querySelector('.root'));
  }

  /** "Visa ending in 4242 Expires 04/2028 Default" of each, without its controls. */
  get rows(): string[] {
    return [...this.root.querySelectorAll('li')].map((row) =>
      textOf(row).replace(/ ?(Make default|Verify)$/, ''),
    );
  }

  get notice(): string {
    return [...this.root.querySelectorAll('.notice')].map(textOf).join(' ');
  }

  /** What is read aloud. */
  get said(): string {
    return [...this.root.querySelectorAll('[role=status], [role=alert]')].map(textOf).join(' ');
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector<HTMLDialogElement>('dialog[open]');
  }

  get heading(): string {
    return textOf(this.root.querySelector('dialog[open] h2') ?? this.root.querySelector('h2'));
  }

  get focused(): Element | null {
    return this.root.activeElement;
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

  field(label: string): HTMLInputElement {
    const found = [...this.root.querySelectorAll('label')].find((each) => textOf(each) === label);
    const input = found?.control;
    if (!(input instanceof HTMLInputElement)) throw new Error(`There is no field ${label}`);
    return input;
  }

  type(label: string, text: string): void {
    this.field(label).value = text;
  }

  async until(isSo: () => boolean, message = String(isSo)): Promise<void> {
    await waitUntil(isSo, message).catch((error: unknown) => {
      throw new Error(`${String(error)}: the page reads “${this.text}”`);
    });
  }

  async untilOpen(title: string): Promise<void> {
    await this.until(() => this.dialog !== null && this.heading === title, `${title} never opened`);
  }

  get #buttons(): HTMLButtonElement[] {
    return [...(this.dialog ?? this.root).querySelectorAll('button')].filter((each) =>
      each.checkVisibility(),
    );
  }
}

function nameOf(button: Element): string {
  const name = button.getAttribute('aria-label') ?? textOf(button);
  return name.replaceAll(/[\u2066-\u2069]/g, '');
}

export interface Backend {
  api?: Partial<PortalApi>;
  gateway?: PaymentGateway;
  locale?: string;
}

async function mount(
  portal: TestPortal,
  {api = {}, gateway, locale = 'en-US'}: Backend,
): Promise<PortalProvider> {
  const backend: PortalApi = {...createInMemoryApi(portal), ...api};
  return fixture<PortalProvider>(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale=${locale}
      .api=${backend}
      .gateway=${gateway}
      ><button>Opens it</button><portal-payment-methods></portal-payment-methods
    ></portal-provider>`,
  );
}

/** `<portal-payment-methods>` once it is in `state`. */
export async function methodsPage(portal: TestPortal, backend: Backend = {}, state = 'ready') {
  const provider = await mount(portal, backend);
  const element = provider.querySelector('portal-payment-methods')!;
  const page = new MethodsPage(element);
  await page.until(() => element.matches(`:state(${state})`), `it never came to be ${state}`);
  const isDrawn = () => state === 'unavailable' || page.root.querySelector('.panel') !== null;
  await page.until(isDrawn, 'it was never drawn');
  return {provider, element, portal, page};
}

/** The dialog that the account menu opens. */
export async function methodsDialog(portal: TestPortal, backend: Backend = {}) {
  const provider = await mount(portal, backend);
  provider.querySelector('portal-payment-methods')!.remove();
  const opener = provider.querySelector('button')!;
  opener.focus();
  await provider.open('methods', {opener});
  const view = provider.renderRoot.querySelector<HTMLElement>('portal-methods-view')!;
  const page = new MethodsPage(view);
  await page.until(() => page.dialog !== null, 'it never opened');
  return {provider, opener, portal, page};
}
