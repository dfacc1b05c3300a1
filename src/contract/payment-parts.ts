import * as z from 'zod/mini';
import {described, named, openEnum, text} from './primitives.ts';

/** Parts that invoices and payments both speak of. */

export const methodKinds = ['card', 'us_bank_account'] as const;

export const failureCodes = [
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'incorrect_number',
  'processing_error',
  'try_again_later',
  'authentication_required',
  'payment_declined',
  'account_closed',
  'no_account',
  'debit_not_authorized',
  'earlier_decline',
  'invoice_changed',
  'stopped',
  'authorization_expired',
  'method_pending_verification',
] as const;

const last4 = z.string().check(z.regex(/^[0-9A-Za-z]{4}$/));

export const methodLabel = named(
  'MethodLabel',
  z.strictObject({
    kind: openEnum(methodKinds),
    brand: z.optional(text),
    bankName: z.optional(text),
    last4,
  }),
  'As much of a method as may be shown: never a number, never a processor id.',
);

export const failure = named(
  'PaymentFailure',
  z.strictObject({
    code: openEnum(failureCodes),
    params: z.optional(z.record(z.string(), z.unknown())),
    retrySameMethod: described(z.boolean(), 'Whether the same method can work on a second try.'),
  }),
);
