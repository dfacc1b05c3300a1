import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createTestPortal, northgate, ruth, testPassword} from '../../../../src/testing/index.ts';
import type {TestPortal, TestPortalOptions} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {openDesk, stopServing} from './page.ts';

/** Northgate with Mara and Ivo, its portal on; Osier Theatre with Nell, its portal off. */
function withClients(options: TestPortalOptions = {}) {
  const portal = createTestPortal(options);
  const osier = portal.addClient({name: 'Osier Theatre', isPortalOn: false});
  const nell = portal.addContact({
    clientId: osier.id,
    name: 'Nell Abara',
    email: 'nell.abara@osier.example',
    password: null,
    hasAccess: false,
  });
  return {portal, osier, nell};
}

const asked = (portal: TestPortal, operation: string) =>
  portal.requests.filter((request) => request.operation === operation);

describe('<portal-client-access>', () => {
  afterEach(stopServing);

  it('lists the clients of the firm, each with its switch', async () => {
    const {portal} = withClients();
    const {page, element} = await openDesk(portal);
    const names = page.all('client').map((each) => each.querySelector('.strong')?.textContent);
    expect(names).to.deep.equal(['Northgate Holdings', 'Osier Theatre']);
    const switches = page.all('switch');
    expect(switches.map((each) => each.ariaChecked)).to.deep.equal(['true', 'false']);
    expect(switches.map((each) => each.ariaLabel)).to.deep.equal([
      'Client portal, Northgate Holdings',
      'Client portal, Osier Theatre',
    ]);
    await expectAccessible(element);
  });

  it('finds clients by a part of the name, and says how many', async () => {
    const {portal} = withClients();
    const {page, element} = await openDesk(portal);
    page.one('search').focus();
    await sendKeys({type: 'osier'});
    await page.until(() => page.all('client').length === 1 && page.said.includes('1 client'));
    expect(page.text).to.include('Osier Theatre');
    await sendKeys({type: 'x'});
    await page.until(() => page.text.includes('No client matches “osierx”'));
    await expectAccessible(element);
    await sendKeys({press: 'Escape'});
    await page.until(() => page.all('client').length === 2);
  });

  it('leaves each client its own row while the list is narrowed: a press begun on one ends on no other', async () => {
    const {portal, osier} = withClients();
    const {page} = await openDesk(portal);
    const own = () => page.root.querySelector(`#switch-${osier.id}`);
    const before = own();
    page.one('search').focus();
    await sendKeys({type: 'osier'});
    await page.until(() => page.all('client').length === 1);
    expect(own() === before).to.equal(true);
  });

  it('opens a client in the list’s place, and goes back to its row', async () => {
    const {portal, osier} = withClients();
    const {page} = await openDesk(portal);
    page.root.querySelector<HTMLElement>(`#client-${osier.id}`)?.click();
    await page.until(() => page.text.includes('nell.abara@osier.example'));
    await expectFocus(() => page.root.querySelector('#heading'));
    page.press('back');
    await page.until(() => page.all('client').length === 2);
    await expectFocus(() => page.root.querySelector(`#client-${osier.id}`));
  });

  it('A-02 while the portal is off, shows name and e-mail alone: no access, no invite', async () => {
    const {portal, osier} = withClients();
    const {page, element} = await openDesk(portal, {clientId: osier.id});
    expect(page.columns).to.deep.equal(['Contact']);
    expect(page.text).to.include('Nell Abara').and.include('nell.abara@osier.example');
    expect(page.all('access').length).to.equal(0);
    expect(page.all('invite').length).to.equal(0);
    expect(page.text).to.include('Turn the portal on to give contacts access and send invites.');
    expect(portal.contactsOf(osier.id).some((contact) => 'portal' in contact)).to.equal(false);
    await expectAccessible(element);
  });

  it('A-02 turned on, access and invite are there once the server has done it', async () => {
    const {portal, osier} = withClients();
    const {page} = await openDesk(portal, {clientId: osier.id});
    portal.faults.next('changeClient', 'hang');
    page.press('switch');
    await page.until(() => page.one('switch').ariaBusy === 'true');
    expect(page.one('switch').ariaChecked).to.equal('false');
    expect(page.all('invite').length).to.equal(0);
    portal.faults.clear();
    await page.until(() => page.all('invite').length === 1);
    expect(page.one('switch').ariaChecked).to.equal('true');
    expect(page.columns.slice(0, 3)).to.deep.equal(['Contact', 'Access', 'Invite']);
    await page.until(() => page.said.includes('The portal is on for Osier Theatre.'));
    expect(portal.audit.map(({action}) => action)).to.deep.equal(['portal.turned_on']);
  });

  it('A-01 Wallet-only gate: says why a firm without the Wallet cannot turn it on, and leaves it off', async () => {
    const {portal, osier} = withClients({firm: {takesPayments: false}});
    const {page, element} = await openDesk(portal, {clientId: osier.id});
    const reason = 'does not take payments here, so the portal can’t be turned on.';
    expect(page.text).to.include(reason);
    page.press('switch');
    await page.until(() => page.notice.includes(reason));
    expect(page.one('switch').ariaChecked).to.equal('false');
    await page.until(() => page.said.includes(reason));
    expect(page.all('create').length).to.equal(0);
    await expectAccessible(element);
  });

  it('A-05 asks before it turns a portal off, with the focus on keeping it', async () => {
    const {portal} = withClients();
    const {page, element} = await openDesk(portal, {clientId: northgate.id});
    page.press('switch');
    await page.until(() => page.dialog?.open === true);
    expect(page.text).to.include('Turn off the portal for Northgate Holdings?');
    await expectFocus(() => page.one('keep'));
    await expectAccessible(element);
    page.press('keep');
    await page.until(() => page.dialog === null);
    await expectFocus(() => page.one('switch'));
    expect(asked(portal, 'changeClient').length).to.equal(0);

    page.press('switch');
    await page.until(() => page.dialog?.open === true);
    page.press('confirm');
    await page.until(() => page.one('switch').ariaChecked === 'false');
    expect(page.columns).to.deep.equal(['Contact']);
    await page.until(() => page.said.includes('The portal is off for Northgate Holdings.'));
  });

  it('A-03 sends the invite, and again by the same action', async () => {
    const {portal, osier, nell} = withClients();
    portal.turnPortal(true, osier.id);
    const {page, sent, element} = await openDesk(portal, {clientId: osier.id});
    expect(page.one('invite').ariaLabel).to.equal('Send invite, Nell Abara');
    expect(page.text).to.include('Not invited');
    page.press('invite');
    await page.until(() => page.one('invite').ariaLabel === 'Re-send invite, Nell Abara');
    expect(page.text).to.include('Invited');
    expect(page.one<HTMLSelectElement>('access').value).to.equal('user');
    await page.until(() =>
      page.said.includes('Invite sent to nell.abara@osier.example. Earlier links no longer work.'),
    );
    await expectAccessible(element);
    page.press('invite');
    await page.until(() => portal.contactsOf(osier.id)[0]?.portal?.invite.count === 2);
    await page.until(() => sent.length === 2);
    expect(sent.map(({contactId, clientId}) => [contactId, clientId])).to.deep.equal([
      [nell.id, osier.id],
      [nell.id, osier.id],
    ]);
    expect(portal.contactsOf(osier.id).length).to.equal(1);
  });

  it('A-03 asks again under the same key where an answer got lost, so that one invite is sent', async () => {
    const {portal, osier} = withClients();
    portal.turnPortal(true, osier.id);
    const {page} = await openDesk(portal, {clientId: osier.id});
    portal.faults.next('sendInvite', 'drop-after');
    page.press('invite');
    await page.until(() => page.notice.includes('You seem to be offline.'));
    page.press('invite');
    await page.until(() => page.one('invite').ariaLabel === 'Re-send invite, Nell Abara');
    expect(portal.contactsOf(osier.id)[0]?.portal?.invite.count).to.equal(1);
  });

  it('A-04 asks before it removes access, and shows what the server did', async () => {
    const {portal} = withClients();
    const {page, element} = await openDesk(portal, {clientId: northgate.id});
    page.choose('access', 'none');
    await page.until(() => page.dialog?.open === true);
    expect(page.text).to.include('Remove access for Mara Lindt?');
    expect(page.one<HTMLSelectElement>('access').value).to.equal('user');
    await expectFocus(() => page.one('keep'));
    await expectAccessible(element);
    await sendKeys({press: 'Escape'});
    await page.until(() => page.dialog === null);
    await expectFocus(() => page.one('access'));
    expect(asked(portal, 'changeAccess').length).to.equal(0);

    page.choose('access', 'none');
    await page.until(() => page.dialog?.open === true);
    page.press('confirm');
    await page.until(() => page.one<HTMLSelectElement>('access').value === 'none');
    await page.until(() => page.said.includes('Mara Lindt: No portal access'));
    page.choose('access', 'user');
    await page.until(() => page.one<HTMLSelectElement>('access').value === 'user');
    expect(page.dialog).to.equal(null);
    expect(portal.audit.map(({action}) => action)).to.deep.equal([
      'access.removed',
      'access.given',
    ]);
  });

  it('says so where a colleague was faster, and goes on with what they have made of it', async () => {
    const {portal, osier} = withClients();
    const {page} = await openDesk(portal, {clientId: osier.id});
    portal.before('changeClient', () => portal.turnPortal(true, osier.id));
    page.press('switch');
    await page.until(() => page.notice.includes('This has changed since you opened it.'));
    await page.until(() => page.one('switch').ariaChecked === 'true');
  });

  it('A-02 a portal that is turned off meanwhile is no end of a staff session', async () => {
    const {portal} = withClients();
    const {page} = await openDesk(portal, {clientId: northgate.id});
    portal.before('sendInvite', () => portal.turnPortal(false));
    page.press('invite');
    await page.until(() => page.columns.length === 1);
    expect(page.element.matches(':state(ready)')).to.equal(true);
    await page.until(() => page.notice.includes('This has changed since you opened it.'));
  });

  it('makes a payment link, shows its address once, and copies it', async () => {
    const {portal} = withClients();
    const {id} = portal.addInvoice({number: 'INV-7', total: 125_000});
    portal.addInvoice({number: 'INV-8', total: 5_000, paid: 5_000});
    const {page, element} = await openDesk(portal, {clientId: northgate.id});
    await page.until(() => page.all('create').length === 1);
    expect(page.text).to.include('Choose an invoice first.');
    const options = [...page.one<HTMLSelectElement>('invoice').options].map((each) => each.text);
    expect(options.map((each) => each.trim())).to.deep.equal(['–', 'INV-7 · $1,250.00']);
    page.choose('invoice', id);
    await page.until(() => page.one('create').ariaDisabled === null);
    page.press('create');
    await page.until(() => page.all('link').length === 1);
    const {value} = page.one<HTMLInputElement>('link');
    expect(value).to.match(/^https:\/\/alderquay\.example\/pay\/#portal-link=\w+$/);
    await expectFocus(() => page.one('link'));
    await page.until(() => page.text.includes('Works until'));
    await expectAccessible(element);

    const before = navigator.clipboard.writeText;
    const copied: string[] = [];
    navigator.clipboard.writeText = async (text) => void copied.push(text);
    page.press('copy');
    await page.until(() => page.one('copy').textContent.trim() === 'Copied');
    navigator.clipboard.writeText = before;
    expect(copied).to.deep.equal([value]);
    await page.until(() => page.said.includes('Link copied'));
  });

  it('A-08 asks before it revokes a link', async () => {
    const {portal} = withClients();
    const {id} = portal.addInvoice({number: 'INV-7'});
    portal.addLink(id);
    const {page, element} = await openDesk(portal, {clientId: northgate.id});
    await page.until(() => page.all('invoice').length === 1);
    page.choose('invoice', id);
    await page.until(() => page.all('revoke').length === 1);
    page.press('revoke');
    await page.until(() => page.dialog?.open === true);
    expect(page.text).to.include('Nobody can open the invoice with it any more.');
    await expectFocus(() => page.one('keep'));
    await expectAccessible(element);
    await sendKeys({press: 'Escape'});
    await page.until(() => page.dialog === null);
    await expectFocus(() => page.one('revoke'));
    expect(asked(portal, 'revokeLink').length).to.equal(0);

    page.press('revoke');
    await page.until(() => page.dialog?.open === true);
    page.press('confirm');
    await page.until(() => page.all('revoke').length === 0);
    await expectFocus(() => page.one('invoice'));
    await page.until(() => page.said.includes('The link was revoked.'));
  });

  it('L-17 shows invoices on hold and releases them', async () => {
    const {portal} = withClients();
    const {id} = portal.addInvoice({number: 'INV-9', isOnHold: true});
    const {page, element} = await openDesk(portal, {clientId: northgate.id});
    await page.until(() => page.all('hold').length === 1);
    expect(page.text).to.include('INV-9').and.include('Disputed');
    await expectAccessible(element);
    page.press('release');
    await page.until(() => page.all('hold').length === 0);
    await page.until(() => page.said.includes('INV-9 can be paid again.'));
    expect(portal.show(id).payableAmount).not.to.equal(null);
  });

  it('is for a visitor until one of the firm’s people signs in', async () => {
    const {portal} = withClients();
    const {page, provider, opened, element} = await openDesk(portal, {
      getSession: null,
      state: 'signed-out',
    });
    expect(page.text).to.include('Log in to manage access');
    await expectAccessible(element);
    page.press('login');
    await page.until(() => opened.length === 1);
    expect(opened[0]?.view).to.equal('sign-in');
    await provider.signIn({grant: 'password', email: ruth.email, password: testPassword});
    await page.untilState('ready');
    await page.until(() => page.all('client').length === 2);
    await provider.signOut();
    await page.untilState('signed-out');
    expect(page.text).not.to.include('Northgate');
  });

  it('A-07 a contact’s token finds nothing at the staff API, and is told so', async () => {
    const {portal} = withClients();
    const {page, element} = await openDesk(portal, {
      getSession: portal.getSession,
      state: 'unavailable',
    });
    expect(page.text).to.include('This is not for your account');
    expect(asked(portal, 'listClients').length).to.equal(0);
    await expectAccessible(element);
  });

  it('shows loading, nothing yet, and what failed with Retry', async () => {
    const {portal} = withClients();
    portal.faults.next('listClients', 'hang');
    const {page, element} = await openDesk(portal, {state: 'loading'});
    await expectAccessible(element);
    portal.faults.clear();
    await page.untilState('ready');

    portal.faults.next('listClients', 'error');
    await element.reload();
    await page.until(() => page.notice.includes('Could not refresh.'));
    await expectAccessible(element);
    page.press('retry');
    await page.until(() => page.notice === '');
  });

  it('X-02 an answer that breaks the contract fails with Retry', async () => {
    const {portal} = withClients();
    portal.faults.next('getClient', 'missing-field');
    const {page, element} = await openDesk(portal, {clientId: northgate.id, state: 'failed'});
    expect(page.text).to.include('We could not load this');
    await expectAccessible(element);
    page.press('retry');
    await page.untilState('ready');
  });

  it('can be used by keyboard alone: on, invite, and off again', async () => {
    const {portal, osier} = withClients();
    const {page} = await openDesk(portal, {clientId: osier.id});
    page.one('switch').focus();
    await sendKeys({press: ' '});
    await page.until(() => page.all('invite').length === 1);
    await expectFocus(() => page.one('switch'));
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('access'));
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('invite'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.one('invite').ariaLabel === 'Re-send invite, Nell Abara');
    await expectFocus(() => page.one('invite'));
    page.one('switch').focus();
    await sendKeys({press: ' '});
    await page.until(() => page.dialog?.open === true);
    await expectFocus(() => page.one('keep'));
    await sendKeys({press: 'Escape'});
    await page.until(() => page.dialog === null);
    await expectFocus(() => page.one('switch'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.dialog?.open === true);
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('confirm'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.columns.length === 1);
  });

  it('can be used by keyboard alone: a client, a payment link, its end, a hold, and back', async () => {
    const {portal} = withClients();
    const {id} = portal.addInvoice({number: 'INV-7'});
    portal.addInvoice({number: 'INV-9', isOnHold: true});
    const {page} = await openDesk(portal);
    page.root.querySelector<HTMLElement>(`#client-${northgate.id}`)?.focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => page.all('invoice').length === 1 && page.all('hold').length === 1);
    await expectFocus(() => page.root.querySelector('#heading'));

    page.one('invoice').focus();
    page.choose('invoice', id);
    await page.until(() => page.one('create').ariaDisabled === null);
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('create'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.all('link').length === 1 && page.all('revoke').length === 1);
    await expectFocus(() => page.one('link'));
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('copy'));
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('revoke'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.dialog?.open === true);
    await sendKeys({press: 'Tab'});
    await expectFocus(() => page.one('confirm'));
    await sendKeys({press: 'Enter'});
    await page.until(() => page.all('revoke').length === 0);
    await expectFocus(() => page.one('invoice'));
    expect(page.all('link').length).to.equal(0);

    page.one('release').focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => page.all('hold').length === 0);
    page.one('back').focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => page.all('client').length === 2);
    await expectFocus(() => page.root.querySelector(`#client-${northgate.id}`));
  });

  it('Show more goes on with the first client that has come', async () => {
    const {portal} = withClients();
    for (let count = 0; count < 60; count += 1) portal.addClient({name: `Client ${count + 100}`});
    const {page} = await openDesk(portal);
    const before = page.all('client').length;
    page.press('more');
    await page.until(() => page.all('client').length > before);
    const first = page.all('client')[before]?.querySelector('button');
    await page.until(() => page.root.activeElement === first);
  });

  for (const [locale, words] of [
    ['de-DE', 'Kundenportal'],
    ['ar-EG', 'بوابة العملاء'],
  ] as const) {
    it(`speaks ${locale}`, async () => {
      const {portal} = withClients();
      portal.addInvoice({number: 'INV-9', isOnHold: true});
      const {page, element} = await openDesk(portal, {clientId: northgate.id, locale});
      await page.until(() => page.text.includes(words));
      await page.until(() => page.all('hold').length === 1);
      await expectAccessible(element);
    });
  }
});
