import type {EventName} from '@lit/react';
import type {} from '../events/index.ts';

/** An event by its name, with its type as the handler's. */
const on = <K extends keyof GlobalEventHandlersEventMap>(name: K) =>
  name as unknown as EventName<GlobalEventHandlersEventMap[K]>;

/** What every element can tell. */
export const elementEvents = {
  onPortalError: on('portal-error'),
  onPortalOpenView: on('portal-open-view'),
  onPortalSignInRequested: on('portal-sign-in-requested'),
};

/** Told by the element whose button opened the payment; they bubble, so the provider hears all. */
export const paymentEvents = {
  onPortalPaymentSubmit: on('portal-payment-submit'),
  onPortalPaymentSubmitted: on('portal-payment-submitted'),
  onPortalTransactionSettled: on('portal-transaction-settled'),
  onPortalPaymentCompleted: on('portal-payment-completed'),
  onPortalPaymentFailed: on('portal-payment-failed'),
};

/** Told by what shows the methods: the element, or the menu that opened them. */
export const methodEvents = {
  onPortalMethodAdded: on('portal-method-added'),
  onPortalMethodRemoved: on('portal-method-removed'),
  onPortalDefaultMethodChanged: on('portal-default-method-changed'),
};

export const teamEvents = {
  onPortalProjectChanged: on('portal-project-changed'),
};

/** Told by what the firm's own people use. */
export const staffEvents = {
  onPortalInviteSent: on('portal-invite-sent'),
};

export const listEvents = {
  onPortalSelectionChanged: on('portal-selection-changed'),
  onPortalInvoicesLoaded: on('portal-invoices-loaded'),
};

export const sessionEvents = {
  onPortalSessionChanged: on('portal-session-changed'),
  onPortalSessionExpired: on('portal-session-expired'),
};
