import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createTestPortal, scenarios} from '../../../../src/testing/index.ts';
import {aPage, allOf, openIn, openPayment, pay, PaymentDialog, textOf} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';
import {waitUntil} from '../../support/wait-until.ts';

describe('the payment dialog', () => {
  it('takes the focus to its heading when it opens, never to the pay button', async () => {
    const {dialog} = await openPayment(scenarios.allPaid());

    await dialog.until(() => dialog.isOpen);
    await expectFocus(() => dialog.heading);
    expect(dialog.element.getAttribute('aria-labelledby')).to.equal(dialog.heading.id);
  });

  it('closes on Esc, and its opener has the focus', async () => {
    const {dialog, opener, portal} = await openPayment(scenarios.allPaid());

    await sendKeys({press: 'Escape'});

    await dialog.until(() => !dialog.isOpen);
    await expectFocus(() => opener);
    expect(portal.showSubmissions()).to.deep.equal([]);
  });

  it('goes away as a whole where the browser closes it without asking', async () => {
    const {dialog, opener, provider} = await openPayment(scenarios.allPaid());

    dialog.element.close();
    await waitUntil(() => !provider.renderRoot.querySelector('portal-payment-view'));

    await expectFocus(() => opener);
  });

  it('gives the focus to its opener also when the page opened it by itself', async () => {
    const portal = scenarios.allPaid();
    const {provider, opener} = await aPage(portal);
    await provider.open('payment', {invoiceIds: allOf(portal), opener});
    const view = provider.renderRoot.querySelector<HTMLElement>('portal-payment-view')!;
    const dialog = new PaymentDialog(view);
    await dialog.until('review');

    dialog.press('Close');

    await expectFocus(() => opener);
  });

  it('leaves a payment under way on Esc, and the payment goes on (P-21)', async () => {
    const {dialog, portal} = await pay(scenarios.allPaid({clock: 'still', pace: 1000}), {
      phase: 'working',
    });

    await sendKeys({press: 'Escape'});
    portal.advance(5000);

    await dialog.until(() => !dialog.isOpen);
    expect(portal.showSubmissions()[0]?.status).to.equal('completed');
  });

  it('stays open when its backdrop is pressed', async () => {
    const {dialog} = await openPayment(scenarios.allPaid());
    const at = {bubbles: true, composed: true, clientX: 2, clientY: 2};

    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      dialog.element.dispatchEvent(new MouseEvent(type, at));
    }

    await dialog.until(() => dialog.isOpen);
  });

  it('chooses among the methods with the arrow keys', async () => {
    const {dialog} = await openPayment(scenarios.allPaid());
    dialog.radio('Visa').focus();

    await sendKeys({press: 'ArrowDown'});
    await dialog.until(() => !dialog.chosen?.includes('Visa'), 'another one is chosen');

    await expectFocus(() => dialog.radios.find(({checked}) => checked));
  });

  it('is there once: a second one takes the place of the first', async () => {
    const {dialog, provider, opener, portal} = await openPayment(scenarios.allPaid());

    const second = await openIn(provider, opener, {invoiceIds: allOf(portal).slice(0, 1)});
    await second.until('review');

    await dialog.until(() => !dialog.isOpen);
    expect(second.title).to.equal('Pay INV-1001');
    expect(provider.renderRoot.querySelectorAll('portal-payment-view')).to.have.lengthOf(1);
  });

  it('stays a modal dialog with all that was chosen when its provider is moved', async () => {
    const {dialog, provider} = await openPayment(scenarios.allPaid());
    dialog.choose('Mastercard');
    const elsewhere = document.createElement('section');
    provider.parentElement?.append(elsewhere);

    elsewhere.append(provider);
    await dialog.until(() => dialog.isOpen);

    expect(dialog.chosen).to.include('Mastercard');
  });

  it('closes when its provider leaves the page', async () => {
    const {dialog, provider} = await openPayment(scenarios.allPaid());

    provider.remove();
    await dialog.until(() => !dialog.view.isConnected);

    expect(provider.renderRoot.querySelector('portal-payment-view')).to.equal(null);
  });

  it('speaks another language at once while it is open, and keeps what was chosen (E-07)', async () => {
    const {dialog, provider} = await openPayment(scenarios.allPaid());
    dialog.choose('Mastercard');
    await dialog.until(() => dialog.chosen?.includes('Mastercard') ?? false);

    provider.locale = 'de-DE';
    await dialog.until(() => dialog.title === '3 Rechnungen zahlen');

    expect(dialog.chosen).to.include('Mastercard');
    expect(dialog.total).to.match(/^7\.079,50\s\$$/);
    expect(dialog.root.querySelector('.root')!.getAttribute('lang')).to.equal('de');
  });

  it('uses the words of the firm, which the consent names as its own (P-22)', async () => {
    const {dialog, provider} = await openPayment(scenarios.allPaid());

    provider.messages = {payment: {payWith: 'Settle with'}};
    await dialog.until(() => dialog.text.includes('Settle with'));

    expect(dialog.title).to.equal('Pay 3 invoices');
  });

  it('shows hostile text as text, and nothing of it runs (X-01)', async () => {
    const portal = createTestPortal({
      firm: {name: '<img src=x onerror=alert(1)>', legalName: '<b>L</b>'},
    });
    portal.addMethod({kind: 'us_bank_account', bankName: '<script>alert(2)</script>'});
    portal.addInvoice({number: '<i>1</i>'});
    const {dialog} = await openPayment(portal);

    expect(dialog.title).to.equal('Pay <i>1</i>');
    expect(dialog.description).to.include('<img src=x onerror=alert(1)>');
    expect(dialog.root.querySelector('img, script, i, b')).to.equal(null);
    expect(textOf(dialog.radios[0]?.closest('label'))).to.include('<script>alert(2)</script>');
  });

  it('links to nothing but pages of the web (X-01)', async () => {
    const portal = scenarios.allPaid();
    portal.changeFirm({termsUrl: 'https://firm.example/<terms>'});
    const {dialog} = await openPayment(portal);
    const links = [...dialog.root.querySelectorAll('a')];

    expect(links.every(({protocol, rel}) => protocol === 'https:' && rel === 'noopener')).to.equal(
      true,
    );
  });
});
