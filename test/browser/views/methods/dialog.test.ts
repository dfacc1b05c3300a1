import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {scenarios} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {methodsDialog} from './page.ts';

describe('the payment methods as a dialog', () => {
  it('M-01 shows the list under its title, and gives the focus back when it is closed', async () => {
    const {page, opener} = await methodsDialog(scenarios.empty());
    await page.until(() => page.rows.length === 3);

    expect(page.heading).to.equal('Payment Methods');
    await expectFocus(() => page.root.querySelector('h2'));
    await expectAccessible(page.host);
    await sendKeys({press: 'Escape'});
    await page.until(() => !page.host.isConnected);
    await expectFocus(() => opener);
  });

  it('M-06 asks in the place of the list, never in a dialog over a dialog', async () => {
    const {page, opener} = await methodsDialog(scenarios.empty());
    await page.until(() => page.rows.length === 3);
    const removed: unknown[] = [];
    opener.addEventListener('portal-method-removed', (event) => {
      removed.push(event.methodId);
    });

    // With a real key: a browser lets nobody keep a dialog open who has done nothing.
    page.button('Delete Mastercard ending in 4444').focus();
    await sendKeys({press: 'Enter'});
    await page.untilOpen('Delete Mastercard •••• 4444?');
    expect(page.root.querySelectorAll('dialog')).to.have.lengthOf(1);
    await expectFocus(() => page.button('Keep it'));
    await expectAccessible(page.host);
    await sendKeys({press: 'Escape'});
    await page.untilOpen('Payment Methods');
    await expectFocus(() => page.button('Delete Mastercard ending in 4444'));

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Back');
    await page.untilOpen('Payment Methods');
    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.press('Delete');
    await page.until(() => page.rows.length === 2);
    expect(removed).to.deep.equal(['pmt_000002']);
    await page.until(() => page.said.includes('Mastercard ending in 4444 was deleted.'));
  });

  it('goes away as a whole where the browser closes it without asking', async () => {
    const {page, opener} = await methodsDialog(scenarios.empty());
    await page.until(() => page.rows.length === 3);

    page.press('Delete Mastercard ending in 4444');
    await page.untilOpen('Delete Mastercard •••• 4444?');
    page.dialog!.close();
    await page.until(() => !page.host.isConnected);
    await expectFocus(() => opener);
  });
});
