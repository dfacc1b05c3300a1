import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createStripeGateway} from '../../../../src/gateway/index.ts';
import {
  createTestPortal,
  ivo,
  mara,
  testPassword,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {expectFocus} from '../../support/focus.ts';
import {presetStripe, untilReady} from '../../gateway/form-page.ts';
import {allOf, aPage, openIn, openPayment, type Paying} from './dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

const another = 'Another payment method';

/** One invoice, a saved Visa. */
function one(): TestPortal {
  const portal = createTestPortal({pace: 0});
  portal.addMethod();
  portal.addInvoice({total: 48_000});
  return portal;
}

/** A card is typed into the form. */
async function typed(portal = one()): Promise<Paying> {
  const paying = await openPayment(portal);
  const {dialog, gateway} = paying;
  dialog.choose(another);
  await dialog.until(() => dialog.isAvailable('Pay $480.00') && gateway.form !== undefined);
  gateway.form!.enter('asksFirst');
  return paying;
}

async function opened({provider, opener, portal}: Paying) {
  const dialog = await openIn(provider, opener, {invoiceIds: allOf(portal)});
  await dialog.until('review');
  return dialog;
}

const views = ({provider}: Paying) =>
  provider.renderRoot.querySelectorAll('portal-payment-view').length;

const isFormThere = ({provider}: Paying) =>
  Boolean(
    provider.renderRoot
      .querySelector('portal-payment-view')
      ?.shadowRoot?.querySelector('.form select'),
  );

describe('a card that was typed into the payment dialog', () => {
  const ways = {
    Esc: () => sendKeys({press: 'Escape'}),
    '✕': ({dialog}: Paying) => dialog.press('Close'),
    'Escape inside the form': ({gateway}: Paying) => gateway.form!.pressEscape(),
  };
  for (const [way, close] of Object.entries(ways)) {
    it(`is there when the dialog is closed by ${way} and opened again, and pays`, async () => {
      const paying = await typed();
      const {opener, gateway, portal} = paying;
      const {form} = gateway;
      const field = paying.dialog.root.querySelector('select');
      paying.dialog.heading.focus();

      await close(paying);
      await paying.dialog.until(() => !paying.dialog.element.open);
      await expectFocus(() => opener);
      const dialog = await opened(paying);

      await dialog.until(() => dialog.isOpen);
      await expectFocus(() => dialog.heading);
      // The default is what the firm's own rule preselects (P-02); what was typed is one press away.
      expect(dialog.chosen).to.include('Visa');
      dialog.choose(another);
      await dialog.until(() => dialog.isAvailable('Pay $480.00'));
      expect(gateway.form === form).to.equal(true);
      expect(form?.entered).to.equal('asksFirst');
      expect(dialog.root.querySelector('select') === field).to.equal(true);
      form?.enter('card');
      dialog.press('Pay $480.00');
      await dialog.until('result');
      expect(portal.showSubmissions()).to.have.lengthOf(1);
    });
  }

  it('serves another payment, with what that one is for', async () => {
    const paying = await typed();
    paying.dialog.press('Close');
    paying.portal.addInvoice({total: 20_000});
    const dialog = await opened(paying);
    dialog.choose(another);
    await dialog.until(() => dialog.isAvailable('Pay $680.00'));

    await dialog.until(() => paying.gateway.uses.at(-1)?.mode === 'setup');
    expect(paying.gateway.form?.entered).to.equal('asksFirst');
    expect(dialog.box('Save this payment method').checked).to.equal(false);
  });

  it('is not asked for twice: its dialog is there once, closed or open', async () => {
    const paying = await typed();
    for (let times = 0; times < 3; times += 1) {
      paying.dialog.press('Close');
      await opened(paying);
    }

    expect(views(paying)).to.equal(1);
    expect(paying.dialog.isOpen).to.equal(true);
  });

  it('is gone when it was paid with, and the dialog closed', async () => {
    const paying = await typed();
    const {dialog, gateway} = paying;
    gateway.form!.enter('card');
    dialog.press('Pay $480.00');
    await dialog.until('result');

    dialog.press('Done');

    await waitUntil(() => views(paying) === 0);
  });

  it('is gone when another method paid', async () => {
    const paying = await typed();
    paying.dialog.press('Close');
    const dialog = await opened(paying);
    dialog.press('Pay $480.00');
    await dialog.until('result');
    expect(isFormThere(paying)).to.equal(true);

    dialog.press('Done');

    await waitUntil(() => views(paying) === 0);
  });

  it('is gone at once when its contact signs out (A-06)', async () => {
    const paying = await typed();
    paying.dialog.press('Close');
    expect(isFormThere(paying)).to.equal(true);

    await paying.provider.signOut();

    await waitUntil(() => views(paying) === 0);
  });

  it('is gone when another contact signs in, whom a new form is shown (A-06)', async () => {
    const paying = await typed();
    const {provider, portal, dialog} = paying;
    dialog.press('Close');
    portal.endSessions();
    await provider.refresh().catch(() => undefined);
    expect(isFormThere(paying)).to.equal(true);

    await provider.signIn({grant: 'password', email: ivo.email, password: testPassword});

    await waitUntil(() => views(paying) === 0);
  });

  it('is there when the same contact signs in again after the session ended (P-16, A-06)', async () => {
    const paying = await typed();
    const {provider, portal, gateway} = paying;
    const {form} = gateway;
    paying.dialog.press('Close');
    portal.endSessions();
    await provider.refresh().catch(() => undefined);
    const field = paying.dialog.root.querySelector('.form select');

    await provider.signIn({grant: 'password', email: mara.email, password: testPassword});
    const dialog = await opened(paying);
    dialog.choose(another);
    await dialog.until(() => dialog.isAvailable('Pay $480.00'));

    expect(dialog.root.querySelector('.form select') === field).to.equal(true);
    expect(gateway.form === form).to.equal(true);
    expect(form?.entered).to.equal('asksFirst');
  });

  it('is gone when the firm turns the portal off (A-05)', async () => {
    const paying = await typed();
    paying.dialog.press('Close');

    paying.portal.turnPortal(false);
    await paying.provider.refresh().catch(() => undefined);

    await waitUntil(() => views(paying) === 0);
  });

  it('is gone with its provider', async () => {
    const paying = await typed();
    const {provider, dialog} = paying;
    dialog.press('Close');

    provider.remove();
    await dialog.until(() => !dialog.view.isConnected);

    expect(dialog.root.querySelector('select') === null).to.equal(true);
  });

  it('stays in the very frame of the processor that it was typed into', async () => {
    await presetStripe();
    const portal = one();
    const gateway = createStripeGateway();
    const {provider, opener} = await aPage(portal, {gateway});
    const open = async () => {
      const dialog = await openIn(provider, opener, {invoiceIds: allOf(portal)});
      await dialog.until('review');
      dialog.choose(another);
      return dialog;
    };
    const first = await open();
    await first.until(() => document.querySelector('portal-form-frame > iframe') !== null);
    const frame = await untilReady();
    frame.typeCard();
    await first.until(() => first.isAvailable('Pay $480.00'));

    first.press('Close');
    await first.until(() => frame.element.getClientRects().length === 0);
    const dialog = await open();
    await dialog.until(() => frame.element.getClientRects().length > 0);

    expect(frame.input('number').value.replaceAll(' ', '')).to.equal('4242424242424242');
    gateway.dispose();
  });
});
