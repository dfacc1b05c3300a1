import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {sendKeys} from '@web/test-runner-commands';
import '../../../../src/elements/payment-history/define.ts';
import type {PortalErrorEvent} from '../../../../src/events/index.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {
  createTestPortal,
  ivo,
  pseudoMessages,
  testPassword,
  type TestPortal,
  type TestPortalOptions,
} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {catchDownloads} from '../../support/downloads.ts';
import {expectFocus} from '../../support/focus.ts';
import {openPage, type ElementPage} from '../invoice/page.ts';
import {textOf} from '../../views/payment/dialog.ts';

const element = html`<portal-payment-history></portal-payment-history>`;

function aPortal(options: TestPortalOptions = {}): TestPortal {
  return createTestPortal({now: '2026-11-20T12:00:00Z', clock: 'still', ...options});
}

const invoiceOf = (portal: TestPortal, number: string, total: number) =>
  portal.addInvoice({id: `inv_${number}`, number, total}).id;

/** Three at once; the second lacks funds. */
function payThree(portal: TestPortal): void {
  portal.pay(
    ['INV-1', 'INV-2', 'INV-3'].map((number, index) => invoiceOf(portal, number, 10_000 + index)),
    portal.addMethod({outcome: ['approved', 'insufficient_funds', 'approved']}),
  );
}

function payMany(portal: TestPortal, count: number): void {
  const visa = portal.addMethod();
  for (let index = 1; index <= count; index += 1) {
    portal.pay([invoiceOf(portal, `INV-${index}`, 10_000 + index)], visa);
    portal.advance(60_000);
  }
}

const all = (page: ElementPage, selector: string) =>
  [...page.root.querySelectorAll(selector)].map((each) =>
    textOf(each).replaceAll(/[\u2066-\u2069]/g, ''),
  );
const entries = (page: ElementPage) => all(page, '[part~=payment]');
const items = (page: ElementPage) => all(page, '[part~=item]');

