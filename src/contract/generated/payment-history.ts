// Generated from the schemas by `npm run contract`; change those instead.

import {array, boolean, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {money, paymentFailure, methodLabel} from './invoice.ts';

export const paidItem: Parser<types.PaidItem> = object(
  {
    transactionId: nullable(string()),
    invoiceId: string(),
    invoiceNumber: string(),
    amount: money,
    state: open('succeeded processing failed refunded partly_refunded disputed returned canceled'),
    receiptAvailable: boolean,
  },
  {
    refunded: money,
    expectedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    failure: paymentFailure,
  },
);

export const historyEntry: Parser<types.HistoryEntry> = object(
  {
    id: string(),
    submissionId: nullable(string()),
    at: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    byMe: boolean,
    kind: open('card us_bank_account outside'),
    items: array(paidItem),
  },
  {receivedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), method: methodLabel},
);

export const paymentHistoryPage: Parser<types.PaymentHistoryPage> = object({
  items: array(historyEntry),
  nextCursor: nullable(string()),
});
