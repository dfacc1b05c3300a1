import {ivo, type TestPortal} from 'client-portal-elements/testing';
import type {GalleryElement} from './state.ts';

const tag = 'portal-payment-history';

/** Pays, in this order: three at once with one refused, a debit under way, one that came back. */
function payALot(portal: TestPortal): void {
  const add = (total: number) => portal.addInvoice({total}).id;
  portal.payOutside(add(64_000), 64_000);
  portal.pay([add(318_000)], portal.addMethod({contactId: ivo.id, last4: '0005'}));
  const account = portal.addMethod({kind: 'us_bank_account', isDefault: false});
  portal.pay([add(1_240_000)], account);
  portal.settleDebits('insufficient_funds');
  const taken = add(88_000);
  const visa = portal.addMethod();
  portal.pay([taken], visa);
  portal.takeBack(taken, 'refund');
  portal.pay(
    [add(482_000), add(129_900), add(96_050)],
    portal.addMethod({outcome: ['approved', 'insufficient_funds', 'approved']}),
  );
  portal.pay([add(210_000)], account);
}

/** As many as fill several pages; one of them paid fifty invoices at once. */
function payFor(portal: TestPortal, count: number): void {
  const visa = portal.addMethod();
  for (let index = 0; index < count; index += 1) {
    portal.pay([portal.addInvoice({total: 12_500 + index * 4_250}).id], visa);
  }
  const fifty = portal.addInvoices(
    ...Array.from({length: 50}, (_, index) => ({total: 9_900 + index * 100})),
  );
  portal.pay(
    fifty.map(({id}) => id),
    visa,
  );
}

export const paymentHistory: GalleryElement = {
  id: 'payment-history',
  title: 'Payment history',
  markup: [[tag]],
  sees: `${tag}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('listPaymentHistory', 'hang'),
      sees: '.entry .block',
    },
    {id: 'all', title: 'All that can become of one', scenario: 'empty', arrange: payALot},
    {
      id: 'one',
      title: 'One payment',
      scenario: 'empty',
      arrange: (portal) =>
        void portal.pay([portal.addInvoice({total: 482_000}).id], portal.addMethod()),
    },
    {
      id: 'many',
      title: 'Several pages',
      scenario: 'empty',
      arrange: (portal) => payFor(portal, 48),
      act: (person) => person.press('[part~=more]'),
    },
    {
      id: 'fifty',
      title: 'Fifty invoices in one payment, all shown',
      scenario: 'empty',
      arrange: (portal) => payFor(portal, 3),
      async act(person) {
        await person.press('[part~=all]');
        await person.seesMany('[part~=item]', 50);
      },
    },
    {id: 'colleague', title: 'Paid by a colleague', scenario: 'paidByColleague'},
    {
      id: 'kwd',
      title: 'Three decimals, and none',
      scenario: 'empty',
      arrange(portal) {
        const visa = portal.addMethod();
        for (const currency of ['KWD', 'JPY']) {
          portal.pay([portal.addInvoice({currency, total: 912_500, options: ['card']}).id], visa);
        }
      },
    },
    {
      id: 'hostile',
      title: 'Hostile text',
      scenario: 'hostileText',
      arrange(portal) {
        const visa = portal.addMethod();
        for (const {id} of portal.invoicesOf()) portal.pay([id], visa);
      },
    },
    {id: 'empty', title: 'Nothing paid yet', scenario: 'empty', sees: `${tag}:state(empty)`},
    {
      id: 'failed',
      title: 'Could not be loaded',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('listPaymentHistory', 'error'),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'stale',
      title: 'Could not be refreshed',
      scenario: 'paidOnly',
      async act(person, portal) {
        await person.sees(`${tag}:state(ready)`);
        portal.faults.always('listPaymentHistory', 'error');
        await person.reloads(tag);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'more-failed',
      title: 'More could not be loaded',
      scenario: 'empty',
      arrange: (portal) => payFor(portal, 24),
      async act(person, portal) {
        await person.sees('[part~=more]');
        portal.faults.always('listPaymentHistory', 'error');
        await person.press('[part~=more]');
      },
      sees: '[part~=notice]',
    },
    {
      id: 'download-failed',
      title: 'A receipt could not be had',
      scenario: 'empty',
      arrange(portal) {
        payALot(portal);
        portal.faults.always('getReceipt', 'error');
      },
      act: (person) => person.press('[part~=receipt]'),
      sees: '[part~=notice]',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'signedOut',
      sees: `${tag}:state(signed-out)`,
    },
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: `${tag}:state(unavailable)`,
    },
    {
      id: 'not-permitted',
      title: 'Not permitted',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('listPaymentHistory', {problem: 'forbidden'}),
      sees: `${tag}:state(unavailable)`,
    },
  ],
};
