import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs, type Contact} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';
import {StandInForm} from './processor/simulator.ts';
import {openWindow, visit, type Visitor} from './visitor.ts';

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

    await openMethods(visitor);
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

  const proofs = onSimulator('account in which small deposits arrive');

  it(
    'M-09: an account entered in the form is proved by the code that arrives; a wrong one leaves tries',
    proofs,
    async () => {
      const mara = await signInAs(demo, 'mara');
      const visitor = await visit(await openWindow(browser), demo);
      const {page, dialog} = visitor;
      await visitor.signIn();
      await openMethods(visitor);
      await visitor.button('Add Payment Method').click();
      const form = new StandInForm(page);
      await form.typeAccount('000333333335');
      await form.verifyLater();
      await visitor.button('Save Payment').click();
      await visitor.button(/^Verify .* ending in 3335$/).click();

      await dialog.getByLabel('Code').fill('SM99ZZ');
      await visitor.button('Verify account').click();
      await dialog.getByText('That does not match. 9 tries left.').first().waitFor();
      assert.equal(await statusOf(mara, '3335'), 'pending_verification');
      await dialog.getByLabel('Code').fill('SM11AA');
      await visitor.button('Verify account').click();
      await dialog
        .getByText(/3335 is verified and can pay now\./)
        .first()
        .waitFor();
      assert.equal(await statusOf(mara, '3335'), 'active');
      await page.context().close();
    },
  );

  it('M-09: another one is proved by its two amounts', proofs, async () => {
    const mara = await signInAs(demo, 'mara');
    await mara.call('POST', '/payment-methods', {
      confirmationToken: await savingsToken(),
      makeDefault: false,
      consent: {textVersion: 'e2e', locale: 'en'},
    });
    const visitor = await visit(await openWindow(browser), demo);
    const {page, dialog} = visitor;
    await visitor.signIn();
    await openMethods(visitor);
    await visitor.button(/^Verify .* ending in 1116$/).click();

    await dialog.getByLabel('First amount').fill('0.31');
    await dialog.getByLabel('Second amount').fill('0.45');
    await visitor.button('Verify account').click();
    await dialog.getByText('That does not match. 9 tries left.').first().waitFor();
    assert.equal(await statusOf(mara, '1116'), 'pending_verification');
    await dialog.getByLabel('First amount').fill('0.32');
    await visitor.button('Verify account').click();
    await dialog
      .getByText(/1116 is verified and can pay now\./)
      .first()
      .waitFor();
    assert.equal(await statusOf(mara, '1116'), 'active');
    await page.context().close();
  });
});

async function openMethods({page, dialog}: Visitor): Promise<void> {
  await page
    .locator('portal-account-menu')
    .getByRole('button', {name: /^Account/})
    .click();
  await page.getByRole('menuitem', {name: 'Payment Methods'}).click();
  await dialog.getByRole('heading', {name: 'Payment Methods'}).waitFor();
}

async function statusOf(contact: Contact, last4: string): Promise<string | undefined> {
  return (await contact.methods()).find((method) => method.last4 === last4)?.status;
}

/** The stand-in's form is for checking accounts, whose deposits carry a code; others have amounts. */
async function savingsToken(): Promise<string> {
  const response = await fetch(`${demo.simulatorUrl}/v1/confirmation_tokens`, {
    method: 'POST',
    headers: {Authorization: 'Bearer pk_test_e2e', 'Content-Type': 'application/json'},
    body: JSON.stringify({
      client_context: {mode: 'setup'},
      setup_future_usage: 'on_session',
      payment_method_data: {
        type: 'us_bank_account',
        alias: 'bank_noAccount',
        billing_details: {name: 'Mara Lindt'},
        us_bank_account: {account_type: 'savings', verification: 'microdeposits'},
      },
    }),
  });
  assert.equal(response.status, 200);
  return ((await response.json()) as {id: string}).id;
}
