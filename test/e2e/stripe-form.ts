import type {FrameLocator, Page} from 'playwright-core';

/** The form for a new method in its frame, as a person fills it in. */
export class StripeForm {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('portal-form-frame iframe');
  }

  async typeCard(number: string): Promise<void> {
    await this.frame.getByLabel('Card number').pressSequentially(number);
    await this.frame.getByLabel('Expiration date').pressSequentially('1239');
    await this.frame.getByLabel('Security code').pressSequentially('123');
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
