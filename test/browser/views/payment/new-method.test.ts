import {expect} from '@open-wc/testing';
import type {PaymentRequest} from '../../../../src/contract/types.ts';
import {consentVersion} from '../../../../src/i18n/index.ts';
import {
  createInMemoryApi,
  createTestGateway,
  createTestPortal,
  scenarios,
  type TestPortal,
  type TestPortalOptions,
} from '../../../../src/testing/index.ts';
import {openPayment, signInAgain, textOf, type Paying, type PayingOptions} from './dialog.ts';

const another = 'Another payment method';
const save = 'Save this payment method';
const makeDefault = 'Make Default Payment';
const atOnce: TestPortalOptions = {pace: 0};

/** One invoice, a saved Visa. */
function one(options: TestPortalOptions = atOnce): TestPortal {
  const portal = createTestPortal(options);
  portal.addMethod();
  portal.addInvoice({total: 48_000});
  return portal;
}

/** With every payment that was asked for. */
function recording(portal: TestPortal) {
  const sent: PaymentRequest[] = [];
  const backend = createInMemoryApi(portal);
  const submitPayment: typeof backend.submitPayment = (request, options) => {
    sent.push(request);
    return backend.submitPayment(request, options);
  };
  return {sent, api: {...backend, submitPayment}};
}

/** The form can be filled in, and the button pays with it. */
const isOpen = ({dialog, gateway}: Paying) =>
  gateway.form !== undefined && dialog.reasonOf(/^Pay \$/).startsWith('By paying');

async function enter(portal: TestPortal, options: PayingOptions = {}): Promise<Paying> {
  const paying = await openPayment(portal, options);
  const {dialog} = paying;
  if (dialog.radios.length > 0) dialog.choose(another);
  await dialog.until(() => isOpen(paying));
  return paying;
}

