import {expect, fixture, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/pay-link/define.ts';
import type {PortalOpenViewEvent} from '../../../../src/events/index.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createInMemoryApi,
  createTestGateway,
  createTestPortal,
  mara,
  testPassword,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {anAddress} from '../../support/address.ts';
import {expectAccessible} from '../../support/axe.ts';
import {textOf} from '../../views/payment/dialog.ts';

const invoiceSeed = {number: 'INV-7', total: 125_000};

/** A page that somebody opened by a payment link. */
async function openPage(
  portal: TestPortal,
  token: string | null,
  state: string,
  {opensViews = false} = {},
) {
  portal.signedInAs = null;
  if (token !== null) history.replaceState(null, '', `#chapter=2&portal-link=${token}`);
  const opened: PortalOpenViewEvent[] = [];
  const provider = await fixture<PortalProvider>(html`
    <portal-provider
      api-url=${anAddress()}
      session="memory"
      locale="en-US"
      .api=${createInMemoryApi(portal)}
      .gateway=${createTestGateway(portal)}
      @portal-open-view=${(event: PortalOpenViewEvent) => {
        if (!opensViews) event.preventDefault();
        opened.push(event);
      }}
    >
      <portal-pay-link></portal-pay-link>
    </portal-provider>
  `);
  const element = provider.querySelector('portal-pay-link')!;
  const root = element.shadowRoot!;
  const page = {
    get text() {
      return textOf(root.querySelector('.root'));
    },
    button(part: string) {
      return root.querySelector<HTMLButtonElement>(`[part~=${part}]`);
    },
    async until(isSo: () => boolean) {
      await waitUntil(isSo, `${String(isSo)}: ${page.text}`, {timeout: 10_000});
    },
  };
  await page.until(() => element.matches(`:state(${state})`));
  return {page, element, provider, opened};
}

function linked() {
  const portal = createTestPortal();
  const invoice = portal.addInvoice(invoiceSeed);
  return {portal, invoice, link: portal.addLink(invoice.id)};
}

describe('<portal-pay-link>', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('A-08 takes the link out of the address and shows its invoice, to be paid', async () => {
    const {portal, link} = linked();
    const {page, element, opened} = await openPage(portal, link.token, 'ready');

    expect(location.hash).to.equal('#chapter=2');
    expect(page.text).to.include('Invoice from Alder & Quay');
    expect(page.text).to.include('INV-7');
    expect(page.text).to.include('$1,250.00');
    expect(page.text).to.include('Log in to use a saved payment method.');
    await expectAccessible(element);
    page.button('pay')?.click();
    await page.until(() => opened.length === 1);
    expect(opened[0]?.view).to.equal('payment');
    expect(portal.requests.some(({operation}) => operation === 'listMethods')).to.equal(false);
  });

  it('M-03 keeps its invoice when the contact logs in by Login on top', async () => {
    const {portal, link} = linked();
    const {page, element, provider, opened} = await openPage(portal, link.token, 'ready');
    page.button('login')?.click();
    await page.until(() => opened.length === 1);
    expect(opened[0]?.view).to.equal('sign-in');

    await provider.signIn({grant: 'password', email: mara.email, password: testPassword});
    await page.until(() => page.button('login') === null && element.matches(':state(ready)'));
    expect(page.text).to.include('INV-7');
    expect(page.button('pay')).not.to.equal(null);
  });

  it('M-03 shows no saved method without Login, and after Login it does', async () => {
    const {portal, link} = linked();
    portal.addMethod({last4: '9797'});
    const {page, provider} = await openPage(portal, link.token, 'ready', {opensViews: true});
    const dialog = () =>
      textOf(
        provider.renderRoot
          .querySelector('portal-payment-view')
          ?.shadowRoot?.querySelector('dialog') ?? null,
      );
    page.button('pay')?.click();
    await page.until(() => dialog().includes('Pay $1,250.00'));
    expect(dialog()).to.include('INV-7');
    expect(dialog()).not.to.include('9797');

    await provider.signIn({grant: 'password', email: mara.email, password: testPassword});
    await page.until(() => dialog().includes('4242'));
    expect(dialog()).to.include('$1,250.00');
  });

  it('A-10 says that an account may not see the invoice, which a guest still pays', async () => {
    const {portal, link} = linked();
    const tarn = portal.addClient({name: 'Tarn Valley Housing'});
    const email = 'hugh@tarn.example';
    portal.addContact({name: 'Hugh Fenwick', email, clientId: tarn.id});
    const {page, element, provider} = await openPage(portal, link.token, 'ready');
    await provider.signIn({grant: 'password', email, password: testPassword});
    await page.until(() => element.matches(':state(unavailable)'));

    expect(page.text).to.include('You can still pay as a guest.');
    expect(page.text).not.to.include('INV-7');
    await expectAccessible(element);
    page.button('guest')?.click();
    await page.until(() => element.matches(':state(ready)') && page.text.includes('INV-7'));
  });

  const dead: readonly (readonly [string, (portal: TestPortal, id: string) => void, string])[] = [
    ['expired', (portal) => portal.advance(40 * 86_400_000), 'This payment link has expired'],
    ['withdrawn', (portal, id) => portal.revokeLink(id), 'This payment link no longer works'],
  ];
  for (const [what, arrange, says] of dead) {
    it(`A-08 says of a link that it is ${what}, and offers Login`, async () => {
      const {portal, link} = linked();
      arrange(portal, link.id);
      const {page, element} = await openPage(portal, link.token, 'failed');
      expect(page.text).to.include(says);
      expect(page.button('login')).not.to.equal(null);
      await expectAccessible(element);
    });
  }

  it('A-08 takes an altered link for one that has expired', async () => {
    const {portal, link} = linked();
    const {page} = await openPage(portal, `${link.token}x`, 'failed');
    expect(page.text).to.include('This payment link has expired');
  });

  it('A-08 says of a paid invoice that it is paid, and no more', async () => {
    const {portal, invoice, link} = linked();
    portal.payOutside(invoice.id, 125_000);
    const {page, element} = await openPage(portal, link.token, 'ready');
    expect(page.text).to.include('This invoice is already paid');
    expect(page.text).to.include('$1,250.00');
    expect(page.text).not.to.include('Structural engineering services');
    expect(page.button('pay')).to.equal(null);
    await expectAccessible(element);
  });

  it('loads on Retry what could not be loaded', async () => {
    const {portal, link} = linked();
    portal.faults.next('createSession', 'error');
    const {page, element} = await openPage(portal, link.token, 'failed');
    expect(page.text).to.include('We could not load the invoice');
    page.button('retry')?.click();
    await page.until(() => element.matches(':state(ready)'));
  });

  it('says that there is no link where there is none', async () => {
    const {page, element} = await openPage(createTestPortal(), null, 'empty');
    expect(page.text).to.include('There is no payment link here');
    await expectAccessible(element);
  });
});
