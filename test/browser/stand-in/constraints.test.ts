import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {
  ElementsOptions,
  PaymentElementOptions,
  StripeConstructorPort,
  StripePort,
} from '../../../src/gateway/stripe/stripe-port.ts';
import {claimConsole} from '../../setup/console.ts';
import {FrameDriver, presetStripe} from '../gateway/form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

const options: ElementsOptions = {
  mode: 'payment',
  amount: 1250,
  currency: 'usd',
  setupFutureUsage: null,
  allowedPaymentMethodTypes: ['card'],
  appearance: {},
  fonts: [],
  locale: 'en',
  paymentMethodOptions: {us_bank_account: {verification_method: 'instant'}},
};
const elementOptions: PaymentElementOptions = {
  wallets: {applePay: 'never', googlePay: 'never', link: 'never'},
  terms: {card: 'never', usBankAccount: 'never'},
  layout: 'tabs',
  defaultValues: {billingDetails: {}},
};

async function aStripe(key = 'pk_test_constraints'): Promise<StripePort> {
  await presetStripe();
  return (window as unknown as {Stripe: StripeConstructorPort}).Stripe(key);
}

async function anElement() {
  const stripe = await aStripe();
  const elements = stripe.elements(options);
  return {stripe, elements, element: elements.create('payment', elementOptions)};
}

const aContainer = () => fixture<HTMLElement>(html`<div></div>`);

/** Mounted, ready, and with its frame. */
async function mounted() {
  const made = await anElement();
  const container = await aContainer();
  let timesReady = 0;
  made.element.on('ready', () => (timesReady += 1));
  made.element.mount(container);
  expect(timesReady).to.equal(0);
  await waitUntil(() => timesReady === 1, 'it never was ready');
  const frame = () => new FrameDriver(container.querySelector('iframe')!);
  return {...made, container, frame, timesReady: () => timesReady};
}

interface AxeWindow {
  axe?: {run(options: object): Promise<{violations: {id: string; help: string}[]}>};
}

/** axe works inside one document: it is brought into the frame, whose policy allows its own origin. */
async function expectFrameAccessible({document: inside, element}: FrameDriver): Promise<void> {
  const view = element.contentWindow as unknown as AxeWindow;
  if (!view.axe) {
    const script = inside.createElement('script');
    script.src = '/node_modules/axe-core/axe.min.js';
    inside.head.append(script);
    await waitUntil(() => view.axe, 'axe never came');
  }
  const {violations} = await view.axe!.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']});
  expect(violations.map(({help}) => help)).to.deep.equal([]);
}

const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
    return 'nothing';
  } catch (thrown) {
    return thrown;
  }
};

const integrationError = {name: 'IntegrationError'};

