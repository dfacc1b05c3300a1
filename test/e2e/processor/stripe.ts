import assert from 'node:assert/strict';
import type {FrameLocator, Page} from 'playwright-core';
import Stripe from 'stripe';
import type {BankQuestion, MethodForm, ProcessorDriver} from './driver.ts';
import type {StripeKeys} from './mode.ts';

/** Stripe's own form: its fields have had these names since there is a Payment Element. */
class StripeForm implements MethodForm {
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#frame = page.frameLocator('portal-form-frame iframe[title="Secure payment input frame"]');
  }

  async typeCard(number: string): Promise<void> {
    await this.#field('number').pressSequentially(number);
    await this.#field('expiry').pressSequentially('1239');
    await this.#field('cvc').pressSequentially('123');
    // Where the browser is decides whether they are asked for.
    const country = this.#frame.locator('select[name="country"]');
    if (await country.isVisible()) await country.selectOption('US');
    const postalCode = this.#field('postalCode');
    if (await postalCode.isVisible()) await postalCode.fill('10001');
  }

  typedNumber(): Promise<string> {
    return this.#field('number').inputValue();
  }

  #field(name: string) {
    return this.#frame.locator(`input[name="${name}"]`);
  }
}

/** The page that stands for every bank in Stripe's test mode, in a frame of Stripe's over the page. */
async function stripeAsks(page: Page): Promise<BankQuestion> {
  const layer = page.locator('iframe[src*="three-ds-2-challenge"]');
  const bank = layer.contentFrame().frameLocator('iframe[name="stripe-challenge-frame"]');
  const answer = (id: string) => async () => {
    await bank.locator(`#${id}`).click();
    await layer.waitFor({state: 'hidden'});
  };
  await bank.locator('#test-source-authorize-3ds').waitFor();
  return {complete: answer('test-source-authorize-3ds'), fail: answer('test-source-fail-3ds')};
}

export function stripeDriver({secretKey, publishableKey}: StripeKeys): ProcessorDriver {
  const stripe = new Stripe(secretKey, {telemetry: false});
  return {
    publishableKey,
    // They are where they are.
    answerIn: () => Promise.resolve(),
    formOn: (page) => new StripeForm(page),
    bankAsks: stripeAsks,
    expectHosts(hosts) {
      const foreign = [...hosts].filter((host) => !/(^|\.)stripe\.(com|network)$/.test(host));
      assert.deepEqual(foreign, []);
    },
    intentsOf: ({startedAt}) =>
      stripe.paymentIntents
        .list({limit: 100, created: {gte: Math.floor(startedAt / 1000)}})
        .autoPagingToArray({limit: 10_000}),
  };
}
