// Generated from the schemas by `npm run contract`; change those instead.

import {array, boolean, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {money, paymentFailure, methodLabel} from './invoice.ts';

export const transaction: Parser<types.Transaction> = object(
  {
    id: string(),
    invoiceId: string(),
    invoiceNumber: string(),
    amount: money,
    state: open(
      'queued creating confirming succeeded processing requires_action failed unknown skipped canceled',
    ),
    receiptAvailable: boolean,
    updatedAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
  },
  {failure: paymentFailure, refunded: money, disputed: boolean},
);

export const submission: Parser<types.Submission> = object(
  {
    id: string(),
    status: open(
      'accepted working action_required completed partly_completed failed canceled expired',
    ),
    createdAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    authorizedUntil: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    method: methodLabel,
    totals: object({requested: money, succeeded: money, processing: money, failed: money}),
    transactions: array(transaction),
    version: integer,
  },
  {
    retryOf: string(),
    cancelRequested: boolean,
    action: object({kind: open('confirm_setup confirm_payment'), clientSecret: string()}),
  },
);

export const submissionPage: Parser<types.SubmissionPage> = object({
  items: array(submission),
  nextCursor: nullable(string()),
});