/** Stripe's own, so that nothing passes here and fails there. */
describe('the constraints of the stand-in for Stripe.js', () => {
  it('takes test keys alone', async () => {
    const refusal = await aStripe('pk_live_1').catch((error: unknown) => error);
    expect(refusal).to.include(integrationError);
  });

  it('cannot be mounted in a shadow root, nor under what stands in one', async () => {
    const {element} = await anElement();
    const host = await aContainer();
    const inside = document.createElement('div');
    host.attachShadow({mode: 'open'}).append(inside);
    const child = document.createElement('p');
    inside.append(child);

    for (const container of [inside, child]) {
      expect(thrownBy(() => element.mount(container))).to.include(integrationError);
    }
  });

  it('cannot be mounted in a node outside of the page, nor twice', async () => {
    const {element} = await anElement();
    const detached = document.createElement('div');
    expect(thrownBy(() => element.mount(detached))).to.include(integrationError);

    element.mount(await aContainer());

    const other = await aContainer();
    expect(thrownBy(() => element.mount(other))).to.include(integrationError);
    element.destroy();
  });

  it('has one element of a type in a group, and no other type', async () => {
    const {elements, element} = await anElement();

    expect(thrownBy(() => elements.create('payment', elementOptions))).to.include(integrationError);
    expect(thrownBy(() => elements.create('card' as 'payment', elementOptions))).to.include(
      integrationError,
    );

    element.destroy();
    expect(thrownBy(() => elements.create('payment', elementOptions))).to.equal('nothing');
  });

  it('is destroyed for good', async () => {
    const {element} = await anElement();
    const container = await aContainer();
    element.mount(container);
    element.destroy();

    expect(container.childElementCount).to.equal(0);
    const attempts = [
      () => element.mount(container),
      () => element.unmount(),
      () => element.focus(),
      () => element.destroy(),
    ];
    for (const attempt of attempts) expect(thrownBy(attempt)).to.include(integrationError);
  });

  it('makes no token before submit() has succeeded, and one for each', async () => {
    const {elements, element, frame, stripe} = await mounted();
    const token = () => stripe.createConfirmationToken({elements}).catch((error: unknown) => error);
    frame().typeCard();

    expect(await token()).to.include(integrationError);
    expect(await elements.submit()).to.deep.equal({});
    expect(await token()).to.have.property('confirmationToken');
    expect(await token()).to.include(integrationError);
    frame().type({number: '42'});
    expect(await elements.submit()).to.have.nested.property('error.type', 'validation_error');

    expect(await token()).to.include(integrationError);
    element.destroy();
  });

  it('loads anew and is empty when its node is appended again', async () => {
    const {container, element, frame, timesReady} = await mounted();
    frame().typeCard();
    const elsewhere = await aContainer();

    elsewhere.append(container);

    await waitUntil(() => timesReady() === 2, 'it did not load anew');
    expect(frame().input('number').value).to.equal('');
    element.destroy();
  });

  it('keeps the typing where it is when the page changes its options', async () => {
    const {elements, element, frame} = await mounted();
    frame().input('expiry').focus();

    await elements.update({locale: 'de'});

    expect(frame().document.activeElement?.getAttribute('name')).to.equal('expiry');
    element.destroy();
  });

  it('refuses the options of older versions', async () => {
    const stripe = await aStripe();
    const older = {...options, paymentMethodTypes: ['card']};

    expect(thrownBy(() => stripe.elements(older))).to.include(integrationError);
  });

  it('refuses amounts and currencies that no intent could have', async () => {
    const stripe = await aStripe();
    for (const wrong of [{amount: 0}, {amount: 12.5}, {amount: -1}, {currency: 'USD'}]) {
      const elements = () => stripe.elements({...options, ...wrong});
      expect(thrownBy(elements), JSON.stringify(wrong)).to.include(integrationError);
    }
  });

  it('does not understand values that mean something in the page alone', async () => {
    const {element, elements, frame} = await mounted();
    const lines = claimConsole();
    const view = frame().element.contentWindow as unknown as {console: Console};
    const warnings: unknown[] = [];
    view.console.warn = (text: unknown) => warnings.push(text);

    await elements.update({
      appearance: {
        variables: {colorPrimary: 'var(--accent)', fontSizeBase: '1rem', colorText: 'rgb(1, 2, 3)'},
        rules: {'.Input': {border: '1px solid color-mix(in srgb, red, blue)'}, 'body *': {}},
      },
    });

    expect(warnings).to.have.lengthOf(4);
    const {style} = frame().document.documentElement;
    expect(style.getPropertyValue('--colorPrimary')).to.equal('');
    expect(style.getPropertyValue('--colorText')).to.equal('rgb(1, 2, 3)');
    expect(lines).to.deep.equal([]);
    element.destroy();
  });

  it('asks nothing where an intent asks nothing', async () => {
    const stripe = await aStripe();
    const response = await fetch('/v1/payment_intents', {
      method: 'POST',
      headers: {Authorization: 'Bearer sk_test_constraints'},
      body: new URLSearchParams({
        amount: '500',
        currency: 'usd',
        'allowed_payment_method_types[0]': 'card',
      }),
    });
    const {client_secret: clientSecret} = (await response.json()) as {client_secret: string};

    const refusal = await stripe.handleNextAction({clientSecret}).catch((error: unknown) => error);

    expect(refusal).to.include(integrationError);
    expect(document.querySelectorAll('.stand-in-challenge')).to.have.lengthOf(0);
  });

  it('has no flaw that axe finds, in three languages (A11Y)', async () => {
    const {element, elements, frame} = await mounted();
    await elements.submit();

    for (const locale of ['en', 'de', 'ar'] as const) {
      await elements.update({locale});
      await expectFrameAccessible(frame());
    }
    element.destroy();
  });
});
