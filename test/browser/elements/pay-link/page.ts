import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/pay-link/define.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createTestGateway,
  createTestPortal,
  mara,
  testPassword,
  type InvoiceSeed,
  type TestGateway,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {serve} from '../../support/serve.ts';
import {ElementPage} from '../invoice/page.ts';
import {textOf} from '../../views/payment/dialog.ts';

/** One invoice and a link to it; nobody is signed in. */
export function linked(seed: Partial<InvoiceSeed> = {}) {
  const portal = createTestPortal({pace: 0});
  portal.signedInAs = null;
  const invoice = portal.addInvoice({number: 'INV-7', total: 125_000, ...seed});
  return {portal, invoice, link: portal.addLink(invoice.id)};
}

let stop: (() => void) | undefined;

/** A tab, over HTTP: what is kept in it survives a reload. */
export class Tab {
  readonly portal: TestPortal;
  readonly gateway: TestGateway;
  readonly #address = anAddress();
  readonly #served: ReturnType<typeof serve>;
  provider!: PortalProvider;
  page!: PayPage;

  constructor(portal: TestPortal) {
    this.portal = portal;
    this.gateway = createTestGateway(portal);
    this.#served = serve({[this.#address]: portal});
    stop = this.#served.stop;
  }

  /** Opens the page by a link, or as it is left after one; resolves in this state. */
  async open(token: string | null, state = 'ready', parameter = 'portal-link'): Promise<PayPage> {
    if (token !== null) history.replaceState(null, '', `#chapter=2&${parameter}=${token}`);
    const given = parameter === 'portal-link' ? undefined : parameter;
    this.provider = await fixture<PortalProvider>(html`
      <portal-provider
        api-url=${this.#address}
        locale="en-US"
        link-param=${given ?? 'portal-link'}
        .gateway=${this.gateway}
      >
        <portal-pay-link></portal-pay-link>
      </portal-provider>
    `);
    this.page = new PayPage(this.provider.querySelector('portal-pay-link')!);
    await this.page.until(() => this.page.is(state), `it never came to be ${state}`);
    return this.page;
  }

  /** Closes the page and opens it again, without the link in its address. */
  async reload(state = 'ready'): Promise<PayPage> {
    this.provider.remove();
    await Promise.resolve();
    return this.open(null, state);
  }

  /** What it has asked, answered or not, such as `GET /session`. */
  get asked(): readonly string[] {
    return this.#served.arrived;
  }

  async logIn(email = mara.email): Promise<void> {
    await this.provider.signIn({grant: 'password', email, password: testPassword});
  }
}

/** The page behind a link as its reader has it. */
export class PayPage extends ElementPage {
  is(state: string): boolean {
    return this.host.matches(`:state(${state})`);
  }

  /** What stands in the place of the payment; null where there is none. */
  get payment(): HTMLElement | null {
    const found = this.root.querySelector<HTMLElement>('.in-place');
    return found?.checkVisibility() ? found : null;
  }

  get paymentText(): string {
    return textOf(this.payment);
  }

  get heading(): HTMLElement {
    return this.root.querySelector<HTMLElement>('#dialog-heading')!;
  }

  /** The payment's phase has come. */
  async untilPaying(phase = 'review'): Promise<void> {
    await this.until(() => !!this.payment?.classList.contains(phase), `it never came to ${phase}`);
  }

  get radios(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('.methods input')];
  }

  /** "Visa ending in 4242 …" of the chosen one. */
  get chosen(): string | null {
    const radio = this.radios.find(({checked}) => checked);
    return radio ? textOf(radio.closest('label')) : null;
  }

  choose(name: string): void {
    this.radios.find((each) => textOf(each.closest('label')).includes(name))!.click();
  }

  get field(): HTMLSelectElement | null {
    return this.root.querySelector<HTMLSelectElement>('.form select');
  }

  has(name: string): boolean {
    return this.buttonNames.includes(name);
  }

  isAvailable(name: string): boolean {
    return this.has(name) && this.button(name).getAttribute('aria-disabled') !== 'true';
  }
}

export function closeTab(): void {
  stop?.();
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.clear();
}
