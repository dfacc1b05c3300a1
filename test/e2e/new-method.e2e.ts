import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Invoice} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {until} from '../setup/until.ts';
import {startDemo} from './harness.ts';
import {html, policyWithStripe, serveHost} from './host-page.ts';
import {signInAs} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';
import {StandInForm} from './processor/simulator.ts';
import {openWindow, Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

/** The portal inside two elements of the firm's, each with a shadow root. */
const page = html(
  '<script type="module" src="/cdn/portal.js"></script><script type="module" src="page.js"></script>',
  '<firm-page></firm-page>',
);
const script = `
  const within = (content) => class extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({mode: 'open'}).append(content());
    }
  };
  const make = (tag, ...children) => {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  };
  customElements.define('firm-page', within(() => make('section', make('firm-card'))));
  customElements.define('firm-card', within(() => {
    const provider = make('portal-provider', make('portal-account-menu'),
      make('portal-pay-selected'), make('portal-invoice-list'));
    provider.setAttribute('api-url', ${JSON.stringify(demo.apiUrl)});
    return provider;
  }));
`;

/** Mara, signed in on a page of the firm's under the policy of docs/security.md. */
async function newVisitor(): Promise<Visitor> {
  const context = await openWindow(browser);
  await processor.answerIn(context, demo);
  await serveHost(context, demo.url, {'index.html': page, 'page.js': script}, policyWithStripe);
  const visitor = new Visitor(await context.newPage(), demo);
  await visitor.open('/host/index.html');
  await visitor.signIn();
  return visitor;
}

describe('a method entered anew, with the elements inside two foreign shadow roots', async () => {
  const mara = await signInAs(demo, 'mara');

  /** Nobody has paid them yet; on the first page of the list. */
  async function payable(count: number, option: Invoice['paymentOptions'][number] = 'card') {
    const found = (await mara.invoices())
      .slice(0, 25)
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes(option))
      .slice(0, count);
    assert.equal(found.length, count);
    return found;
  }

  const numbersOf = (invoices: readonly Invoice[]) => invoices.map(({number}) => number);

  /** The payment dialog for these, with the form for another method open. */
  async function enterAnother(visitor: Visitor, invoices: readonly Invoice[]): Promise<void> {
    const before = visitor.requests.filter((request) => request.includes('stripe.com'));
    assert.deepEqual(before, []);
    await visitor.select(...numbersOf(invoices));
    await visitor.paySelected.click();
    await visitor.dialog.getByRole('radio', {name: /Another payment method/}).check();
  }

  async function assertSafe(visitor: Visitor): Promise<void> {
    assert.deepEqual(await visitor.page.evaluate(() => globalThis.policyViolations), []);
    const hosts = visitor.requests.map((request) => new URL(request.split(' ')[1]!).host);
    processor.expectHosts(new Set(hosts.filter((host) => host !== new URL(demo.url).host)));
  }

  it('E-06, P-01, P-02, P-11: three invoices are paid by a card whose bank asks each time', async () => {
    const invoices = await payable(3);
    const visitor = await newVisitor();
    await enterAnother(visitor, invoices);

    await processor.formOn(visitor.page).typeCard('4000002760003184');
    await visitor.button(/^Pay \$/).click();
    await visitor.confirmUntil(
      visitor.dialog.getByRole('heading', {name: 'All 3 invoices are paid'}),
    );

    for (const {id} of invoices) {
      const {status, due} = await mara.call<Invoice>('GET', `/invoices/${id}`);
      assert.deepEqual([status, due.amount], ['paid', 0]);
    }
    const open = (await processor.intentsOf(demo)).filter(({status}) =>
      status.startsWith('requires'),
    );
    assert.deepEqual(open, []);
    await assertSafe(visitor);
    await visitor.page.context().close();
  });

  it('P-04, P-05: a card that saves and is declined pays nothing; two are tried, the rest is not', async () => {
    const invoices = await payable(3);
    const visitor = await newVisitor();
    await enterAnother(visitor, invoices);

    await processor.formOn(visitor.page).typeCard('4000000000000341');
    await visitor.button(/^Pay \$/).click();
    await visitor.dialog.getByRole('heading', {name: 'None of the 3 invoices is paid'}).waitFor();

    for (const {id, due} of invoices) {
      const now = await mara.call<Invoice>('GET', `/invoices/${id}`);
      assert.deepEqual(now.due, due);
    }
    await assertSafe(visitor);
    await visitor.page.context().close();
  });

  const debits = [
    {account: '000123456789', days: 4, end: 'settled', isPaid: true},
    {
      account: '000222222227',
      days: 2,
      end: 'returned, and the invoice is due again',
      isPaid: false,
    },
  ];
  for (const {account, days, end, isPaid} of debits) {
    it(
      `P-12, L-11: the debit of a new bank account is processing, and days later ${end}`,
      onSimulator('clock'),
      async () => {
        const [invoice] = await payable(1, 'us_bank_account');
        const visitor = await newVisitor();
        await enterAnother(visitor, [invoice!]);
        const form = new StandInForm(visitor.page);
        await form.typeAccount(account);
        await form.verify();

        await visitor.button(/^Pay \$/).click();
        await visitor.dialog.getByRole('heading', {name: /is processing$/}).waitFor();

        const now = () => mara.call<Invoice>('GET', `/invoices/${invoice!.id}`);
        assert.equal((await now()).status, 'processing');
        await fetch(`${demo.simulatorUrl}/_simulator/clock`, {
          method: 'POST',
          body: JSON.stringify({advanceDays: days}),
        });
        const {status, due} = await until(
          'for the end of a debit',
          now,
          (seen) => seen.status !== 'processing',
        );
        assert.equal(status === 'paid', isPaid);
        assert.equal(due.amount, isPaid ? 0 : invoice!.due.amount);
        await assertSafe(visitor);
        await visitor.page.context().close();
      },
    );
  }
});
