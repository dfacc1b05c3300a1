// Generated from the schemas by `npm run contract`; change those instead.

import {array, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {money} from './invoice.ts';

export const statementLine: Parser<types.StatementLine> = object(
  {
    date: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    kind: open(
      'invoice credit_note payment refund refund_failed dispute dispute_reversed return correction',
    ),
    invoiceId: string(),
    invoiceNumber: string(),
    amount: money,
    balance: money,
  },
  {paidBy: open('card us_bank_account outside')},
);

export const statementPayment: Parser<types.StatementPayment> = object(
  {
    date: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    invoiceId: string(),
    invoiceNumber: string(),
    amount: money,
  },
  {paidBy: open('card us_bank_account outside')},
);

export const statementOpenItem: Parser<types.StatementOpenItem> = object({
  invoiceId: string(),
  invoiceNumber: string(),
  issuedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  dueOn: nullable(string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  total: money,
  balance: money,
  inProgress: money,
  daysLate: integer,
  age: open('current days_1_30 days_31_60 days_61_90 over_90 credit'),
});

export const statementAge: Parser<types.StatementAge> = object({
  age: open('current days_1_30 days_31_60 days_61_90 over_90 credit'),
  count: integer,
  amount: money,
});

export const statementCurrency: Parser<types.StatementCurrency> = object({
  currency: string(/^[A-Z]{3}$/),
  opening: money,
  lines: array(statementLine),
  closing: money,
  inProgress: array(statementPayment),
  openItems: array(statementOpenItem),
  ageing: array(statementAge),
});

export const statement: Parser<types.Statement> = object({
  from: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  to: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  agedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  currencies: array(statementCurrency),
});
