import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

describe('what others change', () => {
  it("a payment by one contact shows in the other's open page, and in the same contact's other tab", async () => {
    const mara = await signInAs(demo, 'mara');
    const [first, second] = (await mara.invoices())
      .slice(0, 25)
      .filter(({payableAmount}) => payableAmount?.currency === 'USD')
      .filter(({paymentOptions}) => paymentOptions.includes('card'));
    const card = (await mara.methods()).find(({kind, isDefault}) => kind === 'card' && isDefault);
    const [own, other] = [
      await visit(await openWindow(browser), demo),
      await visit(await openWindow(browser), demo),
    ];
    await own.signIn('mara');
    await other.signIn('ivo');
    const pages = [own, other];

    for (const invoice of [first!, second!]) {
      for (const page of pages) await page.row(invoice.number).waitFor();
      const order = mara.paymentOf([invoice], card!.id);
      const {id} = await mara.call<{id: string}>('POST', '/payments', order);
      assert.equal((await mara.outcomeOf(id)).status, 'completed');
      for (const page of pages) await page.row(invoice.number).waitFor({state: 'detached'});
    }

    for (const page of pages) {
      const tokens = page.requests.filter((request) => request.includes(page.token ?? '-'));
      assert.deepEqual(tokens, []);
      await page.assertWellBehaved();
    }
  });
});
