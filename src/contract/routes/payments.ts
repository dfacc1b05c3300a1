import * as z from 'zod/mini';
import {
  cancelRequest,
  paymentRequest,
  retryRequest,
  submission,
  submissionPage,
  submissionQuery,
} from '../payment.ts';
import {paymentHistoryPage, paymentHistoryQuery} from '../payment-history.ts';
import {id, idempotencyKey} from '../primitives.ts';
import {json, nothing, pdf, type Route} from './route.ts';

const contactOrLink = ['contact', 'link'] as const;
const byId = z.strictObject({id});
const byKey = z.strictObject({key: idempotencyKey});

/** What may be wrong with the invoices, the method or the processor when money is to move. */
const paymentProblems = [
  'payments_unavailable',
  'forbidden',
  'not_found',
  'too_many_invoices',
  'currency_mixed',
  'invoice_already_paid',
  'invoice_payment_in_progress',
  'invoice_not_payable',
  'invoice_changed',
  'amount_out_of_range',
  'payment_method_not_found',
  'payment_method_unusable',
  'method_pending_verification',
  'payment_declined',
  'authentication_required',
  'processor_unavailable',
] as const;

/** Submissions: paying, and what becomes of it. */
export const paymentRoutes = {
  createPayment: {
    method: 'POST',
    path: '/payments',
    summary: 'Pay invoices, each as its own transaction',
    callers: contactOrLink,
    body: paymentRequest,
    requires: 'idempotency-key',
    answers: {
      201: json('Every transaction has ended.', submission, 'Idempotency-Replayed'),
      202: json('Work goes on, or the payer is asked.', submission, 'Idempotency-Replayed'),
    },
    problems: paymentProblems,
  },
  listPayments: {
    method: 'GET',
    path: '/payments',
    summary: "The caller's own submissions: unfinished ones, or those of one invoice",
    callers: contactOrLink,
    query: submissionQuery,
    answers: {200: json('A page, newest first.', submissionPage)},
    problems: [],
  },
  getPayment: {
    method: 'GET',
    path: '/payments/{id}',
    summary: 'One submission',
    callers: contactOrLink,
    params: byId,
    answers: {200: json('The submission.', submission, 'ETag')},
    problems: [],
  },
  getPaymentSummary: {
    method: 'GET',
    path: '/payments/{id}/summary',
    summary: 'What became of each invoice of a submission, and of those it tries again, as PDF',
    callers: contactOrLink,
    params: byId,
    answers: {200: pdf('The summary; a debit under way is "initiated", never "paid".')},
    problems: [],
  },
  listPaymentHistory: {
    method: 'GET',
    path: '/payment-history',
    summary:
      "The client's payments: the caller's own in full, others' as far as everybody may know",
    callers: ['contact'],
    query: paymentHistoryQuery,
    answers: {200: json('A page, newest first.', paymentHistoryPage)},
    problems: [],
  },
  getPaymentByKey: {
    method: 'GET',
    path: '/payments/by-key/{key}',
    summary: 'What became of a submission whose answer was lost',
    callers: contactOrLink,
    params: byKey,
    answers: {200: json('The submission that the key is bound to.', submission, 'ETag')},
    problems: [],
  },
  burnPaymentKey: {
    method: 'DELETE',
    path: '/payments/by-key/{key}',
    summary: 'Make sure that a submission under this key never starts',
    callers: contactOrLink,
    params: byKey,
    answers: {
      200: json('Too late: the submission that the key is bound to, unchanged.', submission),
      204: nothing('The key is burned; a late arrival under it is refused.'),
    },
    problems: [],
  },
  syncPayment: {
    method: 'POST',
    path: '/payments/{id}/sync',
    summary: 'Ask the processor now; once in two seconds',
    callers: contactOrLink,
    params: byId,
    answers: {200: json('The submission as the processor knows it.', submission)},
    problems: ['processor_unavailable'],
  },
  continuePayment: {
    method: 'POST',
    path: '/payments/{id}/continue',
    summary: 'Go on after the payer did what was asked',
    callers: contactOrLink,
    params: byId,
    answers: {
      200: json('Every transaction has ended.', submission),
      202: json('Work goes on.', submission),
    },
    problems: ['payment_declined', 'authentication_required', 'processor_unavailable'],
  },
  cancelPayment: {
    method: 'POST',
    path: '/payments/{id}/cancel',
    summary: 'Stop the named transactions, else all that are not final',
    callers: contactOrLink,
    params: byId,
    body: cancelRequest,
    answers: {
      200: json('All that were named have ended.', submission),
      202: json('Some end only when the processor says so.', submission),
    },
    problems: ['invoice_payment_in_progress', 'processor_unavailable'],
  },
  retryPayment: {
    method: 'POST',
    path: '/payments/{id}/retry',
    summary: 'Pay what failed, was skipped or canceled, as a new submission',
    callers: contactOrLink,
    params: byId,
    body: retryRequest,
    requires: 'idempotency-key',
    answers: {
      201: json('Every transaction has ended.', submission, 'Idempotency-Replayed'),
      202: json('Work goes on, or the payer is asked.', submission, 'Idempotency-Replayed'),
    },
    problems: paymentProblems,
  },
} as const satisfies Record<string, Route>;
