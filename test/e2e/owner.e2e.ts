import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Submission} from '../../src/contract/types.ts';
import {sendThroughChannel} from '../../demo/server/import/destination.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {processor} from './processor/index.ts';
import {openWindow, visit, type Visitor} from './visitor.ts';

/** What the owner promises to clients, where no other file tells it; docs/owner-statements.md has all. */

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const newVisitor = async () => visit(await openWindow(browser), demo);

describe('paying one, several and all invoices', async () => {
  // Five that one card can pay at once remain for the last test.
  await importInvoices([
    'AQ-INV-2105,TVH,INV-2105,2026-01-05,,USD,2245.00,2245.00,sent,card|us_bank_account',
    ...[1, 2, 3].map(
      (number) =>
        `OWN-${number},TVH,OWN-${number},2026-01-05,,USD,${number}0.00,${number}0.00,sent,card`,
    ),
  ]);
  const hugh = await signInAs(demo, 'hugh');
  const visitor = await newVisitor();
  const {page, dialog} = visitor;
  await visitor.signIn('hugh');

  it('one, by its Pay Now', async () => {
    await payNow(visitor, 'INV-2103');
    await visitor.button(/^Pay \$1,820\.00/).click();
    await sees(visitor, 'INV-2103 is paid');
  });

  it('several, by their boxes and Pay Selected: one submission, a transaction each', async () => {
    await visitor.select('INV-2102', 'INV-2104');
    await visitor.paySelected.click();
    const answer = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/payments'),
    );
    await visitor.button(/^Pay \$8,235\.00/).click();
    const submission = (await (await answer).json()) as Submission;
    await sees(visitor, 'All 2 invoices are paid');
    const {transactions} = await hugh.outcomeOf(submission.id);
    assert.deepEqual(
      transactions.map(({state}) => state),
      ['succeeded', 'succeeded'],
    );
  });

  it('all, by the top-most box: every outstanding invoice is ticked', async () => {
    const outstanding = await hugh.invoices();
    assert.equal(outstanding.length, 5);
    await visitor.list.getByRole('checkbox', {name: 'Select all outstanding invoices'}).click();
    for (const {number} of outstanding) {
      await visitor.list
        .getByRole('checkbox', {name: `Select ${number},`, checked: true})
        .waitFor();
    }
    await visitor.paySelected.click();
    await dialog.getByRole('heading', {name: 'Pay 5 invoices'}).waitFor();
    await visitor.button(/^Pay \$/).click();
    await sees(visitor, 'All 5 invoices are paid');
    assert.deepEqual(await hugh.invoices(), []);
    await page.context().close();
  });
});

describe('paying with another method although there is a default', async () => {
  const mara = await signInAs(demo, 'mara');
  const payable = (await mara.invoices())
    .filter(({payableAmount}) => payableAmount?.currency === 'USD')
    .filter(({paymentOptions}) => paymentOptions.includes('card'));
  const [first, second] = payable.map(({number}) => number);
  assert.ok(first && second);
  const visitor = await newVisitor();
  await visitor.signIn();

  it('a saved one: the default is chosen at first, and stays the default', async () => {
    const before = await mara.methods();
    await payNow(visitor, first);
    await visitor.dialog.getByRole('radio', {name: /Default/, checked: true}).waitFor();
    await visitor.dialog.getByRole('radio', {name: /Mastercard.*4444/}).check();
    await visitor.button(/^Pay \$/).click();
    await sees(visitor, `${first} is paid`);
    assert.deepEqual(await mara.methods(), before);
  });

  it('one that is entered by hand, and is not saved', async () => {
    const before = await mara.methods();
    await payNow(visitor, second);
    await visitor.dialog.getByRole('radio', {name: /Another payment method/}).check();
    await processor.formOn(visitor.page).typeCard('4242424242424242');
    await visitor.button(/^Pay \$/).click();
    await sees(visitor, `${second} is paid`);
    assert.deepEqual(await mara.methods(), before);
  });

  it('no Pay Now and no box for an invoice without payment options', async () => {
    const without = (await mara.invoices()).find(
      ({paymentOptions, due}) => paymentOptions.length === 0 && due.amount > 0,
    );
    assert.ok(without);
    await visitor.list.getByRole('searchbox').fill(without.number);
    const row = visitor.row(without.number);
    await row.waitFor();
    assert.equal(await row.getByRole('button', {name: /Pay Now/}).count(), 0);
    assert.equal(await row.getByRole('checkbox', {disabled: false}).count(), 0);
    await visitor.page.context().close();
  });
});

describe('two contacts of one client', () => {
  it('M-02: neither sees the other’s saved payment methods', async () => {
    const [mara, ivo] = [await signInAs(demo, 'mara'), await signInAs(demo, 'ivo')];
    const [maras, ivos] = [await mara.methods(), await ivo.methods()];
    assert.ok(maras.length > 0 && ivos.length > 0);
    assert.ok(maras.every(({id}) => !ivos.some((other) => other.id === id)));
    for (const {id} of ivos) {
      assert.equal((await mara.ask('DELETE', `/payment-methods/${id}`)).status, 404);
    }
    assert.deepEqual(await ivo.methods(), ivos);

    for (const [name, own] of [
      ['mara', maras],
      ['ivo', ivos],
    ] as const) {
      const visitor = await newVisitor();
      await visitor.signIn(name);
      await visitor.page
        .locator('portal-account-menu')
        .getByRole('button', {name: /^Account/})
        .click();
      await visitor.page.getByRole('menuitem', {name: 'Payment Methods'}).click();
      const items = visitor.dialog.getByRole('listitem');
      for (const {last4} of own) await items.filter({hasText: last4}).first().waitFor();
      assert.equal(await items.count(), own.length);
      await visitor.page.context().close();
    }
  });
});

async function payNow(visitor: Visitor, number: string): Promise<void> {
  await visitor
    .row(number)
    .getByRole('button', {name: /^Pay Now/})
    .click();
}

async function sees(visitor: Visitor, outcome: string): Promise<void> {
  await visitor.dialog.getByRole('heading', {name: outcome}).waitFor();
  await visitor.button('Done').click();
  await visitor.dialog.waitFor({state: 'detached'});
}

async function importInvoices(rows: readonly string[]): Promise<void> {
  const header =
    'invoice_id,client_id,number,issued_on,due_on,currency,subtotal,total,state,payment_options';
  const bytes = new TextEncoder().encode([header, ...rows, ''].join('\n'));
  const files = [{name: 'invoices.csv', bytes}];
  const result = await sendThroughChannel(demo.dataDir, {firmKey: 'alder', files});
  assert.equal(result?.outcome, 'loaded');
}
