import {acceptInvite} from './accept-invite.ts';
import {accountMenu} from './account-menu.ts';
import {clientAccess} from './client-access.ts';
import {invoice} from './invoice.ts';
import {invoiceList} from './list.ts';
import {paySelected} from './pay-selected.ts';
import {paymentHistory} from './payment-history.ts';
import {paymentMethods} from './payment-methods.ts';
import {passwordView} from './password.ts';
import {payLink} from './pay-link.ts';
import {payment} from './payment.ts';
import {signInView} from './sign-in.ts';
import {statement} from './statement.ts';
import {team} from './team.ts';
import type {GalleryElement, GalleryState} from './state.ts';

export const elements: readonly GalleryElement[] = [
  invoiceList,
  invoice,
  payment,
  paymentHistory,
  paymentMethods,
  accountMenu,
  paySelected,
  signInView,
  passwordView,
  payLink,
  statement,
  team,
  acceptInvite,
  clientAccess,
];

/** A state by the names in an address; null where there is none. */
export function findState(
  elementId: string | null,
  stateId: string | null,
): {element: GalleryElement; state: GalleryState} | null {
  const element = elements.find(({id}) => id === elementId);
  const state = element?.states.find(({id}) => id === stateId);
  return element && state ? {element, state} : null;
}
