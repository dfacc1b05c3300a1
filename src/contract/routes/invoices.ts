import * as z from 'zod/mini';
import {
  invoiceDetail,
  invoicePage,
  invoiceQuery,
  invoiceSummary,
  payablePage,
  payableQuery,
  payableRequest,
} from '../invoice.ts';
import {id} from '../primitives.ts';
import {json, pdf, type Route} from './route.ts';

const contact = ['contact'] as const;
const contactOrLink = ['contact', 'link'] as const;
const byId = z.strictObject({id});

/** Invoices and their documents. */
export const invoiceRoutes = {
  listInvoices: {
    method: 'GET',
    path: '/invoices',
    summary: 'A page of invoices',
    callers: contact,
    query: invoiceQuery,
    answers: {200: json('A page; its cursor is bound to the query.', invoicePage)},
    problems: [],
  },
  summarizeInvoices: {
    method: 'GET',
    path: '/invoices/summary',
    summary: 'What is outstanding and past due, by currency',
    callers: contact,
    answers: {200: json('The summary.', invoiceSummary)},
    problems: [],
  },
  listPayable: {
    method: 'GET',
    path: '/invoices/payable',
    summary: 'What select-all needs of every invoice of a query',
    callers: contact,
    query: payableQuery,
    answers: {200: json('A page, oldest due first.', payablePage)},
    problems: [],
  },
  checkPayable: {
    method: 'POST',
    path: '/invoices/payable',
    summary: 'The same for given ids, asked when the payment dialog opens',
    callers: contact,
    body: payableRequest,
    answers: {200: json('One page, oldest due first, without a cursor.', payablePage)},
    problems: [],
  },
  getInvoice: {
    method: 'GET',
    path: '/invoices/{id}',
    summary: 'One invoice with lines, taxes and payments',
    callers: contactOrLink,
    params: byId,
    answers: {200: json('The invoice.', invoiceDetail, 'ETag')},
    problems: [],
  },
  getInvoiceDocument: {
    method: 'GET',
    path: '/invoices/{id}/document',
    summary: 'One invoice as PDF; a payment link gets none once it is paid',
    callers: contactOrLink,
    params: byId,
    answers: {200: pdf('The document.')},
    problems: ['forbidden'],
  },
  getReceipt: {
    method: 'GET',
    path: '/invoices/{id}/receipts/{transactionId}',
    summary: "The receipt of one of the caller's own payments as PDF",
    callers: contactOrLink,
    params: z.strictObject({id, transactionId: id}),
    answers: {200: pdf('The receipt; that of a debit under way says "initiated".')},
    problems: [],
  },
} as const satisfies Record<string, Route>;
