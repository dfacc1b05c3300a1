import {expect} from '@open-wc/testing';
import type {TestPortal} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {catchDownloads} from '../../support/downloads.ts';
import {closeTab, linked, Tab, type PayPage} from './page.ts';

describe('<portal-pay-link> and its link', () => {
  afterEach(closeTab);

  it('A-08 takes the link out of the address and shows its invoice, to be paid beside it', async () => {
    const {portal, link} = linked();
    const page = await new Tab(portal).open(link.token);
    await page.untilPaying();

    expect(location.hash).to.equal('#chapter=2');
    expect(page.text).to.include('Invoice from Alder & Quay');
    expect(page.text).to.include('INV-7');
    expect(page.text).to.include('$1,250.00');
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    expect(document.activeElement).to.equal(document.body);
    await expectAccessible(page.host);
  });

  it('A-08 finds it under the name that the provider says', async () => {
    const {portal, link} = linked();
    const page = await new Tab(portal).open(link.token, 'ready', 'rechnung');
    expect(location.hash).to.equal('#chapter=2');
    expect(page.text).to.include('INV-7');
  });

  it('A-08 leaves the name of another provider’s link alone', async () => {
    const {portal, link} = linked();
    history.replaceState(null, '', `#portal-link=${link.token}`);
    await new Tab(portal).open(null, 'empty', 'rechnung');
    expect(location.hash).to.equal(`#portal-link=${link.token}`);
  });

  /** Two links that reach a guest of the same tab, one after the other. */
  async function second() {
    const {portal, link} = linked();
    const other = portal.addLink(portal.addInvoice({number: 'INV-8', total: 30_000}).id);
    const tab = new Tab(portal);
    tab.gateway.method = 'card';
    const page = await tab.open(link.token);
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    return {portal, other, tab, page};
  }

  async function expectSecond(page: PayPage, portal: TestPortal): Promise<void> {
    await page.until(() => page.isAvailable('Pay $300.00'));
    expect(page.text).to.include('INV-8');
    expect(page.text).not.to.include('INV-7');
    page.press('Pay $300.00');
    await page.untilPaying('result');
    expect(page.paymentText).to.include('INV-8');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  }

  it('A-08 another link that is opened in the very page takes the place of the first, and so does its payment', async () => {
    const {portal, other, page} = await second();
    location.hash = `portal-link=${other.token}`;
    await expectSecond(page, portal);
  });

  it('A-08 another link that is opened in the tab shows and asks for nothing of the first', async () => {
    const {portal, other, tab} = await second();
    tab.provider.remove();
    portal.requests.length = 0;
    const page = await tab.open(other.token);
    await expectSecond(page, portal);
    const asked = portal.requests.filter(({operation}) => operation === 'getInvoice');
    expect(new Set(asked.map(({path}) => path)).size).to.equal(1);
  });

  it('A-08 opens it again after a reload of the tab, and no more after a sign-out', async () => {
    const {portal, link} = linked();
    const tab = new Tab(portal);
    await tab.open(link.token);
    const page = await tab.reload();
    expect(page.text).to.include('INV-7');

    await tab.provider.signOut();
    await page.until(() => page.is('signed-out'));
    expect(page.text).to.include('You have been signed out');
    await expectAccessible(page.host);
    const again = await tab.reload('empty');
    expect(again.text).to.include('There is no payment link here');
  });

  it('A-08 opens it anew when its session has ended, with what was typed still there', async () => {
    const {portal, link} = linked();
    const tab = new Tab(portal);
    const page = await tab.open(link.token);
    await page.until(() => page.field !== null);
    tab.gateway.form!.enter('declined');
    const {field} = page;

    portal.endSessions();
    await tab.provider.refresh().catch(() => undefined);
    await page.until(() => page.is('ready') && page.isAvailable('Pay $1,250.00'));

    expect(page.field === field).to.equal(true);
    expect(tab.gateway.form?.entered).to.equal('declined');
    expect(page.said).not.to.include('signed out');
  });

  it('M-03 gives a guest the lines and the document of the invoice', async () => {
    const {portal, link} = linked();
    const page = await new Tab(portal).open(link.token);
    await page.untilPaying();
    page.root.querySelector('summary')!.click();
    expect(page.text).to.include('Structural engineering services');

    const {saved, stop} = catchDownloads();
    try {
      page.press('Download PDF, invoice INV-7');
      await page.until(() => saved.length === 1);
    } finally {
      stop();
    }
    expect(saved[0]?.name).to.equal('INV-7.pdf');
    expect(portal.requests.some(({operation}) => operation === 'getInvoiceDocument')).to.equal(
      true,
    );
  });

  const dead: readonly (readonly [string, (portal: TestPortal, id: string) => void, string])[] = [
    ['expired', (portal) => portal.advance(40 * 86_400_000), 'This payment link has expired'],
    ['withdrawn', (portal, id) => portal.revokeLink(id), 'This payment link no longer works'],
  ];
  for (const [what, arrange, says] of dead) {
    it(`A-08 says of a link that it is ${what}, and offers Login`, async () => {
      const {portal, link} = linked();
      arrange(portal, link.id);
      const page = await new Tab(portal).open(link.token, 'failed');
      expect(page.text).to.include(says);
      expect(page.has('Login')).to.equal(true);
      expect(page.payment).to.equal(null);
      await expectAccessible(page.host);
    });

    it(`A-08 says so of one that is ${what} while it is open, and takes no payment`, async () => {
      const {portal, link} = linked();
      const tab = new Tab(portal);
      const page = await tab.open(link.token);
      await page.until(() => page.isAvailable('Pay $1,250.00'));
      arrange(portal, link.id);
      page.press('Pay $1,250.00');
      await page.until(() => page.text.includes(says));
      expect(page.text).to.include('Alder & Quay');
      expect(page.payment).to.equal(null);
      expect(portal.showSubmissions()).to.have.lengthOf(0);
    });
  }

  it('A-08 takes an altered link for one that has expired', async () => {
    const {portal, link} = linked();
    const page = await new Tab(portal).open(`${link.token}x`, 'failed');
    expect(page.text).to.include('This payment link has expired');
  });

  it('A-08 says of a paid invoice that it is paid, and no more', async () => {
    const {portal, invoice, link} = linked();
    portal.payOutside(invoice.id, 125_000);
    const page = await new Tab(portal).open(link.token);
    expect(page.text).to.include('This invoice is already paid');
    expect(page.text).to.include('$1,250.00');
    expect(page.text).not.to.include('Structural engineering services');
    expect(page.payment).to.equal(null);
    expect(page.has('Download PDF, invoice INV-7')).to.equal(false);
    await expectAccessible(page.host);
  });

  const unpayable: readonly (readonly [
    string,
    (portal: TestPortal, id: string) => void,
    string,
  ])[] = [
    [
      'nothing is taken online for',
      (portal, id) => portal.changeInvoice(id, {options: []}),
      'Online payment is not offered for this invoice.',
    ],
    [
      'a firm without payments sent',
      (portal) => portal.changeFirm({takesPayments: false}),
      'Alder & Quay does not take payments here.',
    ],
    ['is on hold', (portal, id) => portal.changeInvoice(id, {isOnHold: true}), 'Alder & Quay'],
  ];
  for (const [what, arrange, says] of unpayable) {
    it(`says why an invoice that ${what} cannot be paid here`, async () => {
      const {portal, invoice, link} = linked();
      arrange(portal, invoice.id);
      const page = await new Tab(portal).open(link.token);
      await page.until(() => page.root.querySelector('.reason') !== null);
      expect(page.root.querySelector('.reason')!.textContent).to.include(says);
      expect(page.payment).to.equal(null);
      await expectAccessible(page.host);
    });
  }

  it('loads on Retry what could not be loaded', async () => {
    const {portal, link} = linked();
    portal.faults.next('createSession', 'error');
    const page = await new Tab(portal).open(link.token, 'failed');
    expect(page.text).to.include('We could not load the invoice');
    await expectAccessible(page.host);
    page.press('Retry');
    await page.until(() => page.is('ready'));
  });

  it('says that there is no link where there is none', async () => {
    const page = await new Tab(linked().portal).open(null, 'empty');
    expect(page.text).to.include('There is no payment link here');
    await expectAccessible(page.host);
  });
});
