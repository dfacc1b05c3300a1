// Generated from the schemas by `npm run contract`; change those instead.

import {array, boolean, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';
import {invoice, money} from './invoice.ts';

export const client: Parser<types.Client> = object({
  id: string(),
  name: string(),
  portal: object({enabled: boolean}),
  contactCount: integer,
  version: integer,
});

export const clientPage: Parser<types.ClientPage> = object({
  items: array(client),
  nextCursor: nullable(string()),
});

export const contact: Parser<types.Contact> = object(
  {id: string(), name: string(), email: string(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/), version: integer},
  {
    portal: object({
      access: open('user none'),
      invite: object(
        {state: open('not_invited invited active'), count: integer},
        {
          sentAt: string(
            /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
          ),
          expiresAt: string(
            /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
          ),
        },
      ),
    }),
  },
);

export const contactList: Parser<types.ContactList> = object({items: array(contact)});

export const staffInvoicePage: Parser<types.StaffInvoicePage> = object({
  items: array(invoice),
  nextCursor: nullable(string()),
});

export const paymentLink: Parser<types.PaymentLink> = object(
  {
    id: string(),
    invoiceId: string(),
    state: open('active expired revoked'),
    createdAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    expiresAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
  },
  {url: string(/^https?:\/\//)},
);

export const paymentLinkList: Parser<types.PaymentLinkList> = object({items: array(paymentLink)});

export const hold: Parser<types.Hold> = object(
  {
    id: string(),
    invoiceId: string(),
    invoiceNumber: string(),
    clientId: string(),
    clientName: string(),
    reason: open('refund dispute return double_success amount_mismatch outside_payment'),
    createdAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
  },
  {
    releasedAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
  },
);

export const holdPage: Parser<types.HoldPage> = object({
  items: array(hold),
  nextCursor: nullable(string()),
});

export const outsidePayment: Parser<types.OutsidePayment> = object({
  id: string(),
  invoiceId: string(),
  amount: money,
  receivedOn: string(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  reference: string(),
});
