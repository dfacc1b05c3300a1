import {expect} from '@open-wc/testing';
import type {Fault, TestMethodName, TestPortal} from '../../../../src/testing/index.ts';
import {closeTab, linked, Tab, type PayPage} from './page.ts';

/** Mara has a saved method, which a guest does not see. */
function linkToMara() {
  const opened = linked();
  opened.portal.addMethod({last4: '9797'});
  return opened;
}

async function untilHers(page: PayPage): Promise<void> {
  await page.until(() => page.is('ready') && (page.chosen?.includes('9797') ?? false));
  expect(page.text).to.include('INV-7');
  expect(page.has('Login')).to.equal(false);
}

const askedByKey = ({asked}: Tab) => asked.filter((each) => each.includes('/payments/by-key/'));

describe('<portal-pay-link> between a guest and a contact', () => {
  afterEach(closeTab);

  /** The link cannot be opened, and a contact logs in before or after that is known. */
  const failures: readonly (readonly [string, (tab: Tab, token: string) => Promise<PayPage>])[] = [
    [
      'before',
      async (tab, token) => {
        const {portal} = tab;
        portal.faults.next('createSession', 'hang');
        const page = await tab.open(token, 'loading');
        await page.until(() => tab.asked.includes('POST /sessions'));
        await tab.logIn();
        portal.before('createSession', () => {
          throw new TypeError('Failed to fetch');
        });
        portal.faults.clear();
        await page.until(() => page.is('failed'));
        return page;
      },
    ],
    [
      'after',
      async (tab, token) => {
        tab.portal.faults.next('createSession', 'drop-before');
        const page = await tab.open(token, 'failed');
        await tab.logIn();
        await page.until(() => !page.has('Login'));
        return page;
      },
    ],
  ];
  for (const [when, fail] of failures) {
    it(`A-06 Retry of a link that failed takes nobody’s place: who logged in ${when} that comes to the invoice`, async () => {
      const {portal, link} = linkToMara();
      const tab = new Tab(portal);
      const page = await fail(tab, link.token);
      page.press('Retry');
      await untilHers(page);

      await untilHers(await tab.reload());
    });
  }

  it('A-06 a link that is opened in a contact’s page shows its invoice to the contact, who stays logged in', async () => {
    const {portal, link} = linkToMara();
    const tab = new Tab(portal);
    const page = await tab.open(null, 'empty');
    await tab.logIn();
    location.hash = `portal-link=${link.token}`;
    await untilHers(page);
  });

  it('A-06 a link that is opened in a contact’s tab shows its invoice to the contact, who stays logged in', async () => {
    const {portal, link} = linkToMara();
    const tab = new Tab(portal);
    await tab.open(null, 'empty');
    await tab.logIn();
    tab.provider.remove();
    await untilHers(await tab.open(link.token));
  });

  /** A guest's answer got lost, and then Mara logs in by another element of the page. */
  async function lost(method: TestMethodName, fault: Fault) {
    const {portal, link} = linkToMara();
    const tab = new Tab(portal);
    tab.gateway.method = method;
    const page = await tab.open(link.token);
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    portal.faults.next('createPayment', fault);
    portal.faults.always('getPaymentByKey', 'hang');
    page.press('Pay $1,250.00');
    await page.untilPaying('checking');
    await tab.logIn();
    await untilSent(page);
    const asked = askedByKey(tab).length;
    portal.faults.clear();
    return {portal, tab, page, asked};
  }

  async function untilSent(page: PayPage): Promise<void> {
    await page.until(() => page.text.includes('You sent a payment as a guest.'));
    expect(page.payment).to.equal(null);
  }

  const outcomes: readonly (readonly [
    string,
    TestMethodName,
    Fault,
    (page: PayPage, portal: TestPortal) => Promise<void>,
  ])[] = [
    [
      'was declined',
      'declined',
      'drop-after',
      async (page, portal) => {
        await page.untilPaying('result');
        expect(portal.showSubmissions()).to.have.lengthOf(1);
      },
    ],
    [
      'never arrived',
      'card',
      'drop-before',
      async (page, portal) => {
        await page.until(() => page.isAvailable('Pay $1,250.00'));
        expect(page.paymentText).to.include('The payment did not go through');
        expect(portal.showSubmissions()).to.have.lengthOf(0);
      },
    ],
  ];
  for (const [what, method, fault, expectOutcome] of outcomes) {
    it(`FM-01 a guest’s lost payment that ${what} is nobody else’s to ask for, and found again by the guest`, async () => {
      const {portal, tab, page, asked} = await lost(method, fault);
      await tab.provider.refresh();
      expect(askedByKey(tab)).to.have.lengthOf(asked);

      page.press('Go on as a guest');
      await expectOutcome(page, portal);
      expect(askedByKey(tab).length).to.be.greaterThan(asked);
    });

    it(`FM-01 the same of one that ${what}, after the contact has reloaded the page`, async () => {
      const {portal, tab, asked} = await lost(method, fault);
      const again = await tab.reload();
      await untilSent(again);
      expect(askedByKey(tab)).to.have.lengthOf(asked);

      again.press('Go on as a guest');
      await expectOutcome(again, portal);
    });
  }

  it('A-06 nothing of a guest’s lost payment is kept once the contact has signed out', async () => {
    const {tab, page} = await lost('card', 'drop-before');
    await tab.provider.signOut();
    await page.until(() => page.is('signed-out'));
    expect(JSON.stringify(sessionStorage)).to.equal('{}');
  });
});
