import type {TestPortal} from 'client-portal-elements/testing';

import type {GalleryElement, GalleryState} from './state.ts';

const tag = 'portal-pay-link';

/** Opens the page by a link to the first invoice, changed before. */
const byLink = (
  change: (portal: TestPortal, invoiceId: string, linkId: string) => unknown = () => undefined,
): Pick<GalleryState, 'scenario' | 'options' | 'arrange'> => ({
  scenario: 'oneInvoice',
  options: {signedInAs: null},
  arrange(portal) {
    const [invoice] = portal.invoicesOf();
    if (!invoice) return;
    const {id, token} = portal.addLink(invoice.id);
    change(portal, invoice.id, id);
    history.replaceState(null, '', `${location.pathname}${location.search}#portal-link=${token}`);
  },
});

export const payLink: GalleryElement = {
  id: 'pay-link',
  title: 'Payment link',
  markup: [[tag]],
  sees: `${tag}:state(ready)`,
  states: [
    {id: 'open', title: 'To be paid', hasOwnSignIn: true, ...byLink()},
    {
      id: 'partly-paid',
      title: 'Partly paid',
      hasOwnSignIn: true,
      ...byLink((portal, id) => portal.payOutside(id, 182_000)),
    },
    {
      id: 'paid',
      title: 'Paid',
      hasOwnSignIn: true,
      ...byLink((portal, id) => portal.payOutside(id, 482_000)),
    },
    {
      id: 'on-hold',
      title: 'On hold',
      hasOwnSignIn: true,
      ...byLink((portal, id) => portal.changeInvoice(id, {isOnHold: true})),
    },
    {
      id: 'expired',
      title: 'Expired',
      hasOwnSignIn: true,
      ...byLink((portal) => portal.advance(40 * 86_400_000)),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'revoked',
      title: 'Withdrawn',
      hasOwnSignIn: true,
      ...byLink((portal, _, linkId) => portal.revokeLink(linkId)),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'failed',
      title: 'Could not be loaded',
      hasOwnSignIn: true,
      ...byLink((portal) => portal.faults.always('getInvoice', 'error')),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'no-link',
      title: 'No link',
      scenario: 'oneInvoice',
      options: {signedInAs: null},
      hasOwnSignIn: true,
      sees: `${tag}:state(empty)`,
    },
  ],
};
