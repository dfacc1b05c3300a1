import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Invoice} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {StripeForm, untilBankAsks} from './stripe-form.ts';
import {openWindow, visit, type Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const approved = '4242424242424242';
const declined = '4000000000000002';
const asksEachTime = '4000002760003184';

describe('a new card in the payment dialog of the demo', async () => {
  const mara = await signInAs(demo, 'mara');

  async function payable(count: number): Promise<Invoice[]> {
    const found = (await mara.invoices())
      .slice(0, 25)
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'))
      .slice(0, count);
    assert.equal(found.length, count);
    return found;
  }

  /** Somebody who has entered this card for these invoices. */
  async function entering(invoices: readonly Invoice[], card: string): Promise<Visitor> {
    const visitor = await visit(await openWindow(browser), demo);
    const {page, dialog} = visitor;
    await visitor.signIn();
    await visitor.select(...invoices.map(({number}) => number));
    await visitor.paySelected.click();
    await dialog.getByRole('radio', {name: /Another payment method/}).check();
    const form = new StripeForm(page);
    await form.typeCard(card);
    return visitor;
  }

  it('pays one invoice, unsaved, and the saved methods stay what they were (P-02)', async () => {
    const before = await mara.methods();
    const [invoice] = await payable(1);
    const {page, dialog} = await entering([invoice!], approved);
    await dialog.getByRole('button', {name: /^Pay \$/}).click();
    await dialog.getByRole('heading', {name: `${invoice!.number} is paid`}).waitFor();

    assert.deepEqual(await mara.methods(), before);
    await page.context().close();
  });

  it('three invoices, saved, its bank asking each time: paid, one confirmation after the other (P-11, P-14)', async () => {
    const invoices = await payable(3);
    const {page, dialog} = await entering(invoices, asksEachTime);
    await dialog.getByLabel('Save this payment method').check();
    await dialog.getByRole('button', {name: /^Pay \$/}).click();
    const result = dialog.getByRole('heading', {name: 'All 3 invoices are paid'});
    const confirm = dialog.getByRole('button', {name: 'Confirm now', disabled: false});
    let confirmed = 0;
    for (;;) {
      await result.or(confirm).first().waitFor();
      if (await result.isVisible()) break;
      await confirm.click();
      const bank = await untilBankAsks(page);
      await page.keyboard.press('Enter');
      await bank.locator('body').waitFor({state: 'detached'});
      confirmed += 1;
    }
    assert.ok(confirmed >= 3, `asked ${confirmed} times`);

    const saved = (await mara.methods()).find(({last4}) => last4 === '3184');
    assert.equal(saved?.isDefault, false);
    await page.context().close();
  });

  it('one that is declined: not paid, said why, and paid by another card typed in its place', async () => {
    const [invoice] = await payable(1);
    const {page, dialog} = await entering([invoice!], declined);
    await dialog.getByRole('button', {name: /^Pay \$/}).click();
    await dialog.getByRole('heading', {name: `${invoice!.number} is not paid`}).waitFor();
    await dialog.getByText('The bank refused this card.').waitFor();
    await page.context().close();
  });
});
