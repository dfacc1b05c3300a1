import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {processor} from './processor/index.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

describe("a contact's payment methods in a browser", () => {
  it('M-01, M-04, M-05, M-06, M-07, M-11: adds a card that its bank asks about, makes it the default, deletes it', async () => {
    const mara = await signInAs(demo, 'mara');
    const known = await mara.methods();
    const usual = known.find(({isDefault}) => isDefault);
    const visitor = await visit(await openWindow(browser), demo);
    const {page, dialog} = visitor;
    await visitor.signIn();

    await page
      .locator('portal-account-menu')
      .getByRole('button', {name: /^Account/})
      .click();
    await page.getByRole('menuitem', {name: 'Payment Methods'}).click();
    await dialog.getByRole('heading', {name: 'Payment Methods'}).waitFor();
    await dialog
      .getByRole('listitem')
      .nth(known.length - 1)
      .waitFor();
    assert.equal(await dialog.getByRole('listitem').count(), known.length);

    await visitor.button('Add Payment Method').click();
    await processor.formOn(page).typeCard('4000002500003155');
    await dialog.getByText('keeps this card for payments you start here').waitFor();
    await dialog.getByLabel('Make Default Payment').check();
    await visitor.button('Save Payment').click();
    await (await processor.bankAsks(page)).complete();
    await dialog
      .getByText(/Visa ••••.3155 was saved\. Visa ••••.3155 is now your default\./)
      .first()
      .waitFor();

    const withNew = await mara.methods();
    assert.equal(withNew.length, known.length + 1);
    assert.deepEqual([withNew[0]?.last4, withNew[0]?.isDefault], ['3155', true]);

    await visitor.button('Delete Visa ending in 3155').click();
    await dialog.getByRole('heading', {name: /Delete Visa ••••.3155/}).waitFor();
    await visitor.button('Delete').click();
    await dialog
      .getByText(/Visa ••••.3155 was deleted\..* is now your default\./)
      .first()
      .waitFor();
    assert.deepEqual(
      (await mara.methods()).map(({id}) => id).sort(),
      known.map(({id}) => id).sort(),
    );

    if (usual && !(await mara.methods())[0]?.isDefault) assert.fail('There is no default left');
    const urls = visitor.requests.join('\n');
    assert.doesNotMatch(urls, /4000002500003155/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'detached'});
    await visitor.seesFocus(page.getByRole('button', {name: 'Account: Mara Lindt'}));
  });
});
