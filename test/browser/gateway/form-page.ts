import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import {createStripeGateway} from '../../../src/gateway/index.ts';
import type {
  FormRequest,
  FormState,
  FormUse,
  PaymentForm,
  PaymentGateway,
  ProcessorConfig,
} from '../../../src/gateway/payment-gateway.ts';
import {waitUntil} from '../support/wait-until.ts';

export const processor: ProcessorConfig = {
  kind: 'stripe',
  publishableKey: 'pk_test_browser',
  testMode: true,
};

export const both = ['card', 'us_bank_account'] as const;
export const oneInvoice: FormUse = {
  mode: 'payment',
  amount: {amount: 125_000, currency: 'USD'},
  methods: both,
};
export const severalInvoices: FormUse = {mode: 'setup', currency: 'USD', methods: both};

/** What the form's frame shows, and what a person does in it. Of the page's origin, for once. */
export class FrameDriver {
  readonly element: HTMLIFrameElement;

  constructor(element: HTMLIFrameElement) {
    this.element = element;
  }

  get document(): Document {
    return this.element.contentDocument!;
  }

  input(name: string): HTMLInputElement {
    const input = this.document.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (!input) throw new Error(`The form has no field “${name}”`);
    return input;
  }

  type(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) {
      const input = this.input(name);
      input.value = value;
      input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
  }

  typeCard(number = '4242424242424242'): void {
    this.type({number, expiry: '1239', cvc: '123'});
  }

  button(label: string): HTMLButtonElement {
    const buttons = [...this.document.querySelectorAll('button')];
    const found = buttons.find(({textContent}) => textContent === label);
    if (!found) throw new Error(`The frame has no button “${label}”`);
    return found;
  }

  press(key: string): void {
    const Key = (this.element.contentWindow as Window & typeof globalThis).KeyboardEvent;
    const target = this.document.activeElement ?? this.document.body;
    target.dispatchEvent(new Key('keydown', {key, bubbles: true, cancelable: true}));
  }

  get text(): string {
    return this.document.body.textContent;
  }
}

/** The stand-in, as a page presets it; the module is the same for every test of a file. */
export async function presetStripe(): Promise<void> {
  const path = '/_simulator/stripe.js';
  if (!('Stripe' in window)) await import(path);
}

export interface Opened {
  gateway: PaymentGateway;
  form: PaymentForm;
  frame: FrameDriver;
  states: FormState[];
}

/** A form that can be filled in. */
export async function openForm(
  host: HTMLElement,
  request: Partial<FormRequest> = {},
  gateway = createStripeGateway(),
): Promise<Opened> {
  await presetStripe();
  const states: FormState[] = [];
  const form = await gateway.openForm({
    processor,
    host,
    use: oneInvoice,
    locale: 'en',
    on: {change: (state) => states.push(state)},
    ...request,
  });
  return {gateway, form, frame: theFrame(), states};
}

/** Why a form does not open. */
export function refusedForm(
  host: HTMLElement,
  request: Partial<FormRequest> = {},
): Promise<unknown> {
  return openForm(host, request).then(
    () => 'it opened',
    (error: unknown) => error,
  );
}

/** The newest form's frame. */
export function theFrame(): FrameDriver {
  const frame = [...document.querySelectorAll<HTMLIFrameElement>('portal-form-frame > iframe')].at(
    -1,
  );
  if (!frame) throw new Error('There is no frame');
  return new FrameDriver(frame);
}

export async function untilReady(): Promise<FrameDriver> {
  await waitUntil(() => theFrame().document.querySelector('input[name=number]'), 'no form came');
  return theFrame();
}

/** A place in a page with as many shadow roots around it as there are modes. */
export async function nestedHost(
  modes: readonly ShadowRootInit[],
): Promise<{page: HTMLElement; hosts: HTMLElement[]; host: HTMLElement}> {
  const page = await fixture<HTMLElement>(html`<section></section>`);
  const hosts: HTMLElement[] = [];
  let parent: ParentNode = page;
  for (const mode of modes) {
    const element = document.createElement('div');
    parent.append(element);
    hosts.push(element);
    parent = element.attachShadow(mode);
  }
  const host = document.createElement('div');
  parent.append(host);
  return {page, hosts, host};
}
