import * as z from 'zod/mini';
import {
  calendarDate,
  cursor,
  described,
  id,
  instant,
  money,
  named,
  openEnum,
  pageOf,
  text,
} from './primitives.ts';
import {failure, methodLabel} from './payment-parts.ts';

export const paidItemStates = [
  'succeeded',
  'processing',
  'failed',
  'refunded',
  'partly_refunded',
  'disputed',
  'returned',
  'canceled',
] as const;

export const paidItem = named(
  'PaidItem',
  z.strictObject({
    transactionId: described(z.nullable(id), "Only of the caller's own."),
    invoiceId: id,
    invoiceNumber: text,
    amount: money,
    state: described(
      openEnum(paidItemStates),
      'canceled is what was stopped, or skipped, before it was tried: told to its own payer alone.',
    ),
    refunded: z.optional(money),
    expectedOn: described(
      z.optional(calendarDate),
      'When a processing debit is expected to arrive.',
    ),
    failure: z.optional(failure),
    receiptAvailable: z.boolean(),
  }),
  "One invoice's part in a payment. Of a colleague's: invoice, amount and state, nothing else (M-02).",
);

export const historyEntry = named(
  'HistoryEntry',
  z.strictObject({
    id: described(id, 'Names the entry, and stays the same.'),
    submissionId: described(
      z.nullable(id),
      "Only of the caller's own: its summary is asked by it.",
    ),
    at: described(instant, 'When it was submitted; newest first.'),
    receivedOn: described(
      z.optional(calendarDate),
      'The day on which the firm received what was paid elsewhere, in place of the time.',
    ),
    byMe: z.boolean(),
    kind: described(
      openEnum(['card', 'us_bank_account', 'outside']),
      'card, us_bank_account, or outside for what was paid elsewhere and recorded by the firm.',
    ),
    method: z.optional(methodLabel),
    items: described(z.array(paidItem), 'What was paid at once, in the order it was worked on.'),
  }),
  'One submission, or one payment that came another way.',
);

export const paymentHistoryPage = pageOf('PaymentHistoryPage', historyEntry);

export const paymentHistoryQuery = z.strictObject({
  cursor: z.optional(cursor),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-9]\d|100)$/))),
});
