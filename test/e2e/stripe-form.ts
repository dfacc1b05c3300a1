import type {FrameLocator, Page} from 'playwright-core';

/** The form for a new method in its frame, as a person fills it in. */
export class StripeForm {
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

  /** An account at the bank of all test accounts; the form knows whose it is. */
  async typeAccount(number: string): Promise<void> {
    await this.frame.getByRole('tab', {name: 'US bank account'}).click();
    await this.frame.getByLabel('Routing number').pressSequentially('110000000');
    await this.frame.getByLabel('Account number').pressSequentially(number);
  }

  /** By the bank's login, over the page. */
  async verify(): Promise<void> {
    await this.frame.getByRole('button', {name: 'Verify with your bank'}).click();
    const bank = await untilBankAsks(this.#page);
    await bank.getByRole('button', {name: 'Complete authentication'}).click();
    await this.frame.getByText('Verified by your bank').waitFor();
  }
}

/** The bank's question over the page: there, with the focus on its first answer. */
export async function untilBankAsks(page: Page): Promise<FrameLocator> {
  const bank = page.frameLocator('.stand-in-challenge iframe');
  const complete = bank.getByRole('button', {name: 'Complete authentication'});
  await complete.waitFor();
  await bank.locator('button:focus', {hasText: 'Complete authentication'}).waitFor();
  return bank;
}
