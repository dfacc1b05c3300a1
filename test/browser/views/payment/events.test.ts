import {expect} from '@open-wc/testing';
import type {
  PortalErrorEvent,
  PortalPaymentCompletedEvent,
  PortalPaymentFailedEvent,
  PortalPaymentSubmitEvent,
  PortalPaymentSubmittedEvent,
  PortalTransactionSettledEvent,
} from '../../../../src/events/index.ts';
import {createTestPortal, scenarios, type TestPortal} from '../../../../src/testing/index.ts';
import {openPayment, type Paying, type PayingOptions} from './dialog.ts';
import {expectFocus} from '../../support/focus.ts';

const types = [
  'portal-payment-submit',
  'portal-payment-submitted',
  'portal-transaction-settled',
  'portal-payment-completed',
  'portal-payment-failed',
  'portal-error',
] as const;

/** A dialog whose events are written down where the page hears them. */
async function listening(
  portal: TestPortal,
  options: PayingOptions = {},
): Promise<Paying & {heard: Event[]; names: () => string[]}> {
  const paying = await openPayment(portal, options);
  const heard: Event[] = [];
  for (const type of types) paying.provider.addEventListener(type, (event) => heard.push(event));
  return {...paying, heard, names: () => heard.map(({type}) => type)};
}

describe('the events of a payment', () => {
  it('come in their order: asked, accepted, each invoice, the end (P-25)', async () => {
    const {dialog, heard, names} = await listening(scenarios.mixedResult({pace: 0}));

    dialog.press(/^Pay /);
    await dialog.until('result');

    expect(names()).to.deep.equal([
      'portal-payment-submit',
      'portal-payment-submitted',
      'portal-transaction-settled',
      'portal-transaction-settled',
      'portal-transaction-settled',
      'portal-payment-completed',
    ]);
    const [submit, submitted, settled] = heard as [
      PortalPaymentSubmitEvent,
      PortalPaymentSubmittedEvent,
      PortalTransactionSettledEvent,
    ];
    expect(submit.total).to.deep.equal({amount: 707_950, currency: 'USD'});
    expect(submit.items.map(({amount}) => amount.amount)).to.deep.equal([482_000, 129_900, 96_050]);
    expect(submit.paymentMethodId).to.equal('pmt_000001');
    expect(submitted.invoiceIds).to.have.lengthOf(3);
    expect(settled.state).to.equal('succeeded');
    const completed = heard.at(-1) as PortalPaymentCompletedEvent;
    expect(completed.totals.succeeded.amount).to.equal(578_050);
    expect(completed.totals.failed.amount).to.equal(129_900);
  });

  it('start from the element that opened the payment, and bubble', async () => {
    const {dialog, heard, opener} = await listening(scenarios.allPaid({pace: 0}));

    dialog.press(/^Pay /);
    await dialog.until('result');

    expect(heard).to.have.lengthOf(6);
    expect(heard.every(({target}) => target === opener)).to.equal(true);
  });

  it('start from the provider when that element has left the page', async () => {
    const {dialog, heard, opener, provider} = await listening(scenarios.allPaid({pace: 0}));
    opener.remove();

    dialog.press(/^Pay /);
    await dialog.until('result');

    expect(heard).to.have.lengthOf(6);
    expect(heard.every(({target}) => target === provider)).to.equal(true);
  });

  it('say failed instead of completed when nothing was paid', async () => {
    const {dialog, heard, names} = await listening(scenarios.nonePaid({pace: 0}));

    dialog.press(/^Pay /);
    await dialog.until('result');

    expect(names()).not.to.include('portal-payment-completed');
    const failed = heard.at(-1) as PortalPaymentFailedEvent;
    expect(failed.type).to.equal('portal-payment-failed');
    expect(failed.totals.succeeded.amount).to.equal(0);
  });

  it('tell what is already shown when they fire', async () => {
    const {dialog, provider} = await listening(scenarios.allPaid({pace: 0}));
    let seen = '';
    provider.addEventListener('portal-payment-completed', () => {
      void Promise.resolve().then(() => (seen = dialog.title));
    });

    dialog.press(/^Pay /);
    await dialog.until(() => seen !== '');

    expect(seen).to.equal('All 3 invoices are paid');
  });

  it('hold neither card details nor who pays', async () => {
    const {dialog, heard} = await listening(scenarios.allPaid({pace: 0}));

    dialog.press(/^Pay /);
    await dialog.until('result');

    const told = JSON.stringify(heard.map((event) => Object.entries(event)));
    expect(told).not.to.match(/4242|visa|Mara|token/i);
  });

  it('of a retry name what they retry', async () => {
    const portal = scenarios.mixedResult({pace: 0});
    const {dialog, heard} = await listening(portal);
    dialog.press(/^Pay /);
    await dialog.until(() => dialog.buttonNames.includes('Retry $1,299.00'));
    heard.length = 0;

    dialog.press('Retry $1,299.00');
    await dialog.until(() => dialog.title === 'All 3 invoices are paid');

    const submit = heard[0] as PortalPaymentSubmitEvent;
    expect(submit.retryOf).to.equal(portal.showSubmissions()[0]?.id);
    expect(submit.total.amount).to.equal(129_900);
  });

  it('stop the payment before anything leaves the page, by preventDefault() (P-25)', async () => {
    const {dialog, portal, provider} = await listening(scenarios.allPaid({pace: 0}));
    provider.addEventListener('portal-payment-submit', (event) => event.preventDefault(), {
      once: true,
    });

    dialog.press(/^Pay /);
    const words = 'This page stopped the payment. Nothing was charged.';
    await dialog.until(() => dialog.notices.includes(words));

    await dialog.until(() => dialog.alert === words);
    expect(portal.requests.some(({operation}) => operation === 'createPayment')).to.equal(false);
    await expectFocus(() => dialog.button(/^Pay /));

    dialog.press(/^Pay /);
    await dialog.until('result');
  });

  it('stop it by a promise that rejects, and wait for one that does not (P-25)', async () => {
    const {dialog, portal, provider} = await listening(scenarios.allPaid({pace: 0}));
    const {promise, resolve} = Promise.withResolvers<undefined>();
    const waits = [Promise.reject(new Error('The budget is spent')), promise];
    provider.addEventListener('portal-payment-submit', (event) => {
      event.waitUntil(waits.shift() ?? Promise.resolve());
    });

    dialog.press(/^Pay /);
    await dialog.until(() => dialog.alert.startsWith('This page stopped the payment.'));
    expect(portal.showSubmissions()).to.deep.equal([]);

    dialog.press(/^Pay /);
    await dialog.until('sending');
    expect(portal.requests.some(({operation}) => operation === 'createPayment')).to.equal(false);
    resolve(undefined);
    await dialog.until('result');
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('include portal-error for what failed and is shown, once', async () => {
    const portal = createTestPortal();
    portal.addInvoice();
    portal.addMethod();
    const {dialog, heard, names} = await listening(portal);
    portal.faults.next('createPayment', {problem: 'processor_unavailable'});

    dialog.press(/^Pay /);
    await dialog.until(() => dialog.notices.length > 0);

    expect(names()).to.deep.equal(['portal-payment-submit', 'portal-error']);
    expect((heard[1] as PortalErrorEvent).code).to.equal('processor_unavailable');
  });
});
