import {mara, testPassword, type TestPortal} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';
import type {GalleryElement, GalleryState} from './state.ts';

const tag = 'portal-pay-link';

type Change = (portal: TestPortal, invoiceId: string, linkId: string) => unknown;

/** Opens the page by a link to the only invoice, changed before. */
function byLink(
  {options, ...state}: Omit<GalleryState, 'scenario' | 'arrange'>,
  change: Change = () => undefined,
): GalleryState {
  return {
    ...state,
    scenario: 'oneInvoice',
    hasOwnSignIn: true,
    options: {signedInAs: null, pace: 0, ...options},
    arrange(portal) {
      const [invoice] = portal.invoicesOf();
      if (!invoice) return;
      const {id, token} = portal.addLink(invoice.id);
      change(portal, invoice.id, id);
      const {pathname, search} = location;
      history.replaceState(null, '', `${pathname}${search}#portal-link=${token}`);
    },
  };
}

async function pay(person: Person): Promise<void> {
  await person.sees('.form select');
  await person.press('[part~=pay]:not([aria-disabled=true])');
}

const logIn =
  (email: string = mara.email) =>
  async (person: Person) => {
    await person.press('[part~=login]');
    await person.types('#email', email);
    await person.types('#password', testPassword);
    await person.press('button[type=submit]');
  };

const stranger = 'hugh.fenwick@tarnvalley.example';

function addStranger(portal: TestPortal): void {
  const {id: clientId} = portal.addClient({name: 'Tarn Valley Housing'});
  portal.addContact({name: 'Hugh Fenwick', email: stranger, clientId});
}

const failed = `${tag}:state(failed)`;
const noPayment = '[part~=document] .reason';

export const payLink: GalleryElement = {
  id: 'pay-link',
  title: 'Payment link',
  markup: [[tag]],
  sees: '.in-place.review [part~=pay]',
  states: [
    byLink({id: 'open', title: 'To be paid', sees: '.form select'}),
    byLink({
      id: 'details',
      title: 'Its lines',
      act: (person) => person.press('details summary'),
      sees: 'details[open] .item',
    }),
    byLink({id: 'partly-paid', title: 'Partly paid', sees: '.form select'}, (portal, id) =>
      portal.payOutside(id, 182_000),
    ),
    byLink({
      id: 'part-amount',
      title: 'A different amount',
      options: {firm: {allowsPartialPayments: true}},
      async act(person) {
        await person.press('.part summary');
        await person.press('.part input', 1);
        await person.types('.part .input', '400');
      },
    }),
    byLink(
      {id: 'logged-in', title: 'After Login', act: logIn(), sees: '.methods input:checked'},
      (portal) => portal.addMethod(),
    ),
    byLink(
      {
        id: 'foreign-account',
        title: 'An account that may not see it',
        act: logIn(stranger),
        sees: '[part~=guest]',
      },
      addStranger,
    ),
    byLink({
      id: 'confirm',
      title: 'The bank asks',
      enter: (gateway) => (gateway.method = 'asksEachTime'),
      act: pay,
      sees: '.in-place.confirm',
    }),
    byLink({id: 'checking', title: 'Checking', act: pay, sees: '.in-place.checking'}, (portal) => {
      portal.faults.next('createPayment', 'drop-after');
      portal.faults.always('getPaymentByKey', 'hang');
    }),
    byLink(
      {id: 'changed', title: 'Amount changed', act: pay, sees: '.in-place.changed'},
      (portal, id) =>
        portal.before('createPayment', () =>
          portal.changeInvoice(id, {total: 517_500, subtotal: 517_500}),
        ),
    ),
    byLink({
      id: 'declined',
      title: 'Declined',
      enter: (gateway) => (gateway.method = 'declined'),
      act: pay,
      sees: '.in-place.result [part~=retry]',
    }),
    byLink({id: 'result', title: 'Paid just now', act: pay, sees: '.in-place.result [part~=done]'}),
    byLink({id: 'paid', title: 'Paid', sees: `${tag}:state(ready)`}, (portal, id) =>
      portal.payOutside(id, 482_000),
    ),
    byLink({id: 'on-hold', title: 'On hold', sees: noPayment}, (portal, id) =>
      portal.changeInvoice(id, {isOnHold: true}),
    ),
    byLink({id: 'no-payments', title: 'No payments here', sees: noPayment}, (portal) =>
      portal.changeFirm({takesPayments: false}),
    ),
    byLink({id: 'expired', title: 'Expired', sees: failed}, (portal) =>
      portal.advance(40 * 86_400_000),
    ),
    byLink({id: 'revoked', title: 'Withdrawn', sees: failed}, (portal, _, linkId) =>
      portal.revokeLink(linkId),
    ),
    byLink({id: 'failed', title: 'Could not be loaded', sees: failed}, (portal) =>
      portal.faults.always('getInvoice', 'error'),
    ),
    byLink({
      id: 'signed-out',
      title: 'Signed out',
      async act(person) {
        await person.sees('.form select');
        await document.querySelector('portal-provider')?.signOut();
      },
      sees: `${tag}:state(signed-out)`,
    }),
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
