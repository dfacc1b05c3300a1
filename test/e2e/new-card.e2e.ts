import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Invoice} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {processor} from './processor/index.ts';
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
    await visitor.hearsNothing();
    await visitor.signIn();
    await visitor.select(...invoices.map(({number}) => number));
    await visitor.paySelected.click();
    await dialog.getByRole('radio', {name: /Another payment method/}).check();
    await processor.formOn(page).typeCard(card);
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
    const visitor = await entering(invoices, asksEachTime);
    const {page, dialog} = visitor;
    await dialog.getByLabel('Save this payment method').check();
    await dialog.getByRole('button', {name: /^Pay \$/}).click();
    const result = dialog.getByRole('heading', {name: 'All 3 invoices are paid'});
    const confirmed = await visitor.confirmUntil(result);
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

  describe('while its session ends (P-16)', () => {
    /** The server knows the tab's session no more, and its next request is refused. */
    async function endSession({token}: Visitor): Promise<void> {
      const headers = {Authorization: `Bearer ${token}`};
      const {status} = await fetch(`${demo.apiUrl}/session`, {method: 'DELETE', headers});
      assert.equal(status, 204);
    }

    async function assertChargedOnce(invoices: readonly Invoice[]): Promise<void> {
      const intents = await processor.intentsOf(demo);
      for (const {id, due} of invoices) {
        const charged = intents
          .filter(({metadata, status}) => metadata['invoice'] === id && status === 'succeeded')
          .map(({amount_received: amount}) => amount);
        assert.deepEqual(charged, [due.amount]);
      }
    }

    it('before it is sent: signing in again finds the card and what was ticked, and each invoice is charged once', async () => {
      const invoices = await payable(2);
      const visitor = await entering(invoices, approved);
      const {page, dialog} = visitor;
      await page.keyboard.press('Escape');
      await dialog.waitFor({state: 'detached'});
      await visitor.paySelected.click();
      await dialog.getByRole('radio', {name: /Another payment method/}).check();
      await dialog.getByLabel('Save this payment method').check();
      await endSession(visitor);
      await dialog.getByRole('button', {name: /^Pay \$/}).click();
      await dialog.getByLabel('Email').waitFor();
      for (const {number} of invoices) await dialog.getByText(number).first().waitFor();

      await visitor.enterCredentials();
      const save = dialog.getByRole('checkbox', {name: 'Save this payment method', checked: true});
      await save.waitFor();
      const typed = await processor.formOn(page).typedNumber();
      assert.equal(typed.replaceAll(' ', ''), approved);
      await dialog.getByRole('button', {name: /^Pay \$/, disabled: false}).click();
      await dialog.getByRole('heading', {name: 'All 2 invoices are paid'}).waitFor();

      await assertChargedOnce(invoices);
      await page.context().close();
    });

    it('after it was sent, and its answer was lost: signing in again finds what was paid', async () => {
      const invoices = await payable(2);
      const visitor = await entering(invoices, approved);
      const {page, dialog} = visitor;
      await page.route(/\/payments$/, async (route) => {
        await route.fetch();
        await endSession(visitor);
        await route.abort();
      });
      await dialog.getByRole('button', {name: /^Pay \$/}).click();
      await dialog.getByLabel('Email').waitFor();

      await visitor.enterCredentials();
      await dialog.getByRole('heading', {name: 'All 2 invoices are paid'}).waitFor();

      assert.equal(visitor.payments().length, 1);
      await assertChargedOnce(invoices);
      await page.context().close();
    });
  });
});