describe('<portal-payment-history>', () => {
  it('P-17 shows what was paid at once together: method, states, reasons, receipts, summary', async () => {
    const portal = aPortal();
    payThree(portal);
    const page = await openPage(portal, element);

    expect(entries(page)).to.have.lengthOf(1);
    expect(entries(page)[0]).to.match(
      /^Nov 20, 2026 Visa ending in 4242 3 invoices in one payment Download summary/,
    );
    expect(items(page)).to.deep.equal([
      'INV-1 Paid $100.00 Receipt',
      'INV-2 Not enough money is available on this card. Try again later, or use another payment method. Failed $100.01',
      'INV-3 Paid $100.02 Receipt',
    ]);
    expect(page.buttonNames).to.deep.equal([
      'Download summary, Nov 20, 2026',
      'Receipt, INV-1',
      'Receipt, INV-3',
    ]);
    await page.until(() => page.said.includes('1 payment'));
    await expectAccessible(page.host);
  });

  it("M-02 of a colleague's payment shows invoice, amount, state and kind", async () => {
    const portal = aPortal();
    portal.pay(
      [invoiceOf(portal, 'INV-1', 10_000), invoiceOf(portal, 'INV-2', 20_000)],
      portal.addMethod({
        contactId: ivo.id,
        last4: '0005',
        outcome: ['approved', 'insufficient_funds'],
      }),
    );
    const page = await openPage(portal, element);

    expect(entries(page)).to.deep.equal([
      'Nov 20, 2026 Card · Paid by someone else 2 invoices in one payment INV-1 Paid $100.00 INV-2 Failed $200.00',
    ]);
    expect(page.buttonNames).to.deep.equal([]);
  });

  it('P-12 L-11 L-17 says what became of debits and payments later', async () => {
    const portal = aPortal();
    const account = portal.addMethod({kind: 'us_bank_account'});
    portal.pay([invoiceOf(portal, 'INV-1', 10_000)], account);
    portal.settleDebits('insufficient_funds');
    portal.advance(60_000);
    portal.pay([invoiceOf(portal, 'INV-2', 20_000)], account);
    portal.settleDebits();
    portal.takeBack('inv_INV-2');
    portal.advance(60_000);
    const visa = portal.addMethod();
    for (const [index, how] of (['refund', 'dispute'] as const).entries()) {
      const id = invoiceOf(portal, `INV-${index + 3}`, 30_000);
      portal.pay([id], visa);
      portal.takeBack(id, how);
      portal.advance(60_000);
    }
    portal.pay([invoiceOf(portal, 'INV-5', 50_000)], account);
    const page = await openPage(portal, element);

    const [processing = '', ...rest] = items(page);
    expect(processing).to.match(/^INV-5 expected by .* 2026 Processing \$500\.00 Receipt$/);
    expect(rest).to.deep.equal([
      'INV-4 Disputed $300.00 Receipt',
      'INV-3 $300.00 refunded Refunded $300.00 Receipt',
      'INV-2 Returned $200.00 Receipt',
      'INV-1 There was not enough money in the account. Use another method. Failed $100.00',
    ]);
    await expectAccessible(page.host);
  });

  it('P-04 says to its payer what was not attempted, and why', async () => {
    const portal = aPortal();
    portal.pay(
      [invoiceOf(portal, 'INV-1', 10_000), invoiceOf(portal, 'INV-2', 20_000)],
      portal.addMethod({outcome: 'lost_card'}),
    );
    const page = await openPage(portal, element);

    expect(items(page)[1]).to.equal(
      'INV-2 Not attempted, because the card was refused for INV-1. Canceled $200.00',
    );
  });

  it('shows what the firm received another way, on its day', async () => {
    const portal = aPortal();
    portal.payOutside(invoiceOf(portal, 'INV-1', 10_000), 4000);
    const page = await openPage(portal, element);

    expect(entries(page)).to.deep.equal([
      'Received Nov 20, 2026 Paid outside the portal INV-1 Paid $40.00',
    ]);
  });

  it('P-17 P-23 saves receipts and the summary, fetched with the token', async () => {
    const portal = aPortal();
    payThree(portal);
    const page = await openPage(portal, element);
    const {saved, stop} = catchDownloads();
    try {
      page.press('Receipt, INV-3');
      await page.until(() => saved.length === 1);
      await page.until(() => page.said.includes('Receipt INV-3 was downloaded'));
      page.press(/^Download summary/);
      await page.until(() => saved.length === 2);
    } finally {
      stop();
    }

    expect(saved.map(({name}) => name)).to.deep.equal([
      'Receipt INV-3.pdf',
      'Payment summary Nov 20, 2026.pdf',
    ]);
    const [, summary] = saved;
    const text = await (await fetch(summary?.href ?? '')).text();
    expect(text)
      .to.match(/INV-1: 10000 USD paid/)
      .and.to.match(/INV-2: 10001 USD failed/);
  });

  it('says that a receipt could not be had, and why', async () => {
    const portal = aPortal();
    payThree(portal);
    portal.faults.next('getReceipt', 'drop-before');
    const page = await openPage(portal, element);
    page.press('Receipt, INV-1');

    await page.until(() => all(page, '.notice').join().includes('could not be downloaded'));
    expect(all(page, '.notice').join()).to.include('You seem to be offline');
  });

  it('Show more brings older ones, focuses the first of them and says how many', async () => {
    const portal = aPortal();
    payMany(portal, 45);
    const page = await openPage(portal, element);
    expect(items(page)).to.have.lengthOf(20);
    expect(items(page)[0]).to.include('INV-45');

    page.press('Show more');
    await page.until(() => items(page).length === 40);
    await page.until(() => page.said.includes('20 more, 40 shown'));
    await expectFocus(() => page.root.querySelectorAll('.entry')[20]);
    page.press('Show more');
    await page.until(() => items(page).length === 45);
    expect(page.buttonNames).not.to.include('Show more');
    expect(new Set(items(page)).size).to.equal(45);
  });

  it('Show more that fails keeps what is there, says so, and tries again', async () => {
    const portal = aPortal();
    payMany(portal, 23);
    const page = await openPage(portal, element);
    portal.faults.next('listPaymentHistory', 'drop-before', 3);
    page.press('Show more');
    await page.until(() => all(page, '.notice').join().includes('More payments could not be'));
    expect(items(page)).to.have.lengthOf(20);
    await expectAccessible(page.host);
    portal.faults.clear();
    page.press('Show more');
    await page.until(() => items(page).length === 23);
    expect(all(page, '.notice')).to.deep.equal([]);
  });

  it('shows the beginning of a payment of fifty, and all of it on demand by keyboard', async () => {
    const portal = aPortal();
    const ids = Array.from({length: 50}, (_, index) =>
      invoiceOf(portal, `INV-${index + 1}`, 10_000 + index),
    );
    portal.pay(ids, portal.addMethod());
    const page = await openPage(portal, element);
    expect(items(page)).to.have.lengthOf(5);

    page.button('Show all 50 invoices').focus();
    await sendKeys({press: 'Enter'});
    await page.until(() => items(page).length === 50);
    await page.until(() => page.root.activeElement?.matches('.entry') ?? false);
    expect(page.buttonNames.filter((name) => name.startsWith('Receipt'))).to.have.lengthOf(50);
  });

  it('L-13 fails as itself, never as empty, tells the page, and loads on Retry', async () => {
    const portal = aPortal();
    payThree(portal);
    portal.faults.always('listPaymentHistory', 'error');
    const errors: string[] = [];
    const hear = ({kind}: PortalErrorEvent) => void errors.push(kind);
    document.addEventListener('portal-error', hear);
    const page = await openPage(portal, element, {state: 'failed'});
    document.removeEventListener('portal-error', hear);
    expect(page.text).to.match(/We could not load your payments .* Reference request_/);
    expect(errors).to.deep.equal(['server']);
    await expectAccessible(page.host);
    portal.faults.clear();
    page.press('Retry');
    await page.until(() => page.host.matches(':state(ready)'));
  });

  it('L-13 says that nothing was paid yet', async () => {
    const page = await openPage(aPortal(), element, {state: 'empty'});
    expect(page.text).to.include('No payments yet What is paid will appear here.');
    await expectAccessible(page.host);
  });

  it('L-13 says that the portal is off, or that the contact may not look', async () => {
    const off = aPortal();
    off.turnPortal(false);
    const page = await openPage(off, element, {state: 'unavailable'});
    expect(page.text).to.include('The client portal is not available');
    await expectAccessible(page.host);

    const portal = aPortal();
    portal.faults.always('listPaymentHistory', {problem: 'forbidden'});
    const refused = await openPage(portal, element, {state: 'unavailable'});
    expect(refused.text).to.include("You can't see these payments Ask Alder & Quay");
    await expectAccessible(refused.host);
  });

  it('keeps what it shows when a reload fails', async () => {
    const portal = aPortal();
    payThree(portal);
    const page = await openPage(portal, element);
    portal.faults.next('listPaymentHistory', 'error');
    await page.host.parentElement?.querySelector('portal-payment-history')?.reload();
    await page.until(() => all(page, '.notice').join().startsWith('Could not refresh.'));
    expect(items(page)).to.have.lengthOf(3);
  });

  it('A-06 asks a visitor to log in, and drops everything when they leave', async () => {
    const portal = aPortal({signedInAs: null});
    payThree(portal);
    const page = await openPage(portal, element, {state: 'signed-out'});
    expect(page.text).to.include('Log in to see your payments');
    expect(portal.requests.some(({operation}) => operation === 'listPaymentHistory')).to.equal(
      false,
    );
    await expectAccessible(page.host);

    const provider = page.host.parentElement as PortalProvider;
    await provider.signIn({grant: 'password', email: ivo.email, password: testPassword});
    await page.until(() => items(page).length === 3);
    expect(page.text).to.include('Paid by someone else');
    await provider.signOut();
    await page.until(() => page.host.matches(':state(signed-out)'));
    expect(page.text).not.to.include('INV-1');
  });

  it('A-08 a payment link shows none, and asks to log in', async () => {
    const portal = aPortal({signedInAs: null});
    payThree(portal);
    const {token} = portal.addLink('inv_INV-2');
    const page = await openPage(portal, element, {state: 'signed-out'});
    const provider = page.host.parentElement as PortalProvider;
    await provider.signIn({grant: 'payment_link', token});
    await page.until(() => page.text.includes('Log in to see your payments'));
    expect(portal.requests.some(({operation}) => operation === 'listPaymentHistory')).to.equal(
      false,
    );
  });

  it('X-01 shows whatever a number holds as text', async () => {
    const portal = aPortal();
    const visa = portal.addMethod();
    for (const number of ['<img src=x onerror="alert(1)">', '\u202E'.padEnd(400, 'abc')]) {
      portal.pay([portal.addInvoice({number, total: 10_000}).id], visa);
    }
    const page = await openPage(portal, element);
    expect(page.root.querySelector('img')).to.equal(null);
    expect(page.text).to.include('<img src=x onerror="alert(1)">');
    const {scrollWidth, clientWidth} = document.documentElement;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('E-07 changes its language with the page', async () => {
    const portal = aPortal();
    payThree(portal);
    const page = await openPage(portal, element);
    const provider = page.host.parentElement as PortalProvider;
    provider.locale = 'ar';
    await page.until(() => page.text.includes('تنزيل الملخص'));
    expect(page.root.querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    provider.locale = 'en';
    provider.messages = pseudoMessages;
    await page.until(() => page.text.includes('Páá'));
    const plain = page.text.replaceAll(/INV-\d|\$[\d.]+|Visa|Nov 20, 2026|4242/g, '');
    expect(plain).not.to.match(/\b(Paid|Receipt|Failed)\b/);
  });
});
