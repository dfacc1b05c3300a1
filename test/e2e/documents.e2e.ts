import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, describe, it} from 'node:test';
import {chromium, type Download} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

async function bytesOf(download: Download): Promise<string> {
  return (await readFile(await download.path())).toString('latin1');
}

describe('documents in a browser', () => {
  it('L-15, P-17, P-23: an invoice opens by its number; its PDF and its receipt are saved, with no token in an address', async () => {
    const visitor = await visit(await openWindow(browser), demo);
    const {page, list} = visitor;
    await visitor.signIn();
    await list.getByText('Paid', {exact: true}).first().click();
    await list
      .getByRole('button', {name: /^Pay Now/})
      .first()
      .waitFor({state: 'detached'});
    const number = list.getByRole('row').filter({hasText: 'Visa'}).first().locator('.number');
    const name = (await number.innerText()).trim();
    await number.click();

    await list.getByRole('heading', {name: `Invoice ${name}`}).waitFor();
    const [pdf] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('button', {name: /^Download PDF/}).click(),
    ]);
    assert.equal(pdf.suggestedFilename(), `${name}.pdf`);
    assert.match(await bytesOf(pdf), /^%PDF-/);
    const [receipt] = await Promise.all([
      page.waitForEvent('download'),
      list
        .getByRole('button', {name: /^Receipt/})
        .first()
        .click(),
    ]);
    assert.equal(receipt.suggestedFilename(), `Receipt ${name}.pdf`);
    assert.match(await bytesOf(receipt), /^%PDF-/);

    await list.getByRole('button', {name: 'All invoices'}).click();
    await visitor.seesFocus(list.getByRole('button', {name, exact: true}));
    await visitor.assertWellBehaved();
    assert.ok(visitor.token);
    assert.ok(!visitor.requests.join('\n').includes(visitor.token));
  });
});
