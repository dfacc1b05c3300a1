import {expect} from '@open-wc/testing';
import '../../../../src/elements/payment-history/define.ts';
import {createTestPortal, ivo, scenarios, testPassword} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {portalAbove} from '../../support/mount.ts';
import {methodsPage} from '../../views/methods/page.ts';

describe('<portal-payment-methods>', () => {
  it('M-01 reads that nothing is saved, and what saving is good for', async () => {
    const {page, element} = await methodsPage(createTestPortal(), {}, 'empty');

    expect(page.heading).to.equal('Payment Methods');
    expect(page.text).to.include(
      'No saved payment methods Add a card or bank account to pay faster next time.',
    );
    await expectAccessible(element);
  });

  it('L-14 shows nothing, and asks for nothing, where the firm takes no payments', async () => {
    const {page, portal} = await methodsPage(scenarios.noWallet(), {}, 'unavailable');

    expect(page.text).to.equal('');
    expect(portal.requests.some(({operation}) => operation === 'listMethods')).to.equal(false);
  });

  it('A-05 says that the portal is off, and whom to ask, and asks for nothing', async () => {
    const {page, portal, element} = await methodsPage(scenarios.portalOff(), {}, 'unavailable');
    await page.until(() => page.root.querySelector('.panel') !== null);

    expect(page.heading).to.equal('Payment Methods');
    expect(page.text).to.include('The client portal is not available');
    expect(page.text).to.include('The firm has not turned it on for your company. Ask the firm.');
    expect(page.root.querySelectorAll('button').length).to.equal(0);
    expect(portal.requests.some(({operation}) => operation === 'listMethods')).to.equal(false);
    await expectAccessible(element);
  });

  it('A-05 gives way to that when the portal is turned off meanwhile, step and all', async () => {
    const {page, portal, element} = await methodsPage(scenarios.empty());
    page.press('Add Payment Method');
    await page.until(() => page.dialog !== null);

    portal.turnPortal(false);
    await element.reload();
    await page.until(() => element.matches(':state(unavailable)'));

    expect(page.text).to.include('The client portal is not available');
    expect(page.text).to.include('billing@');
    expect(page.dialog).to.equal(null);
  });

  it('L-14 still shows nothing when the portal of a firm that takes no payments is turned off', async () => {
    const {page, portal, provider} = await methodsPage(scenarios.noWallet(), {}, 'unavailable');

    const other = document.createElement('portal-payment-history');
    provider.append(other);

    portal.turnPortal(false);
    await other.reload();
    await page.until(() => other.matches(':state(unavailable)'));

    expect(page.text).to.equal('');
  });

  it('asks a visitor to log in, through an event that the page may prevent', async () => {
    const {page, element, provider} = await methodsPage(scenarios.signedOut(), {}, 'signed-out');

    expect(page.text).to.include('Log in to see your payment methods');
    await expectAccessible(element);
    element.addEventListener('portal-sign-in-requested', (event) => event.preventDefault(), {
      once: true,
    });
    page.press('Login');
    expect(provider.renderRoot.querySelector('portal-sign-in-view')).to.equal(null);
    page.press('Login');
    await page.until(() => provider.renderRoot.querySelector('portal-sign-in-view') !== null);
  });

  it('fails as itself, never as empty, and loads on Retry', async () => {
    const portal = scenarios.empty();
    portal.faults.always('listMethods', 'error');
    const {page, element} = await methodsPage(portal, {}, 'failed');

    expect(page.text).to.include('We could not load your payment methods');
    expect(page.text).to.match(/Reference request_/);
    await expectAccessible(element);
    portal.faults.clear();
    page.press('Retry');
    await page.until(() => element.matches(':state(ready)'));
  });

  it('keeps what it shows when a reload fails, and says from when it is', async () => {
    const portal = scenarios.empty();
    const {page, element} = await methodsPage(portal);
    portal.faults.next('listMethods', 'error');
    await element.reload();
    await element.updateComplete;

    expect(page.rows).to.have.lengthOf(3);
    expect(page.notice).to.match(/^Could not refresh\. This is from /);
  });

  it("M-02 never shows one contact's methods under another's name", async () => {
    const portal = scenarios.signedOut();
    portal.addMethod({contactId: ivo.id, last4: '0005'});
    const {page, element, provider} = await methodsPage(portal, {}, 'signed-out');
    await provider.signIn({grant: 'password', email: ivo.email, password: testPassword});
    await page.until(() => page.text.includes('0005'));

    await provider.signOut();
    await page.until(() => element.matches(':state(signed-out)'));
    expect(page.text).not.to.include('0005');
  });

  it('M-06 hears from another tab that a method is gone', async () => {
    const portal = scenarios.empty();
    const {page, provider, element} = await methodsPage(portal);
    // Other tabs are heard once the code for it is there.
    await portalAbove(element).client.whole();
    const other = new BroadcastChannel(`client-portal-elements:${provider.apiUrl}:con_mara`);
    await provider.api!.removeMethod('pmt_000002');
    other.postMessage('changed');

    await page.until(() => page.rows.length === 2);
    other.close();
  });

  it('gives its place to the slots of the page', async () => {
    const {page, element} = await methodsPage(createTestPortal(), {}, 'empty');
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Nothing here';
    element.append(own);
    await element.updateComplete;

    expect(own.checkVisibility()).to.equal(true);
    expect(page.root.querySelector('[part~=state]')?.checkVisibility()).to.equal(false);
  });
});
