import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/setup/provider.define.ts';
import type {PortalApi} from '../../../../src/client/api.ts';
import type {PaymentState} from '../../../../src/client/payment-flow/state.ts';
import type {PaymentOptions} from '../../../../src/context/index.ts';
import type {PaymentGateway} from '../../../../src/gateway/payment-gateway.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestGateway,
  mara,
  testPassword,
  type TestGateway,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {waitUntil} from '../../support/wait-until.ts';

type Phase = Exclude<PaymentState['phase'], 'closed'>;

/** What is read of an element, without the marks that keep numbers in one piece. */
export function textOf(element: Element | null | undefined): string {
  return (element ? readable(element) : '')
    .replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function readable(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  if (node.ariaHidden === 'true' || getComputedStyle(node).display === 'none') return '';
  return [...node.childNodes].map(readable).join('');
}

/** The payment dialog as its person has it: by words, names and roles. */
export class PaymentDialog {
  readonly view: HTMLElement;

  constructor(view: HTMLElement) {
    this.view = view;
  }

  get root(): ShadowRoot {
    return this.view.shadowRoot!;
  }

  get element(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get isOpen(): boolean {
    return this.view.isConnected && this.element.matches(':modal');
  }

  get heading(): HTMLElement {
    return this.root.querySelector('h2')!;
  }

  get title(): string {
    return textOf(this.heading);
  }

  /** What is read after the heading, as its description. */
  get description(): string {
    return textOf(this.root.getElementById(this.heading.getAttribute('aria-describedby') ?? ''));
  }

  get text(): string {
    return textOf(this.element);
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** The left column: number, project, amount and state of each invoice. */
  get lines(): string[] {
    return [...this.root.querySelectorAll('.document li.line')].map(textOf);
  }

  line(number: string): string {
    return this.lines.find((line) => line.startsWith(`${number} `)) ?? '';
  }

  get total(): string {
    return textOf(this.root.querySelector('.document .total strong'));
  }

  /** One problem of the result, or what keeps the payment from going on. */
  get notices(): string[] {
    return [...this.root.querySelectorAll('.notice')].map(textOf);
  }

  get radios(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  }

  radio(name: string): HTMLInputElement {
    const found = this.radios.find((each) => textOf(each.closest('label')).includes(name));
    if (!found) throw new Error(`There is no method ${name}`);
    return found;
  }

  /** "Visa ending in 4242 Expires 04/28 Default" of the chosen one. */
  get chosen(): string | null {
    const radio = this.radios.find(({checked}) => checked);
    return radio ? textOf(radio.closest('label')) : null;
  }

  /** A box with a label, such as "Save this payment method". */
  box(label: string): HTMLInputElement {
    const boxes = this.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    const found = [...boxes].find((each) => textOf(each.closest('label')) === label);
    if (!found) throw new Error(`There is no box ${label}`);
    return found;
  }

  choose(name: string): void {
    this.radio(name).click();
  }

  get buttons(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll('button')].filter((each) => each.checkVisibility());
  }

  get buttonNames(): string[] {
    return this.buttons.map(nameOf);
  }

  button(name: string | RegExp): HTMLButtonElement {
    const found = this.buttons.find((each) =>
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

  /** Whether a button takes presses now. */
  isAvailable(name: string | RegExp): boolean {
    return this.button(name).getAttribute('aria-disabled') !== 'true';
  }

  /** What the button's description says. */
  reasonOf(name: string | RegExp): string {
    return textOf(
      this.root.getElementById(this.button(name).getAttribute('aria-describedby') ?? ''),
    );
  }

  /** What a screen reader is told without asking. */
  get status(): string {
    return textOf(this.element.querySelector(':scope > [role=status]'));
  }

  get alert(): string {
    return textOf(this.element.querySelector(':scope > [role=alert]'));
  }

  async until(what: Phase | (() => boolean), message = String(what)): Promise<void> {
    const isSo =
      typeof what === 'string'
        ? () => this.root.querySelector('dialog')?.classList.contains(what) ?? false
        : what;
    await waitUntil(isSo, message).catch((error: unknown) => {
      throw new Error(`${String(error)}: the dialog reads “${this.text}”`);
    });
  }
}

function nameOf(button: Element): string {
  return button.getAttribute('aria-label') ?? textOf(button);
}

export interface Paying {
  readonly portal: TestPortal;
  readonly provider: PortalProvider;
  readonly opener: HTMLButtonElement;
  readonly dialog: PaymentDialog;
  readonly gateway: TestGateway;
}

export interface PayingOptions extends Pick<PaymentOptions, 'invoiceIds' | 'resume'> {
  readonly locale?: string;
  /** What takes new methods. Default: one whose form takes test methods. */
  readonly gateway?: TestGateway;
  /** In place of some of the portal's functions. */
  readonly api?: Partial<PortalApi>;
  /** Wait for this; default: the review. */
  readonly phase?: Phase;
}

/** A page with a provider and something that opens payments. */
export async function aPage(
  portal: TestPortal,
  {
    locale = 'en-US',
    api,
    gateway,
  }: Pick<PayingOptions, 'locale' | 'api'> & {readonly gateway?: PaymentGateway} = {},
) {
  const backend: PortalApi = {...createInMemoryApi(portal), ...api};
  const provider = await fixture<PortalProvider>(
    html`<portal-provider
      api-url=${anAddress()}
      session="memory"
      locale=${locale}
      .api=${backend}
      .gateway=${gateway}
      ><button>Opens it</button></portal-provider
    >`,
  );
  return {provider, opener: provider.querySelector('button')!};
}

export const allOf = (portal: TestPortal): string[] => portal.invoicesOf().map(({id}) => id);

/** Opens the dialog for all invoices of the portal, or for those of `invoiceIds`. */
export async function openPayment(
  portal: TestPortal,
  {
    invoiceIds = allOf(portal),
    resume,
    phase = 'review',
    gateway = createTestGateway(portal),
    ...page
  }: PayingOptions = {},
): Promise<Paying> {
  const {provider, opener} = await aPage(portal, {...page, gateway});
  const dialog = await openIn(provider, opener, resume ? {resume} : {invoiceIds});
  await dialog.until(phase);
  return {portal, provider, opener, dialog, gateway};
}

export async function openIn(
  provider: PortalProvider,
  opener: HTMLElement,
  options: PaymentOptions,
): Promise<PaymentDialog> {
  opener.focus();
  await provider.open('payment', {...options, opener});
  const view = provider.renderRoot.querySelector<HTMLElement>('portal-payment-view')!;
  const dialog = new PaymentDialog(view);
  await waitUntil(() => view.shadowRoot?.querySelector('dialog'), 'the dialog never came');
  return dialog;
}

/** Opens the dialog, presses Pay, and waits for what comes of it. */
export async function pay(
  portal: TestPortal,
  {phase = 'result', ...options}: PayingOptions = {},
): Promise<Paying> {
  const paying = await openPayment(portal, options);
  paying.dialog.press(/^Pay /);
  await paying.dialog.until(phase);
  return paying;
}

/** In the form inside the dialog. */
export async function signInAgain({root}: PaymentDialog): Promise<void> {
  const form = root.querySelector<HTMLElement & {updateComplete: Promise<boolean>}>(
    'portal-sign-in-form',
  )!;
  await form.updateComplete;
  const type = (selector: string, text: string) => {
    const input = form.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  };
  type('#email', mara.email);
  type('#password', testPassword);
  form.shadowRoot!.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
}
