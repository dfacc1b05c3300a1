import {expect} from '@open-wc/testing';
import {mara, scenarios, testPassword} from '../../../../src/testing/index.ts';
import {portalAbove} from '../../support/mount.ts';
import {allOf, openIn, openPayment, pay} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';
import {waitUntil} from '../../support/wait-until.ts';

describe('a payment under way', () => {
  it('shows how far it is, invoice by invoice, and says it (P-21)', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});

    expect(dialog.title).to.equal('Paying 3 invoices');
    await expectFocus(() => dialog.heading);
    expect(dialog.text).to.include('You can close this window.');
    expect(dialog.line('INV-1001')).to.match(/Paying$/);
    expect(dialog.line('INV-1002')).to.match(/Waiting$/);
    portal.advance(1000);
    await dialog.until(() => dialog.line('INV-1001').endsWith('Paid'));

    const progress = dialog.root.querySelector('progress')!;
    expect([progress.value, progress.max]).to.deep.equal([1, 3]);
    expect(dialog.text).to.include('1 of 3');
    expect(dialog.isAvailable('Paying 1 of 3')).to.equal(false);
    await dialog.until(() => dialog.status === '1 of 3 done. INV-1001 paid', 'the live region');
  });

  it('takes the focus to each new heading, also from a button that stays (P-18)', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});
    dialog.button('Close').focus();

    portal.advance(5000);
    await dialog.until('result');

    await expectFocus(() => dialog.heading);
  });

  it('says a failure with its reason as it happens', async () => {
    const portal = scenarios.insufficientOnOne({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});
    portal.advance(1000);

    await dialog.until(
      () => dialog.status.startsWith('1 of 3 done. INV-1001 failed: Not enough money'),
      'the live region',
    );
  });

  it('tells every fifth of many', async () => {
    const portal = scenarios.fiftyAtOnce({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});
    portal.advance(3000);
    await dialog.until(() => dialog.text.includes('3 of 50'));
    expect(dialog.status).to.equal('');

    portal.advance(4000);
    await dialog.until(() => dialog.status.startsWith('7 of 50 done'), 'the fifth was passed');
  });

  it('can be stopped: what has not begun is canceled and can be retried (P-21)', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});

    dialog.press('Stop the remaining 2');
    await dialog.until(() => dialog.line('INV-1003').endsWith('Canceled'));
    portal.advance(1000);
    await dialog.until('result');

    expect(dialog.title).to.equal('1 of 3 invoices is paid');
    expect(dialog.notices[0]).to.include('You stopped the payment before this one was sent.');
    await dialog.until(() => dialog.buttonNames.includes('Retry $2,259.50'));
  });

  it('keeps the focus in the dialog when the button that stops goes away', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});
    portal.faults.next('cancelPayment', 'hang');
    dialog.press('Stop the remaining 2');
    await dialog.until(() => dialog.notices.includes('Stopping what has not started yet'));

    await expectFocus(() => dialog.button('Stop the remaining 2'));
    expect(dialog.isAvailable('Stop the remaining 2')).to.equal(false);
    portal.faults.clear();
    await dialog.until(() => !dialog.buttonNames.includes('Stop the remaining 2'));

    await expectFocus(() => dialog.heading);
  });

  it('says why it could not be stopped, and goes on', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog} = await pay(portal, {phase: 'working'});
    portal.faults.next('cancelPayment', 'error');
    dialog.press('Stop the remaining 2');
    await dialog.until(() => dialog.alert === 'Something went wrong on our side. Try again.');

    expect(dialog.notices).to.deep.equal(['Something went wrong on our side. Try again.']);
    expect(dialog.isAvailable('Stop the remaining 2')).to.equal(true);
  });

  it('can be left, goes on, and its result is there on return (P-21)', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {dialog, provider, opener} = await pay(portal, {phase: 'working'});
    dialog.press('Close');
    await dialog.until(() => !dialog.isOpen);
    portal.advance(5000);

    const [submission] = portal.showSubmissions();
    const again = await openIn(provider, opener, {resume: {submissionId: submission?.id ?? ''}});
    await again.until('result');

    expect(again.title).to.equal('All 3 invoices are paid');
  });

  it('goes on when another view takes the place of its dialog', async () => {
    const portal = scenarios.allPaid({clock: 'still', pace: 1000});
    const {provider, opener} = await pay(portal, {phase: 'working'});
    const {unfinished} = await portalAbove(opener).client.whole();

    await openIn(provider, opener, {invoiceIds: allOf(portal)});

    expect(unfinished.value.map(({status}) => status)).to.deep.equal(['working']);
  });
});

