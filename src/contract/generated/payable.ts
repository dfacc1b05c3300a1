// Generated from the schemas by `npm run contract`; change those instead.

import {array, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {money} from './invoice.ts';

export const payableItem: Parser<types.PayableItem> = object(
  {
    id: string(),
    number: string(),
    version: integer,
    payableAmount: money,
    paymentOptions: array(open('card us_bank_account')),
  },
  {minimum: money},
);

export const excludedItem: Parser<types.ExcludedItem> = object({
  id: string(),
  number: string(),
  reason: open(
    'no_payment_options processing paid payments_unavailable on_hold nothing_due credit below_minimum above_maximum not_representable',
  ),
});

export const payablePage: Parser<types.PayablePage> = object({
  items: array(payableItem),
  excluded: array(excludedItem),
  nextCursor: nullable(string()),
});
