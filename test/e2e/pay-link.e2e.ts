import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import type {Invoice, PaymentLink, SessionTokens} from '../../src/contract/types.ts';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {signInAs} from './portal.ts';
import {processor} from './processor/index.ts';
import {openWindow, visit, written, type Visitor} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

const approved = '4242424242424242';

/** What the firm's own person sends to whoever is to pay. */
async function linkTo({id}: Invoice): Promise<string> {
  const [person] = demo.staffSignIns;
  assert.ok(person);
  const {email, password} = person;
  const send = async <T>(path: string, body: object | undefined, headers: object) => {
    const response = await fetch(demo.staffApiUrl + path, {
      method: 'POST',
      headers: {...(body && {'Content-Type': 'application/json'}), ...headers},
      body: body ? JSON.stringify(body) : null,
    });
    assert.ok(response.ok, `${path} answers ${response.status}`);
    return (await response.json()) as T;
  };
  const grant = {grant: 'password', email, password};
  const {accessToken} = await send<SessionTokens>('/sessions', grant, {});
  const {url} = await send<PaymentLink>(`/invoices/${id}/payment-links`, undefined, {
    Authorization: `Bearer ${accessToken}`,
    'Idempotency-Key': randomUUID(),
  });
  assert.ok(url);
  return `/pay/${new URL(url).hash}`;
}

describe('a payment link of the demo, by the keyboard alone', async () => {
  const mara = await signInAs(demo, 'mara');
  const invoice = (await mara.invoices()).find(
    ({payableAmount, paymentOptions}) =>
      payableAmount?.currency === 'USD' && paymentOptions.includes('card'),
  )!;
  const total = written(invoice.payableAmount!);
  const address = await linkTo(invoice);

  /** Whoever was sent the link, with a card typed. */
  async function guest(): Promise<Visitor> {
    const visitor = await visit(await openWindow(browser), demo);
    await visitor.open(address);
    await processor.formOn(visitor.page).typeCard(approved);
    return visitor;
  }

  it('M-03, A-08: without Login no saved method is there, after Login they are, and the card stays', async () => {
    const visitor = await guest();
    const {page, dialog} = visitor;
    const payLink = page.locator('portal-pay-link');
    await payLink.getByText(invoice.number).first().waitFor();
    assert.equal(await payLink.getByRole('radio').count(), 0);
    assert.ok(!page.url().includes('portal-link'));

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await visitor.tabTo(/^Login$/);
    await page.keyboard.press('Enter');
    await visitor.seesFocus(dialog.getByLabel('Email'));
    const known = demo.signIns.find(({email}) => email.startsWith('mara'))!;
    await page.keyboard.type(known.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(known.password);
    await page.keyboard.press('Enter');

    const saved = payLink.getByRole('radio', {name: /ending in/});
    await saved.first().waitFor();
    const chosen = payLink.getByRole('radio', {checked: true});
    await chosen.waitFor();
    assert.equal(await chosen.count(), 1);
    await visitor.seesFocus(payLink.getByRole('heading', {name: `Pay ${invoice.number}`}));
    const another = payLink.getByRole('radio', {name: /Another payment method/});
    await chosen.focus();
    for (let presses = await saved.count(); presses > 0; presses -= 1) {
      await page.keyboard.press('ArrowDown');
    }
    await another.and(payLink.getByRole('radio', {checked: true})).waitFor();
    const typed = await processor.formOn(page).typedNumber();
    assert.equal(typed.replaceAll(' ', ''), approved);

    await page.reload();
    await payLink.getByText(invoice.number).first().waitFor();
    await saved.first().waitFor();
    await visitor.assertWellBehaved();
    await page.context().close();
  });

  it('M-03, A-08: a guest pays it in the page after a reload, and it is charged once', async () => {
    const visitor = await guest();
    const {page} = visitor;
    await page.reload();
    await processor.formOn(page).typeCard(approved);
    const payLink = page.locator('portal-pay-link');
    await payLink.getByRole('button', {name: `Pay ${total}`, disabled: false}).waitFor();
    await visitor.tabTo(/^Pay \$/);
    await page.keyboard.press('Enter');
    const result = payLink.getByRole('heading', {name: `${invoice.number} is paid`});
    await result.waitFor();
    await visitor.seesFocus(result);
    await visitor.tabTo(/^Done$/);
    await page.keyboard.press('Enter');
    await payLink.getByText('This invoice is already paid').waitFor();

    assert.equal(visitor.payments().length, 1);
    const charged = (await processor.intentsOf(demo)).filter(
      ({metadata}) => metadata['invoice'] === invoice.id,
    );
    assert.deepEqual(
      charged.map(({status, amount_received: amount}) => [status, amount]),
      [['succeeded', invoice.payableAmount!.amount]],
    );
    await visitor.assertWellBehaved();
    await page.context().close();
  });
});
