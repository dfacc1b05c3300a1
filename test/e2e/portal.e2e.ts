import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium, type Request} from 'playwright-core';
import type {Invoice, InvoiceSummary, PayablePage} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {until} from '../setup/until.ts';
import {bookedOn, inDataFolder} from './database.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {onSimulator, processor} from './processor/index.ts';
import {openWindow, visit, Visitor, written} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

describe('the client portal in a browser', async () => {
  /** The same contact beside the page: what it should show. */
  const mara = await signInAs(demo, 'mara');
  const paid: string[] = [];

  /** Invoices of the first page that can be paid in dollars by card; nobody has paid them yet. */
  async function payable(count: number): Promise<Invoice[]> {
    const found = (await mara.invoices())
      .slice(0, 25)
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'))
      .slice(0, count);
    assert.equal(found.length, count);
    return found;
  }

  const countIntents = async () => (await processor.intentsOf(demo)).length;

  /** Somebody in a window of their own. */
  async function newVisitor(): Promise<Visitor> {
    return visit(await openWindow(browser), demo);
  }

  const numbersOf = (invoices: readonly Invoice[]) => invoices.map(({number}) => number);
  const sumOf = (invoices: readonly Invoice[]) => {
    const amount = invoices.reduce((sum, {payableAmount}) => sum + (payableAmount?.amount ?? 0), 0);
    return written({amount, currency: 'USD'});
  };

  it('E-01, E-05, P-01, P-02, P-03, S-01: a stranger signs in and pays three invoices in one submission', async () => {
    const invoices = await payable(3);
    const numbers = numbersOf(invoices);
    const known = await countIntents();
    const visitor = await newVisitor();
    await visitor.signIn();

    await visitor.select(...numbers);
    await visitor.page.locator('portal-pay-selected').getByText('3 selected').waitFor();
    await visitor.page.locator('portal-pay-selected').getByText(sumOf(invoices)).waitFor();
    await visitor.paySelected.click();
    await visitor.dialog.getByRole('heading', {name: 'Pay 3 invoices'}).waitFor();
    await visitor.dialog.getByText('3 separate charges will appear on your statement.').waitFor();
    await visitor.dialog.getByRole('radio', {name: /Visa.*4242.*Default/, checked: true}).waitFor();
    await visitor.button(`Pay ${sumOf(invoices)}`).click();
    await visitor.dialog.getByRole('heading', {name: 'All 3 invoices are paid'}).waitFor();

    await visitor.seesFocus(visitor.dialog.getByRole('heading', {name: 'All 3 invoices are paid'}));
    assert.equal(visitor.payments().length, 1);
    const all = await processor.intentsOf(demo);
    const intents = all.slice(0, all.length - known);
    assert.deepEqual(
      intents.map(({status, amount_received}) => [status, amount_received]).sort(),
      invoices.map(({payableAmount}) => ['succeeded', payableAmount?.amount]).sort(),
    );
    paid.push(...numbers);

    await visitor.button('Done').click();
    await assertGone(visitor, numbers);
    const {outstanding} = await mara.call<InvoiceSummary>('GET', '/invoices/summary');
    const left = outstanding.find(({currency}) => currency === 'USD')!;
    await visitor.outstanding.filter({hasText: written(left)}).waitFor();
    await visitor.page.locator('portal-pay-selected').getByText('Select invoices').waitFor();

    await visitor.page.reload();
    await visitor.seesRows();
    await assertGone(visitor, numbers);
    await visitor.outstanding.filter({hasText: written(left)}).waitFor();
    assert.equal(await visitor.list.getByRole('checkbox', {checked: true}).count(), 0);
    await visitor.assertWellBehaved();
  });

  async function assertGone(visitor: Visitor, numbers: readonly string[]): Promise<void> {
    for (const number of numbers) await visitor.row(number).waitFor({state: 'detached'});
  }

  it('S-02, S-03, S-04: select all takes every payable invoice of all pages and names those left out', async () => {
    const {items, excluded} = await everythingPayable();
    const visitor = await newVisitor();
    await visitor.signIn();
    assert.ok((await visitor.list.getByRole('row').count()) < items.length);

    await visitor.list.getByRole('checkbox', {name: 'Select all outstanding invoices'}).click();

    const said = visitor.page.locator('portal-pay-selected');
    await said.getByText(`${items.length} selected`, {exact: true}).waitFor();
    const leftOut = said.getByText(`${excluded.length} cannot be paid online: `);
    const text = await leftOut.innerText();
    for (const {number} of excluded.slice(0, 3)) assert.ok(text.includes(number), text);
    for (const currency of new Set(items.map(({payableAmount}) => payableAmount.currency))) {
      const amount = items
        .filter(({payableAmount}) => payableAmount.currency === currency)
        .reduce((sum, {payableAmount}) => sum + payableAmount.amount, 0);
      await said.getByText(written({amount, currency})).waitFor();
    }
    await visitor.page.context().close();
  });

  async function everythingPayable(): Promise<Pick<PayablePage, 'items' | 'excluded'>> {
    const all: Pick<PayablePage, 'items' | 'excluded'> = {items: [], excluded: []};
    for (let cursor: string | null = ''; cursor !== null;) {
      const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: PayablePage = await mara.call(
        'GET',
        `/invoices/payable?status=outstanding${after}`,
      );
      all.items.push(...page.items);
      all.excluded.push(...page.excluded);
      cursor = page.nextCursor;
    }
    return all;
  }

  it(
    'P-04, P-06: a mixed result says what became of each invoice, and Retry pays the rest',
    onSimulator('bank that changes its mind'),
    async () => {
      const invoices = await payable(3);
      const [first, second] = invoices;
      const card = (await mara.methods()).find(({isDefault}) => isDefault);
      const {id: cardId} = await processorMethod(card?.last4 ?? '');
      await lever(`payment_methods/${cardId}`, {behaviour: 'insufficient_funds'});
      // The second charge waits until the card has money again.
      await lever('faults', {
        faults: [
          {
            method: 'POST',
            path: '/v1/payment_intents/*/confirm',
            metadata: {invoice: second?.id},
            fault: {kind: 'hold'},
          },
        ],
      });
      const visitor = await newVisitor();
      await visitor.signIn();
      await visitor.select(...numbersOf(invoices));
      await visitor.paySelected.click();
      await visitor.button(/^Pay /).click();
      await isRefused(first!);
      await lever(`payment_methods/${cardId}`, {behaviour: 'approve'});
      await lever('faults', undefined, 'DELETE');

      await visitor.dialog.getByRole('heading', {name: '2 of 3 invoices are paid'}).waitFor();
      const problem = visitor.dialog.getByText('Not enough money is available on this card.');
      await problem.waitFor();
      await visitor.dialog.getByText(`Only ${first?.number} will be charged.`).waitFor();
      await visitor.button(`Retry ${sumOf([first!])}`).click();
      await visitor.dialog.getByRole('heading', {name: 'All 3 invoices are paid'}).waitFor();
      paid.push(...numbersOf(invoices));
      await visitor.page.context().close();
    },
  );

  it('the whole job is done by keyboard alone', async () => {
    const [one, other] = await payable(2);
    const visitor = await newVisitor();
    const {keyboard} = visitor.page;
    const login = visitor.page.locator('portal-account-menu').getByRole('button', {name: 'Login'});
    await login.waitFor();
    await visitor.tabTo(login);
    await keyboard.press('Enter');
    await visitor.seesFocus(visitor.dialog.getByLabel('Email'));
    const person = demo.signIns[0]!;
    await keyboard.type(person.email);
    await keyboard.press('Tab');
    await keyboard.type(person.password);
    await keyboard.press('Enter');
    await visitor.seesRows();
    await visitor.tabTo(new RegExp(`^Select ${one?.number},`));
    await keyboard.press('Space');
    await visitor.tabTo(new RegExp(`^Select ${other?.number},`));
    await keyboard.press('Space');
    await visitor.tabTo(/^Pay Selected$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await visitor.seesFocus(visitor.dialog.getByRole('heading', {name: 'Pay 2 invoices'}));
    const pay = visitor.dialog.getByRole('button', {name: /^Pay \$/, disabled: false});
    await pay.waitFor();
    await visitor.tabTo(pay);
    await keyboard.press('Enter');
    await visitor.seesFocus(visitor.dialog.getByRole('heading', {name: 'All 2 invoices are paid'}));
    await visitor.tabTo(/^Done$/);
    await keyboard.press('Enter');
    await visitor.dialog.waitFor({state: 'detached'});
    await visitor.seesFocus(visitor.page.getByRole('button', {name: 'Pay Selected'}));
    paid.push(one!.number, other!.number);
    await visitor.page.context().close();
  });

  it('P-08: the same invoice in two tabs is charged once, and the loser is told', async () => {
    const [invoice] = await payable(1);
    const window = await openWindow(browser);
    const tabs = [await visit(window, demo), await visit(window, demo)] as const;
    for (const tab of tabs) {
      await tab.signIn();
      await tab
        .row(invoice!.number)
        .getByRole('button', {name: /^Pay Now/})
        .click();
      await tab.button(/^Pay \$/).waitFor();
    }
    const known = await countIntents();
    const [winner, loser] = tabs;
    await winner.button(/^Pay \$/).click();
    await winner.dialog.getByRole('heading', {name: `${invoice!.number} is paid`}).waitFor();
    await loser.button(/^Pay \$/).click();
    const told = `${invoice!.number} is already paid. Nothing was charged.`;
    await loser.dialog.getByRole('alert').getByText(told).waitFor();
    assert.equal(await countIntents(), known + 1);
    paid.push(invoice!.number);
    await window.close();
  });

  it('P-08: on a slow line rows have their places from the start, and a double click pays once', async () => {
    const [invoice] = await payable(1);
    const visitor = await newVisitor();
    const session = await visitor.page.context().newCDPSession(visitor.page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    // The first rows are on their way until their places were seen.
    const seen = Promise.withResolvers<undefined>();
    await visitor.page.route(/\/invoices\?/, async (route) => {
      await seen.promise;
      await route.continue();
    });
    await visitor.page.locator('portal-account-menu').getByRole('button', {name: 'Login'}).click();
    await visitor.enterCredentials();
    await visitor.page.locator('portal-invoice-list:state(loading)').waitFor();
    seen.resolve(undefined);
    await visitor.seesRows();
    await visitor
      .row(invoice!.number)
      .getByRole('button', {name: /^Pay Now/})
      .click();
    await visitor.button(/^Pay \$/).dblclick();
    await visitor.dialog.getByRole('heading', {name: `${invoice!.number} is paid`}).waitFor();
    assert.equal(visitor.payments().length, 1);
    paid.push(invoice!.number);
    await visitor.page.context().close();
  });

  it('P-16: a session that ends under the dialog costs neither the selection nor a second charge', async () => {
    const invoices = await payable(2);
    const visitor = await newVisitor();
    await visitor.hearsNothing();
    await visitor.signIn();
    await visitor.select(...numbersOf(invoices));
    await visitor.paySelected.click();
    await visitor.button(/^Pay \$/).waitFor();
    await endSession(visitor);
    const known = await countIntents();
    await visitor.button(/^Pay \$/).click();
    await visitor.dialog.getByRole('alert').getByText('You have been signed out.').waitFor();
    await visitor.enterCredentials();
    await visitor.button(`Pay ${sumOf(invoices)}`).click();
    await visitor.dialog.getByRole('heading', {name: 'All 2 invoices are paid'}).waitFor();
    assert.equal(await countIntents(), known + 2);
    paid.push(...numbersOf(invoices));
    await visitor.page.context().close();
  });

  /** As an administrator would: the page knows nothing of it yet. */
  async function endSession({token}: Visitor): Promise<void> {
    const headers = {Authorization: `Bearer ${token}`};
    const answer = await fetch(`${demo.apiUrl}/session`, {method: 'DELETE', headers});
    assert.equal(answer.status, 204);
  }

  it('A-06: Sign out drops everything at once, in the other tab too', async () => {
    const window = await openWindow(browser);
    const tabs = [await visit(window, demo), await visit(window, demo)] as const;
    for (const tab of tabs) await tab.signIn();
    const [here, there] = tabs;
    const {token} = here;
    const ended = here.page.waitForResponse((response) => isEndOfSession(response.request()));
    await here.page.getByRole('button', {name: 'Account: Mara Lindt'}).click();
    await here.page.getByRole('menuitem', {name: 'Sign out'}).click();

    for (const {page, list} of tabs) {
      await list.getByText('Log in to see your invoices').waitFor();
      assert.equal(await list.getByRole('row').count(), 0);
      assert.equal(await page.getByText(/INV-\d/).count(), 0);
    }
    const kept = () => here.page.evaluate(() => JSON.stringify(sessionStorage));
    assert.equal(await kept(), '{}');
    await ended;
    const headers = {Authorization: `Bearer ${token}`};
    assert.equal((await fetch(`${demo.apiUrl}/invoices?status=all`, {headers})).status, 401);
    await there.page.reload();
    await there.list.getByText('Log in to see your invoices').waitFor();
    await window.close();
  });

  function isEndOfSession(request: Request): boolean {
    return request.method() === 'DELETE' && request.url().endsWith('/session');
  }

  it('a duplicated tab signs in for itself, and ends nothing in the first', async () => {
    const first = await newVisitor();
    await first.signIn();
    const [page] = await Promise.all([
      first.page.context().waitForEvent('page'),
      // A page that this one opens starts with a copy of its session storage, as a duplicate does.
      first.page.evaluate(() => void open(location.href)),
    ]);
    const second = new Visitor(page, demo);
    await second.list.getByText('Log in to see your invoices').waitFor();
    await second.signIn();

    for (const {page: tab} of [first, second]) await tab.reload();
    await first.seesRows();
    await second.seesRows();
    await first.page.context().close();
  });

  it('Back from another page shows the invoices again, without signing in', async () => {
    const visitor = await newVisitor();
    await visitor.signIn();
    await visitor.page.goto(demo.url);
    await visitor.page.goBack();

    await visitor.seesRows();
    await visitor.assertWellBehaved();
    await visitor.page.context().close();
  });

  it('everything that was paid here is booked once, with its charge', async () => {
    await demo.stop();
    const booked = await inDataFolder(demo.dataDir, (db) => bookedOn(db, paid));
    assert.equal(booked.length, paid.length);
    for (const {number, charges, pending} of booked) {
      assert.equal(charges.length, 1, number);
      assert.equal(pending, 0, number);
    }
  });

  /** Waits until the processor has given the charge of the invoice up. */
  async function isRefused({id}: Invoice): Promise<void> {
    await until(
      'for a charge to be given up',
      async () =>
        (await processor.intentsOf(demo)).find(({metadata}) => metadata['invoice'] === id)?.status,
      (status) => status === 'canceled',
    );
  }

  async function lever(path: string, body: unknown, method = 'POST'): Promise<void> {
    const url = `${demo.simulatorUrl}/_simulator/${path}`;
    const answer = await fetch(url, {method, body: JSON.stringify(body)});
    assert.ok(answer.ok, await answer.text());
  }

  /** The processor's own id of a saved card: that of the last charge with it. */
  async function processorMethod(last4: string): Promise<{id: string}> {
    assert.equal(last4, '4242');
    const [intent] = (await processor.intentsOf(demo)).filter(
      ({status, payment_method_types}) =>
        status === 'succeeded' && payment_method_types.includes('card'),
    );
    assert.equal(typeof intent?.payment_method, 'string');
    return {id: intent?.payment_method as string};
  }
});
