import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/setup/provider.define.ts';
import type {PortalApi} from '../../../../src/client/api.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {createInMemoryApi, type TestPortal} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {textOf} from '../payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** The sign-in dialog as its person has it. */
class SignInDialog {
  readonly view: HTMLElement;

  constructor(view: HTMLElement) {
    this.view = view;
  }

  get element(): HTMLDialogElement {
    return this.view.shadowRoot!.querySelector('dialog')!;
  }

  get isOpen(): boolean {
    return this.view.isConnected && this.element.matches(':modal');
  }

  get title(): string {
    return textOf(this.element.querySelector('h2'));
  }

  get form(): ShadowRoot {
    return this.element.querySelector('portal-sign-in-form')!.shadowRoot!;
  }

  get text(): string {
    return textOf(this.form.querySelector('form'));
  }

  get focused(): Element | null {
    return this.form.activeElement;
  }

  get alert(): string {
    return textOf(this.form.querySelector('[role=alert]'));
  }

  /** What was said politely. */
  get status(): string {
    return textOf(this.form.querySelector('[role=status]'));
  }

  /** "Email me a sign-in link", where it is offered. */
  get linkButton(): HTMLButtonElement | null {
    return this.form.querySelector('[part=link]');
  }

  field(label: string): HTMLInputElement {
    const labels = [...this.form.querySelectorAll('label')];
    const found = labels.find((each) => textOf(each).startsWith(label));
    const input = found?.control ?? this.form.getElementById(found?.htmlFor ?? '');
    if (!(input instanceof HTMLInputElement)) throw new Error(`There is no field ${label}`);
    return input;
  }

  /** What is said of a field: its error. */
  errorOf(label: string): string {
    const id = this.field(label).getAttribute('aria-describedby') ?? '';
    return textOf(this.form.getElementById(id));
  }

  type(label: string, value: string): void {
    const input = this.field(label);
    input.focus();
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }

  get submitButton(): HTMLButtonElement {
    return this.form.querySelector('button[type=submit]')!;
  }

  submit(): void {
    this.submitButton.focus();
    this.submitButton.click();
  }

  signIn(email: string, password: string): void {
    this.type('Email', email);
    this.type('Password', password);
    this.submit();
  }

  async until(isSo: () => boolean, message = String(isSo)): Promise<void> {
    await waitUntil(isSo, message).catch((error: unknown) => {
      throw new Error(`${String(error)}: the form reads “${this.text}”`);
    });
  }
}

/** A page where nobody is signed in, with the sign-in dialog open. */
export async function openSignIn(
  portal: TestPortal,
  api: {[Call in keyof PortalApi]?: PortalApi[Call] | undefined} = {},
) {
  const backend = {...createInMemoryApi(portal), ...api} as PortalApi;
  const provider = await fixture<PortalProvider>(
    html`<portal-provider api-url=${anAddress()} session="memory" locale="en-US" .api=${backend}
      ><button>Opens it</button></portal-provider
    >`,
  );
  const opener = provider.querySelector('button')!;
  opener.focus();
  await provider.open('sign-in', {opener});
  const view = provider.renderRoot.querySelector<HTMLElement>('portal-sign-in-view')!;
  await waitUntil(() => view.shadowRoot?.querySelector('portal-sign-in-form')?.shadowRoot);
  const dialog = new SignInDialog(view);
  await waitUntil(() => dialog.form.activeElement, 'nothing has the focus');
  return {provider, opener, dialog, portal};
}
