import * as z from 'zod/mini';
import {
  defaultRequest,
  methodDeleted,
  methodSetup,
  paymentMethod,
  paymentMethodList,
  paymentMethodRequest,
  verificationRequest,
} from '../method.ts';
import {id} from '../primitives.ts';
import {json, type Route} from './route.ts';

const contact = ['contact'] as const;
const byId = z.strictObject({id});

/** Saved methods; a payment link has none of them (M-03). */
export const methodRoutes = {
  listMethods: {
    method: 'GET',
    path: '/payment-methods',
    summary: "The contact's own saved methods",
    callers: contact,
    answers: {200: json('The methods, the default first.', paymentMethodList)},
    problems: ['payments_unavailable'],
  },
  addMethod: {
    method: 'POST',
    path: '/payment-methods',
    summary: 'Save a method',
    callers: contact,
    body: paymentMethodRequest,
    requires: 'idempotency-key',
    answers: {
      201: json('Saved; the same card twice is one entry.', paymentMethod, 'Idempotency-Replayed'),
      202: json('The bank asks the payer first.', methodSetup, 'Idempotency-Replayed'),
    },
    problems: [
      'payments_unavailable',
      'payment_declined',
      'authentication_required',
      'payment_method_unusable',
      'processor_unavailable',
    ],
  },
  completeMethod: {
    method: 'POST',
    path: '/payment-methods/setups/{id}/complete',
    summary: 'Save a method after its bank asked the payer',
    callers: contact,
    params: byId,
    answers: {201: json('Saved.', paymentMethod)},
    problems: [
      'payments_unavailable',
      'payment_declined',
      'authentication_required',
      'processor_unavailable',
    ],
  },
  verifyMethod: {
    method: 'POST',
    path: '/payment-methods/{id}/verify',
    summary: 'Prove a bank account by its two small deposits or their code',
    callers: contact,
    params: byId,
    body: verificationRequest,
    answers: {200: json('The account can pay.', paymentMethod, 'ETag')},
    problems: [
      'payments_unavailable',
      'payment_method_not_found',
      'verification_mismatch',
      'verification_closed',
      'processor_unavailable',
    ],
  },
  setDefaultMethod: {
    method: 'PATCH',
    path: '/payment-methods/{id}',
    summary: 'Make a method the default',
    callers: contact,
    params: byId,
    body: defaultRequest,
    answers: {200: json('The new default.', paymentMethod, 'ETag')},
    problems: ['payments_unavailable', 'payment_method_not_found', 'payment_method_unusable'],
  },
  removeMethod: {
    method: 'DELETE',
    path: '/payment-methods/{id}',
    summary: 'Delete a method',
    callers: contact,
    params: byId,
    answers: {200: json('Deleted, and which one is the default now.', methodDeleted)},
    problems: ['payment_method_not_found', 'payment_method_in_use', 'processor_unavailable'],
  },
} as const satisfies Record<string, Route>;
