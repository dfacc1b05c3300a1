import {expect} from '@open-wc/testing';
import {mara} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {closeTab, linked, Tab, type PayPage} from './page.ts';

const another = 'Another payment method';

/** A guest has typed a card; Mara has a saved one, which nobody sees yet. */
async function typed(seed: Parameters<typeof linked>[0] = {}) {
  const {portal, link, invoice} = linked(seed);
  portal.addMethod({last4: '9797'});
  const tab = new Tab(portal);
  const page = await tab.open(link.token);
  await page.until(() => page.field !== null);
  tab.gateway.form!.enter('asksFirst');
  return {portal, link, invoice, tab, page};
}

async function withMethods(page: PayPage): Promise<void> {
  await page.until(() => page.is('ready') && page.radios.length > 0);
}

/** Types into the dialog that Login opens. */
async function logInByHand(tab: Tab): Promise<void> {
  const {provider, page} = tab;
  const fieldOf = (id: string) =>
    provider.renderRoot
      .querySelector('portal-sign-in-view')
      ?.shadowRoot?.querySelector('portal-sign-in-form')
      ?.shadowRoot?.querySelector<HTMLInputElement>(id);
  await page.until(() => !!fieldOf('#email'));
  for (const [id, text] of [
    ['#email', mara.email],
    ['#password', 'correct horse battery staple'],
  ] as const) {
    const input = fieldOf(id)!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
  fieldOf('#email')!.form!.requestSubmit();
}

describe('<portal-pay-link> and Login', () => {
  afterEach(closeTab);

  it('M-03 offers Login once the link is open: before, nobody would know what to pay', async () => {
    const {portal, link} = linked();
    portal.faults.next('createSession', 'hang');
    const page = await new Tab(portal).open(link.token, 'loading');
    expect(page.has('Login')).to.equal(false);

    portal.faults.clear();
    await page.until(() => page.is('ready'));
    expect(page.has('Login')).to.equal(true);
  });

  /** Somebody logs in by another element of the page while its link is being opened. */
  async function overtaken(email = mara.email) {
    const opened = linked();
    const {portal, link} = opened;
    portal.addMethod({last4: '9797'});
    const tarn = portal.addClient({name: 'Tarn Valley Housing'});
    portal.addContact({name: 'Hugh Fenwick', email: 'hugh@tarn.example', clientId: tarn.id});
    portal.faults.next('createSession', 'hang');
    const tab = new Tab(portal);
    const page = await tab.open(link.token, 'loading');
    await page.until(() => tab.asked.includes('POST /sessions'));
    await tab.logIn(email);
    portal.faults.clear();
    return {...opened, tab, page};
  }

  it('A-08 knows its invoice when a contact has logged in before the link was open, and after a reload', async () => {
    const {tab, page, portal} = await overtaken();
    await withMethods(page);
    expect(page.text).to.include('INV-7');
    expect(page.chosen).to.include('9797');
    expect(page.has('Login')).to.equal(false);

    const again = await tab.reload();
    await withMethods(again);
    again.press('Pay $1,250.00');
    await again.untilPaying('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('A-10 a guest pays when an account that may not see the invoice was faster than the link', async () => {
    const {page} = await overtaken('hugh@tarn.example');
    await page.until(() => page.is('unavailable'));
    expect(page.text).not.to.include('INV-7');
    page.press('Pay as a guest');
    await page.until(() => page.is('ready') && page.has('Pay $1,250.00'));
    expect(page.text).to.include('INV-7');
  });

  it('M-03 shows a guest no saved method, and asks for none', async () => {
    const {portal, page} = await typed();
    await page.until(() => page.isAvailable('Pay $1,250.00'));

    expect(page.radios).to.have.lengthOf(0);
    expect(page.text).not.to.include('9797');
    expect(page.has('Login')).to.equal(true);
    expect(page.has('Log in to use a saved payment method.')).to.equal(true);
    expect(portal.requests.some(({operation}) => operation === 'listMethods')).to.equal(false);
  });

  for (const button of ['Login', 'Log in to use a saved payment method.']) {
    it(`M-03 shows the saved methods after ${button}, the default chosen, and keeps the card that was typed`, async () => {
      const {tab, page, portal} = await typed();
      const {field} = page;
      const {form} = tab.gateway;
      page.press(button);
      await logInByHand(tab);
      await withMethods(page);

      expect(page.chosen).to.include('9797');
      expect(page.text).to.include('INV-7');
      expect(page.has('Login')).to.equal(false);
      expect(page.has('Log in to use a saved payment method.')).to.equal(false);
      await page.until(() => page.root.activeElement === page.heading);
      await expectFocus(() => page.heading);
      await expectAccessible(page.host);

      page.choose(another);
      await page.until(() => page.isAvailable('Pay $1,250.00'));
      expect(page.field === field).to.equal(true);
      expect(tab.gateway.form === form).to.equal(true);
      expect(form?.entered).to.equal('asksFirst');
      expect(portal.showSubmissions()).to.have.lengthOf(0);
    });
  }

  it('M-03 keeps the amount that was typed when its payer logs in', async () => {
    const {portal, link} = linked();
    portal.changeFirm({allowsPartialPayments: true});
    portal.addMethod({last4: '9797'});
    const tab = new Tab(portal);
    const page = await tab.open(link.token);
    await page.untilPaying();
    page.root.querySelector<HTMLElement>('.part summary')!.click();
    const other = page.root.querySelectorAll<HTMLInputElement>('.part input[type=radio]')[1]!;
    other.click();
    await page.until(() => page.root.querySelector('.part .input') !== null);
    const amount = page.root.querySelector<HTMLInputElement>('.part .input')!;
    amount.value = '400';
    amount.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await page.until(() => page.has('Pay $400.00'));

    await tab.logIn();
    await page.until(() => page.chosen?.includes('9797') ?? false);
    await page.until(() => page.has('Pay $400.00'));
  });

  it('M-03 pays by the saved method that is chosen after Login, once', async () => {
    const {tab, page, portal} = await typed();
    await tab.logIn();
    await withMethods(page);
    page.press('Pay $1,250.00');
    await page.untilPaying('result');

    expect(page.heading.textContent).to.include('INV-7');
    expect(page.paymentText).to.include('Paid with Visa •••• 9797');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('A-08 knows its invoice after a reload with a contact logged in, and their methods', async () => {
    const {tab, page} = await typed();
    await tab.logIn();
    await withMethods(page);

    const again = await tab.reload();
    await withMethods(again);
    expect(again.text).to.include('INV-7');
    expect(again.chosen).to.include('9797');
    expect(again.has('Login')).to.equal(false);
  });

  it('P-16 what a guest has sent goes on for the guest, when a contact logs in by another element', async () => {
    const {portal, link} = linked();
    const tab = new Tab(portal);
    tab.gateway.method = 'asksEachTime';
    const page = await tab.open(link.token);
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    page.press('Pay $1,250.00');
    await page.untilPaying('confirm');
    await tab.logIn();
    await page.until(() => page.text.includes('You sent a payment as a guest.'));
    expect(page.payment).to.equal(null);
    expect(page.buttonNames.some((name) => name.startsWith('Pay'))).to.equal(false);
    await page.until(() => page.root.activeElement?.id === 'heading');
    await expectAccessible(page.host);

    page.press('Go on as a guest');
    await page.untilPaying('confirm');
    expect(page.text).not.to.include('You sent a payment as a guest.');
    tab.gateway.answer = 'completed';
    page.press('Confirm now');
    await page.untilPaying('result');
    expect(page.paymentText).to.include('Paid with');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('FM-01 a guest’s lost payment is no contact’s to pay beside: the guest is offered it again', async () => {
    const {portal, link} = linked();
    const tab = new Tab(portal);
    tab.gateway.method = 'card';
    const page = await tab.open(link.token);
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    portal.faults.next('createPayment', 'drop-before');
    portal.faults.always('getPaymentByKey', 'hang');
    page.press('Pay $1,250.00');
    await page.untilPaying('checking');
    await tab.logIn();
    await page.until(() => page.text.includes('You sent a payment as a guest.'));
    expect(page.payment).to.equal(null);

    portal.faults.clear();
    page.press('Go on as a guest');
    await page.until(() => page.isAvailable('Pay $1,250.00'));
    page.press('Pay $1,250.00');
    await page.untilPaying('result');
    expect(page.paymentText).to.include('Paid with Visa •••• 4242');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  /** Hugh's account is another client's. */
  async function asHugh() {
    const opened = linked();
    const {portal, link} = opened;
    const tarn = portal.addClient({name: 'Tarn Valley Housing'});
    const email = 'hugh@tarn.example';
    portal.addContact({name: 'Hugh Fenwick', email, clientId: tarn.id});
    const tab = new Tab(portal);
    const page = await tab.open(link.token);
    await page.untilPaying();
    await tab.logIn(email);
    await page.until(() => page.is('unavailable'));
    return {...opened, tab, page};
  }

  it('A-10 says that an account may not see the invoice, which a guest still pays', async () => {
    const {page, portal, tab} = await asHugh();
    expect(page.text).to.include('You can still pay as a guest.');
    expect(page.text).not.to.include('INV-7');
    expect(page.payment).to.equal(null);
    expect(page.said.trim()).to.equal('');
    await expectAccessible(page.host);

    page.press('Pay as a guest');
    await page.until(() => page.is('ready') && page.isAvailable('Pay $1,250.00'));
    expect(page.has('Login')).to.equal(true);
    tab.gateway.form!.enter('card');
    page.press('Pay $1,250.00');
    await page.untilPaying('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('A-10 stays possible after a reload', async () => {
    const {tab} = await asHugh();
    const page = await tab.reload('unavailable');
    page.press('Pay as a guest');
    await page.until(() => page.is('ready') && page.text.includes('INV-7'));
  });

  it('A-06 keeps nothing of the link once its contact has signed out', async () => {
    const {tab, page} = await typed();
    await tab.logIn();
    await withMethods(page);
    await tab.provider.signOut();
    await page.until(() => page.is('signed-out'));
    expect(page.text).not.to.include('INV-7');
    expect(page.field).to.equal(null);
    expect(JSON.stringify(sessionStorage)).not.to.include('payment_link_token');
  });
});
