// Generated from the schemas by `npm run contract`; change those instead.

import {
  array,
  boolean,
  integer,
  nullable,
  object,
  oneOf,
  open,
  string,
  type Parser,
} from '../parse.ts';
import type * as types from './types.ts';

export const paymentMethod: Parser<types.PaymentMethod> = object(
  {
    id: string(),
    kind: open('card us_bank_account'),
    last4: string(/^[0-9A-Za-z]{4}$/),
    isDefault: boolean,
    status: open('active pending_verification expired unusable removing'),
    addedAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    version: integer,
  },
  {
    brand: string(),
    bankName: string(),
    expMonth: integer,
    expYear: integer,
    holder: string(),
    unusableReason: open('account_closed verification_failed'),
    verification: object({
      type: open('amounts descriptor_code'),
      arrivesOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    }),
  },
);

export const paymentMethodList: Parser<types.PaymentMethodList> = object({
  items: array(paymentMethod),
});

export const methodSetup: Parser<types.MethodSetup> = object({
  setupId: string(),
  action: object({kind: open('confirm_setup'), clientSecret: string()}),
});

export const methodDeleted: Parser<types.MethodDeleted> = object({
  deleted: oneOf(true),
  newDefaultId: nullable(string()),
});
