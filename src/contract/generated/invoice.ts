// Generated from the schemas by `npm run contract`; change those instead.

import {
  array,
  boolean,
  integer,
  json,
  nullable,
  object,
  open,
  record,
  string,
  type Parser,
} from '../parse.ts';
import type * as types from './types.ts';

export const projectName: Parser<types.ProjectName> = object({id: string(), name: string()});

export const money: Parser<types.Money> = object({amount: integer, currency: string(/^[A-Z]{3}$/)});

export const methodLabel: Parser<types.MethodLabel> = object(
  {kind: open('card us_bank_account'), last4: string(/^[0-9A-Za-z]{4}$/)},
  {brand: string(), bankName: string()},
);

export const paymentFailure: Parser<types.PaymentFailure> = object(
  {
    code: open(
      'insufficient_funds expired_card incorrect_cvc incorrect_number processing_error try_again_later authentication_required payment_declined account_closed no_account debit_not_authorized earlier_decline invoice_changed stopped authorization_expired method_pending_verification',
    ),
    retrySameMethod: boolean,
  },
  {params: record(json)},
);

export const lastPayment: Parser<types.LastPayment> = object(
  {
    state: open('succeeded processing failed refunded partly_refunded disputed returned'),
    amount: money,
    submittedAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    byMe: boolean,
    kind: open('card us_bank_account outside'),
  },
  {
    settledAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    expectedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    method: methodLabel,
    failure: paymentFailure,
  },
);

export const invoice: Parser<types.Invoice> = object(
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
  },
  {
    notPayableReason: open(
      'no_payment_options processing paid payments_unavailable on_hold nothing_due credit below_minimum above_maximum not_representable',
    ),
    minimum: money,
    lastPayment: lastPayment,
  },
);

export const invoicePage: Parser<types.InvoicePage> = object({
  items: array(invoice),
  nextCursor: nullable(string()),
  payableCount: integer,
});

export const summaryRow: Parser<types.SummaryRow> = object({
  currency: string(/^[A-Z]{3}$/),
  count: integer,
  amount: integer,
});

export const invoiceSummary: Parser<types.InvoiceSummary> = object(
  {outstanding: array(summaryRow), pastDue: array(summaryRow)},
  {
    lastPayment: object(
      {
        amount: money,
        paidAt: string(
          /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
        ),
        byMe: boolean,
      },
      {method: methodLabel},
    ),
  },
);
