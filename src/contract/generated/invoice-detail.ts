// Generated from the schemas by `npm run contract`; change those instead.

import {array, boolean, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {money, methodLabel, paymentFailure, projectName, lastPayment} from './invoice.ts';

export const invoiceLine: Parser<types.InvoiceLine> = object({
  description: string(),
  quantity: nullable(string(/^-?\d{1,15}(\.\d{1,6})?$/)),
  rate: nullable(money),
  amount: money,
  projectId: nullable(string()),
});

export const taxLine: Parser<types.TaxLine> = object({name: string(), amount: money});

export const invoicePayment: Parser<types.InvoicePayment> = object(
  {
    transactionId: nullable(string()),
    submissionId: nullable(string()),
    state: open('succeeded processing failed refunded partly_refunded disputed returned'),
    amount: money,
    at: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    byMe: boolean,
    kind: open('card us_bank_account outside'),
    receiptAvailable: boolean,
  },
  {refunded: money, method: methodLabel, failure: paymentFailure},
);

export const invoiceDetail: Parser<types.InvoiceDetail> = object(
  {
    id: string(),
    number: string(),
    projects: array(projectName),
    issuedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    dueOn: nullable(string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
    total: money,
    paid: money,
    pending: money,
    due: money,
    payableAmount: nullable(money),
    status: open('open past_due processing paid credit'),
    paymentOptions: array(open('card us_bank_account')),
    version: integer,
    lines: array(invoiceLine),
    subtotal: money,
    taxes: array(taxLine),
    payments: array(invoicePayment),
  },
  {
    notPayableReason: open(
      'no_payment_options processing paid payments_unavailable on_hold nothing_due credit below_minimum above_maximum not_representable',
    ),
    minimum: money,
    lastPayment: lastPayment,
  },
);
