// Generated from the schemas by `npm run contract`; change those instead.

import {array, boolean, integer, nullable, object, open, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';

export const firm: Parser<types.Firm> = object(
  {
    id: string(),
    name: string(),
    legalName: string(),
    address: array(string()),
    country: string(/^[A-Z]{2}$/),
    timeZone: string(),
    statementName: string(),
  },
  {
    logoUrl: string(/^https?:\/\//),
    supportEmail: string(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/),
    supportPhone: string(),
    termsUrl: string(/^https?:\/\//),
    refundPolicyUrl: string(/^https?:\/\//),
    privacyUrl: string(/^https?:\/\//),
  },
);

export const capabilities: Parser<types.Capabilities> = object({
  payments: boolean,
  savedMethods: boolean,
  team: boolean,
  partialPayments: boolean,
});

export const session: Parser<types.Session> = object(
  {
    kind: open('contact link staff'),
    firm: firm,
    capabilities: capabilities,
    limits: object({invoicesPerSubmission: integer}),
  },
  {
    contact: object({
      id: string(),
      name: string(),
      email: string(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/),
      locale: nullable(string()),
    }),
    client: object({id: string(), name: string()}),
    processor: object(
      {kind: open('stripe'), publishableKey: string(), testMode: boolean},
      {account: string()},
    ),
    staff: object({id: string(), name: string()}),
    link: object({
      invoiceId: string(),
      expiresAt: string(
        /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
      ),
    }),
  },
);

export const sessionTokens: Parser<types.SessionTokens> = object(
  {
    accessToken: string(),
    expiresAt: string(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/,
    ),
    session: session,
  },
  {refreshToken: string()},
);
