import assert from 'node:assert/strict';
import type {FrameLocator, Page} from 'playwright-core';
import Stripe from 'stripe';
import {answerAsStripe} from './stripe-answers.ts';
import type {BankQuestion, MethodForm, ProcessorDriver} from './driver.ts';

/** The stand-in's form, with what Stripe's has for people alone: bank accounts. */
export class StandInForm implements MethodForm {
  readonly frame: FrameLocator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.frame = page.frameLocator('portal-form-frame iframe');
  }

  async typeCard(number: string): Promise<void> {
    await this.frame.getByLabel('Card number').pressSequentially(number);
    await this.frame.getByLabel('Expiration date').pressSequentially('1239');
    await this.frame.getByLabel('Security code').pressSequentially('123');
  }

  typedNumber(): Promise<string> {
    return this.frame.getByLabel('Card number').inputValue();
  }

  /** An account at the bank of all test accounts; the form knows whose it is. */
  async typeAccount(number: string): Promise<void> {
    await this.frame.getByRole('tab', {name: 'US bank account'}).click();
    // The dialog makes room for the bank's own: for a moment the focus is not in the form.
    await this.#page.locator('dialog:modal').waitFor({state: 'detached'});
    await this.frame.getByLabel('Routing number').pressSequentially('110000000');
    await this.frame.getByLabel('Account number').pressSequentially(number);
  }

  /** By what arrives in the account in a day or two. */
  async verifyLater(): Promise<void> {
    await this.frame.getByLabel('Verify later, by small deposits').check();
  }

  /** By the bank's login, over the page. */
  async verify(): Promise<void> {
    await this.frame.getByRole('button', {name: 'Verify with your bank'}).click();
    await (await standInAsks(this.#page)).complete();
    await this.frame.getByText('Verified by your bank').waitFor();
  }
}

export interface StandInQuestion extends BankQuestion {
  readonly frame: FrameLocator;
  /** By Escape, unanswered. */
  leave(): Promise<void>;
}

/** The bank's question over the page: there, with the focus on its first answer. */
export async function standInAsks(page: Page): Promise<StandInQuestion> {
  const layer = page.locator('.stand-in-challenge');
  const frame = layer.frameLocator('iframe');
  await frame.locator('button:focus', {hasText: 'Complete authentication'}).waitFor();
  const gone = () => layer.waitFor({state: 'detached'});
  return {
    frame,
    async complete() {
      await page.keyboard.press('Enter');
      await gone();
    },
    async fail() {
      await frame.getByRole('button', {name: 'Fail authentication'}).click();
      await gone();
    },
    async leave() {
      await page.keyboard.press('Escape');
      await gone();
    },
  };
}

export const simulatorDriver: ProcessorDriver = {
  publishableKey: 'pk_test_e2e',
  answerIn: (context, {simulatorUrl}) => answerAsStripe(context, simulatorUrl),
  formOn: (page) => new StandInForm(page),
  bankAsks: standInAsks,
  expectHosts(hosts) {
    assert.deepEqual([...hosts].sort(), ['api.stripe.com', 'js.stripe.com']);
  },
  async intentsOf({simulatorUrl}) {
    const {hostname, port} = new URL(simulatorUrl);
    const stripe = new Stripe('sk_test_e2e', {
      host: hostname,
      port,
      protocol: 'http',
      telemetry: false,
    });
    return stripe.paymentIntents.list({limit: 100}).autoPagingToArray({limit: 10_000});
  },
};
