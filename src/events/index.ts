/**
 * Everything the elements tell the page: one `Event` subclass per file, details as properties. Base
 * form = about to, can be canceled; past form = has happened, state is already updated. Details are
 * ids and amounts: never tokens, card details or live objects. All are typed on `addEventListener` of
 * elements, `document` and `window`.
 */
export * from './selection-changed.ts';
export * from './invoices-loaded.ts';
export * from './payment-submit.ts';
export * from './payment-submitted.ts';
export * from './transaction-settled.ts';
export * from './payment-completed.ts';
export * from './payment-failed.ts';
export type {PaymentTotals} from './payment-ended.ts';
export * from './method-added.ts';
export * from './method-removed.ts';
export * from './default-method-changed.ts';
export * from './project-changed.ts';
export * from './invite-sent.ts';
export * from './session-changed.ts';
export * from './session-expired.ts';
export * from './sign-in-requested.ts';
export * from './open-view.ts';
export * from './error.ts';
