import {expect} from '@open-wc/testing';
import type {PaymentRequest} from '../../../../src/contract/types.ts';
import {consentVersion} from '../../../../src/i18n/index.ts';
import {
  createInMemoryApi,
  createTestPortal,
  scenarios,
  type TestPortal,
} from '../../../../src/testing/index.ts';
import {openPayment, pay, textOf} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';

/** Three invoices and the usual three methods; every bank answers at once. */
const three = (): TestPortal => scenarios.allPaid({pace: 0});

describe('the payment dialog before paying', () => {
  it('shows each amount, the total, the method and how many charges there will be (P-03)', async () => {
    const {dialog} = await openPayment(three());

    expect(dialog.title).to.equal('Pay 3 invoices');
    expect(dialog.description).to.equal('Northgate Holdings, to Alder & Quay');
    expect(dialog.lines).to.deep.equal([
      'INV-1001 $4,820.00',
      'INV-1002 $1,299.00',
      'INV-1003 $960.50',
    ]);
    expect(dialog.total).to.equal('$7,079.50');
    expect(dialog.text).to.include('3 separate charges will appear on your statement.');
    expect(dialog.chosen).to.include('Visa');
    expect(dialog.buttonNames).to.include('Pay $7,079.50');
  });

  it('names the one invoice it is about', async () => {
    const portal = three();
    const [first = ''] = portal.invoicesOf().map(({id}) => id);
    const {dialog} = await openPayment(portal, {invoiceIds: [first]});

    expect(dialog.title).to.equal('Pay INV-1001');
    expect(dialog.text).to.include('1 charge will appear on your statement.');
    expect(dialog.buttonNames).to.include('Pay $4,820.00');
  });

  it('says of what a remaining amount is the rest', async () => {
    const portal = createTestPortal();
    portal.addMethod();
    const invoice = portal.addInvoice({total: 240_000, paid: 120_000});
    const {dialog} = await openPayment(portal, {invoiceIds: [invoice.id]});

    expect(dialog.total).to.equal('$1,200.00');
  });

  it('chooses the default method and lets another one be chosen (P-02)', async () => {
    const {portal, dialog} = await openPayment(three());
    expect(dialog.chosen).to.match(/^Visa.*Default$/);

    dialog.choose('Mastercard');
    await dialog.until(() => dialog.chosen?.includes('Mastercard') ?? false);
    expect(dialog.text).to.include('to charge Mastercard •••• 4444');
    dialog.press('Pay $7,079.50');
    await dialog.until('result');

    expect(portal.showSubmissions().at(-1)?.method.last4).to.equal('4444');
    expect(portal.showMethod('pmt_000001').isDefault).to.equal(true);
  });

  it('shows methods that cannot be used last, disabled, each with its reason (P-15)', async () => {
    const {dialog} = await openPayment(scenarios.unusableMethods());
    const isDisabled = dialog.radios.map(({disabled}) => disabled);
    const texts = dialog.radios.map((radio) => textOf(radio.closest('label')));

    expect(isDisabled).to.deep.equal([false, true, true, true, false]);
    expect(texts[0]).to.include('American Express');
    expect(texts.filter((text) => text.includes('Expired 03/2024'))).to.have.lengthOf(1);
    expect(texts.filter((text) => text.includes('Verify this account first'))).to.have.lengthOf(1);
    expect(texts.filter((text) => text.includes("can't be used any more"))).to.have.lengthOf(1);
  });

  it('does not choose a default that cannot pay this, and the button says why (P-15)', async () => {
    const {dialog, portal} = await openPayment(scenarios.defaultNotAccepted());

    expect(dialog.chosen).to.equal(null);
    expect(dialog.text).to.include('Not accepted for INV-1001, INV-1002, and INV-1003');
    expect(dialog.isAvailable(/^Pay /)).to.equal(false);
    expect(dialog.reasonOf(/^Pay /)).to.equal('Choose a payment method first.');

    dialog.press(/^Pay /);
    expect(portal.showSubmissions()).to.deep.equal([]);

    dialog.choose('Visa');
    await dialog.until(() => dialog.isAvailable(/^Pay /));
  });

  it('says so when nothing is saved and nothing can be entered', async () => {
    const portal = scenarios.noMethods();
    const getSession = () => {
      const {processor: _, ...session} = portal.showSession();
      return Promise.resolve(session);
    };
    const {dialog} = await openPayment(portal, {api: {getSession}});

    expect(dialog.radios).to.have.lengthOf(0);
    expect(dialog.text).to.include('No saved payment methods');
    expect(dialog.reasonOf(/^Pay /)).to.equal('None of your saved methods can pay this.');
  });

  it('keeps the chosen method in view, disabled, while it is being sent', async () => {
    const portal = three();
    portal.faults.always('createPayment', 'hang');
    const {dialog} = await pay(portal, {phase: 'sending'});

    expect(dialog.chosen).to.match(/^Visa/);
    expect(dialog.radios.every((radio) => radio.matches(':disabled'))).to.equal(true);
  });

  it('marks a card that expires soon', async () => {
    const portal = createTestPortal();
    const soon = new Date();
    portal.addMethod({expMonth: soon.getUTCMonth() + 1, expYear: soon.getUTCFullYear()});
    portal.addInvoice();
    const {dialog} = await openPayment(portal);

    expect(dialog.radios[0]?.closest('label')?.textContent).to.include('Expires soon');
  });

  it('shows what the payer agrees to for one card payment, at the button (P-22)', async () => {
    const {dialog} = await openPayment(scenarios.oneInvoice());

    expect(dialog.reasonOf(/^Pay /)).to.equal(
      'By paying, you allow Alder & Quay Structural Engineers LLP to charge Visa •••• 4242 $4,820.00.',
    );
    expect(dialog.text).to.include('1 charge by ALDER QUAY');
    expect(dialog.text).to.include('Alder & Quay Structural Engineers LLP, United States');
    expect(dialog.text).to.include('Questions: billing@alderquay.example');
    const links = [...dialog.root.querySelectorAll('a')].map((link) => [link.text, link.href]);
    expect(links).to.deep.equal([
      ['Terms', 'https://alderquay.example/terms'],
      ['Refund policy', 'https://alderquay.example/refunds'],
      ['Privacy', 'https://alderquay.example/privacy'],
    ]);
  });

  it('shows the whole authorization of bank debits, and sends which text it was (P-22)', async () => {
    const portal = scenarios.debitsOnly({pace: 0});
    const sent: PaymentRequest[] = [];
    const {submitPayment} = createInMemoryApi(portal);
    const {dialog} = await openPayment(portal, {
      api: {
        submitPayment(request, options) {
          sent.push(request);
          return submitPayment(request, options);
        },
      },
    });
    const consent = dialog.reasonOf(/^Pay /);

    expect(consent).to.match(
      /^By paying, you allow Alder & Quay Structural Engineers LLP to debit Penobscot Savings •••• 6789 3 times for the amounts listed here, \$7,079\.50 in all, on or after \w{3} \d{1,2}, \d{4}, and to credit it to correct errors\. You can withdraw this authorization for debits not yet sent by writing to billing@alderquay\.example\./,
    );

    dialog.press('Pay $7,079.50');
    await dialog.until('result');
    expect(sent[0]?.consent).to.deep.equal({textVersion: consentVersion, locale: 'en'});
  });

  it('shows yen without and dinars with three decimals, and charges exactly that (P-19)', async () => {
    for (const [currency, total, text] of [
      ['JPY', 186_000, '¥186,000'],
      ['KWD', 912_500, 'KWD 912.500'],
    ] as const) {
      const portal = createTestPortal();
      portal.addMethod();
      portal.addInvoice({currency, total});
      const {dialog} = await openPayment(portal);

      dialog.press(`Pay ${text}`);
      await dialog.until('result');

      expect(dialog.description).to.equal(`${text} paid`);
      expect(portal.showSubmissions()[0]?.totals.succeeded).to.deep.equal({
        amount: total,
        currency,
      });
    }
  });

  it('asks which currency first, pays that one, and adds none together (S-08)', async () => {
    const portal = scenarios.fourCurrencies({pace: 0});
    const {dialog} = await openPayment(portal, {phase: 'currency'});

    expect(dialog.title).to.equal('Which currency first?');
    expect(dialog.description).to.equal('One payment has one currency. The others stay selected.');
    expect(dialog.buttonNames).to.include('$5,570.50 · 2 invoices');
    expect(dialog.buttonNames).to.include('¥186,000 · 1 invoice');

    dialog.press('$5,570.50 · 2 invoices');
    await dialog.until('review');
    expect(dialog.total).to.equal('$5,570.50');
    await expectFocus(() => dialog.heading);
  });

  it('says which invoice excludes which kind of method, and offers to drop or split (S-09)', async () => {
    const portal = scenarios.noCommonMethod({pace: 0});
    const {dialog} = await openPayment(portal, {phase: 'no_common_method'});

    expect(dialog.notices[0]).to.equal(
      'No single method fits all 2 invoices. INV-1001 takes cards only, INV-1002 bank accounts only.',
    );
    expect(dialog.buttonNames).to.include.members(['Pay 1 by card first', 'Leave out INV-1002']);

    dialog.press('Leave out INV-1002');
    await dialog.until('review');
    expect(dialog.lines).to.have.lengthOf(1);
    expect(dialog.title).to.equal('Pay INV-1001');
  });

  it('pays one part of what is above the limit, the oldest due first (S-14)', async () => {
    const {dialog} = await openPayment(scenarios.limitReached());

    expect(dialog.lines).to.have.lengthOf(3);
    expect(dialog.text).to.include(
      'One payment holds up to 3 invoices. This is part 1 of 3, oldest due first; the rest stays selected.',
    );
  });

  it('names what was asked for and cannot be paid online (S-04)', async () => {
    const {dialog} = await openPayment(scenarios.someLeftOut());

    expect(dialog.lines).to.have.lengthOf(5);
    expect(dialog.text).to.include('INV-1006: Online payment is not offered for this invoice.');
    expect(dialog.text).to.include('INV-1007: On hold: ask Alder & Quay.');
  });

  it('offers to try again when what is due could not be loaded, and tells it', async () => {
    const portal = three();
    portal.faults.next('checkPayable', 'error', 2);
    const {dialog} = await openPayment(portal, {phase: 'failed'});
    const alert = dialog.element.querySelector('[role=alert]')!;

    expect(dialog.text).to.include('We could not load your invoices');
    await dialog.until(() => dialog.alert.includes('We could not load your invoices'));
    expect(dialog.buttonNames.some((name) => name.startsWith('Pay '))).to.equal(false);

    const said = alert.textContent;
    dialog.press('Retry');
    await dialog.until(() => alert.textContent !== said, 'it is said again');
    dialog.press('Retry');
    await dialog.until('review');
    await expectFocus(() => dialog.heading);
  });

  it('shows old and new amounts and asks again when they changed; nothing was charged (P-10)', async () => {
    const portal = scenarios.amountsChanged({pace: 0});
    const {dialog} = await pay(portal, {phase: 'changed'});

    expect(dialog.notices[0]).to.equal('Some amounts have changed. Nothing was charged.');
    await dialog.until(() => dialog.alert === 'Some amounts have changed. Nothing was charged.');
    expect(dialog.root.querySelector('del')?.textContent).to.include('4,820.00');
    expect(dialog.line('INV-1001')).to.include('was $4,820.00, now $5,175.00');
    expect(portal.showSubmissions()).to.deep.equal([]);
    await expectFocus(() => dialog.heading);

    dialog.press('Pay new total $7,434.50');
    await dialog.until('result');
    expect(portal.showSubmissions()[0]?.totals.succeeded.amount).to.equal(743_450);
  });

  it('tells the slower of two that it is being paid, and goes on without it (P-08)', async () => {
    const portal = scenarios.takenElsewhere({pace: 0});
    const {dialog} = await pay(portal, {phase: 'taken'});
    const words =
      'INV-1001 is already being paid, in another window or by a colleague. Nothing was charged.';

    expect(dialog.notices).to.deep.equal([words]);
    await dialog.until(() => dialog.alert === words);
    await expectFocus(() => dialog.heading);

    dialog.press('Continue without it');
    await dialog.until('review');
    expect(dialog.lines).to.have.lengthOf(2);
    expect(dialog.buttonNames).to.include('Pay $2,259.50');
  });

  it('says when nothing is left to pay', async () => {
    const portal = scenarios.takenElsewhere({pace: 0});
    const [first = ''] = portal.invoicesOf().map(({id}) => id);
    const {dialog} = await pay(portal, {invoiceIds: [first], phase: 'taken'});

    expect(dialog.title).to.equal('None of these invoices can be paid any more.');
    expect(dialog.buttonNames).to.deep.equal(['Close', 'Close']);
  });

  it('keeps a refusal of the whole in sight, says it, and can be pressed again (P-18)', async () => {
    const portal = three();
    portal.faults.next('createPayment', {problem: 'processor_unavailable', retryAfter: 30});
    const {dialog} = await openPayment(portal);
    dialog.press(/^Pay /);
    const words =
      "Payments can't be taken right now. Nothing was charged. Try again in a few minutes.";
    await dialog.until(() => dialog.notices.includes(words), 'the refusal');

    await dialog.until(() => dialog.alert === words);
    expect(dialog.isAvailable(/^Pay /)).to.equal(true);
    await expectFocus(() => dialog.button(/^Pay /));

    dialog.press(/^Pay /);
    await dialog.until('result');
  });

  it('waits for another choice when the method was deleted meanwhile (P-18)', async () => {
    const portal = three();
    portal.faults.next('createPayment', {problem: 'payment_method_not_found'});
    const {dialog} = await openPayment(portal);
    dialog.press(/^Pay /);
    const asked = () =>
      portal.requests.filter(({operation}) => operation === 'checkPayable').length;
    await dialog.until(() => asked() === 2 && dialog.chosen === null && dialog.radios.length > 0);

    const words = 'This method was deleted. Choose another one.';
    expect(dialog.notices).to.deep.equal([words]);
    // Once: what is said again carries a mark at its end.
    expect(dialog.element.querySelector('[role=alert]')!.textContent).to.equal(words);
    expect(dialog.chosen).to.equal(null);
    expect(dialog.reasonOf(/^Pay /)).to.equal('Choose a payment method first.');
  });

  it('keeps the focus on the busy button, which takes no second press (P-08)', async () => {
    const portal = three();
    portal.faults.next('createPayment', 'hang');
    const {dialog} = await openPayment(portal);
    dialog.press(/^Pay /);
    await dialog.until('sending');

    await expectFocus(() => dialog.button('Paying 0 of 3'));
    expect(dialog.isAvailable('Paying 0 of 3')).to.equal(false);
    dialog.press('Paying 0 of 3');
    portal.faults.clear();
    await dialog.until('result');

    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });
});
