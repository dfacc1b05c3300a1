import {expect} from '@open-wc/testing';
import type {TestMethodName} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {closeTab, linked, Tab} from './page.ts';

/** A guest is about to pay by this. */
async function about(method: TestMethodName = 'card', seed: Parameters<typeof linked>[0] = {}) {
  const {portal, link, invoice} = linked(seed);
  const tab = new Tab(portal);
  tab.gateway.method = method;
  const page = await tab.open(link.token);
  await page.until(() => page.isAvailable('Pay $1,250.00'));
  const events: string[] = [];
  for (const type of ['submit', 'submitted', 'completed', 'failed']) {
    page.host.addEventListener(`portal-payment-${type}`, () => events.push(type));
  }
  return {portal, link, invoice, tab, page, events};
}

describe('<portal-pay-link> and its payment', () => {
  afterEach(closeTab);

  it('M-03 a guest pays in the page: one charge, its result in focus, then the invoice is paid', async () => {
    const {portal, page, events} = await about();
    page.press('Pay $1,250.00');
    await page.untilPaying('result');

    await expectFocus(() => page.heading);
    expect(page.heading.textContent.trim()).to.include('INV-7');
    expect(page.paymentText).to.include('Paid with Visa •••• 4242');
    expect(page.root.querySelector('dialog')).to.equal(null);
    await page.until(() => events.length === 3);
    expect(events).to.deep.equal(['submit', 'submitted', 'completed']);
    expect(portal.showSubmissions()).to.have.lengthOf(1);
    expect(page.has('Receipt, INV-7')).to.equal(true);
    await expectAccessible(page.host);

    page.press('Done');
    await page.until(() => page.payment === null && page.text.includes('already paid'));
    await expectFocus(() => page.root.querySelector('#heading'));
  });

  it('M-03 a declined card is said, and another one is tried in the same place', async () => {
    const {portal, page, tab} = await about('declined');
    page.press('Pay $1,250.00');
    await page.untilPaying('result');
    expect(page.paymentText).to.include('INV-7');
    await page.until(() => page.has('Retry $1,250.00'));
    await expectFocus(() => page.heading);
    await expectAccessible(page.host);

    tab.gateway.form!.enter('card');
    await page.until(() => page.isAvailable('Retry $1,250.00'));
    page.press('Retry $1,250.00');
    await page.until(() => page.paymentText.includes('Paid with Visa •••• 4242'));
    expect(portal.showSubmissions()).to.have.lengthOf(2);
    page.press('Done');
    await page.until(() => page.text.includes('already paid'));
  });

  it('P-11 the bank asks over the page, and what it was answered decides', async () => {
    const {page, tab, portal} = await about('asksEachTime');
    page.press('Pay $1,250.00');
    await page.untilPaying('confirm');
    await expectFocus(() => page.heading);
    expect(page.has('Login')).to.equal(false);
    await expectAccessible(page.host);
    tab.gateway.answer = 'completed';
    page.press('Confirm now');
    await page.untilPaying('result');
    expect(page.paymentText).to.include('Paid with');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('FM-01 a lost answer is asked for, with no way to pay meanwhile and nothing to close', async () => {
    const {portal, page} = await about();
    portal.faults.next('createPayment', 'drop-after');
    portal.faults.always('getPaymentByKey', 'hang');
    page.press('Pay $1,250.00');
    await page.untilPaying('checking');
    await expectFocus(() => page.heading);
    await page.until(() => page.said.includes('Checking your payment'));
    expect(page.buttonNames.filter((each) => /^(Pay|Close|Login)/.test(each))).to.deep.equal([]);
    await expectAccessible(page.host);

    portal.faults.clear();
    await page.untilPaying('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('FM-01 a reload while it is checked goes on checking, and charges once', async () => {
    const {portal, page, tab} = await about();
    portal.faults.next('createPayment', 'drop-after');
    portal.faults.always('getPaymentByKey', 'hang');
    page.press('Pay $1,250.00');
    await page.untilPaying('checking');

    const again = await tab.reload();
    await again.untilPaying('checking');
    expect(again.has('Pay $1,250.00')).to.equal(false);
    portal.faults.clear();
    await again.untilPaying('result');
    expect(again.paymentText).to.include('Paid with Visa •••• 4242');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('FM-02 a reload while the bank is to be asked goes on with the payment', async () => {
    const {page, tab, portal} = await about('asksEachTime');
    page.press('Pay $1,250.00');
    await page.untilPaying('confirm');

    const again = await tab.reload();
    await again.untilPaying('confirm');
    tab.gateway.answer = 'completed';
    again.press('Confirm now');
    await again.untilPaying('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('P-10 an amount that has changed meanwhile is shown and confirmed anew', async () => {
    const {portal, page, invoice} = await about();
    portal.changeInvoice(invoice.id, {total: 130_000, subtotal: 130_000});
    page.press('Pay $1,250.00');
    await page.untilPaying('changed');
    expect(page.has('Pay new total $1,300.00')).to.equal(true);
    expect(portal.showSubmissions()).to.have.lengthOf(0);
    await expectAccessible(page.host);
  });

  it('P-08 one that was paid elsewhere meanwhile is not paid again', async () => {
    const {portal, page, invoice} = await about();
    portal.payOutside(invoice.id, 125_000);
    page.press('Pay $1,250.00');
    await page.untilPaying('taken');
    page.press('Close');
    await page.until(() => page.text.includes('already paid') && page.payment === null);
    expect(portal.showSubmissions()).to.have.lengthOf(0);
  });

  it('A-08 a sixth try within the hour is refused, and says when', async () => {
    const {portal, page, tab} = await about('declined');
    page.press('Pay $1,250.00');
    await page.until(() => page.has('Retry $1,250.00'));
    for (let tries = 2; tries <= 5; tries += 1) {
      tab.gateway.form!.enter('declined');
      await page.until(() => page.isAvailable('Retry $1,250.00'));
      page.press('Retry $1,250.00');
      await page.until(
        () => portal.showSubmissions().length === tries && page.isAvailable('Retry $1,250.00'),
      );
    }
    page.press('Retry $1,250.00');
    await page.until(() => page.text.includes('Too many'));
    expect(portal.showSubmissions()).to.have.lengthOf(5);
  });
});
