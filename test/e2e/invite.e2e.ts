import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Client, ClientPage, Contact, ContactList} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {openDesk} from './desk.ts';
import {startDemo} from './harness.ts';
import {onSimulator} from './processor/index.ts';
import {openWindow} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

describe('an invite, from the firm to the portal', () => {
  it(
    'A-02, A-03: portal on, invite, re-send, outbox, accept, and the invoices are there',
    onSimulator('outbox'),
    async () => {
      const [ruth] = demo.staffSignIns;
      assert.ok(ruth);
      const desk = await openDesk(demo, ruth);
      const {items: clients} = await desk<ClientPage>('GET', '/clients?q=osier');
      const [osier] = clients;
      assert.ok(osier && !osier.portal.enabled);
      const contacts = `/clients/${osier.id}/contacts`;
      const before = (await desk<ContactList>('GET', contacts)).items;
      assert.ok(before.length > 0 && before.every(({portal}) => portal === undefined));

      const path = `/clients/${osier.id}`;
      await desk<Client>('PATCH', path, {portal: {enabled: true}}, osier.version);
      const [contact] = (await desk<ContactList>('GET', contacts)).items;
      assert.equal(contact?.portal?.invite.state, 'not_invited');
      await desk('POST', `/contacts/${contact.id}/invites`);
      const sent = await desk<Contact>('POST', `/contacts/${contact.id}/invites`);
      assert.equal(sent.portal?.invite.count, 2);

      const page = await (await openWindow(browser)).newPage();
      await page.goto(`${demo.url}/outbox/`);
      const letters = page.getByRole('listitem').filter({hasText: contact.email});
      await letters.nth(1).waitFor();
      const links = letters.getByRole('link');

      // The newest stands first; the older one says that there is a newer.
      const [newer, older] = await links.evaluateAll((found) =>
        found.map((link) => (link as HTMLAnchorElement).href),
      );
      assert.ok(newer && older);
      await accept(older);
      await page.getByText('A newer invite was sent.').waitFor();
      await accept(newer);
      await page.getByRole('heading', {name: 'You are logged in'}).waitFor();
      await page.getByRole('link', {name: 'Go to the portal'}).click();
      await page.waitForURL('**/portal/');
      await page
        .locator('portal-account-menu')
        .getByRole('button', {name: /^Account/})
        .waitFor();

      async function accept(link: string): Promise<void> {
        // Two addresses of one page are one document to a browser: a letter opens a new one.
        await page.goto('about:blank');
        await page.goto(link);
        await page.getByLabel('New password').fill('a password of my own');
        assert.doesNotMatch(page.url(), /portal-invite/);
        await page.getByRole('button', {name: 'Accept the invite'}).click();
      }
    },
  );
});
