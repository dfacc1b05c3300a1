import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {PortalOpenViewEvent} from '../../../../src/events/index.ts';
import {createTestPortal, ivo, scenarios, type TestPortal} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {catchDownloads} from '../../support/downloads.ts';
import {openPage} from './page.ts';

const id = 'inv_1';
const element = html`<portal-invoice invoice-id=${id}></portal-invoice>`;
const usd = (amount: number) => ({amount, currency: 'USD'});

function portalWith(seed: Parameters<TestPortal['addInvoice']>[0] = {}): TestPortal {
  const portal = createTestPortal({now: '2026-11-20T12:00:00Z', clock: 'still'});
  portal.addInvoice({
    id,
    number: 'INV-2087',
    total: 448_375,
    dueOn: '2026-12-01',
    lines: [
      {
        description: 'Timber connection details',
        quantity: '15.5',
        rate: usd(16_500),
        amount: usd(255_750),
        projectId: null,
      },
      {
        description: 'Drawings <b>level 2</b>',
        quantity: null,
        rate: null,
        amount: usd(169_250),
        projectId: null,
      },
    ],
    taxes: [{name: 'Sales tax', amount: usd(23_375)}],
    ...seed,
  });
  return portal;
}

describe('<portal-invoice>', () => {
  it('L-15 shows number, state, dates, projects, lines, taxes and totals', async () => {
    const page = await openPage(portalWith(), element);

    for (const part of [
      'INV-2087 Open',
      'Amount due $4,483.75',
      'Issued Nov 1, 2026 Due Dec 1, 2026',
      'Timber connection details 15.5 $165.00 $2,557.50',
      'Drawings <b>level 2</b> $1,692.50',
      'Subtotal $4,250.00 Sales tax $233.75 Total $4,483.75 Amount due $4,483.75',
    ]) {
      expect(page.text).to.include(part);
    }
    await expectAccessible(page.host);
  });

  it('P-01 Pay Now opens the payment of this invoice', async () => {
    const page = await openPage(portalWith(), element);
    const opened: PortalOpenViewEvent[] = [];
    page.host.addEventListener('portal-open-view', (event) => {
      opened.push(event);
      event.preventDefault();
    });
    page.press('Pay Now, invoice INV-2087, $4,483.75');

    await page.until(() => opened.length > 0);
    expect(opened.map(({view, invoiceIds}) => [view, invoiceIds])).to.deep.equal([
      ['payment', [id]],
    ]);
  });

  it('L-02 L-03 without payment options there is no Pay Now, and it says why', async () => {
    const page = await openPage(portalWith({options: []}), element);

    expect(page.buttonNames).to.deep.equal(['Download PDF, invoice INV-2087']);
    expect(page.text).to.include('Online payment is not offered for this invoice.');
  });

  it('L-14 where the firm takes no payments there is none, and no reason either', async () => {
    const portal = scenarios.noWallet();
    portal.addInvoice({id, number: 'INV-1'});
    const page = await openPage(portal, element);

    expect(page.buttonNames).to.deep.equal(['Download PDF, invoice INV-1']);
    expect(page.text).not.to.include('Online payment');
  });

  it('L-04 a paid one says when and how, and offers its receipt', async () => {
    const portal = portalWith();
    portal.pay([id], portal.addMethod());
    const page = await openPage(portal, element);

    expect(page.text).to.match(
      /Payments Nov 20, 2026 Visa ending in 4242 Paid \$4,483\.75 Receipt/,
    );
    expect(page.buttonNames).to.deep.equal([
      'Download PDF, invoice INV-2087',
      'Receipt, $4,483.75, Nov 20, 2026',
    ]);
    await expectAccessible(page.host);
  });

  it("M-02 a colleague's payment shows its kind alone, and no receipt", async () => {
    const portal = portalWith();
    portal.pay([id], portal.addMethod({contactId: ivo.id, last4: '0005'}));
    const page = await openPage(portal, element);

    expect(page.text).to.include('Payments Nov 20, 2026 Card Paid');
    expect(page.text).not.to.match(/Visa|0005|Receipt/);
  });

  it('L-11 a debit that came back says when, and to its payer why', async () => {
    const portal = portalWith();
    portal.pay([id], portal.addMethod({kind: 'us_bank_account'}));
    portal.settleDebits('insufficient_funds');
    const page = await openPage(portal, element);

    expect(page.text).to.match(
      /Your bank returned the debit of \$4,483\.75 on .*: there was not enough money.*Failed/,
    );
    expect(page.button(/^Pay Now/)).to.exist;
  });

  it('L-15 P-23 saves the PDF and the receipt, fetched with the token and named by the invoice', async () => {
    const portal = portalWith();
    portal.pay([id], portal.addMethod());
    const page = await openPage(portal, element);
    const {saved, stop} = catchDownloads();
    try {
      page.press(/^Download PDF/);
      await page.until(() => saved.length === 1);
      await page.until(() => page.said.includes('INV-2087 was downloaded'));
      page.press(/^Receipt/);
      await page.until(() => saved.length === 2);
    } finally {
      stop();
    }

    expect(saved.map(({name}) => name)).to.deep.equal(['INV-2087.pdf', 'Receipt INV-2087.pdf']);
    const blobs = await Promise.all(
      saved.map(async ({href}) => (await fetch(href)).blob().then((blob) => blob.text())),
    );
    expect(blobs.map((text) => /\((\w+) \w+-?\w+\)/.exec(text)?.[1])).to.deep.equal([
      'Invoice',
      'Receipt',
    ]);
    for (const {href} of saved) expect(href).to.match(/^blob:/);
  });

  it('X-02 a PDF that cannot be had is said, and can be tried again', async () => {
    const portal = portalWith();
    portal.faults.always('getInvoiceDocument', 'html');
    const page = await openPage(portal, element);
    const heard: string[] = [];
    page.host.addEventListener('portal-error', (event) => heard.push(event.kind));
    page.press(/^Download PDF/);

    await page.until(() => page.text.includes('The file could not be downloaded.'));
    expect(heard).to.deep.equal(['contract']);
    expect(page.button(/^Download PDF/).ariaDisabled).to.equal(null);
    await expectAccessible(page.host);
  });

  it('L-06 one that does not exist fails as such, and Retry asks again', async () => {
    const portal = createTestPortal();
    const page = await openPage(portal, element, {state: 'failed'});

    expect(page.text).to.include('We could not load this invoice');
    expect(page.text).to.include("We can't find this. It may have been removed.");
    await expectAccessible(page.host);
    portal.addInvoice({id});
    page.press('Retry');
    await page.until(() => page.host.matches(':state(ready)'));
  });

  it('another `invoice-id` is another invoice', async () => {
    const portal = portalWith();
    portal.addInvoice({id: 'inv_2', number: 'INV-3000'});
    const page = await openPage(portal, element);
    page.host.setAttribute('invoice-id', 'inv_2');

    await page.until(() => page.text.includes('INV-3000'));
    expect(page.text).not.to.include('INV-2087');
  });

  it('asks a visitor to log in; without an id there is nothing to show', async () => {
    const visitor = await openPage(scenarios.signedOut(), element, {state: 'signed-out'});
    expect(visitor.text).to.include('Log in to see this invoice');
    await expectAccessible(visitor.host);

    const none = await openPage(createTestPortal(), html`<portal-invoice></portal-invoice>`, {
      state: 'empty',
    });
    expect(none.text).to.include('No invoice chosen');
  });

  it('A-05 shows that the portal is off', async () => {
    const page = await openPage(scenarios.portalOff(), element, {state: 'unavailable'});

    expect(page.text).to.include('The client portal is not available');
  });

  it('speaks Arabic from right to left', async () => {
    const page = await openPage(portalWith(), element, {locale: 'ar'});

    await page.until(() => page.text.includes('المبلغ المستحق'));
    expect(page.root.querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    await expectAccessible(page.host);
  });
});

describe('<portal-invoice-list> with an invoice in its place', () => {
  const list = html`<portal-invoice-list></portal-invoice-list>`;

  it('L-15 the number opens the invoice, and All invoices brings back the list and the focus', async () => {
    const page = await openPage(portalWith(), list);
    page.press('INV-2087');

    await page.until(() => page.text.includes('Timber connection details'));
    await page.until(
      () =>
        page.root.activeElement?.id === 'invoice-heading' || page.root.activeElement?.id === 'back',
    );
    expect(page.buttonNames).not.to.include('Pay Selected');
    await expectAccessible(page.host);
    page.press('All invoices');
    await page.until(() => page.root.activeElement?.textContent.includes('INV-2087') ?? false);
    expect(page.text).not.to.include('Timber connection details');
    expect(page.button(/^Pay Now/)).to.exist;
  });

  for (const width of [1000, 704, 500]) {
    it(`has each line of the invoice on one line, under its heads, at ${width} px`, async () => {
      const page = await openPage(portalWith(), list);
      page.host.style.width = `${width}px`;
      page.press('INV-2087');
      await page.until(() => page.text.includes('Timber connection details'));
      const boxes = (selector: string) =>
        [...page.root.querySelectorAll(`.lines${selector}`)].map((each) => {
          const {top, right} = each.getBoundingClientRect();
          return {top: Math.round(top), right: Math.round(right)};
        });
      const heads = boxes(' th');

      for (const row of [1, 2]) {
        const cells = boxes(` tbody tr:nth-child(${row}) td`);
        expect(cells.map(({top}) => top)).to.deep.equal(cells.map(() => cells[0]!.top));
        expect(cells.map(({right}) => right)).to.deep.equal(heads.map(({right}) => right));
      }
      expect(heads.at(-1)!.right).to.equal(boxes('')[0]!.right);
    });
  }

  it('a page may show the invoice itself', async () => {
    const page = await openPage(portalWith(), list);
    const opened: string[] = [];
    page.host.addEventListener('portal-open-view', (event) => {
      opened.push(`${event.view} ${event.invoiceIds.join()}`);
      event.preventDefault();
    });
    page.press('INV-2087');

    await page.until(() => opened.length > 0);
    expect(opened).to.deep.equal([`invoice ${id}`]);
    expect(page.button(/^Pay Now/)).to.exist;
  });
});