describe('a new method in the payment dialog', () => {
  it('is the last choice, and its form opens when it is chosen (P-02)', async () => {
    const {dialog, gateway} = await openPayment(scenarios.allPaid());
    const last = dialog.radios.at(-1);
    expect(textOf(last?.closest('label'))).to.equal(`${another} Card or bank account`);
    expect(last?.checked).to.equal(false);
    expect(gateway.form).to.equal(undefined);

    dialog.choose(another);
    await dialog.until(() => gateway.form !== undefined);
    expect(dialog.chosen).to.include(another);
  });

  it('offers only the kinds that every invoice takes (P-15)', async () => {
    const {dialog, gateway} = await enter(scenarios.defaultNotAccepted(atOnce));

    expect(dialog.chosen).to.equal(`${another} Card`);
    expect(gateway.uses.at(-1)?.methods).to.deep.equal(['card']);
  });

  it('pays one invoice with a token of its own, not kept, and the default stays (P-02)', async () => {
    const portal = one();
    const {sent, api} = recording(portal);
    const {dialog, gateway} = await enter(portal, {api});
    const amount = {amount: 48_000, currency: 'USD'};
    expect(gateway.uses.at(-1)).to.deep.equal({
      mode: 'payment',
      amount,
      methods: ['card', 'us_bank_account'],
    });

    dialog.press('Pay $480.00');
    await dialog.until('result');

    expect(dialog.title).to.equal('INV-1001 is paid');
    expect(sent[0]?.instrument).to.deep.equal({
      kind: 'new',
      confirmationToken: 'ctoken_000001',
      save: false,
    });
    expect(portal.methodsOf().map(({isDefault}) => isDefault)).to.deep.equal([true]);
  });

  it('sets up a method for several invoices, and says that it is removed afterwards (P-22)', async () => {
    const portal = scenarios.allPaid(atOnce);
    const {dialog, gateway} = await enter(portal);
    expect(gateway.uses.at(-1)).to.include({mode: 'setup', currency: 'USD'});
    expect(dialog.text).to.include(
      'It is kept only until these 3 payments are final, then removed.',
    );

    dialog.press(/^Pay \$/);
    await dialog.until('result');
    expect(dialog.title).to.equal('All 3 invoices are paid');
    expect(portal.methodsOf()).to.have.lengthOf(3);
  });

  it('is saved when asked to, and becomes the default by a second box (P-14)', async () => {
    const portal = one();
    const {sent, api} = recording(portal);
    const {dialog, gateway} = await enter(portal, {api});
    expect(dialog.box(save).checked).to.equal(false);
    expect(dialog.text).not.to.include(makeDefault);

    dialog.box(save).click();
    await dialog.until(() => dialog.text.includes(makeDefault));
    expect(dialog.box(makeDefault).checked).to.equal(false);
    await dialog.until(() => gateway.uses.at(-1)?.mode === 'setup');
    dialog.box(makeDefault).click();
    await dialog.until(() => dialog.box(makeDefault).checked);
    dialog.press('Pay $480.00');
    await dialog.until('result');

    expect(sent[0]?.instrument).to.include({kind: 'new', save: true, makeDefault: true});
    const methods = portal.methodsOf();
    expect(methods.filter(({isDefault}) => isDefault)).to.have.lengthOf(1);
    expect(methods[0]).to.include({isDefault: true, last4: '4242'});
  });

  it('has its form follow what is ticked while it is still loading (P-14)', async () => {
    const {dialog, gateway} = await openPayment(one());
    const loaded = Promise.withResolvers<undefined>();
    const openForm = gateway.openForm.bind(gateway);
    gateway.openForm = async (request) => {
      await loaded.promise;
      return openForm(request);
    };

    dialog.choose(another);
    await dialog.until(() => dialog.text.includes(save));
    dialog.box(save).click();
    await dialog.until(() => dialog.text.includes(makeDefault));
    loaded.resolve(undefined);

    await dialog.until(() => gateway.uses.at(-1)?.mode === 'setup');
  });

  it('asks for the default only while it is to be saved (P-14)', async () => {
    const portal = one();
    const {sent, api} = recording(portal);
    const {dialog} = await enter(portal, {api});
    dialog.box(save).click();
    await dialog.until(() => dialog.text.includes(makeDefault));
    dialog.box(makeDefault).click();
    await dialog.until(() => dialog.box(makeDefault).checked);
    dialog.box(save).click();
    await dialog.until(() => !dialog.text.includes(makeDefault));
    dialog.press('Pay $480.00');
    await dialog.until('result');

    expect(sent[0]?.instrument).not.to.have.property('makeDefault');
  });

  it('opens its form at once where nothing is saved, and the first saved is the default (M-04)', async () => {
    const portal = scenarios.noMethods(atOnce);
    const {dialog} = await enter(portal);
    expect(dialog.radios).to.have.lengthOf(0);

    dialog.box(save).click();
    await dialog.until(() => dialog.text.includes('This will be your default.'));
    dialog.press(/^Pay \$/);
    await dialog.until('result');
    expect(portal.methodsOf().map(({isDefault}) => isDefault)).to.deep.equal([true]);
  });

  it('shows what the payer agrees to by its kind, and sends which text that was (P-22)', async () => {
    const portal = one();
    const {sent, api} = recording(portal);
    const {dialog, gateway} = await enter(portal, {api});
    expect(dialog.reasonOf('Pay $480.00')).to.match(/^By paying, you allow .* to charge this card/);
    dialog.box(save).click();
    await dialog.until(() => dialog.text.includes('keeps this card for payments you start here'));

    gateway.form?.enter('bank');
    await dialog.until(() => dialog.reasonOf('Pay $480.00').includes('to debit this bank account'));
    expect(dialog.text).to.include('each time you choose it and press Pay, until you delete it');
    dialog.press('Pay $480.00');
    await dialog.until('result');
    expect(dialog.title).to.equal('The payment for INV-1001 is processing');
    expect(sent[0]?.consent).to.deep.equal({textVersion: consentVersion, locale: 'en'});
  });

  it('says what is to be corrected, sends nothing, and keeps what was typed', async () => {
    const portal = one();
    const {sent, api} = recording(portal);
    const {dialog, gateway} = await enter(portal, {api});
    const {form} = gateway;
    gateway.isIncomplete = true;
    dialog.press('Pay $480.00');
    await dialog.until(() => dialog.notices.includes('Check the marked fields.'));

    await dialog.until(() => dialog.alert === 'Check the marked fields.');
    expect(sent).to.deep.equal([]);
    expect(gateway.form === form).to.equal(true);
    gateway.isIncomplete = false;
    dialog.press('Pay $480.00');
    await dialog.until('result');
  });

  it('can be tried again after a decline, with what was typed or with another method', async () => {
    const portal = one();
    const {dialog, gateway} = await enter(portal);
    gateway.form?.enter('declined');
    dialog.press('Pay $480.00');
    await dialog.until('result');
    await dialog.until(() => dialog.buttonNames.includes('Retry $480.00'));
    expect(dialog.title).to.equal('INV-1001 is not paid');

    if (!dialog.chosen?.includes(another)) dialog.choose(another);
    await dialog.until(() => dialog.isAvailable('Retry $480.00'));
    expect(gateway.form?.entered).to.equal('declined');
    gateway.form?.enter('card');
    dialog.press('Retry $480.00');
    await dialog.until(() => dialog.title === 'INV-1001 is paid');
  });

  it('leaves saved methods to pay where its form cannot load, and tries again (P-20)', async () => {
    const portal = one();
    const gateway = createTestGateway(portal);
    gateway.isBlocked = true;
    const {dialog} = await openPayment(portal, {gateway});
    dialog.choose(another);
    await dialog.until(() => dialog.notices.length > 0);

    expect(dialog.notices[0]).to.include('Saved methods still work.');
    expect(dialog.isAvailable('Pay $480.00')).to.equal(false);
    expect(dialog.reasonOf('Pay $480.00')).to.include('The card form could not load.');
    gateway.isBlocked = false;
    dialog.press('Retry');
    await dialog.until(() => dialog.isAvailable('Pay $480.00'));

    gateway.isBlocked = true;
    dialog.choose('Visa');
    await dialog.until(() => dialog.chosen?.startsWith('Visa') ?? false);
    dialog.press('Pay $480.00');
    await dialog.until('result');
  });

  it('has its form again after it broke', async () => {
    const {dialog, gateway} = await enter(one());
    gateway.form?.fail();
    await dialog.until(() => dialog.notices.length > 0);

    dialog.press('Retry');
    await dialog.until(() => dialog.isAvailable('Pay $480.00'));
  });

  it('keeps selection and typed card over a session that ends, and charges once (P-16)', async () => {
    const portal = scenarios.allPaid(atOnce);
    const {dialog, gateway} = await enter(portal);
    gateway.form?.enter('asksFirst');
    dialog.box(save).click();
    await dialog.until(() => dialog.box(save).checked);
    const field = dialog.root.querySelector('.form select');
    portal.before('createPayment', () => portal.endSessions());
    dialog.press(/^Pay \$/);
    await dialog.until('signed_out');
    expect(dialog.text).not.to.include(save);

    await signInAgain(dialog);
    await dialog.until('review');
    await dialog.until(() => dialog.isAvailable(/^Pay \$/));
    expect(dialog.chosen).to.include(another);
    expect(dialog.box(save).checked).to.equal(true);
    expect(gateway.form?.entered).to.equal('asksFirst');
    expect(dialog.root.querySelector('.form select') === field).to.equal(true);
    gateway.answer = 'completed';
    dialog.press(/^Pay \$/);
    await dialog.until('confirm');
    dialog.press('Confirm now');
    await dialog.until('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('ends with nothing charged where an account has to be verified, and says what comes next (P-24)', async () => {
    const portal = one();
    const {dialog, gateway} = await enter(portal);
    gateway.form?.enter('bankToVerify');
    dialog.box(save).click();
    await dialog.until(() => dialog.box(save).checked);
    dialog.press('Pay $480.00');
    await dialog.until('result');

    expect(dialog.title).to.equal('INV-1001 is not paid');
    expect(dialog.notices.join()).to.include(
      'This account must be verified first. Nothing was charged. Save it under Payment Methods and verify it, or use another method.',
    );
    expect(portal.methodsOf().map(({status}) => status)).to.include('pending_verification');
    expect(portal.show(portal.invoicesOf()[0]?.id ?? '').payableAmount?.amount).to.equal(48_000);
  });

  it('closes by Escape inside the form, too', async () => {
    const {dialog, gateway} = await enter(one());
    gateway.form?.pressEscape();

    await dialog.until(() => !dialog.element.open);
  });
});
