import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createTestPortal} from '../../../../src/testing/index.ts';
import {openPayment} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';

/** A saved card, and the form open for another method. */
async function entering() {
  const portal = createTestPortal({pace: 0});
  portal.addMethod();
  portal.addInvoice({total: 48_000});
  const paying = await openPayment(portal);
  const {dialog, gateway} = paying;
  dialog.choose('Another payment method');
  await dialog.until(() => gateway.form !== undefined);
  return {...paying, form: gateway.form!};
}

describe('the payment dialog while a bank account is entered', () => {
  it('is not modal, so that the bank’s login over the page can be reached; the focus stays in the form', async () => {
    const {dialog, form} = await entering();
    await dialog.until(() => dialog.isOpen);
    form.focus();

    form.enter('bank');
    await dialog.until(() => !dialog.element.matches(':modal'));

    expect(dialog.element.open).to.equal(true);
    await dialog.until(() => dialog.focused?.ariaLabel === 'Test method');
  });

  it('is modal again for a card, and for a saved method that is chosen instead', async () => {
    const {dialog, form} = await entering();

    form.enter('bank');
    await dialog.until(() => !dialog.element.matches(':modal'));
    form.enter('card');
    await dialog.until(() => dialog.element.matches(':modal'));
    form.enter('bank');
    await dialog.until(() => !dialog.element.matches(':modal'));
    dialog.radio('Visa').focus();
    dialog.choose('Visa');
    await dialog.until(() => dialog.element.matches(':modal'));

    await expectFocus(() => dialog.radio('Visa'));
  });

  it('still closes on Esc', async () => {
    const {dialog, form} = await entering();
    form.enter('bank');
    await dialog.until(() => !dialog.element.matches(':modal'));

    dialog.heading.focus();
    await sendKeys({press: 'Escape'});

    await dialog.until(() => !dialog.element.open);
  });
});
