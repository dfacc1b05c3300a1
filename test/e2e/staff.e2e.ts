import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium, type Page} from 'playwright-core';
import type {ContactList} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {onSimulator} from './processor/index.ts';
import {openWindow} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

/** The firm's own page, with the demo's person of the firm signed in by the ribbon. */
async function openDesk(): Promise<Page> {
  const page = await (await openWindow(browser)).newPage();
  await page.goto(`${demo.url}/staff/`);
  await page.getByText('Log in to manage access').waitFor();
  await page.getByRole('button', {name: 'Ruth Okafor'}).click();
  await page.getByRole('switch').first().waitFor();
  return page;
}

/** Opens a client from the list, and answers what the API said of its contacts. */
async function openClient(page: Page, name: string): Promise<ContactList> {
  await page.getByRole('searchbox').fill(name);
  // The list moves once more when it is narrowed.
  const others = page.getByRole('list', {name: 'Clients'}).getByRole('listitem');
  await others.filter({hasNotText: name}).first().waitFor({state: 'detached'});
  const answered = page.waitForResponse((response) =>
    /\/clients\/\w+\/contacts$/.test(response.url()),
  );
  await page.getByRole('button', {name: new RegExp(`^${name}`)}).click();
  return (await (await answered).json()) as ContactList;
}

describe('the firm’s own people', () => {
  it(
    'A-02, A-03: invite link and access field only with the portal on; re-send an invite',
    onSimulator('outbox'),
    async () => {
      const page = await openDesk();
      const {items: before} = await openClient(page, 'Osier Theatre');
      assert.ok(before.length > 0 && before.every((contact) => !('portal' in contact)));
      const [contact] = before;
      await page.getByText(contact?.email ?? '').waitFor();
      assert.equal(await page.getByRole('combobox', {name: /^Access of/}).count(), 0);
      assert.equal(await page.getByRole('button', {name: /invite/}).count(), 0);

      const answered = page.waitForResponse((response) => response.url().endsWith('/contacts'));
      await page.getByRole('switch').click();
      const {items: on} = (await (await answered).json()) as ContactList;
      assert.ok(on.every((each) => each.portal?.invite.state === 'not_invited'));
      const row = page.getByRole('row').filter({hasText: contact?.email ?? ''});
      await row.getByRole('combobox', {name: /^Access of/}).waitFor();

      await row.getByRole('button', {name: /^Send invite/}).click();
      await row.getByRole('button', {name: /^Re-send invite/}).click();
      await page
        .getByText(`Invite sent to ${contact?.email}. Earlier links no longer work.`)
        .first()
        .waitFor({state: 'attached'});

      await page.goto(`${demo.url}/outbox/`);
      const letters = page.getByRole('listitem').filter({hasText: contact?.email ?? ''});
      await letters.nth(1).waitFor();
    },
  );

  it('A-08: a payment link made by staff opens its invoice for a visitor on /pay/', async () => {
    const page = await openDesk();
    await openClient(page, 'Northgate Holdings');
    const invoices = page.getByRole('combobox', {name: 'Invoice'});
    const chosen = await invoices.locator('option').nth(1).innerText();
    await invoices.selectOption({index: 1});
    await page.getByRole('button', {name: 'Create payment link'}).click();
    const address = await page.getByRole('textbox', {name: 'Link'}).inputValue();
    assert.match(address, /\/pay\/#portal-link=/);

    const visitor = await (await openWindow(browser)).newPage();
    await visitor.goto(address);
    const [number = ''] = chosen.trim().split(' · ');
    await visitor.locator('portal-pay-link').getByText(number).first().waitFor();
    await visitor.getByRole('button', {name: /^Pay /}).waitFor();
    assert.ok(!visitor.url().includes('portal-link'));
  });
});
