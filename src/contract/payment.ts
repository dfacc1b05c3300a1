import * as z from 'zod/mini';
import {
  described,
  amount,
  consent,
  currency,
  email,
  id,
  instant,
  money,
  named,
  openEnum,
  pageOf,
  text,
  version,
} from './primitives.ts';
import {failure, methodLabel} from './payment-parts.ts';

export const submissionStatuses = [
  'accepted',
  'working',
  'action_required',
  'completed',
  'partly_completed',
  'failed',
  'canceled',
  'expired',
] as const;

export const transactionStates = [
  'queued',
  'creating',
  'confirming',
  'succeeded',
  'processing',
  'requires_action',
  'failed',
  'unknown',
  'skipped',
  'canceled',
] as const;

const positiveAmount = amount.check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER));

const paymentItem = named(
  'PaymentItem',
  z.strictObject({invoiceId: id, amount: positiveAmount, currency, version}),
);

export const instrument = named(
  'Instrument',
  z.discriminatedUnion('kind', [
    z.strictObject({kind: z.literal('saved'), paymentMethodId: id}),
    z.strictObject({
      kind: z.literal('new'),
      confirmationToken: z.string().check(z.minLength(1), z.maxLength(200)),
      save: z.boolean(),
      makeDefault: described(z.optional(z.boolean()), 'Only together with save.'),
    }),
  ]),
);

export const paymentRequest = named(
  'PaymentRequest',
  z.strictObject({
    items: z.array(paymentItem).check(z.minLength(1)),
    instrument,
    consent,
    receiptEmail: described(z.optional(email), 'Where the receipts go; else to the contact.'),
  }),
  'One submission: each item becomes a transaction of its own.',
);

const retryItem = named(
  'RetryItem',
  z.strictObject({transactionId: id, amount: positiveAmount, currency, version}),
);

export const retryRequest = named(
  'RetryRequest',
  z.strictObject({items: z.array(retryItem).check(z.minLength(1)), instrument, consent}),
);

export const cancelRequest = named(
  'CancelRequest',
  z.strictObject({transactionIds: z.optional(z.array(id).check(z.minLength(1)))}),
);

export const transaction = named(
  'Transaction',
  z.strictObject({
    id,
    invoiceId: id,
    invoiceNumber: text,
    amount: money,
    state: openEnum(transactionStates),
    failure: z.optional(failure),
    receiptAvailable: z.boolean(),
    refunded: z.optional(money),
    disputed: z.optional(z.boolean()),
    updatedAt: instant,
  }),
);

export const submission = named(
  'Submission',
  z.strictObject({
    id,
    status: openEnum(submissionStatuses),
    createdAt: instant,
    authorizedUntil: described(
      instant,
      'Nothing starts after it: 60 minutes after the payer pressed Pay.',
    ),
    retryOf: described(z.optional(id), 'The submission whose failed items these are.'),
    cancelRequested: described(
      z.optional(z.boolean()),
      'Someone asked to stop what has not started.',
    ),
    method: methodLabel,
    totals: z.strictObject({
      requested: money,
      succeeded: money,
      processing: money,
      failed: described(money, 'Failed, skipped and canceled.'),
    }),
    action: described(
      z.optional(
        z.strictObject({
          kind: openEnum(['confirm_setup', 'confirm_payment']),
          clientSecret: z.string(),
        }),
      ),
      'What the payer is asked to do; only while it is open, only to the one who pays.',
    ),
    transactions: z.array(transaction),
    version,
  }),
);

export const submissionPage = pageOf('SubmissionPage', submission);

/** Either what is unfinished, or what touched one invoice; without both, all of one's own. */
export const submissionQuery = z.strictObject({
  state: z.optional(z.enum(['unfinished'])),
  invoiceId: z.optional(id),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
});
