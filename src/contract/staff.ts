import * as z from 'zod/mini';
import {
  described,
  amount,
  calendarDate,
  count,
  currency,
  email,
  id,
  instant,
  money,
  named,
  openEnum,
  pageOf,
  text,
  url,
  version,
} from './primitives.ts';
import {invoice} from './invoice.ts';
import {capabilities, firm, limits} from './session.ts';

const token = z.string().check(z.minLength(16), z.maxLength(4096));

export const staffGrant = named(
  'StaffGrant',
  z.discriminatedUnion('grant', [
    z.strictObject({
      grant: z.literal('password'),
      email,
      password: z.string().check(z.minLength(1), z.maxLength(1024)),
    }),
    z.strictObject({grant: z.literal('refresh'), token}),
    z.strictObject({grant: z.literal('assertion'), assertion: token}),
  ]),
);

export const staffSession = named(
  'StaffSession',
  z.strictObject({
    kind: z.literal('staff'),
    staff: z.strictObject({id, name: text, email}),
    firm,
    capabilities,
    limits,
  }),
  'A session as the portal answers it, so that one client reads both. Of the capabilities only payments speaks of staff.',
);

export const staffSessionTokens = named(
  'StaffSessionTokens',
  z.strictObject({
    accessToken: token,
    expiresAt: instant,
    refreshToken: z.optional(token),
    session: staffSession,
  }),
);

export const client = named(
  'Client',
  z.strictObject({
    id,
    name: text,
    portal: z.strictObject({enabled: z.boolean()}),
    contactCount: count,
    version,
  }),
);

export const clientPage = pageOf('ClientPage', client);
export const clientPatch = named(
  'ClientPatch',
  z.strictObject({portal: z.strictObject({enabled: z.boolean()})}),
);

export const contact = named(
  'Contact',
  z.strictObject({
    id,
    name: text,
    email,
    version,
    portal: z.optional(
      z.strictObject({
        access: openEnum(['user', 'none']),
        invite: z.strictObject({
          state: openEnum(['not_invited', 'invited', 'active']),
          sentAt: z.optional(instant),
          expiresAt: z.optional(instant),
          count,
        }),
      }),
    ),
  }),
  "portal is absent while the client's portal is off (A-02).",
);

export const contactList = named('ContactList', z.strictObject({items: z.array(contact)}));
export const contactPatch = named(
  'ContactPatch',
  z.strictObject({access: z.enum(['user', 'none'])}),
);

export const staffInvoicePage = pageOf('StaffInvoicePage', invoice);

export const paymentLink = named(
  'PaymentLink',
  z.strictObject({
    id,
    invoiceId: id,
    state: openEnum(['active', 'expired', 'revoked']),
    createdAt: instant,
    expiresAt: instant,
    url: described(z.optional(url), 'Only in the answer that made it; it cannot be shown again.'),
  }),
);

export const paymentLinkList = named(
  'PaymentLinkList',
  z.strictObject({items: z.array(paymentLink)}),
);

export const hold = named(
  'Hold',
  z.strictObject({
    id,
    invoiceId: id,
    invoiceNumber: text,
    clientId: id,
    clientName: text,
    reason: openEnum([
      'refund',
      'dispute',
      'return',
      'double_success',
      'amount_mismatch',
      'outside_payment',
    ]),
    createdAt: instant,
    releasedAt: z.optional(instant),
  }),
);

export const holdPage = pageOf('HoldPage', hold);

export const outsidePaymentRequest = named(
  'OutsidePaymentRequest',
  z.strictObject({
    amount: amount.check(z.minimum(1)),
    currency,
    receivedOn: z.iso.date(),
    reference: described(
      z.string().check(z.minLength(1), z.maxLength(100)),
      'The same reference on the same invoice is the same payment.',
    ),
  }),
);

export const outsidePayment = named(
  'OutsidePayment',
  z.strictObject({id, invoiceId: id, amount: money, receivedOn: calendarDate, reference: text}),
);

export const auditEntry = named(
  'AuditEntry',
  z.strictObject({
    id,
    at: instant,
    actor: z.strictObject({id, name: text}),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
);

export const auditPage = pageOf('AuditPage', auditEntry);
