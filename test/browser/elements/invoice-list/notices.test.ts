import {expect} from '@open-wc/testing';
import {NetworkError} from '../../../../src/errors/index.ts';
import {aSubmission, anInvoice} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList, portalAbove} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

function withPayment(...payments: FakeApi['payments']): FakeApi {
  const api = new FakeApi([anInvoice({number: 'INV-1'})]);
  api.payments = payments;
  return api;
}

describe('portal-invoice-list, payments that no dialog shows', () => {
  it('says how far a payment is, and opens it with View (P-21)', async () => {
    const api = withPayment(aSubmission(['succeeded', 'succeeded', 'confirming', 'queued']));
    const {list, opened} = await mountList(api);
    await waitUntil(() => list.root.querySelector('.notices'), 'no notice');

    expect(list.text('.notices')).to.contain('Paying 4 invoices: 2 done');
    list.button('View').click();
    await waitUntil(() => opened[0]?.view === 'payment');
  });

  it('asks to confirm a payment that waits for it (P-11)', async () => {
    const api = withPayment(aSubmission(['requires_action'], {status: 'action_required'}));
    const {list} = await mountList(api);
    await waitUntil(() => list.root.querySelector('.notices'), 'no notice');

    expect(list.text('.notices')).to.contain('1 payment needs confirmation');
  });

  it('says the result when a payment that was left has ended, and can be told to go', async () => {
    const running = aSubmission(['succeeded', 'confirming']);
    const api = withPayment(running);
    const {list} = await mountList(api);
    await waitUntil(() => list.text('.notices').includes('Paying 2 invoices: 1 done'), 'working');

    api.payments = [aSubmission(['succeeded', 'failed'], {status: 'partly_completed', version: 2})];
    await waitUntil(() => list.text('.notices').includes('1 of 2 invoices is paid'), 'ended');

    await waitUntil(() => list.said === '1 of 2 invoices is paid');
    list.button('Close').click();
    await waitUntil(() => !list.root.querySelector('.notices'));
  });
});

describe('portal-invoice-list, what it opens', () => {
  it('is busy while the code of a view loads, and takes one press alone', async () => {
    const {list} = await mountList(withPayment());
    const portal = portalAbove(list.element);
    const {promise, resolve} = Promise.withResolvers<undefined>();
    let opened = 0;
    portal.open = () => {
      opened += 1;
      return promise;
    };

    list.payNow('INV-1')?.click();
    await list.element.updateComplete;
    expect(list.payNow('INV-1')).to.have.attribute('aria-busy', 'true');
    list.payNow('INV-1')?.click();
    resolve(undefined);
    await waitUntil(() => !list.payNow('INV-1')?.hasAttribute('aria-busy'));

    expect(opened).to.equal(1);
  });

  for (const press of ['Pay Now', 'Pay Selected']) {
    it(`says so when what ${press} opens could not be loaded, and tries again`, async () => {
      const {list} = await mountList(withPayment());
      const portal = portalAbove(list.element);
      const open = portal.open.bind(portal);
      portal.open = () => Promise.reject(new NetworkError('no code'));
      await list.tick('INV-1');
      const button = () => (press === 'Pay Now' ? list.payNow('INV-1') : list.paySelected);

      button()?.click();
      await waitUntil(() => list.root.querySelector('[part~=failure]'));

      expect(list.text('.notices')).to.contain('Check your connection and try again.');
      await waitUntil(() => list.said.includes('Check your connection'));
      portal.open = open;
      button()?.click();
      await waitUntil(() => !list.root.querySelector('.notices'));
    });
  }
});