describe('a payment whose answer got lost', () => {
  it('says that it is being checked and has no way to pay at all (P-07)', async () => {
    const portal = scenarios.lostAnswer({pace: 0});
    portal.faults.always('getPaymentByKey', 'hang');
    const {dialog} = await pay(portal, {phase: 'checking'});

    expect(dialog.title).to.equal('Checking your payment');
    await dialog.until(() => dialog.alert === 'Checking your payment');
    expect(dialog.text).to.include("Please don't pay again; this updates by itself.");
    expect(dialog.buttonNames).to.deep.equal(['Close', 'Close']);
    await expectFocus(() => dialog.heading);

    portal.faults.clear();
    await dialog.until('result');
    expect(dialog.title).to.equal('All 3 invoices are paid');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('is free to be paid again once it is certain that it never arrived, and says so (P-07)', async () => {
    const {dialog, portal} = await openPayment(scenarios.lostRequest({pace: 0}));
    dialog.press(/^Pay /);
    await dialog.until(() => dialog.notices.length > 0, 'a notice');

    expect(dialog.notices).to.deep.equal(['The payment did not go through.']);
    await dialog.until(() => dialog.alert === 'The payment did not go through.');
    expect(portal.showSubmissions()).to.deep.equal([]);
    dialog.press(/^Pay /);
    await dialog.until('result');

    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });
});

describe('a session that ends during a payment', () => {
  function fill(form: ShadowRoot, id: string, value: string): void {
    const input = form.querySelector<HTMLInputElement>(`#${id}`)!;
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
  }

  it('signs in inside the dialog, keeps what was chosen, and charges once (P-16)', async () => {
    const portal = scenarios.sessionEndsAtPay({pace: 0});
    const {dialog} = await openPayment(portal);
    dialog.choose('Mastercard');
    dialog.press(/^Pay /);
    await dialog.until('signed_out');
    const words =
      'You have been signed out. Log in to continue; your selection and what you typed are kept.';

    expect(dialog.notices).to.deep.equal([words]);
    await dialog.until(() => dialog.alert === words);
    await expectFocus(() => dialog.heading);
    expect(dialog.lines).to.have.lengthOf(3);

    const element = dialog.root.querySelector('portal-sign-in-form')!;
    await waitUntil(() => element.shadowRoot?.querySelector('#password'), 'the form');
    const form = element.shadowRoot!;
    // A link would open another page, and this one would go on waiting (decision 0107).
    expect(form.querySelector('[part=link]') === null).to.equal(true);
    fill(form, 'email', mara.email);
    fill(form, 'password', testPassword);
    form.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await dialog.until('review');

    expect(dialog.chosen).to.include('Mastercard');
    dialog.press('Pay $7,079.50');
    await dialog.until('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('asks a visitor to log in, and does not say that somebody was signed out', async () => {
    const portal = scenarios.signedOut();
    const {dialog} = await openPayment(portal, {phase: 'signed_out'});

    expect(dialog.title).to.equal('Login');
    expect(dialog.text).not.to.include('signed out');
    expect(dialog.alert).to.equal('');
    expect(dialog.element.contains(dialog.root.querySelector('portal-sign-in-form'))).to.equal(
      true,
    );
  });

  it('closes when the contact signs out, for nobody may see what was there (A-06)', async () => {
    const {dialog, provider} = await openPayment(scenarios.allPaid());

    await provider.signOut();

    await dialog.until(() => !dialog.isOpen);
  });
});
